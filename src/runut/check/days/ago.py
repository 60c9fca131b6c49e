"""A number of years or hours that its own dates contradict: `sepuluh tahun lalu, tepatnya pada 2004` in 2024."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from runut import lang
from runut.check._matches import matches, placed
from runut.lang import Pack
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.text.numbers import numbers

_DAY = 24 * 60
_HOUR = 60
_LONG = 30
"""Years of which people say a round number."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield years ago that are not those since the year told with them, and hours that two times do not come to."""
    for article in record.articles:
        pack = lang.load(article.language)
        if pack.checks.ago and article.day:
            yield from _years(article, int(article.day[:4]), pack)
        if pack.checks.lasting:
            yield from _hours(article, pack)


def _years(article: Article, published: int, pack: Pack) -> Iterator[Discrepancy]:
    for match, stretch in matches(article, article.spans("headline", "lead", "body"), *_years_ago(pack)):
        span = placed(match, stretch, "told")
        many = _many(article, placed(match, stretch, "many"), pack)
        since = published - int(match.group("year"))
        if many and abs(since - many) > (1 if many < _LONG else 2):
            yield on_page(
                article, "date_conflict", span, words=match.group("many"), other=match.group("year"),
            )  # fmt: skip


def _hours(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    for match, stretch in matches(article, article.spans("headline", "lead", "body"), _from_until(pack)):
        many = _many(article, placed(match, stretch, "many"), pack)
        minutes = _minutes(match)
        if many and minutes is not None and abs(many * _HOUR - minutes) > _HOUR:
            yield on_page(
                article, "date_conflict", placed(match, stretch), words=match.group("many"),
                other=f"{match.group('from')}–{match.group('until')}",
            )  # fmt: skip


def _many(article: Article, span: Span, pack: Pack) -> int | None:
    """Give the one exact number that words tell."""
    stated = [quantity for _, quantity in numbers(article.text, pack, span)]
    return stated[0].value if len(stated) == 1 and stated[0].bound == "exact" else None


def _minutes(match: Match) -> int | None:
    """Give the minutes between two times, of which the second may be on the next day."""
    first, last = (int(hour) * _HOUR + int(minute) for hour, minute in (
        match.group(name).replace(":", ".").split(".") for name in ("from", "until")
    ))  # fmt: skip
    return (last - first) % _DAY if max(first, last) < _DAY else None


@cache
def _years_ago(pack: Pack) -> tuple[Pattern, ...]:
    """Match years ago with their year behind or before them, nothing but words for "that is" between."""
    ago, year = alternation(pack.checks.ago), r"(?P<year>(?:19|20)\d\d)"
    on = alternation([*pack.checks.namely, *pack.checks.precisely, *pack.events.on, *pack.dates.year_words])
    many = r"(?P<many>(?:\pL+ puluh \pL+|\pL+ (?:puluh|belas)|\pL+|\d{1,2}))"
    return (
        compile_pattern(rf"\b(?P<told>{many} {ago},? (?:{on} ){{1,3}}{year})\b"),
        compile_pattern(rf"\b(?P<told>(?:{on} ){{1,2}}{year},? (?:{alternation(pack.checks.equals)} )?{many} {ago})\b"),
    )


@cache
def _from_until(pack: Pack) -> Pattern:
    clock, lasting = alternation(pack.checks.clock), alternation(pack.checks.lasting)
    time, until = r"\d{1,2}[.:]\d{2}", alternation([*pack.numbers.ranges, *pack.checks.until])
    zones = alternation(pack.checks.local_zones)
    return compile_pattern(
        rf"\b{clock} (?P<from>{time})(?: {zones})? {until} (?:{clock} )?(?P<until>{time})(?: {zones})?,? "
        rf"(?:\pL+ )?{lasting} (?P<many>\pL+|\d{{1,2}}) {alternation(pack.checks.hours)}\b"
    )
