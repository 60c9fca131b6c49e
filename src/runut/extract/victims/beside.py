"""Find the one person listed beside those whom a number counts: "a mother and her two children"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from runut.lang import Pack
from runut.lang.patterns import words
from runut.model import Article, Figure, Span
from runut.text.sentences import sentences
from runut.text.tokens import Token, tokens

_TOLLS = ("killed", "injured")
_PHRASE = 5  # words from "a" to the noun: "a 9-year-old Rekaan boy"


class Beside(NamedTuple):
    """One more of the same kind as a figure: the word for the person, and the "a" before it."""

    figure: Figure
    head: Span
    article: Span | None


def beside(article: Article, pack: Pack, figures: Sequence[Figure]) -> Iterator[Beside]:
    """Yield who is listed with a count of the killed or injured and not counted in it."""
    # A count that somebody is joined to is a part of no number told: "a mother and her two children".
    tolls = [f for f in figures if f.kind in _TOLLS and f.unit == "person" and _is_whole(f)]
    if not tolls or not pack.victims.harms:
        return
    spans = [s for stretch in article.spans("headline", "lead", "body") for s in sentences(article.text, pack, stretch)]
    for figure in tolls:
        sentence = next((span for span in spans if span.holds(figure.span)), None)
        if sentence is not None:
            yield from _around(article.text, figure, sentence, pack)


def _is_whole(figure: Figure) -> bool:
    return figure.scope == "total" or (figure.scope == "part" and figure.part_of is None)


def _around(text: str, figure: Figure, sentence: Span, pack: Pack) -> Iterator[Beside]:
    stretch = tokens(text, sentence)
    at = next((i for i, token in enumerate(stretch) if token.end > figure.span.start), 0)
    found = _before(stretch, at, pack) or _behind(stretch, at, figure, pack)
    if found is not None:
        yield Beside(figure, *found)
    elif figure.kind == "killed" and figure.clause.start < figure.span.start:
        end = words(pack.victims.ends).search(text[figure.span.end : sentence.end])
        if end is not None:
            start = figure.span.end
            yield Beside(figure, Span(start + end.start(), start + end.end()), None)


def _before(stretch: Sequence[Token], at: int, pack: Pack) -> tuple[Span, Span | None] | None:
    """Read "a mother and her" or, in a headline, "Mother," right before a number."""
    here = at - 1
    if here >= 0 and stretch[here].word in pack.victims.determiners:
        here -= 1
    if here < 1 or stretch[here].word not in pack.figures.joiners or stretch[here - 1].word not in _ones(pack):
        return None
    head = stretch[here - 1]
    article = _article(stretch, here - 1, pack)
    return (Span(head.start, head.end), article) if article or here == 1 else None


def _behind(stretch: Sequence[Token], at: int, figure: Figure, pack: Pack) -> tuple[Span, Span | None] | None:
    """Read "and a woman" behind what a number counts."""
    for here in range(at + 1, min(at + 8, len(stretch) - 2)):
        token = stretch[here]
        # "Three hurt and a boy dead": a list ends where its own state was told.
        is_told = figure.clause.start >= figure.span.start and token.start >= figure.clause.end
        if is_told or token.word in ".;:" or token.is_digits or token.word in pack.numbers.ones:
            return None
        if token.word in pack.figures.joiners and stretch[here + 1].word in pack.victims.articles:
            for head in stretch[here + 2 : here + 2 + _PHRASE]:
                if head.word in _ones(pack):
                    return Span(head.start, head.end), Span(stretch[here + 1].start, stretch[here + 1].end)
        if token.word in pack.figures.stops and token.word not in pack.figures.joiners:
            return None
    return None


def _article(stretch: Sequence[Token], head: int, pack: Pack) -> Span | None:
    for token in stretch[max(head - _PHRASE, 0) : head][::-1]:
        if token.word in pack.victims.articles:
            return Span(token.start, token.end)
        if token.word in pack.figures.stops or not token.word[0].isalnum():
            return None
    return None


@cache
def _ones(pack: Pack) -> frozenset[str]:
    return frozenset(pack.victims.ones) - frozenset(pack.victims.selves)
