"""SOURCE → Page: every input is accounted for, as a page or as skipped with the reason."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from runut.errors import MissingExtraError, SourceError, why
from runut.model import Page, Skipped, Unchanged, Visit
from runut.read import address, folder
from runut.read._kinds import kind_of, unknown
from runut.read._listed import Listed, left_out, listed, shown

if TYPE_CHECKING:
    from runut.read._web import Web


def pages(sources: Iterable[str], web: Web | None = None) -> Iterator[Page | Skipped | Unchanged]:
    """Yield the pages of files, folders, addresses and `-` (JSON Lines on standard input), in the order of their names.

    Addresses are fetched by `web`; without it those that a list or feed gives are skipped.
    Raises SourceError before the first page when a source is not there, a folder holds no page, or an address was
    named and there is no `web`.
    """
    named = list(sources)
    for source in named:
        _must_be_there(source, web)
    for source in named:
        yield from _followed(_read(source), web, 0)


def fetching(remembered: Callable[[str], Visit | None]) -> Web:
    """Give what fetches addresses for one trace; `remembered` tells what a server said of an address last time.

    Raises MissingExtraError without the libraries for it.
    """
    try:
        from runut.read._web import Web
    except ImportError as error:
        raise MissingExtraError("needs_web", name=error.name) from None
    return Web(remembered)


def _followed(
    parts: Iterable[Page | Skipped | Listed | Unchanged], web: Web | None, depth: int
) -> Generator[Page | Skipped | Unchanged, None, bool]:
    """Yield what a source holds and what stands at the addresses that it lists; say whether all of it was read."""
    is_whole = True
    for part in parts:
        if isinstance(part, Listed) and web is not None:
            all_read = yield from _followed(web.read(part, depth), web, depth + 1)
            web.done(part.address, all_read=all_read)
            is_whole = is_whole and all_read
        else:
            told = left_out(part) if isinstance(part, Listed) else part
            is_whole = is_whole and not isinstance(told, Skipped)
            yield told
    return is_whole


def _must_be_there(source: str, web: Web | None) -> None:
    if source == "-":
        return
    if address.accepts(source):
        _must_be_asked_for(source, web)
        return
    path = Path(source)
    try:
        if not path.exists():
            raise SourceError("no_file", name=source)
        if path.is_dir():
            folder.must_hold_pages(source)
    except OSError as error:
        raise SourceError("unreadable", name=source, why=why(error)) from None


def _must_be_asked_for(source: str, web: Web | None) -> None:
    if isinstance(listed(source, source), Skipped):
        raise SourceError("no_address", name=shown(source))
    if web is None:
        raise SourceError("not_asked_to_fetch", name=shown(source))


def _read(source: str) -> Iterator[Page | Skipped | Listed]:
    kind = folder if folder.accepts(source) else kind_of(source)
    if kind is None:
        yield Skipped(source, "read", unknown(Path(source).suffix))
        return
    try:
        yield from kind.read(source)
    except OSError as error:
        raise SourceError("unreadable", name=source, why=why(error)) from None
