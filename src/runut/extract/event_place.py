"""Find where it happened: the smallest named place that holds the whole event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from runut.extract.names import Name, names
from runut.lang import Pack
from runut.model import Article, EventKind, Place, Span
from runut.world import countries

_SMALL = {"point": 7, "site": 6, "street": 6, "village": 7, "district": 4, "regency": 3, "province": 2, "area": 1}


def event_place(
    article: Article, pack: Pack, spans: tuple[Span, ...], cues: tuple[Span, ...], kind: EventKind
) -> Place | None:
    """Give the place that the event's sentences name, with what the gazetteer knows of it."""
    found = [n for n in names(article, pack) if n.kind == "place"]
    country = _country(found, pack)
    if not found:
        return _country_alone(country, pack)
    chains = list(_chains(article.text, found))
    best = max(chains, key=lambda chain: (_score(article, chain, spans, cues, kind, pack), -chain[0].span.start))
    return _place(article.text, best, found, country)


def _country_alone(country: str | None, pack: Pack) -> Place | None:
    known = countries.by_code(country) if country else None
    return Place(known.name(pack.code), known.code, precision="country") if known else None


def _chains(text: str, found: list[Name]) -> Iterator[list[Name]]:
    """Yield the names that follow one another with nothing but a comma between: "Desa A, Kecamatan B, Kabupaten C"."""
    chain: list[Name] = []
    for name in found:
        if chain and text[chain[-1].span.end : name.span.start].strip() in ("", ",", "di"):
            chain.append(name)
            continue
        if chain:
            yield chain
        chain = [name]
    if chain:
        yield chain


def _score(
    article: Article, chain: list[Name], spans: tuple[Span, ...], cues: tuple[Span, ...], kind: EventKind, pack: Pack
) -> float:
    first = chain[0]
    place = next((n for n, span in enumerate(spans) if span.holds(first.span)), len(spans))
    sentence = spans[place] if place < len(spans) else first.span
    score = max(0.0, 6 - place * 0.5)
    score += max(_SMALL[name.scale or "area"] for name in chain) * (0.2 if kind in pack.events.continuing else 0.6)
    if any(sentence.holds(cue) for cue in cues):
        score += 2.5
    if (
        first.before in pack.names.by
        or article.text[max(0, first.span.start - 4) : first.span.start].strip().lower() in pack.names.by
    ):
        score += 1
    return score


def _place(text: str, chain: list[Name], found: list[Name], country: str | None) -> Place:
    known = next((n.known for n in chain if n.known), None)
    around = known or next((n.known for n in found if n.known and n.known.country == country), None)
    own = next((n.country for n in chain if n.country), None)
    name = text[chain[0].span.start : chain[-1].span.end]
    return Place(
        " ".join(name.split()), own or country, around.admin1 if around else None,
        known.lat if known else None, known.lon if known else None, chain[0].scale,
    )  # fmt: skip


def _country(found: list[Name], pack: Pack) -> str | None:
    """Choose the country that most places lie in."""
    counts = Counter(code for n in found if (code := n.country or (n.known.country if n.known else None)))
    return counts.most_common(1)[0][0] if counts else pack.events.home
