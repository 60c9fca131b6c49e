"""What one more article costs: a record of a thousand against one of a hundred thousand, in one run.

The articles are variations of real ones: names and places of each copy are replaced, days are spread so that about as
many are published each day whatever the record's size. Run as `python bench/growth.py FOLDER [SMALL LARGE]`.
"""

# ruff: noqa: T201
from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from runut import lang
from runut.clean import clean
from runut.extract import claims
from runut.link import stories
from runut.model import Article, Claim, Page, content_id
from runut.pipeline import touched
from runut.read import pages
from runut.store import Store
from runut.store.sqlite import SqliteStore

A_DAY = 30
"""So many are published each day that the smaller record spans the month in which articles are looked up."""
TRIED = 60
_SYLLABLES = tuple("badagakalamanaparasatawayajomuliturikenosodi"[at : at + 2] for at in range(0, 44, 2))


def variations(folder: Path, count: int, seed: int = 7) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield articles in which the capitalised words of a real one are other names, six of each event."""
    given = [clean(page) for page in pages([str(folder)]) if isinstance(page, Page)]
    chance = random.Random(seed)
    for at in range(count):
        if at % 6 == 0:
            names: dict[str, str] = {}
        yield _varied(given[(at // 6 + at) % len(given)], at, names, chance)


def _varied(
    article: Article, at: int, names: dict[str, str], chance: random.Random
) -> tuple[Article, tuple[Claim, ...]]:
    words = [
        names.setdefault(word, _name(chance, len(word))) if word[:1].isupper() and chance.random() < 0.8 else word
        for word in article.text.split(" ")
    ]
    text = " ".join(words)
    day = (date(2019, 1, 1) + timedelta(days=at // A_DAY)).isoformat()
    title = " ".join(names.get(word, word) for word in (article.title or "").split())
    varied = clean(Page(source=str(at), text=text, title=title, published=day, outlet=article.outlet))
    return replace(varied, id=content_id("a", at, text)), ()


def _name(chance: random.Random, length: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(max(2, length // 2))).capitalize()


def fill(store: Store, given: Iterator[tuple[Article, tuple[Claim, ...]]], count: int) -> None:
    """Keep so many articles and group them."""
    for start in range(0, count, 1000):
        heap = [next(given) for _ in range(start, min(start + 1000, count))]
        for article, found in heap:
            store.add(article, found)
        with store.shelving(stories.FORM) as shelf:
            store.waiting()
            stories.add(heap, shelf)


def seconds_each(store: Store, fresh: Sequence[Article]) -> dict[str, float]:
    """Give the median times of each step from a text to the record of the story it joined."""
    took: dict[str, list[float]] = {"read": [], "kept": [], "grouped": [], "told": []}
    for article in fresh:
        with _timed(took["read"]):
            found = tuple(claims(article, lang.load(article.language)))
        with _timed(took["kept"]):
            store.add(article, found)
        with store.shelving(stories.FORM) as shelf:
            store.waiting()
            with _timed(took["grouped"]):
                stories.add([(article, found)], shelf)
        with _timed(took["told"]):
            touched(store, [article.id])
    return {step: statistics.median(times) for step, times in took.items()}


@contextmanager
def _timed(into: list[float]) -> Iterator[None]:
    began = time.perf_counter()
    yield
    into.append(time.perf_counter() - began)


def main(folder: Path, small: int = 1_000, large: int = 100_000) -> None:
    """Print what each step of one more article costs at either size, and the ratio."""
    cost: dict[int, dict[str, float]] = {}
    for size in (small, large):
        with tempfile.TemporaryDirectory() as room:
            store = SqliteStore(Path(room) / "growth.db")
            given = variations(folder, size + TRIED)
            began = time.perf_counter()
            fill(store, given, size)
            print(f"{size:>8} articles kept and grouped in {time.perf_counter() - began:.0f} s", flush=True)
            cost[size] = seconds_each(store, [article for article, _ in given])
            told = ", ".join(f"{step} {1000 * seconds:.1f} ms" for step, seconds in cost[size].items())
            print(f"{size:>8} articles: one more is {told}", flush=True)
            store.close()
    print("ratios: " + ", ".join(f"{step} {cost[large][step] / cost[small][step]:.2f}" for step in cost[small]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
