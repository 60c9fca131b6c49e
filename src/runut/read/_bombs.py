"""Unpack what came packed, piece by piece, and stop where it swells beyond reason."""

from __future__ import annotations

import io
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from runut.errors import MissingExtraError
from runut.read._encodings import NotTextError

RATIO = 200
"""How many bytes one packed byte may give; HTML gives ten, a bomb a thousand."""
ARCHIVE_BYTES = 10_000_000
"""So much an archive may give however small it is; a page a tenth of it."""
_FREE_BYTES = 1_000_000
_CHUNK_BYTES = 1 << 16
_WINDOW_LOG = 25  # zstd may ask for 32 MB of memory, four times what RFC 9659 allows a page
_SKIPPABLE = b"\x5d\x2a\x4d\x18"  # the frame in which an archive of zstd carries the dictionary of all others
_ZSTD = b"\x28\xb5\x2f\xfd"


class BombError(ValueError):
    """Packed bytes give more than any page holds."""


def unpacked(raw: bytes, coding: str, limit_bytes: int) -> bytes:
    """Give what the body of an answer holds, which a server packed with `gzip`, `deflate`, `br` or `zstd`.

    Raises BombError for more than the limit, NotTextError for what is not packed so, MissingExtraError without the
    library.

    >>> unpacked(zlib.compress(b"Api padam."), "deflate", 100)
    b'Api padam.'
    """
    parts, size = [], 0
    for piece in pieces((raw[at : at + _CHUNK_BYTES] for at in range(0, len(raw), _CHUNK_BYTES)), coding):
        parts.append(piece)
        size += len(piece)
        if size > limit_bytes:
            raise BombError(f"unpacked it is larger than {limit_bytes // 1_000_000} MB")
    return b"".join(parts)


def pieces(chunks: Iterable[bytes], coding: str, free_bytes: int = _FREE_BYTES) -> Iterator[bytes]:
    """Yield what packed chunks hold, in pieces of at most 64 kB.

    Raises BombError where they give more than `free_bytes` and 200 times their size, else as `unpacked` does.
    """
    n_in = n_out = 0

    def counted() -> Iterator[bytes]:
        nonlocal n_in
        for chunk in chunks:
            n_in += len(chunk)
            yield chunk

    for piece in _CODINGS[coding](counted()):
        n_out += len(piece)
        if n_out > free_bytes + RATIO * n_in:
            raise BombError(f"it swells to more than {RATIO} times its size")
        yield piece


def opened(file: BinaryIO, most_bytes: int | None = None, coding: str | None = None) -> io.BufferedReader:
    """Give an archive's content as a file: packed as its server said, else as its first bytes say, or not at all.

    Raises BombError, while it is read, where that swells, or holds more than `most_bytes`.
    """
    head = file.read(4)
    chunks = _chunks(head, file)
    coding = coding or ("gzip" if head[:2] == b"\x1f\x8b" else "zstd" if head in (_ZSTD, _SKIPPABLE) else None)
    content = pieces(chunks, coding, ARCHIVE_BYTES) if coding else chunks
    return io.BufferedReader(_Flow(content, most_bytes), 16 * _CHUNK_BYTES)


def _chunks(head: bytes, file: BinaryIO) -> Iterator[bytes]:
    yield head
    while chunk := file.read(_CHUNK_BYTES):
        yield chunk


class _Flow(io.RawIOBase):
    """Pieces of bytes, read as a file."""

    def __init__(self, content: Iterator[bytes], most_bytes: int | None) -> None:
        self._content, self._most_bytes, self._rest = content, most_bytes, memoryview(b"")
        self._n_bytes = 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer with content; 0 at the end."""
        while not self._rest:
            piece = next(self._content, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
            self._n_bytes += len(piece)
            if self._most_bytes is not None and self._n_bytes > self._most_bytes:
                raise BombError(f"unpacked it is larger than {self._most_bytes // 1_000_000} MB")
        n = min(len(buffer), len(self._rest))
        buffer[:n], self._rest = self._rest[:n], self._rest[n:]
        return n


def _gunzipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what gzip holds, of one member or of many, as archives are."""
    return _members(chunks, lambda: zlib.decompressobj(31))


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what deflate holds, with the head that its definition asks for or, as some servers send it, without."""
    chunks = iter(chunks)
    first = next(chunks, b"")
    window = 15 if first[:1] == b"\x78" else -15
    return _members(_with(first, chunks), lambda: zlib.decompressobj(window))


def _members(chunks: Iterable[bytes], start: Callable[[], Any]) -> Iterator[bytes]:
    unpack = start()
    try:
        for rest in chunks:
            while rest:
                if unpack.eof:
                    unpack = start()
                piece = unpack.decompress(rest, _CHUNK_BYTES)
                rest = unpack.unused_data.lstrip(b"\0") if unpack.eof else unpack.unconsumed_tail
                if piece:
                    yield piece
        while not unpack.eof and (piece := unpack.decompress(b"", _CHUNK_BYTES)):
            yield piece
    except zlib.error as error:
        raise NotTextError(f"it is not the gzip or deflate that it says: {error}") from None


def _unbrotli(chunks: Iterable[bytes]) -> Iterator[bytes]:
    brotli = _library("brotli")
    unpack = brotli.Decompressor()
    try:
        for chunk in chunks:
            yield unpack.process(chunk, output_buffer_limit=_CHUNK_BYTES)
            while not unpack.can_accept_more_data():
                yield unpack.process(b"", output_buffer_limit=_CHUNK_BYTES)
    except brotli.error as error:
        raise NotTextError(f"it is not the brotli that it says: {error}") from None


def _unzstd(chunks: Iterable[bytes]) -> Iterator[bytes]:
    zstd = _library("zstd")
    chunks = iter(chunks)
    head = _head(chunks)
    try:
        known: Any = None
        if head[:4] == _SKIPPABLE:
            words, head = _dictionary(head, chunks)
            known = zstd.ZstdDict(words)
        options = {zstd.DecompressionParameter.window_log_max: _WINDOW_LOG}
        yield from _frames(_with(head, chunks), lambda: zstd.ZstdDecompressor(known, options))
    except (zstd.ZstdError, ValueError) as error:
        if isinstance(error, BombError | NotTextError):
            raise
        raise NotTextError(f"it is not the zstd that it says: {error}") from None


def _frames(chunks: Iterable[bytes], start: Callable[[], Any]) -> Iterator[bytes]:
    unpack = start()
    for rest in chunks:
        while rest or not (unpack.eof or unpack.needs_input):
            if unpack.eof:
                unpack = start()
            yield unpack.decompress(rest, _CHUNK_BYTES)
            rest = unpack.unused_data if unpack.eof else b""


def _dictionary(head: bytes, chunks: Iterator[bytes]) -> tuple[bytes, bytes]:
    """Give the dictionary in an archive's first frame, and what stands behind it (IIPC's "Zstandard for WARC")."""
    size = int.from_bytes(head[4:8], "little")
    if size > ARCHIVE_BYTES:
        raise BombError(f"its dictionary is larger than {ARCHIVE_BYTES // 1_000_000} MB")
    while len(head) < 8 + size and (chunk := next(chunks, b"")):
        head += chunk
    words, rest = head[8 : 8 + size], head[8 + size :]
    return unpacked(words, "zstd", ARCHIVE_BYTES) if words[:4] == _ZSTD else words, rest


def _head(chunks: Iterator[bytes]) -> bytes:
    head = b""
    while len(head) < 8 and (chunk := next(chunks, b"")):
        head += chunk
    return head


def _with(first: bytes, chunks: Iterable[bytes]) -> Iterator[bytes]:
    if first:
        yield first
    yield from chunks


def _library(name: str) -> Any:
    """Load what unpacks brotli or zstd: the second is part of Python from 3.14 on."""
    try:
        if name == "brotli":
            import brotli

            return brotli
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
        return zstd
    except ImportError:
        raise MissingExtraError("needs_archives", name=name) from None


_CODINGS = {"gzip": _gunzipped, "deflate": _inflated, "br": _unbrotli, "zstd": _unzstd}
