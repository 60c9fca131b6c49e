"""What one more article costs: a record of a thousand against one of a hundred thousand, in one run.

The articles are variations of real ones: names and places of each copy are replaced, days are spread so that about as
many are published each day whatever the record's size. Times are of the processor: what waits for a busy disk or
another program is no cost of the record's size. Run as `python bench/growth.py FOLDER [SMALL LARGE]`.
"""

# ruff: noqa: T201
from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from runut import lang
from runut.clean import clean
from runut.extract import claims
from runut.model import Article, Claim, Page, content_id
from runut.pipeline import shelve, touched
from runut.read import pages
from runut.store import Store
from runut.store.sqlite import SqliteStore

A_DAY = 30
"""So many are published each day that the smaller record spans the month in which articles are looked up."""
TRIED = 60
_SYLLABLES = tuple("badagakalamanaparasatawayajomuliturikenosodi"[at : at + 2] for at in range(0, 44, 2))


def variations(folder: Path, count: int, seed: int, since: int = 0) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield articles in which the capitalised words of a real one are other names, six of each event.

    They are published so many a day from the day of this number on.
    """
    given = [clean(page) for page in pages([str(folder)]) if isinstance(page, Page)]
    chance = random.Random(seed)
    for at in range(count):
        if at % 6 == 0:
            names: dict[str, str] = {}
        day = date(2000, 1, 1) + timedelta(days=since + at // A_DAY)
        yield _varied(given[(at // 6 + at) % len(given)], at, day, names, chance), ()


def _varied(article: Article, at: int, day: date, names: dict[str, str], chance: random.Random) -> Article:
    """Give an article other names, each as long as the one it stands for, so that its labels hold."""
    words = [
        names.setdefault(word, _name(chance, word)) if word[:1].isupper() and chance.random() < 0.8 else word
        for word in article.text.split(" ")
    ]
    text = " ".join(words)
    title = " ".join(names.get(word, word) for word in (article.title or "").split())
    name = content_id("a", day.isoformat(), at, text)
    return replace(article, id=name, text=text, title=title, published=day.isoformat(), url=None)


def _name(chance: random.Random, word: str) -> str:
    name = "".join(chance.choice(_SYLLABLES) for _ in range(len(word) // 2 + 1))
    return "".join(_like(old, new) for old, new in zip(word, name, strict=False))


def _like(old: str, new: str) -> str:
    return new.upper() if old.isupper() else new if old.isalpha() else old


def fill(store: Store, given: Iterator[tuple[Article, tuple[Claim, ...]]], count: int) -> None:
    """Keep so many articles and group them."""
    for start in range(0, count, 1000):
        heap = [next(given) for _ in range(start, min(start + 1000, count))]
        for article, found in heap:
            store.add(article, found)
        shelve(store)


def seconds_each(stores: Sequence[Store], fresh: Sequence[Sequence[Article]]) -> list[dict[str, float]]:
    """Give for each store the median processor times of each step from a text to the record of the story it joined.

    Every store gets articles of its own, and they take turns: whatever else the machine does falls on all alike.
    """
    took: list[dict[str, list[float]]] = [defaultdict(list) for _ in stores]
    for turn, articles in enumerate(zip(*fresh, strict=True)):
        each = list(zip(stores, articles, took, strict=True))
        for store, article, times in reversed(each) if turn % 2 else each:  # who comes second finds words read before
            _add(store, article, times)
    return [{step: statistics.median(each) for step, each in times.items()} for times in took]


def _add(store: Store, article: Article, took: dict[str, list[float]]) -> None:
    with _timed(took["all"]):
        with _timed(took["read"]):
            found = tuple(claims(article, lang.load(article.language)))
        with _timed(took["kept"]):
            store.add(article, found)
        with _timed(took["grouped"]):
            shelve(store)
        with _timed(took["told"]):
            touched(store, [article.id])


@contextmanager
def _timed(into: list[float]) -> Iterator[None]:
    began = time.process_time()
    yield
    into.append(time.process_time() - began)


def main(folder: Path, small: int = 1_000, large: int = 100_000) -> None:
    """Print what each step of one more article costs at either size, and the ratio."""
    with tempfile.TemporaryDirectory() as room:
        stores = [SqliteStore(Path(room) / f"{size}.db") for size in (small, large)]
        for size, store in zip((small, large), stores, strict=True):
            began = time.process_time()
            fill(store, variations(folder, size, 7), size)
            print(f"{size:>8} articles kept and grouped in {time.process_time() - began:.0f} s", flush=True)
        fresh = [[one for one, _ in variations(folder, TRIED, 8, size // A_DAY)] for size in (small, large)]
        less, more = seconds_each(stores, fresh)
        for size, cost in ((small, less), (large, more)):
            told = ", ".join(f"{step} {1000 * seconds:.1f} ms" for step, seconds in cost.items())
            print(f"{size:>8} articles: one more is {told}")
        print("ratios: " + ", ".join(f"{step} {more[step] / less[step]:.2f}" for step in less))
        for store in stores:
            store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
