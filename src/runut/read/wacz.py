"""Read a WACZ, the zip in which Webrecorder's tools keep a crawl: each web archive in it, record by record."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from runut.lang.patterns import compile_pattern
from runut.model import Page, Skipped
from runut.read import warc
from runut.read._bombs import ARCHIVE_BYTES, RATIO

_LIST_BYTES = 2_000_000  # of the zip's own list of members, which Python keeps in memory, ten times as large
_END_BYTES, _LOCATOR_BYTES, _WIDE_BYTES = 22, 20, 56
_COMMENT_BYTES = 1 << 16
_PART = compile_pattern(r"^[\pL\pN_][\pL\pN_.+=@%,() -]*$")
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


class ZipError(ValueError):
    """The file is no zip that is read; the message says why."""


def accepts(source: str) -> bool:
    """Say whether the name is that of a WACZ."""
    return Path(source).suffix.lower() == ".wacz"


def read(source: str) -> Iterator[Page | Skipped]:
    """Yield a page for each answer, named `a.wacz!archive/data.warc.gz:12`; nothing is unpacked to the disk."""
    n_archives = 0
    with Path(source).open("rb") as file:
        try:
            for member, archive in _archives(file):
                n_archives += 1
                yield from _pages(f"{source}!{member.orig_filename}", member, archive)
        except (ZipError, zipfile.BadZipFile, NotImplementedError) as error:
            yield Skipped(source, "read", f"it is no WACZ that can be read: {error}")
            return
    if not n_archives:
        yield Skipped(source, "read", "it holds no web archive")


def _archives(file: BinaryIO) -> Iterator[tuple[zipfile.ZipInfo, zipfile.ZipFile]]:
    """Yield the members that are web archives by their names, in the order of the zip's list."""
    _refuse_long_list(file)
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if sum(member.compress_size for member in members) > file.seek(0, 2):
            raise ZipError("its members overlap")
        for member in members:
            if warc.accepts(member.orig_filename):
                yield member, archive


def _pages(source: str, member: zipfile.ZipInfo, archive: zipfile.ZipFile) -> Iterator[Page | Skipped]:
    flaw = _flaw(member)
    if flaw:
        yield Skipped(source.replace("\0", "\ufffd"), "read", flaw)
        return
    try:
        with archive.open(member) as opened:
            yield from warc.pages(source, cast(BinaryIO, opened), ARCHIVE_BYTES + RATIO * member.compress_size)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        yield Skipped(source, "read", f"it cannot be unpacked: {error}")


def _flaw(member: zipfile.ZipInfo) -> str | None:
    """Say why a member is not read, or None."""
    if not is_plain(member.orig_filename):
        return "its name leads out of the archive, or is none that a file may have everywhere"
    if member.flag_bits & 1:
        return "it is encrypted"
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return f"it is packed with zip's method {member.compress_type}, which Runut does not unpack"
    return None


def is_plain(name: str) -> bool:
    """Say whether a member's name stays below the archive on every system.

    >>> is_plain("archive/data.warc.gz"), is_plain("../data.warc.gz"), is_plain("C:data.warc.gz")
    (True, False, False)
    """
    parts = name.split("/")
    return all(
        _PART.search(part) is not None and not part.endswith((".", " ")) and part.partition(".")[0] not in _DEVICES
        for part in (part.casefold() for part in parts)
    )


def _refuse_long_list(file: BinaryIO) -> None:
    """Raise ZipError where the zip's list of members is longer than any crawl's, before it is read.

    The places are those of PKWARE's APPNOTE 6.3.10, 4.3.14 to 4.3.16.
    """
    size = file.seek(0, 2)
    start = file.seek(max(0, size - _END_BYTES - _COMMENT_BYTES - _LOCATOR_BYTES - _WIDE_BYTES))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + _END_BYTES:
        raise ZipError("it has no list of members")
    length = int.from_bytes(tail[at + 12 : at + 16], "little")
    locator = tail[max(0, at - _LOCATOR_BYTES) : at]
    if locator.startswith(b"PK\x06\x07"):
        wide = int.from_bytes(locator[8:16], "little") - start
        if wide != at - _LOCATOR_BYTES - _WIDE_BYTES or wide < 0:
            raise ZipError("its end does not say where its list of members is")
        length = max(length * (length != 0xFFFFFFFF), int.from_bytes(tail[wide + 40 : wide + 48], "little"))
    if length > _LIST_BYTES:
        raise ZipError(f"its list of members is longer than {_LIST_BYTES // 1_000_000} MB")
