"""A record in memory: for `runut lint`, for notebooks, and as the fake in tests."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from runut.model import Article, Claim, Decision, Skipped
from runut.shelf import MemoryShelf, Shelf


class MemoryStore:
    """Keeps the record as long as the object lives."""

    def __init__(self) -> None:
        self._articles: dict[str, Article] = {}
        self._claims: dict[str, tuple[Claim, ...]] = {}
        self._skipped: set[Skipped] = set()
        self._decisions: dict[str, Decision] = {}
        self._shelf = MemoryShelf()
        self._waiting: set[str] = set()

    def add(self, article: Article, claims: Iterable[Claim]) -> bool:
        """Keep a page with all its claims; of a known one only the paths are added."""
        known = self._articles.get(article.id)
        if known is None:
            self._waiting.add(article.id)
            self._claims[article.id] = tuple(claims)
        paths = {*article.paths, *(known.paths if known else ())}
        self._articles[article.id] = replace(known or article, paths=tuple(sorted(paths)))
        self._skipped = {skipped for skipped in self._skipped if skipped.source not in paths}
        return known is None

    def skip(self, skipped: Skipped) -> bool:
        """Keep an input that gave no article, once."""
        is_new = skipped not in self._skipped
        self._skipped.add(skipped)
        return is_new

    def knows(self, article: str) -> bool:
        """Say whether the article of this id is kept."""
        return article in self._articles

    def articles(self, names: Collection[str] | None = None) -> Iterator[Article]:
        """Yield the articles by id, all or those named."""
        for name in sorted(self._articles if names is None else names):
            yield self._articles[name]

    @contextmanager
    def shelving(self, form: int) -> Iterator[Shelf]:
        """Open the shelf to write on; in memory there is only ever one form."""
        yield self._shelf

    def waiting(self) -> list[str]:
        """Name the articles that the shelf does not hold yet, and forget that they wait."""
        names, self._waiting = sorted(self._waiting), set()
        return names

    def claims(self, article: str | None = None) -> Iterator[Claim]:
        """Yield the claims of one article, or of all."""
        for name in sorted(self._claims) if article is None else [article]:
            yield from self._claims.get(name, ())

    def skipped(self) -> Iterator[Skipped]:
        """Yield the inputs that gave no article, sorted."""
        yield from sorted(self._skipped, key=lambda s: (s.source, s.room, s.reason))

    def decide(self, decision: Decision) -> None:
        """Append a decision."""
        self._decisions.setdefault(decision.id, decision)

    def decisions(self) -> Iterator[Decision]:
        """Yield the decisions in the order they were appended."""
        yield from self._decisions.values()

    def close(self) -> None:
        """Forget nothing: the object may be read on."""
