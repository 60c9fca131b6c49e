"""Where it happened: the places that a story's events name, on the outlines of the countries around."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from runut.model import Event, Place, Record, Story
from runut.world.land import Box, Ring, outlines

WIDTH, HEIGHT = 720, 360
_FEWEST = 3
"""An outline of fewer points is smaller than a dot."""
_LEAST = 7.0
"""The least that a map shows from south to north, in degrees: less says nothing at this scale of coasts."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A place, the event by which it is known first, and how many pages put an event there."""

    name: str
    lat: float
    lon: float
    pages: int
    anchor: str
    x: float
    y: float
    radius: float
    label_x: float | None
    label_y: float | None
    to_left: bool


@dataclass(frozen=True, slots=True)
class Map:
    """Places on outlines; `land` are paths of the drawing, `rings` the same outlines in degrees."""

    dots: tuple[Dot, ...]
    land: tuple[str, ...]
    rings: tuple[tuple[str, Ring], ...]
    box: Box
    width: int = WIDTH
    height: int = HEIGHT


def chart(record: Record, story: Story, box: Box | None = None) -> Map | None:
    """Draw a story's places, in a part of the globe or what holds them all; None where no event has coordinates."""
    found = _places(record, story)
    if not found:
        return None
    box = box or _box([place for place, _ in found.values()])
    rings = tuple(_thinned(box))
    land = tuple(path for _, ring in rings if (path := _path(ring, box)))
    return Map(tuple(_dots(found, record, box)), land, rings, box)


def _places(record: Record, story: Story) -> dict[tuple[float, float], tuple[Place, list[Event]]]:
    members = set(story.articles)
    found: dict[tuple[float, float], tuple[Place, list[Event]]] = {}
    for event in sorted(record.events, key=lambda event: (not event.main, event.id)):
        place = event.place
        if event.article in members and place and place.lat is not None and place.lon is not None:
            found.setdefault((round(place.lat, 2), round(place.lon, 2)), (place, []))[1].append(event)
    return found


def _box(places: Iterable[Place]) -> Box:
    """Give the part of the globe that holds the places with room around, in the drawing's own shape."""
    lats = [place.lat for place in places if place.lat is not None]
    lons = [place.lon for place in places if place.lon is not None]
    middle_lat, middle_lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    shape = WIDTH / HEIGHT / _shrink(middle_lat)
    tall = max(_LEAST, (max(lats) - min(lats)) * 1.5, (max(lons) - min(lons)) * 1.5 / shape)
    return Box(
        middle_lon - tall * shape / 2, middle_lat - tall / 2, middle_lon + tall * shape / 2, middle_lat + tall / 2
    )


def _thinned(box: Box) -> Iterator[tuple[str, Ring]]:
    """Yield the outlines as finely as the drawing can show them: a map of the world needs no bays."""
    step = (box.north - box.south) / HEIGHT
    for name, ring in outlines(_around(box)):
        kept = [ring[0]]
        for lon, lat in ring[1:]:
            if abs(lon - kept[-1][0]) + abs(lat - kept[-1][1]) >= step:
                kept.append((lon, lat))
        if len(kept) > _FEWEST:
            yield name, tuple(kept)


def _around(box: Box) -> Box:
    """Give a part of the globe with a margin, into which a map that moves can be pulled."""
    wide, tall = (box.east - box.west) / 4, (box.north - box.south) / 4
    return Box(box.west - wide, box.south - tall, box.east + wide, box.north + tall)


def _shrink(lat: float) -> float:
    """Say how much shorter a degree of longitude is than one of latitude there."""
    return max(math.cos(math.radians(lat)), 0.2)


def _at(lon: float, lat: float, box: Box) -> tuple[float, float]:
    x = (lon - box.west) / (box.east - box.west) * WIDTH
    y = (box.north - lat) / (box.north - box.south) * HEIGHT
    return round(x, 1), round(y, 1)


def _path(ring: Ring, box: Box) -> str:
    """Write an outline as a path in steps of a third of a pixel; what is smaller than a pixel is left out."""
    points: list[tuple[int, int]] = []
    for lon, lat in ring:
        x, y = _at(lon, lat, box)
        point = (round(x), round(y))
        if not points or point != points[-1]:
            points.append(point)
    if len(points) < 4:
        return ""
    steps = "".join(f"l{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in itertools.pairwise(points))
    return f"M{points[0][0]} {points[0][1]}{steps}z".replace(" -", "-")


def _dots(found: dict[tuple[float, float], tuple[Place, list[Event]]], record: Record, box: Box) -> Iterator[Dot]:
    taken: list[tuple[float, float, float, float]] = []
    ranked = sorted(found.values(), key=lambda one: (-len({e.article for e in one[1]}), one[0].name))
    for place, events in ranked:
        x, y = _at(place.lon or 0, place.lat or 0, box)
        pages = len({event.article for event in events})
        radius = round(4 + 2 * math.sqrt(pages), 1)
        label = _label(place.name, x, y, radius, taken)
        yield Dot(
            name=place.name,
            lat=place.lat or 0,
            lon=place.lon or 0,
            pages=pages,
            anchor=events[0].id,
            x=x,
            y=y,
            radius=radius,
            label_x=label[0] if label else None,
            label_y=label[1] if label else None,
            to_left=bool(label and label[2]),
        )


def _label(
    name: str, x: float, y: float, radius: float, taken: list[tuple[float, float, float, float]]
) -> tuple[float, float, bool] | None:
    """Find where a name can stand beside its dot without covering another; None where there is no room."""
    wide = 7.2 * len(name)
    for to_left in (x + radius + wide > WIDTH - 8, x + radius + wide <= WIDTH - 8):
        for down in (4, -10, 18):
            start = x - radius - 5 - wide if to_left else x + radius + 5
            box = (start, y + down - 12, start + wide, y + down + 3)
            if start >= 0 and box[2] <= WIDTH and not any(_meet(box, other) for other in taken):
                taken.append(box)
                return (x - radius - 5 if to_left else x + radius + 5, round(y + down, 1), to_left)
    return None


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
