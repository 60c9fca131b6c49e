"""What several checks ask of one page is worked out once, and let go of when all have asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from runut.lang import Pack
from runut.model import Article

_PAGES = 1536
"""Pages of a story: some checks go through them all before the next begins."""
Told = TypeVar("Told")
_LET_GO: list[Callable[[], None]] = []


def kept(ask: Callable[[Article, Pack], Told]) -> Callable[[Article, Pack], Told]:
    """Keep what is found on a page until `let_go`."""
    asked = lru_cache(maxsize=_PAGES)(ask)
    _LET_GO.append(asked.cache_clear)
    return asked


def let_go() -> None:
    """Let go of everything."""
    for clear in _LET_GO:
        clear()
