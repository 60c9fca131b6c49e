"""Where a story tells of two incidents, each in a town of its own: which of them a number is told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from runut.link.areas import of_place
from runut.model import Article, Event, Figure, Place, Scope
from runut.world import places

_REGENCY = 3
"""Parts of an area that name a regency or city."""


def sorted_out(
    figures: Iterable[Figure], events: Iterable[Event], same: Mapping[str, str], articles: Mapping[str, Article]
) -> Iterator[Figure]:
    """Yield a story's figures, what is told beside the town of another of its incidents given to that one.

    "Landslide of Randu kills 13, landslide of Melati two": the two of Melati are no part of the thirteen. `same` gives
    the incident that each event is one telling of.
    """
    figures, named = list(figures), _named(events, same)
    if not named:
        yield from figures
        return
    found = {figure.id: _incident(figure, articles[figure.article], named, same) for figure in figures}
    for figure in figures:
        incident = found[figure.id]
        is_loose = figure.part_of is not None and found.get(figure.part_of) != incident
        scope = _alone(figure) if is_loose else figure.scope
        yield replace(figure, incident=incident, scope=scope, part_of=None if is_loose else figure.part_of)


def _incident(figure: Figure, article: Article, named: Mapping[str, str], same: Mapping[str, str]) -> str | None:
    own = same.get(figure.incident, figure.incident) if figure.incident else None
    return named.get(_town(figure, article, named) or "", own)


def _alone(figure: Figure) -> Scope:
    """Give the scope of a number that is told of another incident than its whole: it is a count of its own."""
    return "total" if figure.scope == "part" and figure.part_of else figure.scope


def _named(events: Iterable[Event], same: Mapping[str, str]) -> dict[str, str]:
    """Give the incident of each town by the names in its addresses; nothing where two incidents share a regency."""
    regencies: dict[str, set[str]] = {}
    told: dict[str, set[str]] = {}
    for event in events:
        if event.main and event.place:
            head = same[event.id]
            area = of_place(event.place)
            regencies.setdefault(head, set()).update(area[_REGENCY - 1 : _REGENCY])
            for name in _names(event.place):
                told.setdefault(name, set()).add(head)
    known = [code for own in regencies.values() for code in own]
    if (
        len(regencies) < 2
        or len(known) != len(regencies)
        or len(set(known)) != len(known)
        or not all(regencies.values())
    ):
        return {}
    return {name: next(iter(heads)) for name, heads in told.items() if len(heads) == 1}


def _names(place: Place) -> Iterator[str]:
    """Yield the names of an address that the gazetteer has as a regency, town or district."""
    for part in place.parts:
        for name in (part, part.partition(" ")[2]):
            if any(one.level != "province" for one in places.find(name)):
                yield name.casefold()


def _town(figure: Figure, article: Article, named: Mapping[str, str]) -> str | None:
    """Give the town that stands last before a number in its paragraph, else the first behind it in its clause."""
    at = figure.span.start
    before = article.text[article.text.rfind("\n", 0, at) + 1 : at].casefold()
    last = max(named, key=before.rfind)
    if last in before:
        return last
    behind = article.text[figure.span.end : figure.clause.end].casefold()
    return min((name for name in named if name in behind), key=behind.find, default=None)
