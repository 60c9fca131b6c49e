"""Days and hours as pages print them, in whatever language Runut knows, as ISO 8601."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache

from runut.lang import codes, load
from runut.lang.patterns import Pattern, alternation, compile_pattern

WEEKDAY = r"^(?:[\pL'’`]+\.?\s*[,|(]?\s*)?"
"""What may stand before a day; RE2 reads it."""
REST = r"(?:\)?$|(?:[\s,|•·–)-]|T|\bpukul\b|\bpkl\b\.?|\bjam\b|\bat\b)+(\S.*)$)"
"""What may stand behind one: the hour, in a group."""
_TIME = compile_pattern(
    r"^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([ap]\.?m\b\.?)?\s*([+-]\d{2}:?\d{2}|[a-z]*)\)?$"
)
_HOURS = 12


def printed(value: str) -> str | None:
    """Read a day in words, or as mail and feeds write it (RFC 2822), whichever says more; None where it is neither.

    >>> printed("Thu, 06 Jan 2022 11:06:00 PST"), printed("6 Jan 2022 9:05 PM"), printed("6 Jan 2022 11.06 WIB")
    ('2022-01-06T11:06:00-08:00', '2022-01-06T21:05:00', '2022-01-06T11:06:00+07:00')
    """
    try:
        mailed = parsedate_to_datetime(value).isoformat()
    except (TypeError, ValueError, IndexError):
        mailed = ""
    worded = in_words(value) or ""
    # Mail knows the zones of America and no PM.
    return (mailed if len(mailed) > len(worded) else worded) or None


def in_words(value: str) -> str | None:
    """Read a day whose month has its name, and its hour; None for anything else.

    >>> in_words("Selasa, 11 Januari 2022 10.30 WIB"), in_words("January 6, 2022"), in_words("Januari")
    ('2022-01-11T10:30:00+07:00', '2022-01-06', None)
    """
    months = _months()
    if match := _day_first().match(value):
        return published(iso_day(match[3], str(months[match[2].lower()]), match[1]), match[4])
    if match := _month_first().match(value):
        return published(iso_day(match[3], str(months[match[1].lower()]), match[2]), match[4])
    return None


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
    hours = int(hour) % 12 + 12 * half.lower().startswith("p") if half and int(hour) <= _HOURS else int(hour)
    made = f"{date}T{hours:02}:{minute}:{second or '00'}{_offset(zone or '')}"
    return made if is_iso(made) else date


def iso_day(year: str, month: str, day: str) -> str | None:
    """Give a day as ISO 8601, of a year of two digits one of this century; None where there is no such day."""
    made = f"{2000 + int(year) if len(year) == 2 else int(year)}-{int(month):02}-{int(day):02}"
    return made if is_iso(made) else None


def is_iso(value: str) -> bool:
    """Say whether it is a day, or a moment, as ISO 8601 writes them with hyphens."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return value[:4].isdigit() and value[4:5] == "-" and value[5:7].isdigit()


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
        rf"{WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[\s./-]+{_named()}\.?,?[\s./-]+(\d{{4}}|\d{{2}}){REST}"
    )


@cache
def _month_first() -> Pattern:
    return compile_pattern(rf"{WEEKDAY}{_named()}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){REST}")


def _named() -> str:
    return f"({alternation(_months())})"
