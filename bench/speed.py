"""How many pages a second one core reads, from text to claims."""

from __future__ import annotations

import functools
import statistics
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from runut import lang
from runut.clean import clean
from runut.extract import claims
from runut.model import Page
from runut.read import pages


def pages_per_second(folder: Path, rounds: int = 3) -> tuple[float, int]:
    """Give the median rate over some rounds, and how many pages a round reads."""
    given = [page for page in pages([str(folder)]) if isinstance(page, Page)]
    _read_all(given[:5])
    return statistics.median(_rate(given) for _ in range(rounds)), len(given)


def _rate(given: list[Page]) -> float:
    _forget()
    began = time.perf_counter()
    _read_all(given)
    return len(given) / (time.perf_counter() - began)


def _read_all(given: Iterable[Page]) -> None:
    for page in given:
        article = clean(page)
        for _ in claims(article, lang.load(article.language)):
            pass


def _forget() -> None:
    """Empty what finders remember of an article: a second round must do the work of the first."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("runut.extract", "runut.text")):
            for thing in list(vars(module).values()):
                if isinstance(thing, functools._lru_cache_wrapper):
                    thing.cache_clear()
