"""Hand-made records: statements as short tables, each on a page of its own unless it names one.

`before` and `behind` are the words around the number; `at` is where a page sets its event: place, province,
and how exactly it is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from runut.ledger.decisions import quantity
from runut.model import Article, Event, Figure, Label, Place, Quantity, Record, Span, Speaker, Story, content_id

VAGUE = {"belasan": (11, 19), "puluhan": (20, 99), "lusinan": (24, 99), "ribuan": (1000, 9999), "sejumlah": (2, None)}


def record(statements: list[dict[str, Any]], event: str = "riot", **more: Any) -> Record:
    """Give the record of one story in which the statements were made, named f1, f2, ... in the order given."""
    pages: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for at, statement in enumerate(statements, 1):
        pages.setdefault(statement.get("page", f"p{at}"), []).append((f"f{at}", statement))
    articles: list[Article] = []
    figures: list[Figure] = []
    events: dict[str, Event] = {}
    for page, said in pages.items():
        text, made = _page(page, said)
        first = said[0][1]
        events |= {each.id: each for each in _events(page, first, made, event)}
        headline = Span(0, text.index("\n"))
        labels = (Label(headline, "headline"), Label(Span(headline.end, len(text)), "body"))
        published = first.get("published", first.get("day"))
        articles.append(
            Article(page, text, labels, (f"{page}.txt",), outlet=first.get("outlet", page), published=published)
        )
        figures += made
    names = tuple(article.id for article in articles)
    return Record(
        articles=tuple(articles),
        stories=(Story("s1", "Kerusuhan Kotabaru", names),),
        events=tuple(events.values()),
        figures=tuple(figures),
        **more,
    )


def _events(page: str, first: dict[str, Any], made: list[Figure], main: str) -> Iterator[Event]:
    """Yield the page's own event, where its first statement sets it, and those that its figures name beside it."""
    place, province, *exact = first.get("at", ("Kotabaru", "Lampung"))
    where = Place(place, "ID", province, precision="".join(exact) or None)  # type: ignore[arg-type]
    yield Event(f"e-{page}", page, Span(0, 5), main, place=where)  # type: ignore[arg-type]
    for name in (figure.incident for figure in made):
        if name not in (None, f"e-{page}"):
            kind, _, place = (name or "").partition(" ")
            yield Event(name or "", page, Span(0, 5), kind, main=False, place=Place(place))  # type: ignore[arg-type]


def _page(page: str, said: list[tuple[str, dict[str, Any]]]) -> tuple[str, list[Figure]]:
    text = "Kotabaru ricuh" + "".join(f" {s['is']}" for _, s in said if s.get("headline")) + "\n"
    made: list[Figure] = []
    for name, statement in said:
        written = statement["is"]
        if statement.get("headline"):
            start = text.index(written)
            clause = Span(0, text.index("\n"))
        else:
            before, behind = statement.get("before", "Dilaporkan"), statement.get("behind", "orang")
            start = len(text) + len(f"{before} ")
            clause = Span(len(text), start + len(written) + len(f" {behind}"))
            text += f"{before} {written} {behind}.\n"
        made.append(_figure(name, page, statement, Span(start, start + len(written)), clause))
    return text, made


def _figure(name: str, page: str, statement: dict[str, Any], span: Span, clause: Span) -> Figure:
    written = statement["is"]
    low, high = VAGUE.get(written, (None, None))
    number = Quantity(None, "vague", low, high) if written in VAGUE else quantity(written)
    assert number is not None, written
    return Figure(
        id=name,
        article=page,
        span=span,
        clause=clause,
        kind=statement.get("kind", "killed"),
        quantity=number,
        unit=statement.get("unit", "person"),
        who=statement.get("who"),
        group=statement.get("group"),
        scope=statement.get("scope", "total"),
        part_of=statement.get("part_of"),
        incident=statement.get("incident", f"e-{page}"),
        modality=statement.get("modality", "asserted"),
        said_by=tuple(Speaker(*who.split(", ")) for who in statement.get("by", ())),
        via=tuple(statement.get("via", ())),
        place=statement.get("place"),
        as_of=statement.get("as_of"),
        confidence=statement.get("sure"),
    )


def cell_id(*key: object) -> str:
    """Name a row of the story."""
    return content_id("c", "s1", *key)
