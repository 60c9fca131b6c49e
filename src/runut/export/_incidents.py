"""What conflict sheets have rows for: a story's incidents, the day and place each page gives, and their ledger rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from runut.export._sites import settled
from runut.export._spots import LOCAL, Spot, spot
from runut.model import Article, Cell, Event, EventKind, Figure, Record, Story

CONFLICT: frozenset[EventKind] = frozenset(
    ("riot", "protest", "armed_clash", "bombing", "shooting", "kidnapping", "drone_attack")
)
"""Kinds of event that conflict sheets have; accidents and disasters are none of theirs.

Arrests are none by themselves: ACLED has those of many people or of political ones, which no page's kind decides.
"""

_LASTING: frozenset[EventKind] = frozenset(("riot", "protest"))
"""Unrest goes on for days and in many towns, each an event of its own; all else happens once and at one spot."""

Thing = TypeVar("Thing", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Left:
    """What got no row: its story, the page's event or the ledger's row, its kind, and why, as a message's name."""

    story: str
    thing: str
    kind: str
    why: str
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Incident:
    """What happened, as the pages of a story tell it: one main event a page, and the ledger's rows of it."""

    story: Story
    kind: EventKind
    events: tuple[Event, ...]
    spots: dict[str, Spot]
    """Where each event took place, by the event's id."""
    cells: tuple[Cell, ...]
    articles: dict[str, Article] = field(default_factory=dict)

    @property
    def is_lasting(self) -> bool:
        """Say whether it may go on for days and in several towns."""
        return self.kind in _LASTING

    @property
    def country(self) -> str | None:
        """Give the country in which most pages set it."""
        return most(place.country for place in self.spots.values())

    def pages(self, events: Iterable[Event]) -> list[Article]:
        """Give the pages that tell these events, in order of publishing."""
        told = {event.article: self.articles[event.article] for event in events}
        return sorted(told.values(), key=lambda article: (article.published or "~", article.id))


@dataclass(frozen=True)
class Occurrence:
    """One event of a sheet: what happened on a day at a place; `days` are first and last, None where no page says."""

    incident: Incident
    events: tuple[Event, ...]
    days: tuple[str, str] | None
    spot: Spot | None
    is_agreed: bool = True
    """Most pages that give a day give this one."""

    @property
    def pages(self) -> list[Article]:
        """Give the pages that tell of it, in order of publishing."""
        return self.incident.pages(self.events)


def incidents(record: Record) -> tuple[list[Incident], list[Left]]:
    """Give the incidents that are conflict, in the record's order, and what is none, each with its reason."""
    found: list[Incident] = []
    left: list[Left] = []
    heaps = _Heaps(record)
    for story in record.stories:
        told, aside = _of_story(heaps, story)
        found += told
        left += aside
    return found, left


def occurrences(incident: Incident) -> list[Occurrence]:
    """Give an incident's events in order of time: one for each day and town of unrest, one of anything else.

    A page that gives no day, or no town, speaks for the event that it can mean, where there is one.
    """
    groups: dict[tuple[str, str], list[Event]] = {}
    for event in incident.events if incident.is_lasting else ():
        place = incident.spots.get(event.id)
        if event.kind in CONFLICT and place and _is_town(place) and (day := _day(event)):
            groups.setdefault((day, place.key), []).append(event)
    if not groups:
        return [_whole(incident)]
    _join_cities(groups, incident)
    told = {event.id for heap in groups.values() for event in heap}
    for event in incident.events:
        if event.id not in told and (key := _meant(event, incident, list(groups))):
            groups[key].append(event)
    return [
        Occurrence(incident, tuple(heap), (day, day), _spot(heap, incident))
        for (day, _), heap in sorted(groups.items())
    ]


def _is_town(place: Spot) -> bool:
    """Say whether a place is a town to be told from others: a building that no gazetteer has is none."""
    return place.level in LOCAL and (place.lat is not None or place.name is not None)


def _join_cities(groups: dict[tuple[str, str], list[Event]], incident: Incident) -> None:
    """Join what is set in a province that is one city with what is set, on that day, in one of its parts alone."""
    for day, key in list(groups):
        heap = groups[day, key]
        city = next(incident.spots[event.id] for event in heap)
        parts = [
            one
            for one in groups
            if one[0] == day and one[1] != key and _lies_in(incident.spots[groups[one][0].id], city)
        ]
        if len(parts) == 1:
            groups[parts[0]] += groups.pop((day, key))


def _lies_in(part: Spot, city: Spot) -> bool:
    is_whole = city.name is not None and city.name == city.admin1 and city.admin2 in (None, city.name)
    return is_whole and part.admin1 == city.admin1 and part.country == city.country and part.name != city.name


def unheard(incident: Incident, events: Iterable[Occurrence]) -> list[Left]:
    """Give the pages of an incident that speak for none of its events: they may mean any of them, or all."""
    told = {event.id for one in events for event in one.events}
    return [
        Left(incident.story.id, event.id, event.kind, "unheard") for event in incident.events if event.id not in told
    ]


def most(given: Iterable[Thing | None]) -> Thing | None:
    """Give what is told most often, the first in order among equals; None where nothing is."""
    counted = Counter(one for one in given if one is not None)
    return min(counted, key=lambda one: (-counted[one], str(one)), default=None)


def span_of_days(events: Iterable[Event]) -> tuple[str, str] | None:
    """Give the first and the last day that events are told for, None where none is."""
    ends = [event.date for event in events if event.date]
    return (min(one.start for one in ends), max(one.end for one in ends)) if ends else None


def _whole(incident: Incident) -> Occurrence:
    """Take all that pages tell for one event, on the day that most of them give, where most of them set it."""
    place = _spot(incident.events, incident)
    events = tuple(event for event in incident.events if not _is_apart(incident.spots.get(event.id), place))
    told = [event for event in events if event.date]
    days = most((event.date.start, event.date.end) for event in told if event.date)
    on_it = [event for event in told if event.date and (event.date.start, event.date.end) == days]
    return Occurrence(incident, events, days, place, is_agreed=2 * len(on_it) > len(told))


def _is_apart(one: Spot | None, other: Spot | None) -> bool:
    """Say whether two places cannot be one: each in a province or country of its own."""
    if one is None or other is None:
        return False
    provinces = {one.admin1, other.admin1}
    return one.country != other.country or (None not in provinces and len(provinces) > 1)


def _spot(events: Iterable[Event], incident: Incident) -> Spot | None:
    """Give the place that most pages mean: a local one before an area, the fullest address of it."""
    known = [place for event in events if (place := incident.spots.get(event.id))]
    local = [place for place in known if place.level in LOCAL] or known
    key = most(place.key for place in local)
    same = [place for place in local if place.key == key]
    depth = {"district": 0, "town": 1, "regency": 2, "named": 3, "province": 4, "country": 5}
    return min(same, key=lambda place: (depth[place.level], -len(place.written), place.written), default=None)


def _meant(event: Event, incident: Incident, keys: list[tuple[str, str]]) -> tuple[str, str] | None:
    """Give the only event that a page without a day or a town can speak of: none that came after it."""
    place, day = incident.spots.get(event.id), _day(event)
    published = incident.articles[event.article].day
    keys = [key for key in keys if published is None or key[0] <= published]
    town = place.key if place and _is_town(place) else None
    if day is None and town is None:
        return keys[0] if len(keys) == 1 else None
    fits = [key for key in keys if (day is None or key[0] == day) and (town is None or key[1] == town)]
    return fits[0] if len(fits) == 1 else None


def _day(event: Event) -> str | None:
    return event.date.start if event.date and event.date.precision == "day" else None


class _Heaps:
    """What a record holds of each page and of each story, gathered once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.figures: dict[str, list[Figure]] = {}
        self.events: dict[str, list[Event]] = {}
        self.cells: dict[str, list[Cell]] = {}
        for figure in record.figures:
            self.figures.setdefault(figure.article, []).append(figure)
        for event in record.events:
            story = record.story_of.get(event.article)
            self.events.setdefault(story.id if story else "", []).append(event)
        for cell in record.cells:
            self.cells.setdefault(cell.story, []).append(cell)


def _of_story(given: _Heaps, story: Story) -> tuple[list[Incident], list[Left]]:
    record, figures = given.record, given.figures
    own = given.events.get(story.id, [])
    heaps: dict[str, list[Event]] = {}
    left = [_in_passing(story, event) for event in own if not event.main and event.kind in CONFLICT]
    for event in own:
        if event.main:
            head = _head(event, story, figures.get(event.article, ()), record)
            heaps.setdefault(head or event.id, []).append(event)
    cells, elsewhere = _cells(given, story, heaps)
    found: list[Incident] = []
    for head, events in heaps.items():
        kind = _kind(events)
        if kind is None:
            left += [_no_conflict(story, event) for event in events]
        else:
            found.append(_incident(record, story, kind, events, cells.get(head, ())))
    return found, left + elsewhere


def _incident(record: Record, story: Story, kind: EventKind, events: list[Event], cells: Iterable[Cell]) -> Incident:
    articles = {event.article: record.article_of[event.article] for event in events}
    spots = {
        event.id: place for event in events if (place := spot(event.place, _day(event) or articles[event.article].day))
    }
    return Incident(story, kind, tuple(events), settled(spots), tuple(cells), articles)


def _kind(events: Iterable[Event]) -> EventKind | None:
    """Give the kind of conflict that more than half of the pages tell of, None where they tell of something else."""
    kinds = [event.kind for event in events]
    conflict = [kind for kind in kinds if kind in CONFLICT]
    return most(conflict) if 2 * len(conflict) > len(kinds) else None


def _head(event: Event, story: Story, figures: Iterable[Figure], record: Record) -> str | None:
    """Give the incident of its story that a page's own event is a telling of: its figures know."""
    if event.id in story.incidents or len(story.incidents) <= 1:
        return event.id if event.id in story.incidents else next(iter(story.incidents), None)
    told = most(figure.incident for figure in figures if figure.incident in story.incidents)
    if told:
        return told
    near = [record.event_of[name] for name in story.incidents if name in record.event_of]
    near = [one for one in near if one.kind == event.kind and _apart(one, event) <= 1]
    return near[0].id if len(near) == 1 else None


def _apart(one: Event, other: Event) -> int:
    first, second = _day(one), _day(other)
    if first is None or second is None:
        return 0
    return abs(date.fromisoformat(first).toordinal() - date.fromisoformat(second).toordinal())


def _cells(given: _Heaps, story: Story, heaps: dict[str, list[Event]]) -> tuple[dict[str, list[Cell]], list[Left]]:
    """Give the ledger's rows of each incident; those of incidents that pages only mention have none here."""
    record = given.record
    head_of = {event.id: head for head, events in heaps.items() for event in events}
    found: dict[str, list[Cell]] = {}
    left: list[Left] = []
    for cell in given.cells.get(story.id, ()):
        told = most(record.figure_of[name].incident for name in cell.figures if name in record.figure_of)
        head = head_of.get(told or "") or head_of.get(cell.incident or "")
        if head:
            found.setdefault(head, []).append(cell)
        elif cell.kind == "killed":
            left.append(Left(story.id, cell.id, "killed", "other_incident", figures=cell.figures))
    return found, left


def _in_passing(story: Story, event: Event) -> Left:
    return Left(story.id, event.id, event.kind, "in_passing")


def _no_conflict(story: Story, event: Event) -> Left:
    if event.kind == "arrest_operation":
        why = "arrests_alone"
    elif event.kind in CONFLICT:
        why = "mostly_none"
    else:
        why = "no_conflict"
    return Left(story.id, event.id, event.kind, why)
