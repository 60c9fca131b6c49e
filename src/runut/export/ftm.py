"""Pages, events, people and bodies as FollowTheMoney statements, one JSON object a line: each value with its source.

Made for followthemoney 4.11: `ftm` and OpenAleph read these lines. A figure is a note of its event, or of its
page where the record knows no event of it: `value` says it in short, `original_value` in the page's words, `origin`
names the claim and the page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from runut.model import Article, Entity, Event, Figure, Record
from runut.serial import line_bytes
from runut.tell.said import spoken_by, words

SUFFIX = ".statements.json"

DATASET = "runut"

_DAY = 10
"""Letters of a day alone."""

_SCHEMATA = {"person": "Person", "organisation": "Organization", "agency": "Organization"}
"""Places are no entities there: they are values of events."""

_LANGUAGES = {"id": "ind", "en": "eng", "ms": "msa"}
"""FollowTheMoney names languages by ISO 639-3."""

_TEXTS = frozenset(
    ("title", "bodyText", "name", "alias", "author", "publisher", "notes", "summary", "location", "role")
)
"""Properties whose values are in a language."""


@dataclass(frozen=True, slots=True)
class _Thing:
    """An entity of theirs: its id, its schema, and where its values come from."""

    id: str
    schema: str
    origin: str
    seen: str | None = None
    language: str | None = None

    def says(self, prop: str, value: str | None, original: str | None = None) -> Iterator[dict[str, Any]]:
        """Yield the statement that a property has a value; none where there is no value."""
        if not value:
            return
        lang = _LANGUAGES.get(self.language or "") if prop in _TEXTS else None
        yield {
            "canonical_id": name(self.id),
            "entity_id": name(self.id),
            "prop": prop,
            "schema": self.schema,
            "value": value,
            "dataset": DATASET,
            "lang": lang,
            "original_value": original,
            "external": False,
            "first_seen": self.seen,
            "last_seen": self.seen,
            "origin": self.origin,
            "id": _key(name(self.id), prop, value, lang),
        }


def name(identity: str) -> str:
    """Write an id as followthemoney takes it: letters, digits, dots and hyphens.

    >>> name("e_594783885e1f77c2")
    'e-594783885e1f77c2'
    """
    return identity.replace("_", "-")


def write(record: Record, out: BinaryIO) -> None:
    """Write the statements: pages, then events with their figures, then entities and the pages that name them."""
    for statement in _statements(record):
        out.write(line_bytes(statement) + b"\n")


def _statements(record: Record) -> Iterator[dict[str, Any]]:
    for article in record.articles:
        yield from _page(article)
    of_event: dict[str, list[Figure]] = {}
    for figure in record.figures:
        of_event.setdefault(figure.incident or "", []).append(figure)
    for event in record.events:
        yield from _event(event, record.article_of[event.article])
        for figure in of_event.get(event.id, ()):
            yield from _figure(figure, event, record.article_of[figure.article])
    for figure in record.figures:
        if figure.incident not in record.event_of:
            yield from _figure(figure, None, record.article_of[figure.article])
    for entity in record.entities:
        if entity.kind in _SCHEMATA:
            yield from _entity(entity)
    yield from _named(record)


def _page(article: Article) -> Iterator[dict[str, Any]]:
    page = _Thing(article.id, "Article", article.id, article.published, article.language)
    yield from page.says("title", article.title)
    yield from page.says("bodyText", article.text)
    yield from page.says("sourceUrl", article.url)
    yield from page.says("publisher", article.outlet)
    yield from page.says("publishedAt", _time(article.published), article.published)
    yield from page.says("language", _LANGUAGES.get(article.language))
    for author in article.authors:
        yield from page.says("author", author)


def _time(told: str | None) -> str | None:
    """Write a time as followthemoney does: a day as it is, an hour in UTC where its zone is known.

    >>> _time("2022-01-06"), _time("2022-01-06T09:12:00+07:00")
    ('2022-01-06', '2022-01-06T02:12:00')
    """
    if not told or len(told) <= _DAY:
        return told
    when = datetime.fromisoformat(told)
    return (when.astimezone(UTC) if when.tzinfo else when).strftime("%Y-%m-%dT%H:%M:%S")


def _event(event: Event, article: Article) -> Iterator[dict[str, Any]]:
    thing = _Thing(event.id, "Event", article.id, article.published, article.language)
    place = event.place
    when = str(event.date) if event.date else ""
    yield from thing.says("name", " · ".join(filter(None, (event.kind, place.name if place else "", when))))
    yield from thing.says("summary", words(article.text, event.span))
    yield from thing.says("keywords", event.kind)
    if event.date:
        yield from thing.says("startDate", event.date.start)
        yield from thing.says("endDate", event.date.end)
    if place:
        yield from thing.says("location", place.name)
        yield from thing.says("country", (place.country or "").lower())
    yield from thing.says("proof", name(article.id))


def _figure(figure: Figure, event: Event | None, article: Article) -> Iterator[dict[str, Any]]:
    origin = f"{figure.id} {article.id}"
    of = (event.id, "Event") if event else (article.id, "Article")
    thing = _Thing(*of, origin, figure.as_of or article.published, article.language)
    who = [spoken_by(figure.said_by), *(f"via {agency}" for agency in figure.via), article.outlet, article.day]
    told = " ".join((figure.kind, str(figure.quantity), figure.unit, f"({', '.join(filter(None, who))})"))
    yield from thing.says("notes", told, words(article.text, figure.clause))


def _entity(entity: Entity) -> Iterator[dict[str, Any]]:
    thing = _Thing(entity.id, _SCHEMATA[entity.kind], entity.id)
    yield from thing.says("name", entity.name)
    for alias in entity.aliases:
        if alias != entity.name:
            yield from thing.says("alias", alias)
    yield from thing.says("country", (entity.country or "").lower())


def _named(record: Record) -> Iterator[dict[str, Any]]:
    """Yield a `Documentation` for each entity on each page that names it, with the words that do."""
    known = {entity.id for entity in record.entities if entity.kind in _SCHEMATA}
    pairs = dict.fromkeys((one.entity, one.article) for one in record.mentions if one.entity in known)
    names: dict[tuple[str | None, str], list[str]] = {pair: [] for pair in pairs}
    for mention in record.mentions:
        if (mention.entity, mention.article) in names:
            names[mention.entity, mention.article].append(mention.name)
    for (entity, article), said in names.items():
        thing = _Thing(f"{entity}-{article}", "Documentation", article, record.article_of[article].published)
        yield from thing.says("document", name(article))
        yield from thing.says("entity", name(entity or ""))
        yield from thing.says("summary", _once(said))


def _once(said: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(said))


def _key(entity: str, prop: str, value: str, lang: str | None) -> str:
    """Name a statement as followthemoney does."""
    text = f"{DATASET}.{entity}.{prop}.{value}" + (f"@{lang}" if lang else "")
    return hashlib.sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
