"""Ask the name tagger what the names are that the page's own words do not tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from runut.extract.names import Name
from runut.lang import Pack
from runut.model import Article, MentionKind, Span
from runut.text import tagger
from runut.text.sentences import sentences


def may_ask(pack: Pack) -> bool:
    """Say whether there is a name tagger for the language."""
    return pack.names.has_tagger and tagger.available()


def kinds(article: Article, pack: Pack, unknown: Sequence[Name]) -> dict[Span, tuple[Span, MentionKind]]:
    """Give, by the span of an unknown name, what the model takes for a name there; nothing without the model.

    Only so many sentences are read by it that each unknown name stands in one: on Indonesian news a quarter of the
    words. A name of the model's that lies within the run of capitals trims it ("Tabrakan Maut Tol Jagorawi").
    """
    if not unknown or not may_ask(pack):
        return {}
    read = _sentences_for(article, pack, unknown)
    found = list(tagger.tagged(article.text, read))
    told: dict[Span, tuple[Span, MentionKind]] = {}
    shared: dict[str, tuple[int, int, MentionKind]] = {}
    for name in unknown:
        inside = [(span, kind) for span, kind in found if name.span.holds(span) or span.holds(name.span)]
        if inside:
            span, kind = max(
                inside, key=lambda pair: (min(len(pair[0].of(article.text)), len(name.text)), -pair[0].start)
            )
            span = span if name.span.holds(span) else name.span
            told[name.span] = (span, kind)
            shared.setdefault(name.text, (span.start - name.span.start, name.span.end - span.end, kind))
    for name in unknown:
        if name.text in shared and not any(sentence.holds(name.span) for sentence in read):
            before, behind, kind = shared[name.text]
            told[name.span] = (Span(name.span.start + before, name.span.end - behind), kind)
    return told


def _sentences_for(article: Article, pack: Pack, unknown: Iterable[Name]) -> list[Span]:
    """Choose sentences that together hold every name once: those with most names first, headlines last.

    A headline says little of what its capitals are.
    """
    heads = tuple(article.spans("headline"))
    holding: dict[Span, set[str]] = {}
    names = sorted(unknown, key=lambda name: name.span.start)
    for stretch in article.spans("headline", "dateline", "lead", "body"):
        for sentence in sentences(article.text, pack, stretch):
            held = {name.text for name in names if sentence.start <= name.span.start < sentence.end}
            if held:
                holding[sentence] = held
    chosen: list[Span] = []
    left = set().union(*holding.values())
    for among in (
        [sentence for sentence in holding if not any(head.holds(sentence) for head in heads)],
        list(holding),
    ):
        while best := max(among, key=lambda s: (len(holding[s] & left), -s.start), default=None):
            if not holding[best] & left:
                break
            chosen.append(best)
            left -= holding[best]
    return sorted(chosen)
