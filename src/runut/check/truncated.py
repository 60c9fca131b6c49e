"""A page that is not the whole article: one of several, or a text that breaks off."""

from __future__ import annotations

from collections.abc import Iterator

from runut import lang
from runut.lang.patterns import alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each page that cleaning found incomplete, and each that ends by announcing what never comes."""
    for article in record.articles:
        span = _numbers_of_pages(article) if not article.complete else None
        if span is None:
            span = _announcement(article)
        if span is None and not article.complete:
            span = _last_words(article)
        if span is not None:
            yield on_page(article, "truncated", span)


def _numbers_of_pages(article: Article) -> Span | None:
    """Give the links to the pages of an article ("Halaman 12" is the pages 1 and 2, run together)."""
    marks = lang.load(article.language).checks.page_marks
    pattern = compile_pattern(rf"\b{alternation(marks)}\s*:?\s*\d[\d\s]*")
    for stretch in article.spans("footer", "other", "promo", "related", "body"):
        for match in pattern.finditer(stretch.of(article.text)):
            return Span(stretch.start + match.start(), stretch.start + match.start() + len(match.group().rstrip()))
    return None


def _announcement(article: Article) -> Span | None:
    """Give the end of a body that stops at a colon: what it announces is missing."""
    last = _last_words(article)
    return last if last and last.of(article.text).endswith(":") else None


def _last_words(article: Article) -> Span | None:
    stretches = list(article.spans("lead", "body"))
    if not stretches:
        return None
    told = stretches[-1].of(article.text).rstrip()
    start = max(told.rfind("\n"), told.rfind(". ")) + 1
    while start < len(told) and told[start].isspace():
        start += 1
    return Span(stretches[-1].start + start, stretches[-1].start + len(told)) if told else None
