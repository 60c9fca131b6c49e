"""Unpack what came packed, and stop where it swells beyond reason."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from runut.errors import MissingExtraError
from runut.read._encodings import NotTextError

RATIO = 200
"""How many bytes one packed byte may give; HTML gives ten, a bomb a thousand."""
_FREE_BYTES = 1_000_000  # so much may come of however little
_CHUNK_BYTES = 1 << 16


class BombError(ValueError):
    """Packed bytes give more than any page holds."""


def unpacked(raw: bytes, limit_bytes: int) -> bytes:
    """Give what gzip or deflate bytes hold, up to a limit.

    Raises BombError for more, and zlib.error for what is neither.

    >>> unpacked(zlib.compress(b"Api padam."), 100)
    b'Api padam.'
    """
    window = 47 if raw[:2] == b"\x1f\x8b" or raw[:1] == b"\x78" else -15
    unpack = zlib.decompressobj(window)
    content = unpack.decompress(raw, limit_bytes + 1)
    if len(content) > limit_bytes or len(content) > _FREE_BYTES + RATIO * len(raw):
        raise BombError(f"unpacked it is larger than {limit_bytes // 1_000_000} MB")
    return content


class Gunzipped(io.RawIOBase):
    """A gzip file of many members, as archives are, read as its content; raises BombError when that swells."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._unpack = zlib.decompressobj(31)
        self._rest = b""
        self._n_in = self._n_out = 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer with content; 0 at the end."""
        while True:
            if self._unpack.eof:
                self._rest = self._unpack.unused_data
                self._unpack = zlib.decompressobj(31)
            if not self._rest:
                self._rest = self._file.read(_CHUNK_BYTES)
                self._n_in += len(self._rest)
            if not self._rest:
                return 0
            content = self._unpack.decompress(self._rest, len(buffer))
            self._rest = self._unpack.unconsumed_tail
            if content:
                break
        self._n_out += len(content)
        if self._n_out > 10 * _FREE_BYTES + RATIO * self._n_in:
            raise BombError(f"it swells to more than {RATIO} times its size")
        buffer[: len(content)] = content
        return len(content)


def unbrotli(raw: bytes, limit_bytes: int) -> bytes:
    """Give what brotli bytes hold, up to a limit.

    Raises BombError for more, NotTextError for what is none, MissingExtraError without the library.
    """
    try:
        import brotli
    except ImportError:
        raise MissingExtraError("Pages packed with brotli need it: pip install 'runut[archives]'.") from None
    unpack = brotli.Decompressor()
    parts, size = [], 0
    for at in range(0, len(raw), 256):  # in small pieces: each may swell a thousand times before it can be counted
        try:
            parts.append(unpack.process(raw[at : at + 256]))
        except brotli.error as error:
            raise NotTextError(f"it is not the brotli that it says: {error}") from None
        size += len(parts[-1])
        if size > limit_bytes:
            raise BombError(f"unpacked it is larger than {limit_bytes // 1_000_000} MB")
    return b"".join(parts)
