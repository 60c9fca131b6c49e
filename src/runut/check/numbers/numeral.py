"""A number in words and another in brackets behind it: `tujuh (8) penambang`."""

from __future__ import annotations

from collections.abc import Iterator

from runut import lang
from runut.lang.patterns import compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.text.numbers import numbers

_BRACKETS = compile_pattern(r"\pL \((\d{1,6})\) \p{Ll}", ignore_case=False)
"""Digits alone in brackets, between a word and what is counted."""
_LONGEST = 40
"""Characters of the longest number in words."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each number in words, not of one word for a rank, that the digits right behind it contradict."""
    for article in record.articles:
        for stretch in article.spans("headline", "lead", "body"):
            for match in _BRACKETS.finditer(stretch.of(article.text)):
                bracket = Span(stretch.start + match.start() + 2, stretch.start + match.end() - 2)
                yield from _wrong(article, stretch, bracket, int(match.group(1)))


def _wrong(article: Article, stretch: Span, bracket: Span, digits: int) -> Iterator[Discrepancy]:
    pack = lang.load(article.language)
    before = Span(max(stretch.start, bracket.start - 1 - _LONGEST), bracket.start - 1)
    stated = [(span, quantity) for span, quantity in numbers(article.text, pack, before) if span.end == before.end]
    if not stated or stated[0][1].bound != "exact" or stated[0][1].value in (None, 1, digits):
        return
    span = stated[0][0]
    if not span.of(article.text).replace(" ", "").isalpha() or _is_counted_off(article, span):
        return
    words = Span(span.start, bracket.end)
    yield on_page(
        article, "figure_conflict", words, evidence=(bracket,), template="number_swapped", words=span.of(article.text),
        other=str(digits),
    )  # fmt: skip


def _is_counted_off(article: Article, span: Span) -> bool:
    """Say whether the number is of something that is told by it: an article, a verse, a neighbourhood."""
    pack = lang.load(article.language)
    before = article.text[max(0, span.start - _LONGEST) : span.start].split()
    return bool(before) and before[-1].casefold() in pack.checks.numbered
