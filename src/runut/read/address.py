"""Read an address of the web, where fetching was asked for: a page, a feed, or a list of further addresses."""

from __future__ import annotations

from collections.abc import Iterator

from runut.model import Skipped
from runut.read._listed import Listed, listed


def accepts(source: str) -> bool:
    """Say whether it is an address."""
    return "://" in source


def read(source: str) -> Iterator[Listed | Skipped]:
    """Yield the address itself: the room fetches it like one that a feed lists, or says why not."""
    yield listed(source, source)
