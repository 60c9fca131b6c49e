"""Read JSON Lines, from a file or from standard input: one page a line, every line accounted for."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from runut.model import Page, Skipped
from runut.read._encodings import LIMIT_BYTES, NotTextError, decode
from runut.read._rows import page


def accepts(source: str) -> bool:
    """Say whether the name is that of a JSON Lines file, or of standard input."""
    return source == "-" or Path(source).suffix.lower() in (".jsonl", ".ndjson")


def read(source: str) -> Iterator[Page | Skipped]:
    """Yield a page for each line that holds one, named `file.jsonl:12`; blank lines are none."""
    if source == "-":
        yield from _pages("-", sys.stdin.buffer)
        return
    with Path(source).open("rb") as file:
        yield from _pages(source, file)


def _pages(source: str, file: BinaryIO) -> Iterator[Page | Skipped]:
    n_lines = 0
    for number, line in enumerate(_lines(file), start=1):
        here = f"{source}:{number}"
        if line is None:
            n_lines += 1
            yield Skipped(here, "read", f"the line is longer than {LIMIT_BYTES // 1_000_000} MB")
        elif line.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
            n_lines += 1
            yield _page(here, line)
    if not n_lines:
        yield Skipped(source, "read", "it is empty")


def _page(source: str, line: bytes) -> Page | Skipped:
    try:
        row = json.loads(decode(line))
    except NotTextError as error:
        return Skipped(source, "read", str(error))
    except json.JSONDecodeError as error:
        return Skipped(source, "read", f"the line is not JSON: {error.msg} at character {error.pos + 1}")
    except (ValueError, RecursionError) as error:
        return Skipped(source, "read", f"the line is not JSON that can be read: {error}")
    if not isinstance(row, dict):
        return Skipped(source, "read", "the line is not a JSON object")
    return page(source, row)


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield each line, or None for one beyond the limit, holding never more than the limit in memory."""
    head = file.readline(LIMIT_BYTES + 1)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield from _wide_lines(head, file)
        return
    line = head
    while line:
        if len(line) <= LIMIT_BYTES:
            yield line
        else:
            yield None
            while line and not line.endswith(b"\n"):
                line = file.readline(LIMIT_BYTES)
        line = file.readline(LIMIT_BYTES + 1)


def _wide_lines(head: bytes, file: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines of a UTF-16 file, where a line break is two bytes, as UTF-8."""
    name = "utf-16-le" if head.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    decoder = codecs.getincrementaldecoder(name)(errors="replace")
    kept, chunk, too_long = "", head[2:], False
    while chunk:
        kept += decoder.decode(chunk)
        *whole, kept = kept.split("\n")
        for line in whole:
            yield None if too_long else line.encode("utf-8")
            too_long = False
        if len(kept) > LIMIT_BYTES:
            kept, too_long = "", True
        chunk = file.read(1 << 20)
    if kept or too_long:
        yield None if too_long else kept.encode("utf-8")
