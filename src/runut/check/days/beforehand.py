"""A quotation dated before the day that it looks back on: `"Aksi 23 September itu ricuh," katanya, Selasa (10/9)`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from runut import lang
from runut.lang import Pack, patterns
from runut.lang.patterns import Pattern
from runut.model import Article, DateClaim, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.text.sentences import sentences_of

_MARKS = '"“”'


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield the bracketed day of a quotation that looks back on a day after it, in the same sentence."""
    held: dict[str, list[DateClaim]] = defaultdict(list)
    for date in record.dates:
        held[date.article].append(date)
    for article in record.articles:
        if article.day and len(held[article.id]) > 1:
            yield from _wrong(article, sorted(held[article.id], key=lambda date: date.span))


def _wrong(article: Article, dates: list[DateClaim]) -> Iterator[Discrepancy]:
    pack = lang.load(article.language)
    for sentence in sentences_of(article, pack, "lead", "body"):
        inside = [date for date in dates if sentence.holds(date.span)]
        if len(inside) < 2 or _ahead(pack).search(sentence.of(article.text)):
            continue
        said, told = inside[-1], inside[-2]
        is_dated = any(letter.isdigit() for letter in told.span.of(article.text))  # "tadi malam" is of no calendar
        is_said = "(" in said.span.of(article.text) and _is_quoted(article, sentence, told.span, said.span)
        if is_dated and is_said and said.when.end < told.when.start and told.when.end <= (article.day or ""):
            yield on_page(
                article, "date_conflict", said.span, evidence=(told.span,), words=said.span.of(article.text),
                other=told.span.of(article.text),
            )  # fmt: skip


def _is_quoted(article: Article, sentence: Span, told: Span, said: Span) -> bool:
    """Say whether a day stands between the marks of a quotation, and the other one behind them."""
    before, between = article.text[sentence.start : told.start], article.text[told.end : said.start]
    return any(mark in before for mark in _MARKS) and any(mark in between for mark in _MARKS)


@cache
def _ahead(pack: Pack) -> Pattern:
    return patterns.words(pack.checks.ahead)
