"""Read a CSV file: the same columns as JSON Lines, one page a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

from runut.model import Page, Skipped
from runut.read._encodings import LIMIT_BYTES, NotTextError, encoding_of
from runut.read._rows import page

_HEAD_BYTES = 1 << 16


def accepts(source: str) -> bool:
    """Say whether the name is that of a CSV file."""
    return Path(source).suffix.lower() in (".csv", ".tsv")


def read(source: str) -> Iterator[Page | Skipped]:
    """Yield a page for each row, named `file.csv:12` by its last line."""
    with Path(source).open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head.strip():
        yield Skipped(source, "read", "it is empty")
        return
    try:
        encoding, skip = encoding_of(head[: len(head) // 4 * 4] if len(head) == _HEAD_BYTES else head)
    except NotTextError as error:
        yield Skipped(source, "read", str(error))
        return
    with Path(source).open("rb") as file:
        file.seek(skip)
        with TextIOWrapper(file, encoding=encoding, newline="") as text:
            yield from _pages(source, text)


def _pages(source: str, file: TextIOWrapper) -> Iterator[Page | Skipped]:
    csv.field_size_limit(LIMIT_BYTES)
    rows = csv.DictReader(file, delimiter="\t" if source.lower().endswith(".tsv") else ",", strict=True)
    n_rows = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except (csv.Error, UnicodeDecodeError) as error:
            n_rows += 1
            yield Skipped(f"{source}:{rows.reader.line_num}", "read", f"not CSV that can be read: {error}")
            if isinstance(error, UnicodeDecodeError):
                return  # there is no telling where the next row begins
            continue
        n_rows += 1
        yield page(f"{source}:{rows.reader.line_num}", {str(name): value for name, value in row.items()})
    if not n_rows:
        yield Skipped(source, "read", "it has no rows below its head")
