"""Find where it happened: the smallest named place that holds the whole event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import exp

from runut.extract.event_country import country_of
from runut.extract.event_names import place_names
from runut.extract.event_place_marks import Candidate, candidates, chains
from runut.extract.names import Name
from runut.extract.scene import Scene
from runut.lang import Pack
from runut.model import Article, Place, Span
from runut.world import places


def event_place(article: Article, pack: Pack, scene: Scene, when: Span | None = None) -> Place | None:
    """Give the place that the event's sentences name, with what the gazetteer knows of it.

    `when` is where the event's day stands. Without any named place only the country is given, if that is plain.
    """
    found = place_names(article, pack)
    country = country_of(article, found, pack)
    best = _likeliest(list(candidates(article, pack, scene, when, country)), scene, pack)
    if best is None:
        return Place("", country, precision="country") if country else None
    return _place(article.text, best.chain, found, country)


def _likeliest(found: Sequence[Candidate], scene: Scene, pack: Pack) -> Candidate | None:
    """Give the candidate whose place all its mentions together make the likeliest; None if none is likelier yet."""
    scores = [sum(pack.weights.place.get(mark, 0.0) for mark in one.marks) for one in found]
    chances: defaultdict[str, float] = defaultdict(float)
    for one, score in zip(found, scores, strict=True):
        chances[_bare(one.chain[0])] += exp(score)
    if not found:
        return None
    n = max(
        range(len(found)),
        key=lambda n: (chances[_bare(found[n].chain[0])], scores[n], -n),
    )
    none = exp(sum(pack.weights.no_place.get(mark, 0.0) for mark in scene.marks))
    return found[n] if chances[_bare(found[n].chain[0])] >= none else None


def _bare(name: Name) -> str:
    """Write a name without what heads it, as it stands elsewhere; that of a road is part of its name."""
    head = len(name.head) if name.head and name.scale not in ("point", "street") else 0
    return name.text[head:].strip().casefold()


def place_in(article: Article, pack: Pack, sentence: Span) -> Place | None:
    """Give the first place that a sentence names, if it names one."""
    found = [name for name in place_names(article, pack) if sentence.holds(name.span)]
    chain = next(chains(article.text, found, pack), None)
    return _place(article.text, chain, found, country_of(article, found, pack)) if chain else None


def _place(text: str, chain: tuple[Name, ...], found: Sequence[Name], country: str | None) -> Place:
    known = _nearest(next((n.known for n in chain if n.known), None), country)
    inside = known or _inside(chain[0], country)
    own = next((n.country for n in chain if n.country), None) or (inside.country if inside else country)
    around = inside or next((n.known for n in found if n.known and n.known.country == own), None)
    name = text[chain[0].span.start : chain[-1].span.end]
    if len(chain) == 1 and known and chain[0].head is None:  # "Kalbar" where the page also says "Kalimantan Barat"
        name = max(
            (n.text for n in found if n.known == chain[0].known and n.head is None),
            key=len,
        )
    return Place(
        " ".join(name.split()), own, around.admin1 if around else None,
        known.lat if known else None, known.lon if known else None, chain[0].scale,
    )  # fmt: skip


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
