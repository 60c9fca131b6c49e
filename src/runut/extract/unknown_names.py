"""Ask the name tagger what the names are that the page's own words do not tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from runut.extract.names import Name
from runut.lang import Pack
from runut.model import Article, MentionKind, Span
from runut.text import tagger
from runut.text.sentences import sentences


def kinds(article: Article, pack: Pack, unknown: Sequence[Name]) -> dict[Span, tuple[Span, MentionKind]]:
    """Give, by the span of an unknown name, what the model takes for a name there; nothing without the model.

    Only the sentences that hold an unknown name are read by it: on Indonesian news about half of the words.
    A name of the model's that lies within the run of capitals trims it ("Tabrakan Maut Tol Jagorawi").
    """
    if not unknown or not pack.names.has_tagger or not tagger.available():
        return {}
    found = list(tagger.tagged(article.text, _sentences_with(article, pack, unknown)))
    told: dict[Span, tuple[Span, MentionKind]] = {}
    for name in unknown:
        inside = [(span, kind) for span, kind in found if name.span.holds(span) or span.holds(name.span)]
        if inside:
            span, kind = max(
                inside, key=lambda pair: (min(len(pair[0].of(article.text)), len(name.text)), -pair[0].start)
            )
            told[name.span] = (span if name.span.holds(span) else name.span, kind)
    return told


def _sentences_with(article: Article, pack: Pack, unknown: Iterable[Name]) -> list[Span]:
    """List the sentences that hold one of the names."""
    starts = sorted(name.span.start for name in unknown)
    return [
        sentence
        for stretch in article.spans("headline", "dateline", "lead", "body")
        for sentence in sentences(article.text, pack, stretch)
        if any(sentence.start <= start < sentence.end for start in starts)
    ]
