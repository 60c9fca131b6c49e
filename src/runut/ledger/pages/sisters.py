"""What one page leaves open and its sisters say: where a number is counted, and of what it is a part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from runut.model import Figure

TELLING = 10
"""Smaller numbers are told of so many things that they tell no place."""

FEW = 2
"""One or two are a part of anything."""

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
        own = {figure.id: figure for figure in figures}
        self.areas: dict[_Same, dict[str, str]] = {}
        self.wholes: dict[_Same, set[tuple[str, _Same]]] = {}
        self.greatest: dict[tuple[str, str, str], Figure] = {}
        self.totals: set[tuple[str, _Same]] = set()
        for figure in own.values():
            if same := _same(figure):
                self._add(figure, same, own.get(figure.part_of or ""), placed)

    def _add(self, figure: Figure, same: _Same, whole: Figure | None, placed: Placed) -> None:
        if figure.place and same.number >= TELLING and (area := placed(figure)):
            self.areas.setdefault(same, {})[area] = figure.place
        told = _same(whole) if whole and figure.scope == "part" else None
        if told:
            self.wholes.setdefault(same, set()).add((figure.article, told))
        page = figure.article, same.kind, same.unit
        if figure.scope == "total":
            self.totals.add((figure.article, same))
        if figure.scope == "total" and _size(figure) > _size(self.greatest.get(page)):
            self.greatest[page] = figure

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
        most = self.greatest.get((figure.article, same.kind, same.unit))
        return most if _size(most) > same.number else None

    def _place(self, figure: Figure, same: _Same) -> str | None:
        """Give the one place for which the story tells a number that is told here for none."""
        named = self.areas.get(same, {})
        return next(iter(named.values())) if len(named) == 1 and not figure.place else None

    def _is_part(self, figure: Figure, same: _Same, greater: Figure) -> bool:
        """Say whether another page tells this number, as nothing but a part of the very total that this page tells."""
        whole = _same(greater)
        told = (page for page, of in self.wholes.get(same, ()) if of == whole and page != figure.article)
        return same.number > FEW and any((page, same) not in self.totals for page in told)


def _same(figure: Figure) -> _Same | None:
    number = figure.quantity.value
    return None if number is None else _Same(figure.kind, figure.unit, number)


def _size(figure: Figure | None) -> int:
    return (figure.quantity.value or 0) if figure else -1
