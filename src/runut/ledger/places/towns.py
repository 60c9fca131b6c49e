"""Whether what may happen in many towns happened in one: sites and streets go by as many names as there are pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from runut import lang
from runut.ledger.places.regions import key_of, towns_in
from runut.model import Article, Event, Place

SPOTS = frozenset(("site", "street", "point", "village", "district"))
"""How exactly a place is known that is no town: of itself it says nothing of the town that it lies in."""

WIDE = frozenset(("area", "country"))
"""How exactly a place is known of which no one province is told, whatever province its page names."""


def province_of(place: Place) -> str | None:
    """Give the province that a place lies in; several islands lie in none."""
    return None if place.precision in WIDE else place.admin1


def is_in_one_town(events: Iterable[Event], articles: Mapping[str, Article]) -> bool:
    """Say whether pages name no second town, nor a second province.

    A site that pages put into two provinces lies where most of them put it, and what another page's address puts into
    a town is no second one: "Gedung Kabar, Kenanga" beside "Jalan Kenanga Raya, Jakarta Selatan".
    """
    told = [(event.place, _Address(event.place, articles[event.article])) for event in events if event.place]
    inner = {key for _, address in told for key in address.inside if address.towns}
    provinces: dict[str, Counter[str | None]] = {}
    for place, address in told:
        is_named_after = len(address.towns) == 1 and address.towns <= inner
        province = None if is_named_after else province_of(place)
        if province or not (is_named_after or place.precision in SPOTS):
            provinces.setdefault(address.spot, Counter())[province] += 1
    towns = {key for _, address in told for key in address.towns} - inner
    found = {_most(counted) for counted in provinces.values()}
    return len(found) == 1 and None not in found and len(towns) <= 1


class _Address:
    """A place's towns by their keys, the spot that it names first, and what lies in one of its towns."""

    def __init__(self, place: Place, article: Article) -> None:
        pack = lang.load(article.language)
        parts = [_named(part) for part in place.parts]
        self.spot = (key_of(parts[0], pack) if parts[0] else None) or ""
        towns = [part for part in parts if towns_in(part, pack)]
        self.towns = {key for part in towns if (key := key_of(part, pack))}
        before = parts[: parts.index(towns[0])] if towns else []
        self.inside = {key for part in before if part and (key := key_of(part, pack))} - self.towns


def _named(part: str) -> str:
    """Leave out the small words before a name: "depan Gedung Kabar"."""
    words = part.split()
    while words and words[0].islower():
        words = words[1:]
    return " ".join(words)


def _most(counted: Counter[str | None]) -> str | None:
    known = {name: many for name, many in counted.items() if name}
    return min(known, key=lambda name: (-known[name], name), default=None)
