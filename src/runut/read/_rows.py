"""Turn one row of named columns into a page: what JSON Lines, CSV and manifests have in common."""

from __future__ import annotations

from collections.abc import Mapping

from runut.lang import codes, load
from runut.model import Page, Skipped
from runut.read import _columns as columns
from runut.read import _days as days


def page(source: str, row: Mapping[str, object], order: str | None = None) -> Page | Skipped:
    """Make a page of a row, or say why it is none; a column is known by other names too, or left alone.

    `order` is how the table at hand writes its days in digits, for rows that name no language.
    """
    given, row = row, columns.called(row)
    text, html = row.get("text"), row.get("html")
    for name, value in (("text", text), ("html", html)):
        if value is not None and not isinstance(value, str):
            return Skipped(source, "read", f"its {name!r} is not a string")
    words = text if isinstance(text, str) and text.strip() else None
    markup = html if isinstance(html, str) and html.strip() else None
    if words is None and markup is None:
        others = columns.shown(name for name, value in given.items() if value not in (None, ""))
        if not others:
            return Skipped(source, "read", "it has neither 'text' nor 'html'")
        return Skipped(source, "read", f"it has neither 'text' nor 'html', only {others}")
    flaw = unfit(words or markup or "")
    if flaw:
        return Skipped(source, "read", flaw)
    told = language(said(row, "language"))
    order = load(told).dates.order if told else order
    when = days.stated(row)
    return Page(
        source=source,
        text=words,
        html=markup if words is None else None,
        url=said(row, "url"),
        title=said(row, "title"),
        published=days.moment(when, order),
        outlet=said(row, "outlet"),
        language=told,
        authors=authors(row.get("authors")),
        modified=days.moment(row.get("modified"), order),
        remark=days.remark(when, order) or days.remark(row.get("modified"), order),
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
