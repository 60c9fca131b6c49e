"""Put together the address of an event from all the places that a page names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import exp
from typing import NamedTuple

from runut.extract.events.place_marks import Candidate, country_in, rank
from runut.extract.events.scene import Scene, weighed
from runut.extract.names import Name
from runut.lang import Pack
from runut.world import countries, places

_NEARLY = 0.4  # how likely, beside the likeliest place, one is that lies in it or around it: chosen by cross-validation
_ROAD = 0.05  # the same for a point and its road
_SITE = 0.1  # the same for where in a town something happened, told further down: chosen on pages of our own
_WITHIN = 0.5  # what a place gains from one that lies in it, as a share of how likely that is; chosen the same way
_MOST = 12  # places of a page that are weighed against each other
_ELSEWHERE = frozenset(
    ("care", "said at", "home", "route", "abroad", "listed", "aftermath close", "behind age", "dateline")
)

_SMALL = frozenset(("point", "site", "street", "village"))
_NOT_TOWN = frozenset(("care", "home", "near home", "route", "abroad", "listed", "dateline of a big town"))

_NO_SITE = frozenset(("seat", "of a seat", "water", "late"))
_OF_EVENT = frozenset(("cue", "happened", "with day", "harm"))


class Likely(NamedTuple):
    """A place by all its mentions: its likeliest and its fullest address, and how likely it is the event's."""

    best: Candidate
    chain: tuple[Name, ...]
    chance: float


def address(found: Sequence[Candidate], scene: Scene, pack: Pack) -> tuple[tuple[Name, ...], ...]:
    """Give the addresses that together are the event's place, the smallest first; none where the page tells no place.

    Each lies in the next: "di Makassar ... di depan kantor gubernur" is told in two sentences and is one address.
    """
    ranked = _ranked(found, scene, pack)
    if not ranked:
        return ()
    told = frozenset(_told(found))
    chosen = _nested(_weighed(ranked, told), pack)
    outer = list(_around(chosen, ranked, told, pack))
    town = _town_of(chosen, ranked, pack) if pack.events.states and not outer else None
    return tuple(_joined([*_sorted(chosen), *(outer if town is None else [town.chain])]))


def _sorted(chosen: Sequence[Likely]) -> Iterator[tuple[Name, ...]]:
    """Put an address where it belongs inside the one that lies in it: a road behind its kilometre, before the town."""
    inner, outer = chosen[0].chain, chosen[-1].chain
    at = next((n for n, name in enumerate(inner) if rank(name) >= rank(outer[0])), len(inner))
    yield from (inner[:at], outer, inner[at:]) if len(chosen) > 1 else (inner,)


def _joined(chains: Sequence[tuple[Name, ...]]) -> Iterator[tuple[Name, ...]]:
    """Leave out of each address what the one before it says already."""
    have: set[str] = set()
    for chain in chains:
        first = next((n for n, name in enumerate(chain) if bare(name) not in have), len(chain))
        if chain[first:]:
            yield chain[first:]
        have.update(map(bare, chain))


def _ranked(found: Sequence[Candidate], scene: Scene, pack: Pack) -> list[Likely]:
    """Give each place with how likely all its mentions together make it, the likeliest first.

    Nothing is given if that the page tells no place is likelier yet.
    """
    scores = [weighed(one.marks, pack.weights.place) for one in found]
    mentions: defaultdict[str, list[tuple[float, Candidate]]] = defaultdict(list)
    for one, score in zip(found, scores, strict=True):
        mentions[bare(one.chain[0])].append((score, one))
    none = exp(weighed(scene.marks, pack.weights.no_place))
    chances = {key: _chance(some, pack) for key, some in mentions.items()}
    if max(chances.values(), default=0.0) < none:
        return []
    whole = none + sum(chances.values())
    first = sorted(chances, key=lambda key: -chances[key])[:_MOST]
    return [_likely(mentions[key], chances[key] / whole) for key in first]


def _chance(mentions: Sequence[tuple[float, Candidate]], pack: Pack) -> float:
    """Say how likely all mentions make a place; a land that acts is named often, whatever happened there."""
    each = [exp(score) for score, _ in mentions]
    is_land = all("country" in one.marks for _, one in mentions)
    return max(each) if is_land and pack.events.demonyms else sum(each)


def _likely(mentions: Sequence[tuple[float, Candidate]], chance: float) -> Likely:
    best = max(mentions, key=lambda one: one[0])[1]
    full = max((one.chain for _, one in mentions), key=lambda chain: (len(chain), chain is best.chain))
    return Likely(best, full if len(full) > len(best.chain) else best.chain, chance)


def _told(found: Sequence[Candidate]) -> Iterator[tuple[str, str]]:
    """Yield which place the page itself puts into which: "Desa A, Kecamatan B, Kabupaten C"."""
    for one in found:
        for n, inner in enumerate(one.chain):
            yield from ((bare(inner), bare(outer)) for outer in one.chain[n + 1 :] if rank(inner) < rank(outer))


def _weighed(ranked: Sequence[Likely], told: frozenset[tuple[str, str]]) -> list[Likely]:
    """Order places by how likely it is that they, or what they lie in, are meant; what lies in them counts by half."""
    values = []
    for one in ranked:
        # A country often named would lift whichever of its towns is named at all.
        around = sum(other.chance for other in ranked if other.chain[0].scale != "area" and _is_in(one, other, told))
        within = sum(other.chance for other in ranked if _is_in(other, one, told))
        values.append(one.chance + around + _WITHIN * within)
    order = sorted(range(len(ranked)), key=lambda n: (-values[n], n))
    return [ranked[n] for n in order]


def _is_in(inner: Likely, outer: Likely, told: frozenset[tuple[str, str]]) -> bool:
    """Say whether one place surely lies in another: the page says so, or their official codes or countries do."""
    first, around = inner.chain[0], outer.chain[0]
    if rank(first) >= rank(around):
        return False
    if (bare(first), bare(around)) in told:
        return True
    if around.known and around.known.code:
        return any(_is_part(name, around.known.code) for name in inner.chain)
    islands = [place for name in outer.chain if name.scale == "area" for place in places.islands_of(_own(name))]
    if islands:
        return any(_is_part(name, digit) for name in inner.chain for digit in islands)
    is_land = around.country and around.known is None and around.head is None and around.scale == "area"
    return bool(is_land) and country_in(inner.chain) == around.country


def _is_part(name: Name, code: str) -> bool:
    own = name.known.code if name.known else None
    return own is not None and own != code and own.startswith(code)


def _nested(ranked: Sequence[Likely], pack: Pack) -> tuple[Likely, ...]:
    """Give the likeliest place, or with it, inner first, another nearly as likely that lies in it or around it."""
    best, *others = ranked
    for other in sorted(others, key=lambda one: -one.chance):
        inner, outer = sorted((best, other), key=lambda one: rank(one.chain[0]))
        is_point = outer.chain[0].scale == "street" and inner.chain[0].scale == "point"
        least = _ROAD if is_point else _SITE if other is inner and _is_site_of(other, best) else _NEARLY
        is_near = other.chance >= best.chance * least
        is_named = outer.chain[0].scale != "area" or _is_foreign(outer.chain[0], pack)
        if (
            is_near
            and is_named
            and not other.best.marks & _ELSEWHERE
            and _may_lie_in(inner.chain, outer.chain, pack.events.home)
        ):
            return inner, outer
    return (best,)


def _is_site_of(site: Likely, town: Likely) -> bool:
    """Say whether a street or building behind "di" stands with the event itself, or in a town abroad, told once."""
    marks = site.best.marks
    is_told = "at" in marks and not marks & _NO_SITE and not any(mark.startswith("wide") for mark in marks)
    is_small = site.chain[0].scale in ("point", "site", "street") and town.chain[0].scale not in ("area", "province")
    return is_told and is_small and bool(marks & _OF_EVENT or "town of a foreign land" in town.best.marks)


def _around(
    chosen: Sequence[Likely], ranked: Sequence[Likely], told: frozenset[tuple[str, str]], pack: Pack
) -> Iterator[tuple[Name, ...]]:
    """Yield the larger places that surely hold the chosen ones and that the page names elsewhere, smallest first."""
    names = [name for one in chosen for name in one.chain]
    have, widest = {bare(name) for name in names}, max(map(rank, names))
    for other in sorted(ranked, key=lambda one: (rank(one.chain[0]), -one.chance)):
        name = other.chain[0]
        is_land = name.scale == "area" and pack.events.home is not None and _is_foreign(name, pack)
        if rank(name) <= widest or bare(name) in have or (name.scale == "area" and not is_land):
            continue
        if any(_is_in(one, other, told) for one in chosen):
            widest = rank(name)
            yield (name,)


def _town_of(chosen: Sequence[Likely], ranked: Sequence[Likely], pack: Pack) -> Likely | None:
    """Give the town that a page tells for a street or a site named without one: that of its headline or dateline.

    In towns whose papers write of "the 300 block of Rose Street" the town itself stands elsewhere, or only on top.
    """
    if any(name.scale not in _SMALL for one in chosen for name in one.chain):
        return None
    towns = [one for one in ranked if one.chain[0].scale == "regency" and not one.best.marks & _NOT_TOWN]
    likely = [one for one in towns if all(_may_lie_in(own.chain, one.chain, pack.events.home) for own in chosen)]
    return max(likely, key=lambda one: (one.chain[0].known is not None, one.chance), default=None)


def _is_foreign(name: Name, pack: Pack) -> bool:
    """Say whether a name is that of a country other than the readers' own."""
    return countries.find(name.text) is not None and name.country != pack.events.home


def _may_lie_in(inner: Sequence[Name], outer: Sequence[Name], home: str | None) -> bool:
    """Say whether nothing speaks against one place lying in the other: sizes, regions and countries."""
    first, around = inner[0], outer[0]
    if rank(first) >= rank(around) or any(name.text.casefold() == around.text.casefold() for name in inner):
        return False
    if around.known is None and around.text.casefold() in first.text.casefold():
        return False
    if around.scale in ("point", "site") or (around.scale == "street" and first.scale != "point"):
        return False
    if outer[1:] and rank(outer[1]) == rank(around):
        return False  # nothing lies in "Sumatera dan Jawa"
    if first.scale == "site" and first.known is None and _named_after(first, outer, home):
        return False
    codes = [
        next((name.known.code for name in chain if name.known and name.known.code), "") or ""
        for chain in (inner, outer)
    ]
    lands = {land for chain in (inner, outer) if (land := country_in(chain))}
    return len(lands) < 2 and (codes[0].startswith(codes[1]) or not codes[0])


def _named_after(name: Name, outer: Sequence[Name], home: str | None) -> bool:
    """Say whether a building or the like is named after a town that lies elsewhere.

    "bandara Melati" lies in no Mawar, and what is named after a region of the readers' country in no foreign land.
    """
    words = name.text.split()
    found = [place for part in (words[0], words[-1], " ".join(words[-2:])) for place in places.find(part)]
    land = country_in(outer)
    if land is not None and land != home and words[1:]:
        return any(place.country == home for place in found) and all(place.country != land for place in found)
    around = next((one.known for one in outer if one.known), None)
    own = around.code if around else None
    towns = [place for place in found if around is not None and place.country == land]
    return bool(towns) and not any(town == around or _is_either_part(own, town.code) for town in towns)


def _is_either_part(one: str | None, other: str | None) -> bool:
    return bool(one and other) and (str(one).startswith(str(other)) or str(other).startswith(str(one)))


def _own(name: Name) -> str:
    return name.text[len(name.head or "") :].strip()


def bare(name: Name) -> str:
    """Write a name without what heads it, as it stands elsewhere; that of a road is part of its name.

    A province goes by its code, a regency by its official name: "Jakpus" is "Jakarta Pusat".
    """
    if name.known and name.known.level == "province":
        return name.known.code or name.known.name
    if name.known and name.known.level in ("kota", "kabupaten"):
        return name.known.name.casefold()
    head = len(name.head) if name.head and name.scale not in ("point", "street") else 0
    return name.text[head:].strip().casefold()
