"""What is kept of how articles are alike and grouped, so that one more article need not be held against all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol


class ShelfMovedError(Exception):
    """Somebody else wrote on the shelf while it was open: what was worked out is of one that is no more."""


class Join(NamedTuple):
    """A group of two groups, and the level on which they met."""

    level: int
    node: str
    left: str
    right: str


class Card(NamedTuple):
    """What is kept of one article: the numbers it is looked up by, its day, and its sketch as a line of text."""

    article: str
    day: int | None
    keys: tuple[int, ...]
    """The numbers by which it is found among what was written about the same time."""
    firm: tuple[int, ...]
    """The numbers by which it is found from afar too; none of them is among the others."""
    line: str


class Shelf(Protocol):
    """Where cards, likenesses and joins are kept between one article and the next."""

    def put(self, card: Card) -> None:
        """Keep the card of an article."""
        ...

    def found(self, card: Card, near: int, far: int) -> Iterable[str]:
        """Give the lines of the other cards that share a key within so many days, or a firm one within more."""
        ...

    def line(self, article: str) -> str | None:
        """Give the line of an article's card."""
        ...

    def set_near(self, article: str, scores: Mapping[str, int]) -> None:
        """Keep how like an article is to others, both ways."""
        ...

    def near(self, article: str) -> Mapping[str, int]:
        """Give the articles that are like one, and how much, in thousandths: whole numbers add up in any order."""
        ...

    def above(self, node: str) -> Join | None:
        """Give the join that a group went into."""
        ...

    def below(self, node: str) -> Join | None:
        """Give the join that made a group; None for an article."""
        ...

    def rejoin(self, gone: Iterable[Join], made: Iterable[Join]) -> None:
        """Drop joins and keep others."""
        ...


class MemoryShelf:
    """Keeps cards, likenesses and joins for as long as it lives."""

    def __init__(self) -> None:
        self._cards: dict[int, dict[str, Card]] = defaultdict(dict)
        self._lines: dict[str, str] = {}
        self._near: dict[str, dict[str, int]] = defaultdict(dict)
        self._above: dict[str, Join] = {}
        self._below: dict[str, Join] = {}

    def put(self, card: Card) -> None:
        """Keep the card of an article."""
        for key in (*card.keys, *card.firm):
            self._cards[key][card.article] = card
        self._lines[card.article] = card.line

    def line(self, article: str) -> str | None:
        """Give the line of an article's card."""
        return self._lines.get(article)

    def found(self, card: Card, near: int, far: int) -> Iterable[str]:
        """Give the lines of the other cards that share a key within so many days, or a firm one within more."""
        others: dict[str, str] = {}
        for keys, window in ((card.keys, near), (card.firm, far)):
            for other in (other for key in keys for other in self._cards.get(key, {}).values()):
                if other.article != card.article and _is_within(card, other, window):
                    others[other.article] = other.line
        return others.values()

    def set_near(self, article: str, scores: Mapping[str, int]) -> None:
        """Keep how like an article is to others, both ways."""
        for other, score in scores.items():
            self._near[article][other] = self._near[other][article] = score

    def near(self, article: str) -> Mapping[str, int]:
        """Give the articles that are like one, and how much, in thousandths."""
        return self._near.get(article, {})

    def above(self, node: str) -> Join | None:
        """Give the join that a group went into."""
        return self._above.get(node)

    def below(self, node: str) -> Join | None:
        """Give the join that made a group; None for an article."""
        return self._below.get(node)

    def rejoin(self, gone: Iterable[Join], made: Iterable[Join]) -> None:
        """Drop joins and keep others."""
        for join in gone:
            del self._above[join.left], self._above[join.right], self._below[join.node]
        for join in made:
            self._above[join.left] = self._above[join.right] = self._below[join.node] = join


def _is_within(a: Card, b: Card, window: int) -> bool:
    """Say whether two cards stand within so many days; one without a day may stand anywhere."""
    return a.day is None or b.day is None or abs(a.day - b.day) <= window
