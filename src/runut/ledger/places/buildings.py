"""In which area the buildings and squares of a story lie: one page names only the building, another its town, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from runut import lang
from runut.lang import Pack
from runut.ledger.places.nesting import codes_of
from runut.ledger.places.regions import bare_of
from runut.ledger.places.towns import SPOTS
from runut.model import Article, Event
from runut.world import places

_LETTERS = 3
"""Fewer letters are initials of too many names."""

_FEW = 2
"""So many pages settle where a building lies: every town has a parliament."""


class Buildings:
    """The areas of a story's buildings and squares, under every name that its pages give them.

    `area_of` gives the key of the town or province that a page's own words put its building into, or None.
    """

    def __init__(
        self, events: Iterable[Event], articles: Mapping[str, Article], area_of: Callable[[Event], str | None]
    ) -> None:
        told: list[tuple[str, str | None]] = []
        for event in events:
            if event.place and event.place.precision in SPOTS:
                told.append((_bare(event.place.name, lang.load(articles[event.article].language)), area_of(event)))
        self.short = _short(name for name, _ in told)
        counted: dict[str, Counter[str]] = {}
        for name, area in told:
            if area:
                counted.setdefault(self._key(name), Counter())[area] += 1
        self.areas = {key: area for key, areas in counted.items() if (area := _agreed(areas))}

    def area(self, name: str, pack: Pack, own: str | None = None) -> str | None:
        """Give the area of a building by its name; the page's `own` where pages do not agree, or it is no wider."""
        found = self.areas.get(self._key(_bare(name, pack)))
        return found if found and (own is None or not places.find(own) or _lies_in(found, own)) else own

    def _key(self, name: str) -> str:
        return self.short.get(name, name)


def _bare(name: str, pack: Pack) -> str:
    """Give a building's name without what it is and where one stands: "depan Gedung KPK, Kenanga" is "KPK"."""
    words = name.split(",")[0].split("/")[0].split()
    while words and words[0].islower():
        words = words[1:]
    return bare_of(" ".join(words), pack)


def _short(names: Iterable[str]) -> dict[str, str]:
    """Give the short name for each long one: the initials of its last words, if pages use them for one as well."""
    names = set(names)
    initials = {name for name in names if len(name) >= _LETTERS and name.isupper() and " " not in name}
    found: dict[str, str] = {}
    for name in names:
        words = name.split()
        for acronym in initials:
            size = 1 if words[-1:] == [acronym] else len(acronym)
            if words[-1:] == [acronym] or "".join(word[0] for word in words[-size:]).upper() == acronym:
                found[name] = acronym
                if before := " ".join(words[:-size]):
                    found[before] = acronym
    return found


def _agreed(areas: Counter[str]) -> str | None:
    """Give the area in which most pages set a building: the smallest that a few of them name."""
    most = min(areas, key=lambda area: (-areas[area], area))
    alike = {area: many for area, many in areas.items() if _nest(area, most)}
    many = sum(alike.values())
    if many < _FEW or 2 * many <= sum(areas.values()):
        return None
    named = [area for area in alike if alike[area] >= _FEW and _lies_in(area, most)]
    return min(named, key=lambda area: (-len(max(codes_of(area, area), default="")), -alike[area], area), default=most)


def _nest(one: str, other: str) -> bool:
    return _lies_in(one, other) or _lies_in(other, one)


def _lies_in(inner: str, outer: str) -> bool:
    heads = tuple(codes_of(outer, outer))
    return inner == outer or (bool(heads) and any(code.startswith(heads) for code in codes_of(inner, inner)))
