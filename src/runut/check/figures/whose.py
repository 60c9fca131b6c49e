"""A headline that has somebody dead who is hurt in the text: `Pengendara Tewas` over a dead passenger."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from runut import lang
from runut.check.figures._paged import by_page
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Figure, FigureKind, Record, Span
from runut.text.findings import on_page
from runut.text.sentences import sentences

_NEAR = 60
"""Characters between somebody and what happened to him."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield a headline's one dead driver, or passenger, where the text has one dead and says that it is the other."""
    for article, figures in by_page(record):
        heads = list(article.spans("headline"))
        dead = [one for one in figures if one.kind == "killed" and one.modality == "asserted"]
        above = [one for one in dead if any(head.holds(one.span) for head in heads)]
        if len(above) == 1 and above[0].group in _OTHER and all(one.quantity.value == 1 for one in dead):
            told = _told(article, above[0])
            if told is not None:
                span = _on(article, above[0], heads)
                yield on_page(
                    article, "figure_conflict", span, evidence=(told, above[0].id), words=span.of(article.text),
                    what="killed", other=told.of(article.text),
                )  # fmt: skip


_OTHER = {"drivers": "passengers", "passengers": "drivers"}


def _told(article: Article, figure: Figure) -> Span | None:
    """Give the words by which the other one died, where the headline's is hurt and never dies in the text."""
    pack = lang.load(article.language)
    mine, other = figure.group or "", _OTHER[figure.group or ""]
    text = [one for stretch in article.spans("lead", "body") for one in sentences(article.text, pack, stretch)]
    if any(_dies(pack, mine, one.of(article.text)) for one in text):
        return None
    if not any(_fate(pack, mine, "injured").search(one.of(article.text)) for one in text):
        return None
    for one in text:
        died = _fate(pack, other, "killed").search(one.of(article.text))
        if died is not None:
            return Span(one.start + died.start(), one.start + died.end())
    return None


def _dies(pack: Pack, group: str, sentence: str) -> bool:
    """Say whether a sentence has somebody of a group dead; one that has both groups tells of each."""
    if _fate(pack, group, "killed").search(sentence):
        return True
    is_both = _people(pack, _OTHER[group]).search(sentence)
    return not is_both and bool(_people(pack, group).search(sentence) and _happened(pack, "killed").search(sentence))


@cache
def _people(pack: Pack, group: str) -> Pattern:
    return compile_pattern(rf"\b{alternation(pack.figures.groups[group])}")


@cache
def _happened(pack: Pack, kind: FigureKind) -> Pattern:
    words = pack.figures.kinds[kind]
    return compile_pattern(rf"\b{alternation([*words.acts, *words.states, *words.labels])}\b")


@cache
def _fate(pack: Pack, group: str, kind: FigureKind) -> Pattern:
    """Match somebody of a group and what happened to him right behind."""
    people, words = pack.figures.groups[group], pack.figures.kinds[kind]
    happened = alternation([*words.acts, *words.states, *words.labels])
    return compile_pattern(rf"\b{alternation(people)}[^.]{{0,{_NEAR}}}?\b{happened}\b")


def _on(article: Article, figure: Figure, heads: list[Span]) -> Span:
    """Give a headline from a number on."""
    head = next(head for head in heads if head.holds(figure.span))
    return Span(figure.span.start, head.start + len(head.of(article.text).rstrip()))
