"""A weekday that the calendar contradicts: `Kamis (6/1/2021)`, when that day was a Wednesday."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from runut import lang
from runut.check._matches import matches, placed
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Role
from runut.text.dates.as_written import StatedDay, stated_days
from runut.text.dates.days import real
from runut.text.findings import on_page

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")
_FULL = 1
"""Days with their year that date a page which says no day of its own."""
_NEAR_DAYS = 40
"""A page speaks of days this near to its publishing far more often than of any other."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each date in which the weekday as written and the digits disagree."""
    for article in record.articles:
        pack = lang.load(article.language)
        for stated in _stated(article, pack):
            if stated.weekday is None:
                continue
            if stated.day is None:
                words = stated.span.of(article.text)
                yield on_page(article, "weekday_mismatch", stated.span, template="no_such_day", words=words)
            elif stated.day.weekday() != stated.weekday and not _is_of_last_year(stated, stated.day, article):
                yield _mismatch(article, stated, stated.day)
        if pack.dates.order == "dmy":
            yield from _ranges(article, pack)


def _ranges(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    """Find "Senin-Rabu (9-11/8/2022)" where one of the two days is another weekday."""
    for match, stretch in matches(article, article.spans(*_ROLES), _from_to(pack)):
        first, last = match.group("first").casefold(), match.group("last").casefold()
        year = _year(match.group("y") or match.group("yy"), article)
        month = match.group("m") or match.group("mm")
        named = {**pack.dates.months_short, **pack.dates.months}
        number = int(month) if month.isdigit() else named[month.casefold()]
        days = [real(year, number, int(match.group(each))) for each in ("a", "b")] if year else []
        told = [pack.dates.weekdays[first], pack.dates.weekdays[last]]
        wrong = next((day for day, other in zip(days, told, strict=False) if day and day.weekday() != other), None)
        if wrong is not None and None not in days:
            span = placed(match, stretch)
            words = span.of(article.text)
            yield on_page(
                article, "weekday_mismatch", span, words=words, day=wrong.isoformat(), weekday=wrong.weekday()
            )  # fmt: skip


def _year(written: str | None, article: Article) -> int | None:
    """Give the year of a stretch of days: as written, else the page's own."""
    if written:
        return int(written) if len(written) > len("20") else 2000 + int(written)
    return int(article.day[:4]) if article.day else None


@cache
def _from_to(pack: Pack) -> Pattern:
    weekday = alternation(pack.dates.weekdays)
    to = rf"\s?{alternation([*pack.numbers.ranges, '–', *pack.checks.both])}\s?"
    months = alternation([*pack.dates.months, *pack.dates.months_short])
    return compile_pattern(
        rf"\b(?P<first>{weekday}){to}(?P<last>{weekday}),? \(?(?P<a>\d{{1,2}}){to}(?P<b>\d{{1,2}})"
        rf"(?:/(?P<m>\d{{1,2}})(?:/(?P<y>\d{{4}}|\d{{2}}))?|\s(?P<mm>{months})(?:\s(?P<yy>\d{{4}}))?)\b\)?"
    )


def _stated(article: Article, pack: Pack) -> list[StatedDay]:
    """List the days that a page states; those without a year on an undated page as of its last day that has one."""
    found = list(stated_days(article, pack, *_ROLES))
    days = [one.day for one in found if one.day and one.has_year]
    if article.day or len({day.year for day in days}) != 1 or len(days) < _FULL:
        return found
    dated = replace(article, published=max(days).isoformat())
    more = [one for one in stated_days(dated, pack, *_ROLES) if not one.has_year and one.day]
    near = [one for one in more if one.day and abs((one.day - max(days)).days) <= _NEAR_DAYS]
    return [*found, *near]


def _is_of_last_year(stated: StatedDay, day: date, article: Article) -> bool:
    """Say whether a day without a year, far off the page, falls on its weekday in the year before."""
    if stated.has_year or not article.day:
        return False
    published = date.fromisoformat(article.day)
    if abs((day - published).days) <= _NEAR_DAYS:
        return False
    before = real(day.year - 1, day.month, day.day)
    return before is not None and before.weekday() == stated.weekday


def _mismatch(article: Article, stated: StatedDay, day: date) -> Discrepancy:
    likely = _likely(day, stated.weekday, article)
    return on_page(
        article,
        "weekday_mismatch",
        stated.span,
        suggestion=likely.isoformat() if likely else None,
        words=stated.span.of(article.text),
        day=day.isoformat(),
        weekday=day.weekday(),
    )


def _likely(day: date, weekday: int | None, article: Article) -> date | None:
    """Give the day that was probably meant: one digit group amiss, the weekday right, nearest to the publishing."""
    reference = date.fromisoformat(article.day) if article.day else None
    others = [other for other in _readings(day) if other.weekday() == weekday]
    if reference is None:
        same = [other for other in others if (other.month, other.day) == (day.month, day.day)]
        return min(same or others, key=lambda other: (abs((other - day).days), other), default=None)
    past = [other for other in others if other <= reference + timedelta(days=1)]
    best = min(past or others, key=lambda other: (abs((reference - other).days), other), default=None)
    return best if best and abs((reference - best).days) <= _NEAR_DAYS else None


def _readings(day: date) -> Iterator[date]:
    """Yield the days that differ in year, in month, or by less than a week."""
    years = (real(year, day.month, day.day) for year in (day.year - 1, day.year + 1))
    months = (real(day.year, month, day.day) for month in (day.month - 1, day.month + 1))
    yield from (found for found in (*years, *months) if found)
    for step in range(1, 7):
        yield day - timedelta(days=step)
        yield day + timedelta(days=step)
