"""Ledgers made by reading, and the records that they stand for."""

from __future__ import annotations

import gzip
import hashlib
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from runut.clean import clean
from runut.model import Article, DateClaim, Event, Figure, Page, Place, Quantity, Record, Span, Speaker, Story, When
from runut.text.bounds import ends

HERE = Path(__file__).parent / "ledgers"
INVENTED = HERE / "invented"
STORY = "told"
Gold = dict[str, Any]


def ledgers() -> Iterator[tuple[str, Gold]]:
    """Yield each ledger by the name of its file."""
    for file in sorted(HERE.glob("*.toml")):
        yield file.stem, tomllib.loads(file.read_text(encoding="utf-8"))


def invented() -> Iterator[tuple[str, Gold]]:
    """Yield each ledger of a story that was made up, whose pages lie beside it."""
    for file in sorted(INVENTED.glob("*.toml")):
        yield file.stem, tomllib.loads(file.read_text(encoding="utf-8"))


def pages(gold: Gold, shared: Path) -> dict[str, Article]:
    """Give the labelled pages of a ledger by name; raises KeyError where SHARED lacks a text.

    A story in two tongues says of each page which is its own.
    """
    wanted = {page["sha256"] for page in gold["page"]}
    texts: dict[str, str] = {}
    for source in sorted({page["source"] for page in gold["page"]}):
        for text in _texts(shared / source):
            if (name := sha256(text)) in wanted:
                texts[name] = text
    return {
        page["name"]: _labelled(page, texts[page["sha256"]], page.get("language", gold["language"]))
        for page in gold["page"]
    }


def sha256(text: str) -> str:
    """Name a text as the scorer does: white space around it does not count."""
    return hashlib.sha256(text.strip().encode()).hexdigest()


def _texts(source: Path) -> Iterator[str]:
    if source.suffix == ".txt":
        yield source.read_text(encoding="utf-8")
        return
    if source.suffix == ".json":
        for page in json.loads(source.read_text(encoding="utf-8"))["articles"]:
            yield f"{page['title']}\n\n{page['text'].strip()}\n"
        return
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for page in row.get("articles", [row]):
                yield f"{page['title']}\n\n{page['text'].strip() if 'articles' in row else page['text']}\n"


def _labelled(page: Gold, text: str, language: str) -> Article:
    given = Page(
        source=page["source"],
        text=text,
        url=page.get("url"),
        title=text.split("\n")[0],
        published=page.get("published"),
        outlet=page.get("outlet"),
        language=language,
    )
    return clean(given)


def record(gold: Gold, articles: dict[str, Article]) -> Record:
    """Give what the readers marked as a record of one story: what they call optional is left out."""
    events = dict(_events(gold, articles))
    return Record(
        articles=tuple(articles.values()),
        stories=(Story(STORY, STORY, tuple(article.id for article in articles.values())),),
        events=tuple(events.values()),
        figures=tuple(_figure(one, articles, events) for one in gold["figures"] if not one.get("optional")),
        dates=tuple(
            DateClaim(articles[page["name"]].id, Span(0, 1), When(page["last_day"], page["last_day"], "day"))
            for page in gold["page"]
            if "last_day" in page
        ),
    )


def _events(gold: Gold, articles: dict[str, Article]) -> Iterator[tuple[str, Event]]:
    for page in gold["page"]:
        yield page["name"], _event(f"e-{page['name']}", articles[page["name"]], page["event"], is_main=True)
    for other in gold.get("events", ()):
        yield other["name"], _event(f"e-{other['name']}", articles[other["page"]], other, is_main=False)


def _event(name: str, article: Article, told: Gold, *, is_main: bool) -> Event:
    day = told.get("day")
    place = Place(told["place"], told.get("country"), told.get("admin")) if told.get("place") else None
    when = When(day, day, "day") if day else None
    return Event(name, article.id, Span(0, 1), told["kind"], is_main, date=when, place=place)


def _figure(one: Gold, articles: dict[str, Article], events: dict[str, Event]) -> Figure:
    incident = one.get("incident", one["page"])
    return Figure(
        id=one["id"],
        article=articles[one["page"]].id,
        span=Span(*one["span"]),
        clause=Span(*one["clause"]),
        kind=one["kind"],
        quantity=quantity(one),
        unit=one.get("unit", "person"),
        who=Span(*one["who"]).of(articles[one["page"]].text) if "who" in one else None,
        group=one.get("group"),
        scope=one.get("scope", "total"),
        part_of=one.get("part_of"),
        incident=events[incident].id if incident in events else None,
        modality=one.get("modality", "asserted"),
        said_by=tuple(Speaker(name, role or None) for name, role in one.get("said_by", ())),
        via=tuple(one.get("via", ())),
        place=one.get("place"),
        as_of=one.get("as_of"),
    )


def quantity(one: Gold) -> Quantity:
    """Give the number of a marked figure."""
    value, bound = one.get("value"), one.get("bound", "exact")
    if value is None:
        return Quantity(None, bound, one.get("low"), one.get("high"))
    return Quantity(value, bound, *ends(value, bound))
