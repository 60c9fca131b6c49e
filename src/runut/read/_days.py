"""Read when a page was published, as people, programs and spreadsheets write it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from itertools import islice

from runut.lang import codes, load
from runut.lang.patterns import Pattern, alternation, compile_pattern

_NAMES = ("published", "date")
_SEEN = 10_000
"""Rows of a table that are asked which of two numbers is the day."""
_SHOWN = 40
"""Characters of a day that was not understood that are shown."""
_MONTHS = 12
_MILLIS = 100_000_000_000
"""From here on a number counts milliseconds since 1970, as pandas writes them; seconds would be past the year 5000."""
_LEAST_SECONDS = 100_000_000

_WEEKDAY = r"^(?:[\pL'’`]+\.?\s*[,|(]?\s*)?"
_APART = r"(?:[\s,|•·–)-]|T|\bpukul\b|\bpkl\b\.?|\bjam\b|\bat\b)+"
_REST = rf"(?:\)?$|{_APART}(\S.*)$)"
_YEAR_FIRST = compile_pattern(rf"^(\d{{4}})([/.-])(\d{{1,2}})([/.-])(\d{{1,2}}){_REST}")
_COMPACT = compile_pattern(r"^(\d{4})(\d{2})(\d{2})$")
_NUMERIC = compile_pattern(rf"{_WEEKDAY}(\d{{1,2}})([/.-])(\d{{1,2}})([/.-])(\d{{4}}){_REST}")
_TIME = compile_pattern(
    r"^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([ap]\.?m\b\.?)?\s*([+-]\d{2}:?\d{2}|[a-z]*)\)?$"
)


def moment(value: object, order: str | None = None) -> str | None:
    """Give a time of publishing as ISO 8601, or None where it is not one, nor day and month in an order that is known.

    >>> moment("2022-01-06"), moment("Thu, 06 Jan 2022 11:06:00 +0700"), moment("soon")
    ('2022-01-06', '2022-01-06T11:06:00+07:00', None)
    >>> moment("2022-01-06T11:06 WIB"), moment("Selasa, 11 Januari 2022 10.30 WIB")  # as Indonesian pages write it
    ('2022-01-06T11:06:00+07:00', '2022-01-11T10:30:00+07:00')
    >>> moment("16/09/2019 09:39"), moment("6/1/2022"), moment("6/1/2022", "dmy")
    ('2019-09-16T09:39:00', None, '2022-01-06')
    >>> moment(1641873600000), moment("11-Jan-22"), moment("1/13/2022 9:30 PM")
    ('2022-01-11T04:00:00+00:00', '2022-01-11', '2022-01-13T21:30:00')
    """
    if isinstance(value, int | float):
        return _counted(value)
    said = " ".join(value.encode("utf-8", "ignore").decode().split()) if isinstance(value, str) else ""
    if not said:
        return None
    if _is_iso(said):
        return said.replace(" ", "T", 1)
    if match := _YEAR_FIRST.match(said):
        return published(_day(match[1], match[3], match[5]), match[6])
    if match := _COMPACT.match(said):
        return _day(match[1], match[2], match[3])
    return _from_digits(said, order) or _from_words(said) or _from_mail(said)


def published(date: str | None, time: str | None) -> str | None:
    """Join a day and a time of day as newspapers write it.

    >>> published("2019-09-20", "15:33 WIB"), published("2019-09-20", "-"), published("2022-01-11", "9.05 pm")
    ('2019-09-20T15:33:00+07:00', '2019-09-20', '2022-01-11T21:05:00')
    """
    if date is None or len(date) > len("2019-09-20"):
        return date
    match = _TIME.match((time or "").strip())
    if not match:
        return date
    hour, minute, second, half, zone = match.groups()
    hours = int(hour) % 12 + 12 * half.lower().startswith("p") if half and int(hour) <= _MONTHS else int(hour)
    made = f"{date}T{hours:02}:{minute}:{second or '00'}{_offset(zone or '')}"
    return made if _is_iso(made) else date


def order_of(rows: Iterable[Mapping[str, object]]) -> str | None:
    """Say which comes first in a table's days written in digits, day or month, where one of them can only be so.

    >>> order_of([{"date": "6/1/2022"}, {"date": "16/1/2022"}]), order_of([{"date": "6/1/2022"}])
    ('dmy', None)
    """
    found = set()
    for row in islice(rows, _SEEN):
        match = _NUMERIC.match(given) if isinstance(given := stated(row), str) else None
        first, second = (int(match[1]), int(match[3])) if match else (0, 0)
        if max(first, second) > _MONTHS >= min(first, second):
            found.add("dmy" if first > second else "mdy")
    return found.pop() if len(found) == 1 else None


def stated(row: Mapping[str, object]) -> object:
    """Give what a row says of when its page was published, whatever that is; None where it says nothing."""
    values = (row.get(name) for name in _NAMES)
    return next((one.strip() if isinstance(one, str) else one for one in values if one not in (None, "", [], {})), None)


def remark(value: object, order: str | None = None) -> str | None:
    """Say what to do about a day that is not understood; None for one that is, or where none was given."""
    if not value or moment(value, order) is not None:
        return None
    told = " ".join(str(value).split())
    shown = "".join(sign for sign in told if sign.isprintable())[:_SHOWN] + ("…" if len(told) > _SHOWN else "")
    if order is None and moment(value, "dmy"):
        return f"its day '{shown}' may be of two months and is left out: write it as 2022-01-06, or name its 'language'"
    return f"its day '{shown}' is not understood and is left out: write it as 2022-01-06"


def _is_iso(value: str) -> bool:
    """Say whether it is a day, or a moment, as ISO 8601 writes them with hyphens."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return value[:4].isdigit() and value[4:5] == "-" and value[5:7].isdigit()


def _day(year: str, month: str, day: str) -> str | None:
    made = f"{2000 + int(year) if len(year) == 2 else int(year)}-{int(month):02}-{int(day):02}"
    return made if _is_iso(made) else None


def _counted(value: float) -> str | None:
    """Read seconds or milliseconds since 1970."""
    if isinstance(value, bool) or not abs(value) < _MILLIS * 100:
        return None
    seconds = value / 1000 if value >= _MILLIS else value
    return datetime.fromtimestamp(int(seconds), UTC).isoformat() if seconds >= _LEAST_SECONDS else None


def _from_digits(value: str, order: str | None) -> str | None:
    """Read "16/09/2019 09:39"; which of two small numbers is the day, only the page's language or its table says."""
    match = _NUMERIC.match(value)
    if not match or match[2] != match[4]:
        return None
    first, second = int(match[1]), int(match[3])
    if first <= _MONTHS and second <= _MONTHS and first != second and order is None:
        return None
    is_month_first = second > _MONTHS or (first <= _MONTHS and order == "mdy")
    month, date = (match[1], match[3]) if is_month_first else (match[3], match[1])
    return published(_day(match[5], month, date), match[6])


def _from_words(value: str) -> str | None:
    """Read a month by its name in any language that Runut knows: "Selasa, 11 Januari 2022", "January 6, 2022"."""
    months = _months()
    if match := _day_first().match(value):
        return published(_day(match[3], str(months[match[2].lower()]), match[1]), match[4])
    if match := _month_first().match(value):
        return published(_day(match[3], str(months[match[1].lower()]), match[2]), match[4])
    return None


def _from_mail(value: str) -> str | None:
    """Read the form that feeds use (RFC 2822)."""
    try:
        return parsedate_to_datetime(value).isoformat()
    except (TypeError, ValueError):
        return None


def _offset(zone: str) -> str:
    if zone[:1] in ("+", "-"):
        return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    if zone.lower() == "z":
        return "+00:00"
    offsets = (load(code).dates.zones.get(zone.lower()) for code in codes())
    return next((offset for offset in offsets if offset), "")


@cache
def _months() -> dict[str, int]:
    every = (load(code).dates for code in codes())
    return {name: number for dates in every for name, number in (*dates.months.items(), *dates.months_short.items())}


@cache
def _day_first() -> Pattern:
    return compile_pattern(
        rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[\s./-]+{_named()}\.?,?[\s./-]+(\d{{4}}|\d{{2}}){_REST}"
    )


@cache
def _month_first() -> Pattern:
    return compile_pattern(rf"{_WEEKDAY}{_named()}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_REST}")


def _named() -> str:
    return f"({alternation(_months())})"
