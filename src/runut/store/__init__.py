"""Keeping the record: one narrow Protocol, one file a backend."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from runut.model import Article, Claim, Decision, Skipped, Span, Story, Visit
from runut.shelf import Shelf


class Change(NamedTuple):
    """One entry of the log of what came in; numbers rise, and a gap means nothing."""

    number: int
    kind: Literal["article", "decision"]
    id: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that a search found: the stretch of its text that shows why, and the words in it that were looked for.

    `words` is `span.of(text)`; `marks` are spans of the text too.
    """

    article: str
    story: str | None
    title: str | None
    outlet: str | None
    published: str | None
    language: str
    span: Span
    words: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: one page of hits, and how many there are in all, counted up to `COUNTED`."""

    total: int
    hits: tuple[Hit, ...]


COUNTED = 500
"""Beyond this many hits nobody reads on: no more are counted, and of words, those kept last are weighed."""


UNJUDGED = frozenset(("skip", "code"))
"""Verdicts that decide nothing: a reader passed on, or coded without seeing what others think."""


def sought(text: str, query: str) -> Iterator[Span]:
    """Yield where the words that a query looks for stand in a text, in order.

    >>> list(sought("Banjir bandang, lalu banjir rob", "banjir -rob"))
    [Span(start=0, end=6), Span(start=21, end=27)]
    """
    from runut.store import _marks, _query  # they know this file

    yield from _marks.marks(text, _query.parse(query))


class Store(Protocol):
    """All that the rest of Runut may ask of storage; what returned is kept, whatever happens next.

    Every method raises StoreError when the storage says no.
    """

    def add(self, article: Article, claims: Iterable[Claim], note: str = "") -> bool:
        """Keep a page with all its claims, or nothing of it; say whether it was new.

        `note` is what else was read on the page and would take long to read again; the store does not look into it.
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

    def notes(self, names: Collection[str]) -> dict[str, str]:
        """Give the notes that were kept with articles, by article; one without is left out."""
        ...

    def article_of(self, claim: str) -> str | None:
        """Give the article of a figure, quote or event, by the claim's id; None where there is none."""
        ...

    def shelving(self, form: int) -> AbstractContextManager[Shelf]:
        """Open the shelf to write on, all of it or nothing; one of another form is emptied first."""
        ...

    def waiting(self, limit: int | None = None) -> list[str]:
        """Name the articles that the shelf does not hold yet, at most so many, and forget that they wait."""
        ...

    def is_behind(self, form: int) -> bool:
        """Say whether articles wait to be shelved; a store that only reads takes the shelf as it is."""
        ...

    def regroup(self, stories: Iterable[Story]) -> None:
        """Keep stories in the place of those that any of their articles was in; only while the shelf is open."""
        ...

    def stories(self, limit: int | None = None, offset: int = 0) -> Iterator[Story]:
        """Yield the stories as they were last grouped, the newest change first: all, or a stretch of them."""
        ...

    def story_changes(self) -> dict[str, int]:
        """Give the number of each story's last change, by its id."""
        ...

    def counting(self, among: Collection[str] | None = None) -> set[str]:
        """Name the articles that state a number: of all, or of those named."""
        ...

    def story_count(self) -> int:
        """Give how many stories there are."""
        ...

    def arrived(self, articles: Collection[str], since: int) -> int:
        """Give how many of these articles came in after a change."""
        ...

    def story(self, name: str) -> tuple[Story, int] | None:
        """Give the story of this id, or of an article's id, and the number of its last change."""
        ...

    def claims(self, article: str | None = None) -> Iterator[Claim]:
        """Yield the claims of one article, or of all by the article's id, in the order they were found."""
        ...

    def skipped(self) -> Iterator[Skipped]:
        """Yield the inputs that gave no article, sorted."""
        ...

    def decide(self, decision: Decision, seen: int | None = None) -> None:
        """Append a person's decision; one that is there is never edited.

        `seen` is the number of the last change that the person knew of. Raises ConflictError when somebody else has
        decided on the same thing since, or took back a decision on it.
        """
        ...

    def decisions(self, of: Collection[str] | None = None) -> Iterator[Decision]:
        """Yield the decisions in the order they were appended: all, or those on the things named and on these again.

        Of an article that is named, those made on its words count too, whatever id the claim has by now.
        """
        ...

    def decision(self, name: str) -> Decision | None:
        """Give a decision by its id; None where there is none."""
        ...

    def changes(self, since: int = 0, limit: int | None = None) -> Iterator[Change]:
        """Yield what came in after a change, oldest first."""
        ...

    def last_change(self) -> int:
        """Give the number of the newest change; 0 where nothing was kept yet."""
        ...

    def search(self, query: str, limit: int = 20, offset: int = 0) -> Found:
        """Find the pages that hold words, the likeliest first; without words, the newest first.

        `_query.parse` says how a query is read. Raises TooSlowError when it takes more than a second.
        """
        ...

    def came(self, articles: Collection[str]) -> list[str]:
        """Give articles in the order in which they were first kept."""
        ...

    def visit(self, address: str) -> Visit | None:
        """Give what is remembered of an address that was read."""
        ...

    def visited(self, visit: Visit) -> None:
        """Remember what an address gave, in the place of what it gave before."""
        ...

    def moment(self) -> AbstractContextManager[None]:
        """See the record as it stands now, whatever others write meanwhile, until this ends; only to read in."""
        ...

    def close(self) -> None:
        """Let go of the storage."""
        ...
