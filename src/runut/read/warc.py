"""Read a web archive (WARC): each HTML page that a server answered with is a page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from runut.errors import MissingExtraError
from runut.model import Page, Skipped
from runut.read import _answers
from runut.read._bombs import BombError, opened
from runut.read._encodings import LIMIT_BYTES, NotTextError

_LINE_BYTES = 1 << 16
_MOST_LINES = 500
_CHUNK_BYTES = 1 << 20
_KEPT = ("response", "resource")  # what a server answered, and what a crawler kept without its answer
_ENDS = (b"\r\n", b"\n", b"")


class ArchiveError(ValueError):
    """From here on the bytes are no web archive; the message says why."""


class Record(NamedTuple):
    """One record: its fields by small names, and as much of its content as a page may have."""

    fields: dict[str, str]
    content: bytes


def accepts(source: str) -> bool:
    """Say whether the name is that of a web archive."""
    return source.lower().endswith((".warc", ".warc.gz", ".warc.zst"))


def read(source: str) -> Iterator[Page | Skipped]:
    """Yield a page for each answer, named `a.warc.gz:12` by its place among the records."""
    with Path(source).open("rb") as file:
        yield from pages(source, file)


def pages(source: str, file: BinaryIO, most_bytes: int | None = None) -> Iterator[Page | Skipped]:
    """Yield the pages of an archive that is open; one that holds more than `most_bytes` unpacked is left there.

    What is packed in a way that needs a library which is not installed is skipped, and the rest goes on.
    """
    n_records = 0
    try:
        for record in _records(opened(file, most_bytes)):
            n_records += 1
            if record.fields.get("warc-type") == "response":
                yield _page(f"{source}:{n_records}", record)
            elif record.fields.get("warc-type") == "resource" and "html" in _answers.media_type(record.fields):
                yield _resource(f"{source}:{n_records}", record)
    except (ArchiveError, BombError, NotTextError, MissingExtraError) as error:
        yield Skipped(source, "read", f"behind record {n_records} it is not read: {error}")
        return
    if not n_records:
        yield Skipped(source, "read", "it holds no records")


def _records(file: BinaryIO) -> Iterator[Record]:
    """Yield the records one by one; raises ArchiveError where the next one should begin and does not."""
    while line := file.readline(_LINE_BYTES):
        if not line.strip():
            continue
        if not line.startswith(b"WARC/"):
            raise ArchiveError("no record begins there")
        fields = _fields(file)
        size = fields.get("content-length", "")
        if not size.isdecimal() or len(size) > 15:
            raise ArchiveError("its length is not given")
        wanted = LIMIT_BYTES + _LINE_BYTES if fields.get("warc-type") in _KEPT else 0
        content = file.read(min(int(size), wanted))
        rest = int(size) - len(content)
        while rest and (skipped := len(file.read(min(rest, _CHUNK_BYTES)))):
            rest -= skipped
        if rest:
            raise ArchiveError("it breaks off")
        yield Record(fields, content)


def _fields(file: BinaryIO) -> dict[str, str]:
    found: dict[str, str] = {}
    for _ in range(_MOST_LINES):
        line = file.readline(_LINE_BYTES)
        if line in _ENDS:
            return found
        name, _, value = line.decode("utf-8", "replace").partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    raise ArchiveError("its head has no end")


def _page(source: str, record: Record) -> Page | Skipped:
    """Make a page of an answer, or say why it is none."""
    answer = io.BytesIO(record.content)
    status = answer.readline(_LINE_BYTES).decode("latin-1").split()
    if len(status) < 2 or not status[0].startswith("HTTP/"):
        return Skipped(source, "read", "it holds no answer of a web server")
    if status[1] != "200":
        return Skipped(source, "read", f"the server answered {status[1]}")
    try:
        sent = _fields(answer)
        kind = _answers.media_type(sent)
        if kind and "html" not in kind:
            return Skipped(source, "read", f"it is {kind}, not HTML")
        body = _answers.body(answer.read(), sent)
    except (ArchiveError, NotTextError, BombError, MissingExtraError) as error:
        return Skipped(source, "read", str(error))
    return _answers.page(source, sent, body, _address(record))


def _resource(source: str, record: Record) -> Page | Skipped:
    """Make a page of what was kept without the answer that it came in."""
    if len(record.content) > LIMIT_BYTES:
        return Skipped(source, "read", f"it is larger than {LIMIT_BYTES // 1_000_000} MB")
    return _answers.page(source, record.fields, record.content, _address(record))


def _address(record: Record) -> str | None:
    return record.fields.get("warc-target-uri", "").strip("<>") or None
