"""Find where it happened: the smallest named place that holds the whole event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from math import exp

from runut.extract.event_country import country_of
from runut.extract.event_names import place_names
from runut.extract.event_place_marks import Candidate, candidates, chains, country_in, rank
from runut.extract.names import Name
from runut.extract.scene import Scene
from runut.lang import Pack
from runut.model import Article, Place, Span
from runut.world import places

_NEARLY = 0.5  # how likely, beside the likeliest place, one is that lies in it or around it: chosen by cross-validation
_ROAD = 0.05  # the same for a point on a likely road
_SIDE = 24  # signs before a place in which its side may be told
_ELSEWHERE = frozenset(
    ("care", "said at", "home", "near home", "route", "abroad", "listed", "aftermath close", "behind age")
)


def event_place(article: Article, pack: Pack, scene: Scene, when: Span | None = None) -> Place | None:
    """Give the place that the event's sentences name, with what the gazetteer knows of it.

    `when` is where the event's day stands. Without any named place only the country is given, if that is plain.
    """
    found = place_names(article, pack)
    country = country_of(article, found, pack)
    ranked = _ranked(list(candidates(article, pack, scene, when, country)), scene, pack)
    if not ranked:
        return Place("", country, precision="country") if country else None
    inner, outer = _nested(ranked, scene, pack)
    place = _place(article.text, inner.chain, found, country, pack)
    if outer is None:
        return place
    around = _place(article.text, outer.chain, found, country, pack)
    return replace(
        place, name=f"{place.name}, {around.name}", country=around.country, admin1=place.admin1 or around.admin1,
        lat=around.lat if place.lat is None else place.lat, lon=around.lon if place.lon is None else place.lon,
    )  # fmt: skip


def _ranked(found: Sequence[Candidate], scene: Scene, pack: Pack) -> list[tuple[Candidate, float]]:
    """Give each place by its likeliest mention, with how likely all its mentions together make it, the likeliest first.

    Nothing is given if that the page tells no place is likelier yet.
    """
    scores = [sum(pack.weights.place.get(mark, 0.0) for mark in one.marks) for one in found]
    chances: defaultdict[str, float] = defaultdict(float)
    for one, score in zip(found, scores, strict=True):
        chances[_bare(one.chain[0])] += exp(score)
    none = exp(sum(pack.weights.no_place.get(mark, 0.0) for mark in scene.marks))
    if max(chances.values(), default=0.0) < none:
        return []
    first: dict[str, tuple[Candidate, float]] = {}
    for n in sorted(range(len(found)), key=lambda n: (-chances[_bare(found[n].chain[0])], -scores[n], n)):
        first.setdefault(_bare(found[n].chain[0]), (found[n], chances[_bare(found[n].chain[0])]))
    return list(first.values())


def _nested(ranked: Sequence[tuple[Candidate, float]], scene: Scene, pack: Pack) -> tuple[Candidate, Candidate | None]:
    """Give the likeliest place, or with it, inner first, another nearly as likely that lies in it or around it.

    "Di Makassar ... di depan kantor gubernur" is told in two sentences and is one address. What strikes whole regions
    has none.
    """
    best, most = ranked[0]
    if scene.kind in pack.events.groups.get("wide", ()):
        return best, None
    for other, chance in ranked[1:]:
        inner, outer = sorted((best, other), key=lambda one: rank(one.chain[0]))
        is_point = outer is best and outer.chain[0].scale == "street" and inner.chain[0].scale == "point"
        least = _ROAD if is_point else _NEARLY
        if chance >= most * least and not other.marks & _ELSEWHERE and _lies_in(inner.chain, outer.chain):
            return inner, outer
    return best, None


def _lies_in(inner: Sequence[Name], outer: Sequence[Name]) -> bool:
    """Say whether nothing speaks against one place lying in the other: sizes, regions and countries."""
    first, around = inner[0], outer[0]
    if rank(first) >= rank(around) or any(name.text.casefold() == around.text.casefold() for name in inner):
        return False
    if around.scale in ("point", "site") or (around.scale == "street" and first.scale != "point"):
        return False
    if around.scale == "area" and not around.country:
        return False
    if first.scale == "site" and _named_after(first, around):
        return False
    codes = [
        next((name.known.code for name in chain if name.known and name.known.code), "") or ""
        for chain in (inner, outer)
    ]
    lands = {land for chain in (inner, outer) if (land := country_in(chain))}
    return len(lands) < 2 and (codes[0].startswith(codes[1]) or not codes[0])


def _named_after(name: Name, around: Name) -> bool:
    """Say whether a building or the like is named after another town: "bandara Melati" lies in no Mawar."""
    land = country_in((around,))
    words = name.text.split()
    ends = {words[0], words[-1], " ".join(words[-2:])} if name.known is None else set()
    towns = [place for part in ends for place in places.find(part) if place.country == land]
    own = around.known.code if around.known else None
    return bool(towns) and not any(town == around.known or (own and own.startswith(town.code or own)) for town in towns)


def _bare(name: Name) -> str:
    """Write a name without what heads it, as it stands elsewhere; that of a road is part of its name.

    A province goes by its code: "Kalbar" is "Kalimantan Barat".
    """
    if name.known and name.known.level == "province":
        return name.known.code or name.known.name
    head = len(name.head) if name.head and name.scale not in ("point", "street") else 0
    return name.text[head:].strip().casefold()


def place_in(article: Article, pack: Pack, sentence: Span) -> Place | None:
    """Give the first place that a sentence names, if it names one."""
    found = [name for name in place_names(article, pack) if sentence.holds(name.span)]
    chain = next(chains(article.text, found, pack), None)
    return _place(article.text, chain, found, country_of(article, found, pack), pack) if chain else None


def _place(text: str, chain: tuple[Name, ...], found: Sequence[Name], country: str | None, pack: Pack) -> Place:
    known = _nearest(next((n.known for n in chain if n.known), None), country)
    inside = known or _inside(chain[0], country) or _inside(chain[0], pack.events.home)
    own = next((n.country for n in chain if n.country), None) or (inside.country if inside else country)
    around = inside or next((n.known for n in found if n.known and n.known.country == own), None)
    name = text[_front(text, chain[0], pack) : chain[-1].span.end]
    if len(chain) == 1 and known and chain[0].head is None:  # "Kalbar" where the page also says "Kalimantan Barat"
        name = max(
            (n.text for n in found if n.known == chain[0].known and n.head is None),
            key=len,
        )
    if name.isupper():  # a dateline's town, or one of a headline in capitals
        name = next((n.text for n in found if n.text.casefold() == name.casefold() and not n.text.isupper()), name)
    return Place(
        " ".join(name.split()), own, around.admin1 if around else None,
        inside.lat if inside else None, inside.lon if inside else None, chain[0].scale,
    )  # fmt: skip


def _front(text: str, name: Name, pack: Pack) -> int:
    """Give where an address begins with what says which side of a place is meant: "depan", "halaman"."""
    start = name.span.start
    before = text[max(0, start - _SIDE) : start]
    word = before.split()[-1:]
    is_side = bool(word) and before.endswith(" ") and word[0].lower() in pack.events.sides
    return start - len(word[0]) - 1 if is_side and before.endswith(f"{word[0]} ") else start


def _nearest(known: places.Known | None, country: str | None) -> places.Known | None:
    """Give the place of the same name in the page's country, if there is one: Birmingham, Alabama."""
    if known is None or known.country == country or known.country == "ID":
        return known
    return next((p for p in places.find(known.name) if p.country == country), known)


def _inside(name: Name, country: str | None) -> places.Known | None:
    """Give the known place of the page's country at the end of a name: "GOR Melati Makassar"."""
    cut = name.text.split()
    found = (p for size in (2, 1) if len(cut) > size for p in places.find(" ".join(cut[-size:])))
    return next((p for p in found if p.country == country), None)
