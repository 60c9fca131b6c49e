"""Read a web archive (WARC): each HTML page that a server answered with is a page."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from runut.model import Page, Skipped
from runut.read._bombs import BombError, Gunzipped, unbrotli, unpacked
from runut.read._encodings import LIMIT_BYTES, NotTextError, decode_markup
from runut.read._rows import unfit

_LINE_BYTES = 1 << 16
_MOST_LINES = 500
_CHUNK_BYTES = 1 << 20
_ENDS = (b"\r\n", b"\n", b"")


class ArchiveError(ValueError):
    """From here on the bytes are no web archive; the message says why."""


class Record(NamedTuple):
    """One record: its fields by small names, and as much of its content as a page may have."""

    fields: dict[str, str]
    content: bytes


def accepts(source: str) -> bool:
    """Say whether the name is that of a web archive."""
    return source.lower().endswith((".warc", ".warc.gz"))


def read(source: str) -> Iterator[Page | Skipped]:
    """Yield a page for each answer, named `a.warc.gz:12` by its place among the records."""
    n_records = 0
    with Path(source).open("rb") as file:
        is_packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        try:
            for record in _records(io.BufferedReader(Gunzipped(file), _CHUNK_BYTES) if is_packed else file):
                n_records += 1
                if record.fields.get("warc-type") == "response":
                    yield _page(f"{source}:{n_records}", record)
        except (ArchiveError, BombError, zlib.error) as error:
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
        wanted = LIMIT_BYTES + _LINE_BYTES if fields.get("warc-type") == "response" else 0
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
        kind, _, told = sent.get("content-type", "").lower().partition(";")
        if kind and "html" not in kind:
            return Skipped(source, "read", f"it is {kind.strip()}, not HTML")
        html = decode_markup(_unpacked(answer.read(), sent), told.partition("charset=")[2].strip(" \"';"))
    except (ArchiveError, NotTextError, BombError, zlib.error) as error:
        return Skipped(source, "read", str(error))
    flaw = unfit(html.replace("\0", "\ufffd"))
    if flaw:
        return Skipped(source, "read", flaw)
    return Page(source=source, html=html, url=record.fields.get("warc-target-uri", "").strip("<>") or None)


def _unpacked(raw: bytes, sent: dict[str, str]) -> bytes:
    """Undo what the server did to send the page: cut it into chunks, packed it."""
    if "chunked" in sent.get("transfer-encoding", "").lower():
        raw = _joined(raw)
    if len(raw) > LIMIT_BYTES:
        raise BombError(f"it is larger than {LIMIT_BYTES // 1_000_000} MB")
    packed = sent.get("content-encoding", "").lower()
    if packed in ("", "identity", "utf-8") or (packed == "gzip" and raw[:2] != b"\x1f\x8b"):
        return raw  # crawlers often unpack a page and keep the header
    if packed in ("gzip", "deflate", "x-gzip"):
        return unpacked(raw, LIMIT_BYTES)
    if packed == "br":
        return unbrotli(raw, LIMIT_BYTES)
    raise NotTextError(f"it is packed with {packed}, which Runut does not unpack")


def _joined(raw: bytes) -> bytes:
    """Join the chunks of a page; what does not look like chunks is given back as it is."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = raw.find(b"\r\n", at)
        try:
            size = int(raw[at:end].split(b";")[0], 16) if 0 <= end - at < 20 else -1
        except ValueError:
            size = -1
        if size <= 0:
            return b"".join(parts) or raw
        parts.append(raw[end + 2 : end + 2 + size])
        at = end + 4 + size
