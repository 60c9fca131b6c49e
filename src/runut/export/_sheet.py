"""Rows of a conflict sheet, each cell with what it stands on, and the companion file that leads there."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from runut import lang
from runut.export._incidents import Left
from runut.export.csv import Value, safe
from runut.model import Article, DateClaim, Event, Figure, Origin, Record, Span
from runut.tell.said import words

TRACE = (
    "sheet", "row", "column", "value", "how", "statement", "article", "sha256", "start", "end", "words", "outlet",
    "published", "url", "path",
)  # fmt: skip
"""The companion's columns: a line for each thing that a cell stands on, and for each that got no row.

`row` names the row; of what got none the event or the ledger's row.
"""

LEFT = "left out"
"""Stands in the companion's `column` for what got no row."""


@dataclass(frozen=True, slots=True)
class Stands:
    """What a cell stands on: an article, a span of it where words say so, and the claim that was read there."""

    article: str
    span: Span | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A cell's value with how it came about and what it stands on."""

    value: Value
    how: str
    on: tuple[Stands, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet under a name of its own, its cells by column; columns that are not there are blank."""

    name: str
    cells: Mapping[str, Told]


@dataclass(frozen=True)
class Sheet:
    """A table in somebody's columns, with what got no row; the same record gives the same bytes."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    left: tuple[Left, ...] = ()
    record: Record = field(default_factory=Record)
    sums: dict[str, str] = field(default_factory=dict, compare=False)
    """The sha256 of each text, once it was asked for: a page stands behind hundreds of cells."""

    def write(self, out: BinaryIO) -> None:
        """Write the table as comma-separated UTF-8 with CRLF ends; no spreadsheet takes a cell for a formula."""
        lines = (
            [row.cells[column].value if column in row.cells else None for column in self.columns] for row in self.rows
        )
        _write(out, self.columns, lines)

    def trace(self, out: BinaryIO) -> None:
        """Write what each cell stands on, and what got no row and why."""
        _write(out, TRACE, self._traced())

    def counted(self) -> list[tuple[str, str, int]]:
        """Count what got no row by reason and kind, the most frequent first."""
        counts = Counter((one.why, one.kind) for one in self.left)
        return sorted(((why, kind, count) for (why, kind), count in counts.items()), key=lambda one: (-one[2], one))

    def _traced(self) -> Iterator[list[Value]]:
        for row in self.rows:
            for column in self.columns:
                told = row.cells.get(column)
                if told is None or told.value is None or told.value == "":
                    continue
                for stands in told.on or (None,):
                    yield [self.name, row.name, column, told.value, told.how, *self._where(stands)]
        said = lang.load("en").messages.cli
        for one in self.left:
            for stands in self._of_left(one) or (None,):
                yield [self.name, one.thing, LEFT, one.kind, said[f"left_{one.why}"], *self._where(stands)]

    def _of_left(self, one: Left) -> tuple[Stands, ...]:
        """Give the words of what got no row: those of the toll's figures, or of the event."""
        event = self.record.event_of.get(one.thing)
        if event:
            return (Stands(event.article, event.span, event.id),)
        return tuple(_claim(self.record.figure_of[name]) for name in one.figures if name in self.record.figure_of)

    def _sum(self, article: Article) -> str:
        if article.id not in self.sums:
            self.sums[article.id] = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        return self.sums[article.id]

    def _where(self, stands: Stands | None) -> list[Value]:
        if stands is None:
            return [None] * 10
        article, span = self.record.article_of[stands.article], stands.span
        return [
            stands.statement,
            article.id,
            self._sum(article),
            span.start if span else None,
            span.end if span else None,
            words(article.text, span) if span else None,
            article.outlet,
            article.published,
            article.url,
            article.paths[0] if article.paths else None,
        ]


class Ground:
    """Finds what values stand on in the pages of a record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.origins: dict[str, list[Origin]] = {}
        for origin in record.origins:
            self.origins.setdefault(origin.story, []).append(origin)
        self.dates: dict[str, list[DateClaim]] = {}
        for claim in record.dates:
            self.dates.setdefault(claim.article, []).append(claim)

    def of_day(self, events: Iterable[Event], day: str) -> tuple[Stands, ...]:
        """Give where pages say a day; the words of the event where they give it without naming it."""
        return tuple(
            Stands(event.article, self._said(event, day), event.id)
            for event in events
            if event.date and event.date.start <= day <= event.date.end
        )

    def of_name(self, events: Iterable[Event], named: Mapping[str, str | None]) -> tuple[Stands, ...]:
        """Give where pages write the name that each event goes by; the words of the event where they do not."""
        found: list[Stands] = []
        for event in events:
            name = named.get(event.id)
            if name:
                text = self.record.article_of[event.article].text
                at = text.find(name)
                span = Span(at, at + len(name)) if at >= 0 else event.span
                found.append(Stands(event.article, span, event.id))
        return tuple(found)

    def of_figures(self, names: Iterable[str]) -> tuple[Stands, ...]:
        """Give where figures stand: the words of their claims."""
        figures = (self.record.figure_of[name] for name in names if name in self.record.figure_of)
        return tuple(_claim(figure) for figure in figures)

    def _said(self, event: Event, day: str) -> Span:
        claims = self.dates.get(event.article, ())
        return next((claim.span for claim in claims if claim.when.start == day == claim.when.end), event.span)


def of_events(events: Iterable[Event]) -> tuple[Stands, ...]:
    """Give where events are told."""
    return tuple(Stands(event.article, event.span, event.id) for event in events)


def of_pages(pages: Iterable[Article]) -> tuple[Stands, ...]:
    """Give whole pages."""
    return tuple(Stands(page.id) for page in pages)


def joined(given: Iterable[str | None]) -> str | None:
    """Join names as sheets do, each once, what parts them taken out of them.

    >>> joined(["Kabar; Nalika", "Harian Sauh", "Harian Sauh", None])
    'Kabar, Nalika; Harian Sauh'
    """
    kept = dict.fromkeys(one.replace(";", ",") for one in given if one)
    return "; ".join(kept) or None


def aligned(given: Iterable[str | None]) -> str | None:
    """Join one name for each page, in the pages' order, so that lists of the same pages fit each other.

    >>> aligned(["Harian Sauh", None, "Harian Sauh"])
    'Harian Sauh; ; Harian Sauh'
    """
    named = [(one or "").replace(";", ",") for one in given]
    return "; ".join(named) if any(named) else None


def _claim(figure: Figure) -> Stands:
    return Stands(figure.article, figure.clause, figure.id)


def _write(out: BinaryIO, head: Iterable[str], lines: Iterable[Iterable[Value]]) -> None:
    text = io.StringIO(newline="")
    sheet = csv.writer(text, lineterminator="\r\n")
    sheet.writerow(head)
    sheet.writerows([safe(value) for value in line] for line in lines)
    out.write(text.getvalue().encode("utf-8", "replace"))
