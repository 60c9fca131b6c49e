"""One building, one place: pages of an incident that name the same site are set where most of them set it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from runut.export._spots import LOCAL, Spot
from runut.world.places import fold

_MANY = 3
"""So many pages in one country, and a lone page that sets the incident in another country is not believed."""

_TWO = 2


@dataclass(frozen=True, slots=True)
class Site:
    """The words of a building's or street's name, and the letters that several of them begin with."""

    words: frozenset[str]
    letters: frozenset[str]

    def lies_in(self, other: Site) -> bool:
        """Say whether the other's name says all that this one does: "Gedung KPK", "Gedung Komisi Pemb. Korupsi"."""
        return self.words <= other.words | other.letters


def settled(spots: Mapping[str, Spot]) -> dict[str, Spot]:
    """Give each page's place of an incident, by the event's id, as most pages that name the same site have it.

    "Gedung KPK" and "depan Gedung Komisi Pemberantasan Korupsi" are one site; where one page takes a street of the
    capital for a regency of that name, the others know better. A place abroad that only one page gives is none.
    """
    here = _at_home(spots)
    sites = {name: _site(place) for name, place in here.items()}
    return {name: _agreed(place, sites[name], here, sites) for name, place in here.items()}


def _at_home(spots: Mapping[str, Spot]) -> dict[str, Spot]:
    told = Counter(place.country for place in spots.values() if place.country)
    usual = max(told.values(), default=0)
    return {
        name: place
        for name, place in spots.items()
        if not (usual >= _MANY and place.country and told[place.country] == 1)
    }


def _agreed(own: Spot, site: Site, spots: Mapping[str, Spot], sites: Mapping[str, Site]) -> Spot:
    """Give the place where most pages have a site, with the page's own words for it."""
    alike = [spots[name] for name, other in sites.items() if _is_same(site, other)]
    known = [place for place in alike if place.level in LOCAL and place.lat is not None]
    every = Counter(place.key for place in spots.values())
    counted = Counter(place.key for place in known)
    ranked = sorted(((counted[key], every[key], key) for key in counted), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][:_TWO] == ranked[1][:_TWO]):
        return own
    there = next(place for place in known if place.key == ranked[0][-1])
    return own if there.key == own.key else replace(there, written=own.written)


def _is_same(one: Site, other: Site) -> bool:
    return bool(one.words and other.words) and (one.lies_in(other) or other.lies_in(one))


def _site(place: Spot) -> Site:
    """Give the site that an address begins with; nothing of a bare town's name."""
    written = place.written.partition(",")[0].split()
    if (
        len(written) < _TWO
        or fold(place.name or "") == fold("".join(written))
        or place.level in ("province", "country")
    ):
        return Site(frozenset(), frozenset())
    words = [fold(word) for word in written if not word.islower()]  # "depan", "outside" are no part of its name
    runs = ("".join(word[:1] for word in words[at : at + size]) for size in (3, 4, 5) for at in range(len(words)))
    return Site(frozenset(words), frozenset(runs))
