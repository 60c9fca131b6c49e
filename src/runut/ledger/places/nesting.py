"""Which place lies in which: by the gazetteer's codes, by the islands, and by the addresses that pages write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from runut import lang
from runut.lang import Pack
from runut.ledger.places.regions import TOWN, key_of
from runut.model import Article, Event, Figure
from runut.world import places


class Nesting:
    """What a story's places lie in, each by its key.

    None is the whole incident, which lies in its `home` province if it has one.
    """

    def __init__(
        self,
        events: Iterable[Event],
        figures: Iterable[Figure],
        articles: Mapping[str, Article],
        whole: frozenset[str] = frozenset(),
        home: str | None = None,
    ) -> None:
        self.whole = whole
        self.home = tuple(codes_of(home, places.fold(home))) if home else ()
        self.around: dict[str, set[str]] = {}
        self.codes: dict[str, frozenset[str]] = {}
        for event in events:
            if event.place and event.place.name:
                self._learn((*event.place.parts, event.place.admin1 or ""), lang.load(articles[event.article].language))
        for figure in figures:
            if figure.place:
                self._learn((figure.place,), lang.load(articles[figure.article].language))

    def _learn(self, address: Iterable[str], pack: Pack) -> None:
        """Take in an address: each part lies in those behind it."""
        named = [(key, name) for name in address if name and (key := key_of(name, pack))]
        for at, (key, name) in enumerate(named):
            self.around.setdefault(key, set()).update(other for other, _ in named[at + 1 :] if other != key)
            self.codes.setdefault(key, codes_of(name, key))

    def lies_in(self, inner: str | None, outer: str | None) -> bool:
        """Say whether a place lies in another, or is that one."""
        if inner is None or inner == outer:
            return inner == outer
        if outer is None:
            codes = self.codes.get(inner, frozenset())
            return not (self.home and codes) or any(code.startswith(self.home) for code in codes)
        if outer in self.around.get(inner, ()):
            return True
        heads = tuple(self.codes.get(outer, ()))
        return bool(heads) and any(code.startswith(heads) for code in self.codes.get(inner, ()))

    def nest(self, one: str | None, other: str | None) -> bool:
        """Say whether one of two places lies in the other."""
        return self.lies_in(one, other) or self.lies_in(other, one)

    def finest(self, found: Iterable[str | None]) -> list[str | None]:
        """Give the places that hold none of the others."""
        every = list(dict.fromkeys(found))
        return [one for one in every if not any(one != other and self.lies_in(other, one) for other in every)]

    def around_all(self, found: Iterable[str | None]) -> str | None:
        """Give the smallest place that pages write behind each of several; None where there is none but the whole."""
        held = [self.around.get(one or "", set()) for one in found]
        common = self.finest(sorted(set[str]().union(*held).intersection(*held)))
        return None if not common or common[0] in self.whole else common[0]


def codes_of(name: str, key: str) -> frozenset[str]:
    """Give the official code of a place, or the first digits of those of its islands: "Sumatera dan Kalimantan"."""
    bare, is_town = key.removesuffix(TOWN), key.endswith(TOWN)
    known = (place for place in places.find(bare) if place.code and not (is_town and place.level == "province"))
    found = next(known, None)
    if found:
        return frozenset((found.code or "",))
    return frozenset().union(*(places.islands_of(word) for word in name.split()))
