"""The pages as IPTC ninjs 3.1, one item a line: what they say, who they have it from, and what is wrong with them.

Made for the schema of 21 May 2025. ninjs has no field for a figure, so that figures stand in `descriptions`, one each,
with the claim itself as JSON; its date fields take a time of day, so that a page with a day alone has it in `altIds`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, BinaryIO

from runut.model import Article, Discrepancy, Event, Figure, Mention, Origin, Record
from runut.serial import line_bytes, to_bytes
from runut.tell.said import words

SUFFIX = ".jsonl"

VERSION = "3.1"
SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"

_WITH_ZONE = 20
"""Letters of the shortest time that ninjs takes: 2022-01-07T09:30:00Z."""

_NAMES = {"person": "people", "organisation": "organisations", "agency": "organisations", "place": "places"}

Item = dict[str, Any]


def write(record: Record, out: BinaryIO) -> None:
    """Write the items in the record's order."""
    told = _Heaps(record)
    for article in record.articles:
        out.write(line_bytes(_item(article, told)) + b"\n")


class _Heaps:
    """What the record says of each page."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.events: dict[str, list[Event]] = _by_article(record.events)
        self.figures: dict[str, list[Figure]] = _by_article(record.figures)
        self.mentions: dict[str, list[Mention]] = _by_article(record.mentions)
        self.findings: dict[str, list[Discrepancy]] = _by_article(one for one in record.discrepancies if one.article)
        self.origins: dict[str, list[Origin]] = {}
        for origin in record.origins:
            for name in origin.articles:
                self.origins.setdefault(name, []).append(origin)


def _by_article(things: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for thing in things:
        found.setdefault(thing.article, []).append(thing)
    return found


def _item(article: Article, told: _Heaps) -> Item:
    item: Item = {
        "uri": f"urn:runut:{article.id}",
        "type": "text",
        "standard": {"name": "ninjs", "version": VERSION, "schema": SCHEMA},
        "representationType": "full" if article.complete else "partial",
        "language": article.language,
        "bodies": [
            {"role": "main", "contentType": "text/plain", "charCount": len(article.text), "value": article.text}
        ],
        "altIds": list(_ids(article)),
    }
    item |= {key: value for key, value in _head(article).items() if value}
    item |= {key: value for key, value in _claims(article, told).items() if value}
    return item


def _ids(article: Article) -> Iterator[dict[str, str]]:
    yield {"role": "sha256", "value": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()}
    for role, value in (("url", article.url), ("published", article.published), ("modified", article.modified)):
        if value:
            yield {"role": role, "value": value}


def _head(article: Article) -> Item:
    return {
        "title": article.title,
        "headlines": [{"role": "main", "value": article.title}] if article.title else None,
        "by": ", ".join(article.authors),
        "located": article.dateline,
        "contentCreated": _time(article.published),
        "versionCreated": _time(article.modified),
    }


def _time(told: str | None) -> str | None:
    """Give a time that names its zone; a day is none."""
    return told if told and len(told) >= _WITH_ZONE and datetime.fromisoformat(told).tzinfo else None


def _claims(article: Article, told: _Heaps) -> Item:
    return {
        "descriptions": [_figure(figure, article) for figure in told.figures.get(article.id, ())],
        "infoSources": list(_sources(article, told)),
        "events": [_event(event, article) for event in told.events.get(article.id, ())],
        "edNote": " ".join(one.message for one in told.findings.get(article.id, ())),
        "associations": list(_associations(article, told)),
        **_names(told.mentions.get(article.id, ())),
    }


def _figure(figure: Figure, article: Article) -> Item:
    return {
        "role": f"runut:figure {figure.kind} {figure.quantity}: {words(article.text, figure.clause)}",
        "contentType": "application/json",
        "value": to_bytes(figure).decode("utf-8"),
    }


def _sources(article: Article, told: _Heaps) -> Iterator[Item]:
    """Yield who published it, who is credited, who the figures are of, and whom all goes back to, each role once."""
    figures = told.figures.get(article.id, ())
    origins = told.origins.get(article.id, ())
    named = [
        ("publisher", [article.outlet or ""]),
        ("credited", article.agencies),
        ("said", [speaker.name for figure in figures for speaker in figure.said_by]),
        ("carried", [name for figure in figures for name in figure.via]),
        ("origin", [origin.name for origin in origins]),
    ]
    for role, names in named:
        for name in dict.fromkeys(filter(None, names)):
            yield {"name": name, "role": role}


def _event(event: Event, article: Article) -> Item:
    place = event.place.name if event.place else ""
    name = " · ".join(filter(None, (event.kind, place, str(event.date) if event.date else "")))
    return {"id": event.id, "name": name, "rel": "subject" if event.main else "mentioned"}


def _associations(article: Article, told: _Heaps) -> Iterator[Item]:
    """Yield the other pages of its story."""
    story = told.record.story_of.get(article.id)
    for name in story.articles if story else ():
        other = told.record.article_of.get(name)
        if other and name != article.id:
            yield {"name": other.title or name, "uri": f"urn:runut:{name}", "rel": "same story"}


def _names(mentions: Iterable[Mention]) -> Item:
    found: dict[str, dict[str, Item]] = {}
    for mention in mentions:
        named = found.setdefault(_NAMES[mention.kind], {})
        named.setdefault(
            mention.name, {"name": mention.name, **({"literal": mention.entity} if mention.entity else {})}
        )
    return {heap: list(named.values()) for heap, named in found.items()}
