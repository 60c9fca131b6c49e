"""Read when a page was published, as people, programs and spreadsheets write it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import islice

from runut.lang.patterns import compile_pattern
from runut.text.dates.printed import REST, WEEKDAY, is_iso, iso_day, printed, published

_NAMES = ("published", "date")
_SEEN = 10_000
"""Rows of a table that are asked which of two numbers is the day."""
_SHOWN = 40
"""Characters of a day that was not understood that are shown."""
_MONTHS = 12
_MILLIS = 100_000_000_000
"""From here on a number counts milliseconds since 1970, as pandas writes them; seconds would be past the year 5000."""
_LEAST_SECONDS = 100_000_000

_YEAR_FIRST = compile_pattern(rf"^(\d{{4}})([/.-])(\d{{1,2}})([/.-])(\d{{1,2}}){REST}")
_COMPACT = compile_pattern(r"^(\d{4})(\d{2})(\d{2})$")
_NUMERIC = compile_pattern(rf"{WEEKDAY}(\d{{1,2}})([/.-])(\d{{1,2}})([/.-])(\d{{4}}){REST}")


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
    if is_iso(said):
        return said.replace(" ", "T", 1)
    if match := _YEAR_FIRST.match(said):
        return published(iso_day(match[1], match[3], match[5]), match[6])
    if match := _COMPACT.match(said):
        return iso_day(match[1], match[2], match[3])
    return _from_digits(said, order) or printed(said)


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
    return published(iso_day(match[5], month, date), match[6])
