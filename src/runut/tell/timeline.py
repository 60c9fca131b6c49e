"""The timeline: what happened and what was counted, day by day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from runut.lang import Pack
from runut.lang.say import day, days
from runut.model import Event, Figure, Record, Span, Story
from runut.tell.headings import what
from runut.tell.said import Desk, sentence, words
from runut.tell.voices import unmarked
from runut.text.names import fold

_NEAR = 0.4
"""Degrees within which events of one kind and day are one: about the width of a regency."""


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
    """Yield each event once, however many pages tell of it: by kind, days and place, whatever its address says."""
    alike: dict[tuple[str, str], list[Event]] = {}
    for event in desk.record.events:
        if event.article in desk.number_of and event.date and event.date.precision in ("day", "interval"):
            alike.setdefault((event.kind, str(event.date)), []).append(event)
    _join_unnamed(alike)
    for events in (near for same in alike.values() for near in _near(same)):
        event = min(events, key=lambda e: (e.kind == "other", desk.number_of[e.article], e.span))
        article = desk.record.article_of[event.article]
        if event.date is None:
            continue
        place = _address(events)
        yield Moment(
            start=event.date.start,
            when=days(event.date.start, event.date.end, desk.pack),
            what=" · ".join(part for part in (desk.pack.messages.events[event.kind], place) if part),
            quantity=None,
            words=unmarked(words(article.text, sentence(article, event.span))),
            source=desk.number_of[article.id],
            outlet=desk.outlet(article),
            article=article.id,
            span=event.span,
            anchor=event.id,
            figure=None,
            pages=len({e.article for e in events}),
        )


def _join_unnamed(alike: dict[tuple[str, str], list[Event]]) -> None:
    """Let what a page calls no kind of event go with the one kind that other pages tell of that day."""
    for kind, when in [key for key in alike if key[0] == "other"]:
        named = [key for key in alike if key[1] == when and key[0] != kind]
        if len(named) == 1:
            alike[named[0]] += alike.pop((kind, when))


def _near(events: list[Event]) -> list[list[Event]]:
    """Part events of one kind and day by where they were: a village, its regency and the road there are one place.

    What is set nowhere on the map goes with the one place that there is, or by its name.
    """
    found: list[list[Event]] = []
    lost: list[list[Event]] = []
    for event in events:
        at = _point(event)
        if at is None:
            alike = [heap for heap in lost if any(_names(event) & _names(other) for other in heap)]
            lost = [heap for heap in lost if heap not in alike] + [[*(one for heap in alike for one in heap), event]]
            continue
        close, far = [event], []
        for heap in found:
            if any(_is_near(at, _point(other)) for other in heap):
                close = heap + close
            else:
                far.append(heap)
        found = [*far, close]
    if len(found) == 1:
        return [found[0] + [event for heap in lost for event in heap]]
    return [*found, *lost]


def _names(event: Event) -> frozenset[str]:
    """Give the parts of an event's address, folded: pages that share one tell of one place."""
    return frozenset(fold(part) for part in event.place.parts) if event.place and event.place.name else frozenset({""})


def _point(event: Event) -> tuple[float, float] | None:
    place = event.place
    return (place.lat, place.lon) if place and place.lat is not None and place.lon is not None else None


def _is_near(one: tuple[float, float], other: tuple[float, float] | None) -> bool:
    return other is not None and abs(one[0] - other[0]) <= _NEAR and abs(one[1] - other[1]) <= _NEAR


def _address(events: list[Event]) -> str:
    """Give the address that most pages write, the fullest of those."""
    written = [event.place.name for event in events if event.place and event.place.name]
    return max(written, key=lambda name: (written.count(name), len(name), name), default="")


def _figures(desk: Desk) -> Iterator[Moment]:
    """Yield each number of a row on the first day that it was given."""
    for cell in desk.record.cells:
        if cell.story != desk.story.id or not desk.is_own(cell):
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
                quantity=_with_modality(said.quantity, figure, desk),
                words=said.words,
                source=said.source,
                outlet=said.outlet,
                article=figure.article,
                span=figure.span,
                anchor=figure.id,
                figure=figure.id,
                pages=1,
            )


def _with_modality(quantity: str, figure: Figure, desk: Desk) -> str:
    """Mark a number that is not stated as a fact: what is planned or denied did not happen on that day."""
    return (
        quantity if figure.modality == "asserted" else f"{quantity}, {desk.pack.messages.modalities[figure.modality]}"
    )
