"""The outlines of countries, for maps: Natural Earth, as the world-atlas package packs it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any, NamedTuple

Point = tuple[float, float]
Ring = tuple[Point, ...]


COARSE_FROM = 30.0
"""From so many degrees south to north the outlines at 1:110m do; below, those at 1:50m are drawn."""


class Box(NamedTuple):
    """A part of the globe in degrees: west and east are longitudes, south and north latitudes."""

    west: float
    south: float
    east: float
    north: float

    def side(self, point: Point) -> int:
        """Say beyond which sides a point lies, one bit a side; 0 is inside."""
        lon, lat = point
        across = 1 if lon < self.west else 2 if lon > self.east else 0
        return across | (4 if lat < self.south else 8 if lat > self.north else 0)


def outlines(box: Box) -> Iterator[tuple[str, Ring]]:
    """Yield the name and the rings of each country that may reach into a part of the globe, in degrees.

    What lies far outside is drawn with few points: lines inside the box are as they were.

    >>> sorted({name for name, _ in outlines(Box(106, -7, 108, -5))})
    ['Indonesia']
    """
    scale = "110m" if box.north - box.south >= COARSE_FROM else "50m"
    for name, ring, around in _rings(scale):
        if around.west < box.east and around.east > box.west and around.south < box.north and around.north > box.south:
            yield name, _near(ring, box)


def _near(ring: Ring, box: Box) -> Ring:
    """Leave out each point that lies beyond the same side as the one kept before it and the one after it."""
    kept = [ring[0]]
    before = box.side(ring[0])
    for point, following in pairwise((*ring[1:], ring[-1])):
        side = box.side(point)
        if not before & side & box.side(following):
            kept.append(point)
            before = side
    return tuple(kept)


@cache
def _rings(scale: str) -> tuple[tuple[str, Ring, Box], ...]:
    file = resources.files("runut.assets").joinpath(f"countries-{scale}.json")
    packed = json.loads(file.read_text(encoding="utf-8"))
    arcs = [tuple(_arc(arc, packed["transform"])) for arc in packed["arcs"]]
    found = []
    for country in packed["objects"]["countries"]["geometries"]:
        for ring in (shown for whole in _of(country, arcs) for shown in _both_sides(_unbroken(whole))):
            lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
            found.append((country["properties"]["name"], ring, Box(min(lons), min(lats), max(lons), max(lats))))
    return tuple(found)


def _unbroken(ring: Ring) -> Ring:
    """Let a ring that crosses the line at 180 degrees go on beyond it, so that no edge runs back around the globe.

    >>> _unbroken(((179.0, -16.0), (-179.0, -16.0), (179.0, -17.0), (179.0, -16.0)))
    ((179.0, -16.0), (181.0, -16.0), (179.0, -17.0), (179.0, -16.0))
    """
    points, turned = [ring[0]], 0
    for (before, _), (lon, lat) in pairwise(ring):
        turned += 360 if lon - before < -180 else -360 if lon - before > 180 else 0
        points.append((round(lon + turned, 3), lat))
    if turned:  # it goes around a pole, and is closed along it
        pole = -90.0 if points[0][1] < 0 else 90.0
        points += [(points[-1][0], pole), (points[0][0], pole), points[0]]
    return tuple(points)


def _both_sides(ring: Ring) -> Iterator[Ring]:
    """Yield a ring, and once more on the other side of the map if it reaches beyond its edge."""
    yield ring
    lons = [lon for lon, _ in ring]
    for beyond, turn in ((max(lons) > 180, -360), (min(lons) < -180, 360)):
        if beyond:
            yield tuple((round(lon + turn, 3), lat) for lon, lat in ring)


def _arc(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """Yield an arc's points: each is packed as the step from the one before."""
    (across, up), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield round(x * across + west, 3), round(y * up + south, 3)


def _of(country: dict[str, Any], arcs: list[Ring]) -> Iterator[Ring]:
    shapes = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    for shape in shapes:
        for ring in shape:
            points: list[Point] = []
            for name in ring:
                # ~n is arc n walked backwards; the point where two arcs meet stands in both.
                arc = arcs[name] if name >= 0 else arcs[~name][::-1]
                points += arc[1:] if points else arc
            yield tuple(points)
