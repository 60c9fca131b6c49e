"""A well-known event put into a year in which it was not: `tsunami Aceh pada 2005`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from runut import lang
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.world import happened


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each known event whose year stands right behind it and is none of its own."""
    for article in record.articles:
        for stretch in article.spans("headline", "lead", "body", "caption"):
            yield from _wrong(article, stretch)


def _wrong(article: Article, stretch: Span) -> Iterator[Discrepancy]:
    pack = lang.load(article.language)
    for match in _dated(pack).finditer(stretch.of(article.text)):
        name, year = match.group("name"), match.group("year")
        years = happened.years(name)
        if year in years:
            continue
        span = Span(stretch.start + match.start("name"), stretch.start + match.end("year"))
        yield on_page(
            article, "wrong_fact", span, suggestion=years[0], template="wrong_year", words=span.of(article.text),
            right=" / ".join(years),
        )  # fmt: skip


@cache
def _dated(pack: Pack) -> Pattern:
    """Match a known event and its year, with nothing between but what leads to a year or tells its day and month."""
    links = alternation([*pack.dates.before, *pack.dates.months, *pack.checks.dated, *pack.dates.year_words])
    return compile_pattern(
        rf"\b(?P<name>{alternation(happened.names())})(?:,?\s(?:(?i:{links})|\d{{1,2}}))*\s\(?(?P<year>(?:1[89]|20)\d\d)\b",
        ignore_case=False,
    )
