"""Days as the page states them, digits and weekday apart, before anything is put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from runut.lang import Pack
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern
from runut.model import Article, Role, Span
from runut.text.dates.days import real


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day as written: `day` is what the digits say, `weekday` (monday=0) what the word beside them says.

    `day` is None for what is no day at all, "Rabu (11/0/2019)" or "31 September 2019".
    `has_year` is false where the year is the one that the page's publishing implies; `bracketed` for "(6/1/2022)".
    """

    span: Span
    day: date | None
    weekday: int | None
    has_year: bool
    bracketed: bool


def stated_days(article: Article, pack: Pack, *roles: Role) -> Iterator[StatedDay]:
    """Yield the days that headline, lead and body state in full, or without a year on a page that is dated.

    With `roles`, the stretches of these are read instead.
    """
    published = date.fromisoformat(article.day) if article.day else None
    for stretch in article.spans(*(roles or ("headline", "lead", "body"))):
        for found in _pattern(pack).finditer(stretch.of(article.text)):
            stated = _read(found, stretch.start, article.text, pack, published)
            if stated is not None:
                yield stated


@cache
def _pattern(pack: Pack) -> Pattern:
    words = pack.dates
    part = f"(?:\\s*,?\\s*{alternation(words.parts)})?" if words.parts else ""
    weekday = rf"(?:\b(?P<weekday>{alternation(words.weekdays)}){part}\s*,?\s*)?"
    months = alternation([*words.months, *words.months_short])
    slashed = r"/(?P<b>\d{1,2})(?:/(?P<y>\d{4}|\d{2}))?"
    digits = rf"(?P<a>\d{{1,2}})(?:{slashed}|-(?P<b2>\d{{1,2}})-(?P<y2>\d{{4}})|\.(?P<b3>\d{{1,2}})\.(?P<y3>\d{{4}}))"
    if words.order == "mdy":
        written = rf"(?P<m>{months})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y4>\d{{4}}))?"
    else:
        written = rf"(?P<d>\d{{1,2}})\s+(?P<m>{months})(?:\s+(?P<y4>\d{{4}}))?"
    return compile_pattern(rf"{weekday}(?P<open>\(\s*)?\b(?:{digits}|{written})\b(?P<close>\s*\))?")


def _read(found: Match, shift: int, text: str, pack: Pack, published: date | None) -> StatedDay | None:
    groups = found.groupdict()
    span = Span(shift + found.start(), shift + found.end())
    weekday = groups["weekday"]
    if _runs_on(text, span) or (weekday and not weekday[0].isupper()):
        return None
    year = next((int(groups[name]) for name in ("y", "y2", "y3", "y4") if groups[name]), None)
    month, day = _month_and_day(groups, pack)
    stated = _day(year, month, day, published)
    if year is None and (stated is None or weekday is None):
        return None
    if stated is None and bool(groups["m"]) == (weekday is not None):
        return None  # "Rabu (11/0/2019)" and "31 September 2019" are no days; other digits may be no date at all.
    number = pack.dates.weekdays[weekday.lower()] if weekday else None
    return StatedDay(span, stated, number, year is not None, bool(groups["open"] and groups["close"]))


def _month_and_day(groups: dict[str, str | None], pack: Pack) -> tuple[int, int]:
    first = int(groups["a"] or groups["d"] or 0)
    if groups["m"]:
        return {**pack.dates.months_short, **pack.dates.months}[groups["m"].lower()], first
    second = int(groups["b"] or groups["b2"] or groups["b3"] or 0)
    return (first, second) if pack.dates.order == "mdy" else (second, first)


def _runs_on(text: str, span: Span) -> bool:
    """Say whether the digits are part of something longer: a range of days, a fraction, a case number."""
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    return (
        before[-1:] in ("-", "–", "/", ".", "&")
        or after[:1] in ("/", "-", "–")
        or (after[:1] == "." and after[1:].isdigit())
    )


def _day(year: int | None, month: int, day: int, published: date | None) -> date | None:
    if year is not None:
        return real(year + 2000 if year < 100 else year, month, day)
    if published is None:
        return None
    years = (real(published.year + step, month, day) for step in (-1, 0, 1))
    return min((found for found in years if found), key=lambda found: abs((found - published).days), default=None)
