"""What one page leaves open and its sisters say: where a number is counted, and of what it is a part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from runut.model import Figure

TELLING = 10
"""Smaller numbers are told of so many things that they tell no place."""

Placed = Callable[[Figure], str | None]
"""Gives the key of the area that a figure names, None where it names none, or where nothing is counted by area."""


class _Same(NamedTuple):
    """What two figures have in common that count alike: kind, unit and number."""

    kind: str
    unit: str
    number: int


def mended(figures: Iterable[Figure], placed: Placed) -> Iterator[Figure]:
    """Yield a story's figures, each with what only other words of the story say of its number.

    A number never moves by its likeness alone: its own page has to tell a greater one of the same kind, of which it may
    be a part.
    """
    figures = list(figures)
    story = _Story(figures, placed)
    yield from map(story.mended, figures)


class _Story:
    """The numbers of a story, by what they have in common and by the pages that tell them."""

    def __init__(self, figures: Iterable[Figure], placed: Placed) -> None:
        self.placed = placed
        self.own = {figure.id: figure for figure in figures}
        self.alike: dict[_Same, list[Figure]] = {}
        self.totals: dict[tuple[str, str, str], list[Figure]] = {}
        for figure in self.own.values():
            if same := _same(figure):
                self.alike.setdefault(same, []).append(figure)
                if figure.scope == "total":
                    self.totals.setdefault((figure.article, figure.kind, figure.unit), []).append(figure)

    def mended(self, figure: Figure) -> Figure:
        """Give a figure with what its sisters say of it."""
        same = _same(figure)
        greater = self._greater(figure, same) if same else None
        if same is None or greater is None:
            return figure
        place = self._place(figure, same)
        if place:
            return replace(figure, place=place)
        if figure.scope != "total":
            return figure
        is_part = self._is_part(figure, same, greater)
        return replace(figure, scope="part", part_of=greater.id) if is_part else figure

    def _greater(self, figure: Figure, same: _Same) -> Figure | None:
        """Give the greatest total of a figure's page that is greater than it."""
        told = self.totals.get((figure.article, same.kind, same.unit), ())
        most = max(told, key=lambda one: (one.quantity.value or 0, one.id), default=None)
        return most if most and (most.quantity.value or 0) > same.number else None

    def _place(self, figure: Figure, same: _Same) -> str | None:
        """Give the one place for which the story tells a number that is told here for none."""
        if figure.place or same.number < TELLING:
            return None
        named = {key: one.place for one in self.alike[same] if one.place and (key := self.placed(one))}
        return next(iter(named.values())) if len(named) == 1 else None

    def _is_part(self, figure: Figure, same: _Same, greater: Figure) -> bool:
        """Say whether another page tells this number as a part of the very total that this page tells."""
        wholes = (
            self.own[one.part_of]
            for one in self.alike[same]
            if one.scope == "part" and one.article != figure.article and one.part_of in self.own
        )
        return any(_same(whole) == _same(greater) for whole in wholes)


def _same(figure: Figure) -> _Same | None:
    number = figure.quantity.value
    return None if number is None else _Same(figure.kind, figure.unit, number)
