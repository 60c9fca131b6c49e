"""Work out which days words stand for, from what they state and a reference day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from runut.lang.schema.dates import Position, Unit
from runut.model import Precision, When

_NTH = 1000  # from here on a day is a weekday of its month: ten times which one of them, and the day (monday=0)
_NEAR = timedelta(days=10)  # a day told within this of the reference is taken for news, not for history


def parse(iso: str | None) -> date | None:
    """Read the day of an ISO date or time; None where it is none.

    >>> parse("2022-01-06T11:06+07:00")
    datetime.date(2022, 1, 6)
    """
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def real(year: int, month: int, day: int) -> date | None:
    """Give the day if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def said_in(year: int, month: int, day: int) -> date | None:
    """Give a day as a page says it: 1043 is the fourth Thursday of a month, 1090 its last Monday (packs' `feasts`).

    >>> said_in(2023, 11, 1043), said_in(2024, 5, 1090), said_in(2024, 2, 30)
    (datetime.date(2023, 11, 23), datetime.date(2024, 5, 27), None)
    """
    return _nth(year, month, *divmod(day - _NTH, 10)) if day >= _NTH else real(year, month, day)


def _nth(year: int, month: int, nth: int, weekday: int) -> date | None:
    """Give the nth such weekday of a month, the last one where it has not so many."""
    first = real(year, month, 1)
    if first is None:
        return None
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    while day.month != month:
        day -= timedelta(days=7)
    return day


def days_apart(first: str, last: str) -> int:
    """Count the days between two ISO days.

    >>> days_apart("2022-01-09", "2022-01-06")
    3
    """
    return abs((date.fromisoformat(last) - date.fromisoformat(first)).days)


def one(day: date) -> When:
    """Say a single day."""
    return When(day.isoformat(), day.isoformat(), "day")


def between(first: date, last: date, precision: Precision = "interval") -> When:
    """Say the days from the first to the last."""
    return When(first.isoformat(), last.isoformat(), precision)


def weekday_near(reference: date, weekday: int, direction: int = -1) -> date:
    """Find the nearest day of that weekday: the same day or before it, or after it where `direction` is 1.

    >>> weekday_near(date(2022, 1, 9), 2)
    datetime.date(2022, 1, 5)
    """
    if direction > 0:
        return reference + timedelta(days=(weekday - reference.weekday() - 1) % 7 + 1)
    return reference - timedelta(days=(reference.weekday() - weekday) % 7)


def year_near(reference: date, month: int, day: int, direction: int = 0) -> date | None:
    """Choose the year of a day and month: nearest to the reference, before or after it where that is said.

    >>> year_near(date(2019, 9, 26), 10, 4)
    datetime.date(2019, 10, 4)
    """
    every = [d for y in range(reference.year - 4, reference.year + 5) if (d := said_in(y, month, day))]
    wanted = [d for d in every if (d - reference).days * direction >= 0]
    return min(wanted, key=lambda d: (abs(d - reference), d), default=None)


def mend(stated: date, weekday: int, reference: date | None) -> date:
    """Decide where weekday and digits disagree: the weekday stands, the likeliest slip explains the digits.

    >>> mend(date(2021, 1, 6), 3, date(2022, 1, 6))
    datetime.date(2022, 1, 6)
    """
    if stated.weekday() == weekday:
        return stated
    slips = [d for d in _slips(stated) if d.weekday() == weekday]
    nearest = min((stated + timedelta(days=n) for n in (-1, 1, -2, 2, -3, 3)), key=lambda d: d.weekday() != weekday)
    if reference is None:
        same_day = [d for d in slips if (d.month, d.day) == (stated.month, stated.day)]
        return max(same_day, default=nearest)
    news = [d for d in slips if abs(d - reference) <= _NEAR and d <= reference + timedelta(days=1)]
    if news:
        return min(news, key=lambda d: abs(d - reference))
    if abs(stated - reference) <= _NEAR:
        around = [weekday_near(reference, weekday), weekday_near(reference, weekday, 1)]
        return min(around, key=lambda d: abs(d - stated))
    return nearest


def _slips(stated: date) -> Iterator[date]:
    """Yield the days that lie one slip of the pen away: the year or the month."""
    y, m, d = stated.year, stated.month, stated.day
    months = [(y, m - 1) if m > 1 else (y - 1, 12), (y, m + 1) if m < 12 else (y + 1, 1)]
    for year, month, day in [(y - 1, m, d), (y + 1, m, d), *((a, b, d) for a, b in months)]:
        found = real(year, month, day)
        if found:
            yield found


def year_by_weekday(month: int, day: int, weekday: int, years: Iterable[int]) -> date | None:
    """Choose the first of the years in which the day falls on that weekday.

    >>> year_by_weekday(8, 29, 4, (2026, 2025, 2024))
    datetime.date(2025, 8, 29)
    """
    return next((d for y in years if (d := said_in(y, month, day)) and d.weekday() == weekday), None)


def month_of(year: int, month: int) -> tuple[date, date]:
    """Give the first and the last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def shifted(reference: date, unit: Unit, by: int) -> tuple[date, date]:
    """Give the days of the unit that lies so many units away.

    >>> [str(d) for d in shifted(date(2019, 9, 17), "week", -1)]
    ['2019-09-09', '2019-09-15']
    """
    if unit == "day":
        day = reference + timedelta(days=by)
        return day, day
    if unit == "week":
        monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=by)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        months = reference.year * 12 + reference.month - 1 + by
        return month_of(months // 12, months % 12 + 1)
    return date(reference.year + by, 1, 1), date(reference.year + by, 12, 31)


def before(reference: date, unit: Unit, count: int) -> date:
    """Go back so many units from a day.

    >>> before(date(2024, 3, 31), "month", 1)
    datetime.date(2024, 2, 29)
    """
    if unit in ("day", "week"):
        return reference - timedelta(days=count * (7 if unit == "week" else 1))
    months = reference.year * 12 + reference.month - 1 - count * (12 if unit == "year" else 1)
    first, last = month_of(months // 12, months % 12 + 1)
    return min(first + timedelta(days=reference.day - 1), last)


def part(first: date, last: date, position: Position) -> tuple[date, date]:
    """Cut the beginning, middle or end, about a third, out of a stretch of days."""
    third = max(1, ((last - first).days + 1) // 3)
    if position == "start":
        return first, first + timedelta(days=third - 1)
    if position == "end":
        return last - timedelta(days=third - 1), last
    return first + timedelta(days=third), last - timedelta(days=third)
