"""Find where it happened: the smallest named place that holds the whole event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from runut.extract.names import Name, names
from runut.extract.scene import Scene
from runut.lang import Pack
from runut.model import Article, Place, Span
from runut.world import countries

# How much a place's scale counts for it: where one crash happened, the smallest; where fires go on for weeks, the
# province. Chosen on gold/train.
_ONE_SPOT: dict[str, float] = {
    "point": 5, "village": 5, "street": 4, "site": 3.5, "district": 3, "regency": 2, "province": 1, "area": 0
}  # fmt: skip
_WIDE: dict[str, float] = {
    "province": 3, "regency": 2.5, "area": 2, "district": 1, "village": 0, "street": -3, "site": -3, "point": -3
}  # fmt: skip
_HEADLINE_AT = 4  # a headline names the town, the text the spot: it counts like the fourth sentence


def event_place(article: Article, pack: Pack, scene: Scene) -> Place | None:
    """Give the place that the event's sentences name, with what the gazetteer knows of it."""
    found = [n for n in names(article, pack) if n.kind == "place"]
    country = _country(found, pack)
    if not found:
        return _country_alone(country, pack)
    chains = list(_chains(article.text, found, pack.dates.to))
    best = max(chains, key=lambda chain: (_score(article, chain, scene, pack), -chain[0].span.start))
    return _place(article.text, best, found, country)


def place_in(article: Article, pack: Pack, sentence: Span) -> Place | None:
    """Give the first place that a sentence names, if it names one."""
    found = [n for n in names(article, pack) if n.kind == "place" and sentence.holds(n.span)]
    chain = next(_chains(article.text, found, pack.dates.to), None)
    return _place(article.text, chain, found, _country(found, pack)) if chain else None


def _country_alone(country: str | None, pack: Pack) -> Place | None:
    known = countries.by_code(country) if country else None
    return Place(known.name(pack.code), known.code, precision="country") if known else None


def _chains(text: str, found: list[Name], joins: tuple[str, ...]) -> Iterator[list[Name]]:
    """Yield the names that follow one another: "Desa A, Kecamatan B, Kabupaten C", or alike: "Sumatera dan Jawa"."""
    chain: list[Name] = []
    for name in found:
        between = text[chain[-1].span.end : name.span.start].strip().lower() if chain else None
        alike = (
            bool(chain) and between in joins and name.scale == chain[-1].scale and name.scale in ("area", "province")
        )
        if between in ("", ",") or alike:
            chain.append(name)
            continue
        if chain:
            yield chain
        chain = [name]
    if chain:
        yield chain


def _score(article: Article, chain: list[Name], scene: Scene, pack: Pack) -> float:
    """Weigh a place by how early it stands, by its scale, and by the words around it."""
    first = chain[0]
    held = scene.place_of(first.span)
    place = len(scene.sentences) - 1 if held is None else held
    sentence = scene.sentences[place]
    if scene.kind in pack.events.continuing:
        score = max(-2.0, 5 - place * 0.4) + _WIDE[first.scale or "area"]
    else:
        score = max(-2.0, 5 - max(place, _HEADLINE_AT if place == 0 else 0) * 0.4)
        score += max(_ONE_SPOT[name.scale or "area"] for name in chain)
    score += 2.5 if place in scene.with_cue else 0.0
    score += 0.2 * min(len(chain), 3)
    before = article.text[sentence.start : first.span.start].lower().split()[-3:]
    if first.before in pack.names.by or (before and before[-1] in (*pack.names.by, *pack.names.near)):
        score += 1.5
    elif not before and first.scale == "area":  # "Israel menyerang ...": who acts, not where
        score -= 3
    if any(word.strip(",") in pack.events.at_home for word in before):
        score -= 6
    return score


def _place(text: str, chain: list[Name], found: list[Name], country: str | None) -> Place:
    known = next((n.known for n in chain if n.known), None)
    own = next((n.country for n in chain if n.country), None) or country
    around = known or next((n.known for n in found if n.known and n.known.country == own), None)
    name = text[chain[0].span.start : chain[-1].span.end]
    if len(chain) == 1 and known and chain[0].head is None:  # "Kalbar" where the page also says "Kalimantan Barat"
        name = max((n.text for n in found if n.known == known and n.head is None), key=len)
    return Place(
        " ".join(name.split()), own, around.admin1 if around else None,
        known.lat if known else None, known.lon if known else None, chain[0].scale,
    )  # fmt: skip


def _country(found: list[Name], pack: Pack) -> str | None:
    """Choose the country that most places lie in."""
    counts = Counter(code for n in found if (code := n.country or (n.known.country if n.known else None)))
    return counts.most_common(1)[0][0] if counts else pack.events.home
