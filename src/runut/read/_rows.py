"""Turn one row of named columns into a page: what JSON Lines, CSV and manifests have in common."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from runut.lang import codes, load
from runut.lang.patterns import compile_pattern
from runut.model import Page, Skipped

_DAY_AND_REST = compile_pattern(r"^(\d{4}-\d{2}-\d{2})[T ,]\s*(\S.*)$")
_NUMERIC = compile_pattern(r"^(\d{1,2})([/.-])(\d{1,2})([/.-])(\d{4})(?:[T ,]\s*(\S.*))?$")
_MONTHS = 12
_TIME = compile_pattern(r"^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([+-]\d{2}:?\d{2}|[A-Za-z]*)$")


def page(source: str, row: Mapping[str, object]) -> Page | Skipped:
    """Make a page of a row, or say why it is none; columns that are not known are left alone."""
    text, html = row.get("text"), row.get("html")
    for name, value in (("text", text), ("html", html)):
        if value is not None and not isinstance(value, str):
            return Skipped(source, "read", f"its {name!r} is not a string")
    words = text if isinstance(text, str) and text.strip() else None
    markup = html if isinstance(html, str) and html.strip() else None
    if words is None and markup is None:
        return Skipped(source, "read", "it has neither 'text' nor 'html'")
    flaw = unfit(words or markup or "")
    if flaw:
        return Skipped(source, "read", flaw)
    told = language(said(row, "language"))
    order = load(told).dates.order if told else None
    return Page(
        source=source,
        text=words,
        html=markup if words is None else None,
        url=said(row, "url"),
        title=said(row, "title"),
        published=day(said(row, "published") or said(row, "date"), order),
        outlet=said(row, "outlet"),
        language=told,
        authors=authors(row.get("authors")),
        modified=day(said(row, "modified"), order),
    )


def unfit(text: str) -> str | None:
    """Say why a text cannot be kept, or None: no database and no other program could hold it."""
    if not text or text.isspace():
        return "it is empty"
    if "\0" in text:
        return "its text holds NUL characters"
    if text.isascii():
        return None
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return f"character {error.start} of its text is half of a pair (a lone surrogate)"
    return None


def said(row: Mapping[str, object], name: str) -> str | None:
    """Give a column's words, trimmed, or None where there are none."""
    value = row.get(name)
    if not isinstance(value, str) or unfit(value):
        return None
    return value.strip()


def day(value: str | None, order: str | None = None) -> str | None:
    """Give a publication time as ISO 8601, or None where it is not one, nor day and month in an order that is known.

    >>> day("2022-01-06"), day("Thu, 06 Jan 2022 11:06:00 +0700"), day("soon")
    ('2022-01-06', '2022-01-06T11:06:00+07:00', None)
    >>> day("2022-01-06T11:06 WIB")  # as Indonesian pages write the hour
    '2022-01-06T11:06:00+07:00'
    >>> day("16/09/2019 09:39"), day("6/1/2022"), day("6/1/2022", "dmy")
    ('2019-09-16T09:39:00', None, '2022-01-06')
    """
    if not value:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        parts = _DAY_AND_REST.match(value)
        return published(parts[1], parts[2]) if parts else _from_digits(value, order) or _from_mail(value)
    return value.replace(" ", "T", 1) if value[:4].isdigit() and value[4:5] == "-" else None


def published(date: str | None, time: str | None) -> str | None:
    """Join a day and a time of day as newspapers write it.

    >>> published("2019-09-20", "15:33 WIB"), published("2019-09-20", "-")
    ('2019-09-20T15:33:00+07:00', '2019-09-20')
    """
    given = day(date)
    if given is None or len(given) > len("2019-09-20"):
        return given
    match = _TIME.match(time or "")
    if not match:
        return given
    hour, minute, second, zone = match.groups()
    moment = f"{given}T{int(hour):02}:{minute}:{second or '00'}{_offset(zone)}"
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return given
    return moment


def _offset(zone: str) -> str:
    if zone[:1] in ("+", "-"):
        return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    offsets = (load(code).dates.zones.get(zone.lower()) for code in codes())
    return next((offset for offset in offsets if offset), "")


def _from_digits(value: str, order: str | None) -> str | None:
    """Read "16/09/2019 09:39"; which of two small numbers is the day, only the page's language says."""
    match = _NUMERIC.match(value)
    if not match or match[2] != match[4]:
        return None
    first, second = int(match[1]), int(match[3])
    if first <= _MONTHS and second <= _MONTHS and first != second and order is None:
        return None
    is_month_first = second > _MONTHS or (first <= _MONTHS and order == "mdy")
    month, date = (first, second) if is_month_first else (second, first)
    return published(f"{match[5]}-{month:02}-{date:02}", match[6])


def _from_mail(value: str) -> str | None:
    """Read the form that feeds use (RFC 2822)."""
    try:
        return parsedate_to_datetime(value).isoformat()
    except (TypeError, ValueError):
        return None


def language(value: str | None) -> str | None:
    """Give the language if there is a pack for it: `id-ID` is `id`; else None, so that it is detected."""
    code = (value or "").replace("_", "-").split("-")[0].casefold()
    return code if code in codes() else None


def authors(value: object) -> tuple[str, ...]:
    """Give the authors of a list, or of a string that separates them with `;` or `,`.

    >>> authors("Dewi Lestari; Adi N."), authors(["Dewi Lestari"]), authors(None)
    (('Dewi Lestari', 'Adi N.'), ('Dewi Lestari',), ())
    """
    if isinstance(value, str):
        value = value.split(";" if ";" in value else ",")
    if not isinstance(value, list):
        return ()
    names = (name.strip() for name in value if isinstance(name, str) and not unfit(name))
    return tuple(dict.fromkeys(name for name in names if name))
