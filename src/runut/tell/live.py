"""Pictures as data, for scripts that draw them anew: zoomed, panned, with what a pointer asks."""

from __future__ import annotations

from typing import Any

from runut.tell.chapter import Links
from runut.tell.maps import Map
from runut.tell.pictures import Chart


def chart_data(chart: Chart, links: Links, thousands: str) -> dict[str, Any]:
    """Give a row over time: each statement with its place, ends, number, words and address; days are places too."""
    return {
        "log": chart.is_log,
        "days": [[tick.at, tick.text] for tick in chart.days],
        "rows": [
            {
                "day": (one.said.day or "")[:10],
                "low": one.low,
                "value": one.value,
                "high": one.high,
                "is": "against" if one.is_against else "step" if one.is_step else "part" if one.is_part else "said",
                "quantity": one.said.quantity,
                "words": one.said.words,
                "who": ", ".join(part for part in (one.said.speaker, *one.said.via) if part),
                "outlet": f"{one.said.outlet} [{one.said.source}]",
                "href": links.claim(one.figure),
                "x": one.x,
            }
            for one in chart.intervals
        ],
        "trail": [[line.x1, line.x2] for line in chart.trail],
        "against": [[line.x1, line.x2] for line in chart.against],
        "thousands": thousands,
    }


def map_data(map: Map, links: Links) -> dict[str, Any]:
    """Give a map: its box, and each place with its pages and address."""
    return {
        "box": list(map.box),
        "dots": [
            {"name": dot.name, "lat": dot.lat, "lon": dot.lon, "pages": dot.pages, "href": links.claim(dot.anchor)}
            for dot in map.dots
        ],
    }


def land_data(map: Map) -> list[list[int]]:
    """Give the outlines around a map's places: each a row of longitudes and latitudes in hundredths of a degree.

    >>> land_data(Map((), (), (("land", ((106.816, -6.2), (107.0, -6.255))),), (0.0, 0.0, 1.0, 1.0)))
    [[10682, -620, 10700, -626]]
    """
    return [[round(100 * degree) for point in ring for degree in point] for _, ring in map.rings]
