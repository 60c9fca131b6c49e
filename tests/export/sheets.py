"""Pages, events and figures of our own for sheets, and how a sheet is read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from runut.export import acled, ucdp
from runut.export._sheet import Sheet
from runut.ledger import ledger
from runut.model import (
    Article,
    Event,
    EventKind,
    Figure,
    FigureKind,
    Label,
    Place,
    Quantity,
    Record,
    Span,
    Speaker,
    Story,
    When,
)
from runut.serial import in_order
from runut.world import event_types

ALMATY = Place("Almaty, Kazakhstan", "KZ", None, 43.252, 76.912, "regency")
ASTANA = Place("Astana, Kazakhstan", "KZ", None, 51.18, 71.446, "regency")
MAKASSAR = Place("Kota Makassar", "ID", "Sulawesi Selatan", -5.149, 119.432, "regency")
PAPUA = Place("Papua", "ID", "Papua", -3.98, 137.4, "province")


def page(name: str, text: str, day: str | None = "2022-01-07", outlet: str = "Kabar Nalika") -> Article:
    return Article(
        name, text, (Label(Span(0, len(text)), "body"),), (f"{name}.txt",), f"https://example.org/{name}", outlet,
        f"Judul {name}", day, language="id",
    )  # fmt: skip


def event(
    article: Article, kind: EventKind, day: str | None, place: Place | None, sub: str | None = None, **sides: str
) -> Event:
    return Event(
        f"e_{article.id}", article.id, Span(0, 10), kind, True, None, event_types.acled(kind, sub),
        When(day, day, "day") if day else None, place, **sides,
    )  # fmt: skip


def figure(
    article: Article, words: str, value: int | None, kind: FigureKind = "killed", *, group: str | None = None,
    place: str | None = None, who: str | None = "Polda Kenanga", incident: str | None = None, high: int | None = None,
) -> Figure:  # fmt: skip
    start = article.text.index(words)
    span = Span(start, start + len(words))
    quantity = Quantity(value, "exact", value, value) if high is None else Quantity(None, "vague", value, high)
    said = (Speaker(who),) if who else ()
    return Figure(
        f"f_{article.id}_{kind}_{start}", article.id, span, span, kind, quantity, group=group, place=place,
        said_by=said, incident=incident or f"e_{article.id}",
    )  # fmt: skip


def record(articles: Iterable[Article], events: Iterable[Event], figures: Iterable[Figure] = ()) -> Record:
    articles, events = tuple(articles), tuple(events)
    story = Story("s_1", "Kerusuhan", tuple(article.id for article in articles), incidents=(events[0].id,))
    return in_order(Record(articles=articles, stories=(story,), events=events, figures=tuple(figures)))


def as_acled(given: Record) -> Sheet:
    return acled.sheet(ledger(given, "acled"))


def as_ucdp(given: Record) -> Sheet:
    return ucdp.sheet(ledger(given, "ucdp"), {"house": ledger(given, "house")})


def rows(sheet: Sheet) -> list[dict[str, str]]:
    out = io.BytesIO()
    sheet.write(out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"), newline="")))


def trace(sheet: Sheet) -> list[dict[str, str]]:
    out = io.BytesIO()
    sheet.trace(out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"), newline="")))
