"""Where and when pages set what they tell of, if they set it so far apart that it may be more than one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from runut import lang
from runut.lang.say import days
from runut.model import Event, Place
from runut.tell.said import Desk
from runut.text.names import fold

_FAR = 1.0
"""Degrees between two places from which on they are far apart: more than a regency is wide."""

_DAYS = 1
"""Days by which pages may miss each other where no map tells how far their places are apart."""


_SHORTEST = 5
"""Letters of a name that is looked for on other pages."""

_MARKS = ",.;:()'’\"“”"


@dataclass(frozen=True, slots=True)
class Scene:
    """A place, as most pages that set it there name it, the days they give, and these pages."""

    place: str
    days: str
    sources: tuple[int, ...]


def scenes(desk: Desk) -> tuple[Scene, ...]:
    """Give the places where pages set a story, those of most pages first; none where all lie close together."""
    heaps = _apart(_near([_Setting(event, desk) for event in _told(desk)]))
    if len(heaps) < 2:
        return ()
    found = [_scene(heap, desk) for heap in heaps]
    return tuple(sorted(found, key=lambda scene: (-len(scene.sources), scene.sources)))


class _Setting:
    """A page's event with the names of its place that no other place has, and the words of the page."""

    def __init__(self, event: Event, desk: Desk) -> None:
        article = desk.record.article_of[event.article]
        self.event, self.place, self.page = event, event.place or Place(""), desk.number_of[event.article]
        self._text, self._pack = article.text, lang.load(article.language)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the page, folded."""
        return frozenset(fold(self._text).split())

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in the address, without words that many places have: "Brunswick" of "pelabuhan Brunswick"."""
        names = self._pack.names
        common = {*names.places, *names.by, *names.near, *fold(self.place.admin1 or "").split()}
        capitals = (word.strip(_MARKS) for word in self.place.name.split() if word[:1].isupper())
        found = (word for name in capitals if len(name) >= _SHORTEST for word in fold(name).split())
        return frozenset(word for word in found if word not in common)


def _told(desk: Desk) -> Iterator[Event]:
    """Yield the main event of each page that names its place."""
    seen: set[str] = set(desk.record.replaced)
    for event in desk.record.events:
        if event.main and event.article in desk.number_of and event.article not in seen and _is_named(event.place):
            seen.add(event.article)
            yield event


def _is_named(place: Place | None) -> bool:
    return place is not None and bool(place.name) and place.precision != "country"


def _near(settings: list[_Setting]) -> list[list[_Setting]]:
    """Gather the pages that are known to set it close together, the largest heaps first."""
    heaps: list[list[_Setting]] = []
    for one in settings:
        close = [heap for heap in heaps if any(_distance(one, other) == "near" for other in heap)]
        heaps = [heap for heap in heaps if heap not in close] + [[one, *(other for heap in close for other in heap)]]
    return sorted(heaps, key=lambda heap: -len(heap))


def _apart(heaps: list[list[_Setting]]) -> list[list[_Setting]]:
    """Let heaps of which nothing tells how far they are apart be one."""
    found: list[list[_Setting]] = []
    for heap in heaps:
        same = next((one for one in found if not any(_distance(a, b) == "far" for a in heap for b in one)), None)
        if same is None:
            found.append(heap)
        else:
            same += heap
    return found


def _distance(one: _Setting, other: _Setting) -> Literal["near", "far"] | None:
    """Say how far apart two pages set it: one that names a place of the other's address is near it."""
    told = _measured(one.event, other.event, one.place, other.place)
    if told == "far":
        return "near" if one.names & other.words or other.names & one.words else told
    return told


def _measured(one: Event, other: Event, a: Place, b: Place) -> Literal["near", "far"] | None:
    """Say what the map tells, and where it tells nothing, names, provinces and days."""
    if a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None:
        return "near" if abs(a.lat - b.lat) <= _FAR and abs(a.lon - b.lon) <= _FAR else "far"
    if a.country and b.country and a.country != b.country:
        return "far"
    if {fold(part) for part in a.parts} & {fold(part) for part in b.parts}:
        return "near"
    is_known = bool(a.admin1 and b.admin1 and a.admin1 != b.admin1)
    return "far" if is_known or (_days_apart(one, other) or 0) > _DAYS else None


def _days_apart(one: Event, other: Event) -> int | None:
    if not (one.date and other.date and one.date.precision == other.date.precision == "day"):
        return None
    return abs(date.fromisoformat(one.date.start).toordinal() - date.fromisoformat(other.date.start).toordinal())


def _scene(heap: list[_Setting], desk: Desk) -> Scene:
    names = [one.place.name for one in heap]
    events = [one.event for one in heap]
    told = sorted(event.date.start for event in events if event.date and event.date.precision == "day")
    return Scene(
        place=max(names, key=lambda name: (names.count(name), -len(name), name)),
        days=days(told[0], told[-1], desk.pack) if told else "",
        sources=tuple(sorted(one.page for one in heap)),
    )
