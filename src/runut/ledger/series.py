"""The same figure, day by day: which statements belong in one row, and in what order they came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from runut.lang.say import statement
from runut.ledger.decisions import Verdicts
from runut.ledger.origins import voices
from runut.model import Event, Figure, FigureKind, Origin, Quantity, Record, Story
from runut.world import countries, places


class Key(NamedTuple):
    """What a row of the ledger is about; None is everyone, the whole incident, the story's own incident."""

    kind: FigureKind
    unit: str
    group: str | None
    place: str | None
    incident: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure as the ledger reads it.

    `voice` is who may replace the number: the origin, or the outlet where no origin is named.
    `origin` is who could have known it, None where the page does not say.
    `counts` is false for a part within its total's row, for an earlier toll, and for what is expected or denied.
    """

    figure: Figure
    words: str
    quantity: Quantity
    day: str | None
    published: str
    voice: str
    origin: str | None
    is_headline: bool
    counts: bool

    @property
    def order(self) -> tuple[str, str, bool, str, int, str]:
        """As-of, then published, then an earlier toll before the toll that replaced it, then place in the text."""
        figure = self.figure
        return (
            self.day or "~",
            self.published or "~",
            figure.scope != "prior",
            figure.article,
            figure.span.start,
            figure.id,
        )

    def __str__(self) -> str:
        quantity = self.quantity
        said = f"“{self.words}”" if quantity.value is None and quantity.bound == "vague" else str(quantity)
        return statement(said, self.voice, self.day)

    def is_after(self, other: Statement) -> bool:
        """Say whether this was known later; without days nobody can say, nor within a page that dates only one."""
        ours, theirs = self.figure, other.figure
        if not self.day or not other.day or (ours.article == theirs.article and not (ours.as_of and theirs.as_of)):
            return False
        if self.day != other.day:
            return self.day > other.day
        return len(self.published) > 10 and len(other.published) > 10 and self.published > other.published


def independent(statements: Iterable[Statement]) -> set[str]:
    """Name the origins that could have known separately; an agency that carries a speaker's word is not another one."""
    given = list(statements)
    carriers = {agency for one in given if one.figure.said_by for agency in one.figure.via}
    return {one.origin for one in given if one.origin and (one.figure.said_by or one.origin not in carriers)}


@dataclass(frozen=True, slots=True)
class Series:
    """All statements of one row, in order of time."""

    story: str
    key: Key
    statements: tuple[Statement, ...]
    place: str | None
    event: Event | None
    has_total: bool = False

    @property
    def counting(self) -> list[Statement]:
        """The statements that say what the row's number is."""
        return [statement for statement in self.statements if statement.counts]


def series(record: Record, verdicts: Verdicts) -> Iterator[Series]:
    """Yield the rows of every story, each with its statements in order of time."""
    story_of = record.story_of
    by_story: dict[str, list[Figure]] = {}
    for figure in record.figures:
        if figure.article in story_of and figure.id not in verdicts.rejected:
            by_story.setdefault(story_of[figure.article].id, []).append(figure)
    events: dict[str, list[Event]] = {}
    for event in record.events:
        events.setdefault(event.article, []).append(event)
    origins: dict[str, list[Origin]] = {}
    for origin in record.origins:
        origins.setdefault(origin.story, []).append(origin)
    for story in sorted(record.stories, key=lambda story: story.id):
        if story.id in by_story:
            articles = {name: record.article_of[name] for name in story.articles if name in record.article_of}
            frame = _Frame(event for name in articles for event in events.get(name, ()))
            spoken = voices(by_story[story.id], articles, origins.get(story.id, ()))
            yield from _of_story(story, by_story[story.id], frame, spoken, record, verdicts)


def _of_story(
    story: Story,
    figures: list[Figure],
    frame: _Frame,
    spoken: dict[str, tuple[str, str | None]],
    record: Record,
    verdicts: Verdicts,
) -> Iterator[Series]:
    keys = {figure.id: frame.key(figure, record.figure_of.get(figure.part_of or "")) for figure in figures}
    for figure in figures:
        whole = record.figure_of.get(figure.part_of or "")
        key = keys[figure.id]
        # "Two of them" have the group of those they are of; what another speaker counts is a count of its own.
        if (
            whole
            and whole.id in keys
            and key.group is None
            and (whole.kind, whole.said_by) == (key.kind, figure.said_by)
        ):
            keys[figure.id] = key._replace(group=keys[whole.id].group)
    rows: dict[Key, list[Figure]] = {}
    for figure in figures:
        rows.setdefault(keys[figure.id], []).append(figure)
    for key in sorted(rows, key=lambda key: tuple(part or "" for part in key)):
        given = sorted(
            (_statement(figure, record, verdicts, spoken[figure.id], keys, frame) for figure in rows[key]),
            key=lambda statement: statement.order,
        )
        yield Series(
            story=story.id,
            key=key,
            statements=tuple(_parts_aside(given)),
            place=frame.place(key, rows[key]),
            event=frame.event(key),
            has_total=key.group is not None and key._replace(group=None) in rows,
        )


def _statement(
    figure: Figure,
    record: Record,
    verdicts: Verdicts,
    spoken: tuple[str, str | None],
    keys: dict[str, Key],
    frame: _Frame,
) -> Statement:
    article = record.article_of[figure.article]
    within = figure.scope == "part" and keys.get(figure.part_of or "") == keys[figure.id]
    return Statement(
        figure=figure,
        words=" ".join(figure.span.of(article.text).split()),
        quantity=verdicts.corrected.get(figure.id, figure.quantity),
        day=figure.as_of or article.day or record.last_day_of.get(article.id),
        published=article.published or "",
        voice=spoken[0],
        origin=spoken[1],
        is_headline=any(span.holds(figure.span) for span in article.spans("headline")),
        counts=figure.modality in ("asserted", "hedged")
        and figure.scope != "prior"
        and not within
        and not frame.is_elsewhere(figure),
    )


def _parts_aside(statements: list[Statement]) -> Iterator[Statement]:
    """Yield the statements, parts losing their say where a total of the same page stands in the row.

    "18 soldiers died. Two had been shot": the two have a row in common with the eighteen and no say in it.
    """
    totals = {s.figure.article for s in statements if s.counts and s.figure.scope == "total"}
    for given in statements:
        figure = given.figure
        has_own_row = figure.group is not None or figure.place is not None
        loses = figure.scope == "part" and (figure.article in totals or not has_own_row)
        yield replace(given, counts=False) if loses else given


class _Frame:
    """What a story's whole incident is, its places under every name, and which other incidents its pages tell of."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.events = {event.id: event for event in events}
        self.main = {event.article: event for event in self.events.values() if event.main}
        self.home = _commonest(event.place.admin1 for event in self.main.values() if event.place)
        self.whole = _whole([event for event in self.main.values() if self._is_at_home(event)], self.home)

    def key(self, figure: Figure, whole: Figure | None = None) -> Key:
        """Give the row that a figure belongs in; a part is told with its total."""
        event = self.events.get(figure.incident or "") or self.main.get(figure.article)
        place = _fold(figure.place)
        if event and not event.main:
            within = place if place not in _names(event) else None
            return Key(figure.kind, figure.unit, _group(figure), within, _incident(event))
        if event and not self._is_at_home(event) and event.place and (place is None or place in _names(event)):
            place = _fold(event.place.name)
        # "164 died, 103 of them in Kotabaru": a part that names its place has a row there, even in the main place.
        is_part_of_place = figure.scope == "part" and (whole is None or whole.group in (None, figure.group))
        place = None if place in self.whole and not is_part_of_place else place
        return Key(figure.kind, figure.unit, _group(figure), place, None)

    def is_elsewhere(self, figure: Figure) -> bool:
        """Say whether a page tells a figure of some other incident that it does not name."""
        return figure.incident is None and figure.article in self.main

    def _is_at_home(self, event: Event) -> bool:
        """Say whether a page's event lies where most of the story does: two provinces are two rows."""
        return event.place is None or event.place.admin1 in (None, self.home)

    def place(self, key: Key, figures: Iterable[Figure]) -> str | None:
        """Give a row's place as it is most often written."""
        if key.place is None:
            return None
        events = (self.main.get(figure.article) for figure in figures)
        named = (event.place.name for event in events if event and event.place)
        return _commonest(figure.place for figure in figures) or _commonest(named) or key.place

    def event(self, key: Key) -> Event | None:
        """Give the event that stands for a row's incident: the earliest told of."""
        alike = [e for e in self.events.values() if (None if e.main else _incident(e)) == key.incident]
        return min(alike, key=lambda e: (e.date.start if e.date else "~", e.id), default=None)


def _incident(event: Event) -> str:
    """Name an incident other than the story's own by kind, place and day, so that pages agree on it."""
    place = _fold(event.place.name) if event.place else None
    return f"{event.kind}|{place or ''}|{event.date.start if event.date else ''}"


def _group(figure: Figure) -> str | None:
    """Give whom a figure counts; troops of a country, or of a named force, are counted apart from any others.

    "2.500 personel" keeping the peace and "puluhan ribu tentara Rusia" at another border are not one count.
    """
    if figure.kind != "deployed" or not figure.who:
        return figure.group
    words = figure.who.split()
    country = next((found for word in words if (found := countries.of_people(word) or countries.find(word))), None)
    if country:
        return country.code
    return figure.who if any(word[:1].isupper() for word in words[1:]) else figure.group


def _whole(events: list[Event], home: str | None) -> frozenset[str]:
    """Give the names of the whole incident: its country and province, and places that a third of the pages name."""
    named = Counter(name for event in events for name in _names(event))
    around = {name for event in events for name in _country(event)} | ({places.fold(home)} if home else set())
    return frozenset(around | {name for name, pages in named.items() if 3 * pages >= len(events)})


def _names(event: Event) -> set[str]:
    """Give every name under which the whole of an event's place may stand on a page: "Kota Almaty", "Almaty"."""
    if not event.place:
        return set()
    parts = event.place.name.split(",")
    bare = [" ".join(part.split()[1:]) for part in parts]
    named = (*parts, *bare, event.place.admin1 or "")
    return _country(event) | {places.fold(name) for name in named if name.strip()}


def _country(event: Event) -> set[str]:
    country = countries.by_code(event.place.country or "") if event.place else None
    return {places.fold(name) for name in (*dict(country.names).values(), *country.aliases)} if country else set()


def _commonest(names: Iterable[str | None]) -> str | None:
    counted = Counter(name for name in names if name)
    return min(counted, key=lambda name: (-counted[name], name), default=None)


def _fold(name: str | None) -> str | None:
    return places.fold(name) or None if name else None
