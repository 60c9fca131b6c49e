"""A number that other pages tell of an earlier disaster is told of it here too, where a page looks back on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from runut.ledger.pages.sisters import TELLING
from runut.model import Event, Figure, FigureKind

_PAGES = 2
"""So many other pages that tell a number of another incident, and none of the story's own, settle whose it is."""

_Telling = tuple[FigureKind, str, int]


def looked_back(figures: Iterable[Figure], events: Mapping[str, Event], names: Mapping[str, str]) -> Iterator[Figure]:
    """Yield a story's figures, those of a page's own incident that are another's set on that one.

    "The July quake killed four and hurt 51. 3,104 people had to flee": the sentence behind names no quake, but other
    pages tell the 3,104 of July's. The page has to tell something else of that incident. `names` are those of events.
    """
    figures = list(figures)
    pages: dict[str, dict[str, str]] = {}
    told: dict[_Telling, dict[str, set[str]]] = {}
    for figure in figures:
        event = events.get(figure.incident or "")
        if event is None:
            continue
        if not event.main:
            pages.setdefault(figure.article, {})[names[event.id]] = event.id
        if telling := _telling(figure):
            told.setdefault(telling, {}).setdefault("" if event.main else names[event.id], set()).add(figure.article)
    for figure in figures:
        event, telling = events.get(figure.incident or ""), _telling(figure)
        name = _other(told.get(telling, {}), figure.article) if telling and event and event.main else None
        there = pages.get(figure.article, {}).get(name or "")
        yield replace(figure, incident=there) if there else figure


def _telling(figure: Figure) -> _Telling | None:
    number = figure.quantity.value
    is_told = figure.scope == "total" and number is not None and number >= TELLING
    return (figure.kind, figure.unit, number) if is_told and number is not None else None


def _other(told: Mapping[str, set[str]], page: str) -> str | None:
    """Name the one other incident of which the other pages tell a number; None where any tells it of the story's."""
    by_others = {name: pages - {page} for name, pages in told.items() if pages - {page}}
    (name,) = by_others if len(by_others) == 1 else ("",)
    return name if name and len(by_others[name]) >= _PAGES else None
