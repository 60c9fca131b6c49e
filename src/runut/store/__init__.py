"""Keeping the record: one narrow Protocol, one file a backend."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from runut.model import Article, Claim, Decision, Skipped
from runut.shelf import Shelf


class Store(Protocol):
    """All that the rest of Runut may ask of storage; what returned is kept, whatever happens next.

    Every method raises StoreError when the storage says no.
    """

    def add(self, article: Article, claims: Iterable[Claim]) -> bool:
        """Keep a page with all its claims, or nothing of it; say whether it was new.

        Of a page that is known only the paths are added.
        """
        ...

    def skip(self, skipped: Skipped) -> bool:
        """Keep an input that gave no article; say whether that was new."""
        ...

    def knows(self, article: str) -> bool:
        """Say whether the article of this id is kept."""
        ...

    def articles(self, names: Collection[str] | None = None) -> Iterator[Article]:
        """Yield the articles by id, all or those named."""
        ...

    def shelving(self, form: int) -> AbstractContextManager[Shelf]:
        """Open the shelf to write on, all of it or nothing; one of another form is emptied first."""
        ...

    def waiting(self) -> list[str]:
        """Name the articles that the shelf does not hold yet, and forget that they wait."""
        ...

    def claims(self, article: str | None = None) -> Iterator[Claim]:
        """Yield the claims of one article, or of all by the article's id, in the order they were found."""
        ...

    def skipped(self) -> Iterator[Skipped]:
        """Yield the inputs that gave no article, sorted."""
        ...

    def decide(self, decision: Decision) -> None:
        """Append a person's decision; one that is there is never edited."""
        ...

    def decisions(self) -> Iterator[Decision]:
        """Yield the decisions in the order they were appended."""
        ...

    def close(self) -> None:
        """Let go of the storage."""
        ...
