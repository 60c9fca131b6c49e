"""Who could have known it: agencies, authorities and reporters behind the articles of a story, each with its proof.

What shows no origin has none here, so it can never count as independent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from runut import lang
from runut.lang.patterns import alternation, compile_pattern
from runut.link.copies import Copy
from runut.model import Article, Evidence, Figure, Origin, Quote, Span, Speaker, Story, content_id
from runut.text.names import fold
from runut.world import agencies, outlets


@dataclass(frozen=True, slots=True)
class Known:
    """What the record holds of one story that bears on origins."""

    story: Story
    articles: Mapping[str, Article]
    figures: Sequence[Figure]
    quotes: Sequence[Quote]
    copies: Sequence[Copy]
    variants: Sequence[tuple[Quote, Quote]]
    names: Mapping[str, str]
    """Entities' names by id."""


def trace(known: Known) -> Iterator[Origin]:
    """Yield each origin of a story with the articles that rest on it and the words that show it."""
    proof: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for name, evidence in _direct(known):
        house = _house(name)
        key = fold(house)
        names.setdefault(key, house)
        if evidence not in proof[key][evidence.article]:
            proof[key][evidence.article].append(evidence)
    wires = {fold(_house(name)) for name, _ in _agencies(known)}
    for copy in sorted(known.copies, key=lambda copy: (copy.article, copy.of)):
        _inherit(copy, proof, wires)
    for first, second in known.variants:
        _share(first, second, proof)
    for key in sorted(proof):
        articles = proof[key]
        yield Origin(
            id=content_id("o", known.story.id, key),
            story=known.story.id,
            name=names[key],
            articles=tuple(sorted(articles)),
            evidence=tuple(one for article in sorted(articles) for one in sorted(articles[article], key=_order)),
        )


def _house(name: str) -> str:
    """Give the family of an outlet, so that sister papers are one origin; anyone else keeps the name.

    >>> _house("Reuters"), _house("Polres Wirasaba")
    ('Reuters', 'Polres Wirasaba')
    """
    known = outlets.find(name)
    if known is None:
        agency = agencies.find(name)
        return agency.name if agency else name
    return known.name if known.kind == "agency" else known.family or known.name


def _order(evidence: Evidence) -> tuple[str, str, str, tuple[int, int]]:
    return (evidence.article, evidence.why, evidence.of or "", evidence.span or (-1, -1))


def _direct(known: Known) -> Iterator[tuple[str, Evidence]]:
    yield from _agencies(known)
    yield from _authorities(known)
    for article in known.articles.values():
        yield from _reporter(article)


def _agencies(known: Known) -> Iterator[tuple[str, Evidence]]:
    """Yield each agency or other medium that an article credits, with the words of the credit."""
    for article in known.articles.values():
        for agency in sorted(set(article.agencies)):
            if not _is_own(agency, article):
                yield agency, Evidence(article.id, None, "credit", _named(agency, article))
    claims: tuple[Figure | Quote, ...] = (*known.figures, *known.quotes)
    for claim in claims:
        article = known.articles[claim.article]
        for medium in claim.via:
            if not _is_own(medium, article):
                yield medium, Evidence(article.id, None, "credit", _named(medium, article) or claim.span)


def _authorities(known: Known) -> Iterator[tuple[str, Evidence]]:
    """Yield who is said to have given each figure and each quotation."""
    for figure in known.figures:
        for speaker in figure.said_by:
            yield _who(speaker, known), Evidence(figure.article, None, "credit", figure.clause)
    for quote in known.quotes:
        if quote.speaker is not None:
            yield _who(quote.speaker, known), Evidence(quote.article, None, "credit", quote.span)


def _who(speaker: Speaker, known: Known) -> str:
    """Give the one name for a speaker: the entity's, so that two spellings are not two origins."""
    return known.names.get(speaker.entity or "", speaker.name)


def _reporter(article: Article) -> Iterator[tuple[str, Evidence]]:
    """Yield the outlet itself where the page shows that its own reporter was told or was there."""
    if article.outlet is None:
        return
    pack = lang.load(article.language)
    cues = alternation((*pack.speech.told, *pack.checks.witnessed))
    pattern = compile_pattern(rf"\b{cues}\s+({alternation([article.outlet, _bare(article.outlet)])})")
    for stretch in article.spans("lead", "body"):
        match = pattern.search(stretch.of(article.text))
        if match is not None:
            span = Span(stretch.start + match.start(), stretch.start + match.end())
            yield article.outlet, Evidence(article.id, None, "credit", span)
            return


def _bare(outlet: str) -> str:
    """Give an outlet's name without what follows the dot.

    >>> _bare("warta-kita.com")
    'warta-kita'
    """
    return outlet.split(".", maxsplit=1)[0] or outlet


def _is_own(medium: str, article: Article) -> bool:
    """Say whether a credit names the very outlet that prints it: no origin of its own."""
    return article.outlet is not None and fold(_bare(medium)) == fold(_bare(article.outlet))


def _named(name: str, article: Article) -> Span | None:
    """Give the last place outside captions where the article names an agency: credits stand at the end."""
    pattern = compile_pattern(rf"\b{alternation([name])}\b")
    found = None
    for stretch in article.spans("byline", "dateline", "lead", "body", "footer", "other"):
        for match in pattern.finditer(stretch.of(article.text)):
            found = Span(stretch.start + match.start(), stretch.start + match.end())
    return found


def _inherit(copy: Copy, proof: dict[str, dict[str, list[Evidence]]], wires: set[str]) -> None:
    """Put a copy under the agencies of what it copies, and the source under those the copy credits."""
    for key in sorted(wires):
        mine, theirs = proof[key].get(copy.article), proof[key].get(copy.of)
        if theirs:
            proof[key][copy.article].append(Evidence(copy.article, copy.of, "copied", copy.span))
        elif mine:
            proof[key][copy.of].append(Evidence(copy.of, copy.article, "copied", copy.of_span))


def _share(first: Quote, second: Quote, proof: dict[str, dict[str, list[Evidence]]]) -> None:
    """Put an article that prints a quotation in other words under the agency to which the other credits it."""
    for here, there in ((first, second), (second, first)):
        for key in sorted({fold(_house(medium)) for medium in there.via}):
            evidence = Evidence(here.article, there.article, "same_quote", here.span)
            if key in proof and evidence not in proof[key][here.article]:
                proof[key][here.article].append(evidence)
