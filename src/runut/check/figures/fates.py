"""What became of those aboard, told in one sentence, that does not come to them: `dari 143 orang, 39 tewas, 77 ...`."""

from __future__ import annotations

from collections.abc import Iterator

from runut import lang
from runut.check.figures._paged import by_page
from runut.lang import patterns
from runut.model import Article, Discrepancy, Figure, FigureKind, Record, Span
from runut.text.findings import on_page
from runut.text.sentences import sentences_of

_FATES: frozenset[FigureKind] = frozenset({"killed", "missing", "rescued", "injured"})
_TOLD = 3
"""Fates of the shortest list that tells of everybody: two may leave some out."""
_NEAR = 0.2
"""How far off they may be, as a share of those aboard: further off, some are left out."""
_BEFORE = 15
"""Characters before a number in which "of" stands."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield those of whom a sentence says that they are the whole, and whose fates in it do not come to them."""
    for article, figures in by_page(record):
        pack = lang.load(article.language)
        stated = [one for one in figures if one.unit == "person" and one.quantity.value]
        for sentence in sentences_of(article, pack, "lead", "body") if len(stated) > _TOLD else ():
            yield from _off(article, [one for one in stated if sentence.holds(one.span)])


def _off(article: Article, told: list[Figure]) -> Iterator[Discrepancy]:
    if len(told) <= _TOLD or told[0].kind != "involved" or not _is_whole(article, told[0]):
        return
    whole, fates = told[0], told[1:]
    values = [one.quantity.value or 0 for one in fates]
    are_apart = len({one.kind for one in fates}) == len(fates) and all(one.kind in _FATES for one in fates)
    is_exact = all(one.quantity.bound == "exact" and one.modality == "asserted" for one in told)
    total = whole.quantity.value or 0
    if are_apart and is_exact and 0 < abs(sum(values) - total) <= total * _NEAR:
        yield on_page(
            article, "sum_mismatch", Span(whole.span.start, fates[-1].span.end),
            evidence=(whole.span, *(one.span for one in fates)), sum=sum(values), total=total,
        )  # fmt: skip


def _is_whole(article: Article, figure: Figure) -> bool:
    pack = lang.load(article.language)
    before = article.text[max(0, figure.span.start - _BEFORE) : figure.span.start]
    return bool(patterns.words(pack.figures.out_of).search(before))
