"""SOURCE → Page: every input is accounted for, as a page or as skipped with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from runut.errors import SourceError
from runut.model import Page, Skipped
from runut.read import folder
from runut.read._kinds import kind_of
from runut.read._listed import Listed, left_out


def pages(sources: Iterable[str]) -> Iterator[Page | Skipped]:
    """Yield the pages of files, folders and `-` (JSON Lines on standard input), in the order they were named.

    Raises SourceError before the first page when a source is not there or a folder holds no page.
    """
    named = list(sources)
    for source in named:
        _must_be_there(source)
    for source in named:
        for found in _read(source):
            yield left_out(found) if isinstance(found, Listed) else found


def _must_be_there(source: str) -> None:
    if source == "-":
        return
    if "://" in source:
        raise SourceError(f"{source!r} is an address, and fetching is not built yet. Save the page and name its file.")
    path = Path(source)
    try:
        if not path.exists():
            raise SourceError(f"There is no file or folder {source!r}. Check the path.")
        if path.is_dir():
            folder.must_hold_pages(source)
    except OSError as error:
        raise SourceError(f"{source!r} cannot be read: {error.strerror}. Check its permissions.") from None


def _read(source: str) -> Iterator[Page | Skipped | Listed]:
    kind = folder if folder.accepts(source) else kind_of(source)
    if kind is None:
        yield Skipped(source, "read", f"not a kind of file that Runut reads ({Path(source).suffix or 'no suffix'})")
        return
    try:
        yield from kind.read(source)
    except OSError as error:
        raise SourceError(f"{source!r} cannot be read: {error.strerror}. Check its permissions.") from None
