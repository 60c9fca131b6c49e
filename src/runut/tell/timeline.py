"""The timeline: what happened and what was counted, day by day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from runut.lang import Pack
from runut.lang.say import day, days
from runut.model import Event, Record, Span, Story
from runut.tell.headings import what
from runut.tell.said import Desk, sentence, words


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing on one day: an event that pages tell of, or a number first given then."""

    start: str
    when: str
    what: str
    quantity: str | None
    words: str
    source: int
    outlet: str
    article: str
    span: Span
    anchor: str
    figure: str | None
    pages: int


def timeline(record: Record, story: Story, pack: Pack, numbers: Mapping[str, int] | None = None) -> tuple[Moment, ...]:
    """Give a story's dated events and the numbers that were new on their day, in order."""
    desk = Desk(record, story, pack, numbers)
    moments = [*_events(desk), *_figures(desk)]
    return tuple(sorted(moments, key=lambda m: (m.start, m.figure is not None, m.what, m.source, m.span)))


def _events(desk: Desk) -> Iterator[Moment]:
    """Yield each event once, however many pages tell of it: by kind, days and place."""
    alike: dict[tuple[str, str, str], list[Event]] = {}
    for event in desk.record.events:
        if event.article in desk.number_of and event.date and event.date.precision in ("day", "interval"):
            place = event.place.name if event.place else ""
            alike.setdefault((event.kind, str(event.date), place), []).append(event)
    for (_, _, place), events in alike.items():
        event = min(events, key=lambda e: (desk.number_of[e.article], e.span))
        article = desk.record.article_of[event.article]
        if event.date is None:
            continue
        yield Moment(
            start=event.date.start,
            when=days(event.date.start, event.date.end, desk.pack),
            what=" · ".join(part for part in (desk.pack.messages.events[event.kind], place) if part),
            quantity=None,
            words=words(article.text, sentence(article, event.span)),
            source=desk.number_of[article.id],
            outlet=desk.outlet(article),
            article=article.id,
            span=event.span,
            anchor=event.id,
            figure=None,
            pages=len({e.article for e in events}),
        )


def _figures(desk: Desk) -> Iterator[Moment]:
    """Yield each number of a row on the first day that it was given."""
    for cell in desk.record.cells:
        event = desk.record.event_of.get(cell.incident or "")
        if cell.story != desk.story.id or (event and not event.main):
            continue
        told: set[str] = set()
        for figure in (desk.record.figure_of[name] for name in cell.figures):
            said = desk.said(figure)
            if not said.day or said.quantity in told or figure.scope != "total":
                continue
            told.add(said.quantity)
            yield Moment(
                start=said.day,
                when=day(said.day, desk.pack, year=True),
                what=what(cell, desk.pack),
                quantity=said.quantity,
                words=said.words,
                source=said.source,
                outlet=said.outlet,
                article=figure.article,
                span=figure.span,
                anchor=figure.id,
                figure=figure.id,
                pages=1,
            )
