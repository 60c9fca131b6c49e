"""What the words of one date state, and the days that follow from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from runut.lang.schema.dates import Position, Unit
from runut.model import When
from runut.text.dates import days
from runut.text.dates.words import Token


@dataclass(frozen=True, slots=True)
class Stated:
    """The parts of a date as its words give them; `direction` is -1 for "lalu", 1 for "mendatang"."""

    weekday: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    relative: int | None = None
    period: tuple[Unit, int] | None = None
    position: Position | None = None
    week: int | None = None
    direction: int = 0
    is_recent: bool = False
    count: int | None = None
    unit: Unit | None = None
    then: int | None = None


_NAMES = {
    "W": "weekday", "Y": "year", "M": "month", "m": "month", "R": "relative", "S": "period", "Q": "position",
    "O": "week", "C": "count", "A": "then", "B": "then", "a": "then",
    "U": "unit", "h": "unit", "b": "unit", "t": "unit",
}  # fmt: skip
_TURNS: dict[str, dict[str, Any]] = {"L": {"direction": -1}, "F": {"direction": 1}, "T": {"is_recent": True}}


def stated(found: Iterable[Token], order: str) -> Stated:
    """Put together what the words and numbers of one date state."""
    said: dict[str, Any] = {}
    for token in found:
        if token.letter in _NAMES:
            said[_NAMES[token.letter]] = token.value
        elif token.letter in "LFT":
            said |= _TURNS[token.letter]
        elif token.letter == "u":
            said |= {"count": 1, "unit": token.value}
        else:
            said |= _numbers(token, order, said)
    if "month" not in said and "day" in said:
        said["count"] = said.pop("day")
    return Stated(**said)


def _numbers(token: Token, order: str, said: dict[str, Any]) -> dict[str, Any]:
    value: Any = token.value
    if token.letter == "N":
        return {"last_day": value} if "day" in said else {"day": value}
    if token.letter == "n":
        return {"day": value[0], "last_day": value[1]}
    if token.letter == "D":
        kind, (a, b, c) = value
        return {"year": a, "month": b, "day": c} if kind == "ymd" else {**_ordered(a, b, order), "year": c}
    return _ordered(value[0], value[1], order) if token.letter in "de" else {}


def _ordered(first: int, second: int, order: str) -> dict[str, Any]:
    """Tell day from month by the custom of the language, unless only the other way is possible."""
    month_first = order == "mdy" if max(first, second) <= 12 else second > 12
    return {"month": first, "day": second} if month_first else {"month": second, "day": first}


def resolve(said: Stated, reference: date | None, told: date | None) -> When | None:
    """Give the days that a statement stands for, from the reference day or the date told before; None if unknown."""
    if said.month is not None and said.day is not None:
        return _of_the_month(said, reference)
    if said.then is not None:
        return days.one(told + timedelta(days=said.then * (said.count or 1))) if told else None
    if said.month is not None:
        return _month(said, reference)
    if said.year is not None and said.weekday is None:
        return _cut(*days.shifted(date(said.year, 1, 1), "year", 0), said.position, "year")
    return _relative(said, reference) if reference else None


def _of_the_month(said: Stated, reference: date | None) -> When | None:
    day = _day(said, reference)
    if day is None or said.last_day is None:
        return days.one(day) if day else None
    last = days.real(day.year, day.month, said.last_day)
    return days.between(day, last) if last and last > day else None


def _day(said: Stated, reference: date | None) -> date | None:
    if said.month is None or said.day is None:
        return None
    year = said.year
    if year is None and said.period and said.period[0] == "year" and reference:
        year = reference.year + said.period[1]
    day = days.said_in(year, said.month, said.day) if year else None
    if year is None and reference:
        day = days.year_near(reference, said.month, said.day, said.direction)
    if day is None or said.weekday is None or said.last_day is not None:
        return day
    return days.mend(day, said.weekday, reference)


def _month(said: Stated, reference: date | None) -> When | None:
    assert said.month is not None
    year = said.year
    if year is None and reference:
        by = said.period[1] if said.period and said.period[0] == "year" else None
        year = reference.year + by if by is not None else _year_of_month(said, reference)
    if year is None or not 1 <= said.month <= 12:
        return None
    first, last = days.month_of(year, said.month)
    if said.week:
        return days.between(
            first + timedelta(days=7 * said.week - 7), first + timedelta(days=7 * said.week - 1), "week"
        )
    return _cut(first, last, said.position, "month")


def _year_of_month(said: Stated, reference: date) -> int:
    here = reference.year * 12 + reference.month
    near = (reference.year, reference.year - 1, reference.year + 1)
    distances = {y: y * 12 + (said.month or 1) - here for y in near}
    fits = [y for y in near if distances[y] * (said.direction or (said.relative or 0)) >= 0]
    return min(fits, key=lambda y: abs(distances[y]))


def _cut(first: date, last: date, position: Position | None, precision: str) -> When:
    if position:
        return days.between(*days.part(first, last, position))
    return days.between(first, last, "month" if precision == "month" else "year" if precision == "year" else "week")


def _relative(said: Stated, reference: date) -> When | None:
    if said.weekday is not None:
        return days.one(_weekday(said, said.weekday, reference))
    if said.relative is not None:
        return days.one(reference + timedelta(days=said.relative))
    if said.period:
        return _cut(*days.shifted(reference, *said.period), said.position, said.period[0])
    if said.count is None or said.unit is None:
        return None
    return _ago(said, said.count, said.unit, reference)


def _weekday(said: Stated, weekday: int, reference: date) -> date:
    if said.period and said.period[0] == "week":
        return days.shifted(reference, "week", said.period[1])[0] + timedelta(days=weekday)
    if said.direction > 0 or (said.relative or 0) > 0:
        return days.weekday_near(reference, weekday, 1)
    is_past = said.direction < 0 or (said.relative or 0) < 0
    return days.weekday_near(reference - timedelta(days=1) if is_past else reference, weekday)


def _ago(said: Stated, count: int, unit: Unit, reference: date) -> When | None:
    try:
        if said.is_recent:
            return days.between(days.before(reference, unit, count), reference)
        by = count if said.direction > 0 else -count
        first, last = days.shifted(reference, unit, by)
    except (ValueError, OverflowError):  # before the calendar begins
        return None
    return days.one(first) if unit == "day" else _cut(first, last, None, unit)
