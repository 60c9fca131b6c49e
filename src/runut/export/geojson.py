"""Events that have a place, as GeoJSON (RFC 7946), with the words that tell of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from runut.model import Event, Record
from runut.tell.said import words

SUFFIX = ".geojson"


def write(record: Record, out: BinaryIO) -> None:
    """Write a feature for each event whose place has coordinates, longitude first as RFC 7946 asks."""
    collection = {"type": "FeatureCollection", "features": list(_features(record))}
    text = json.dumps(collection, ensure_ascii=False, indent=1)
    out.write(text.encode("utf-8", "backslashreplace") + b"\n")


def _features(record: Record) -> Iterator[dict[str, Any]]:
    for event in record.events:
        place = event.place
        if place and place.lat is not None and place.lon is not None:
            yield {
                "type": "Feature",
                "id": event.id,
                "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
                "properties": _properties(event, record),
            }


def _properties(event: Event, record: Record) -> dict[str, Any]:
    article, place = record.article_of[event.article], event.place
    return {
        "story": event.story,
        "article": article.id,
        "outlet": article.outlet,
        "url": article.url,
        "kind": event.kind,
        "main": event.main,
        "start": event.date.start if event.date else None,
        "end": event.date.end if event.date else None,
        "place": place.name if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "precision": place.precision if place else None,
        "words": words(article.text, event.span),
    }
