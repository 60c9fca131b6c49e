"""All that a page says of one story, ready to be printed: the dossier and the desk print the same."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from runut.lang import Pack
from runut.lang.say import day
from runut.model import Article, Record, Story
from runut.tell import maps
from runut.tell.brief import Brief, Row, brief
from runut.tell.page import Block, Mark, blocks, marks
from runut.tell.pictures import Chart, charts
from runut.tell.said import Desk, Source
from runut.tell.timeline import Moment, timeline
from runut.tell.tree import OriginTree, trees
from runut.tell.voices import Voice, voices
from runut.world.land import Box

HEADLINES = 6
"""How many rows are shown large."""


class Links(Protocol):
    """Where a number, a page and a row stand: in the same file, or at an address of the desk."""

    def claim(self, name: str) -> str:
        """Give the address of a claim's words."""
        ...

    def page(self, source: Source) -> str:
        """Give the address of a page as it was read."""
        ...


@dataclass(frozen=True, slots=True)
class Inside:
    """Links within one file; `at` is the chapter's number in it."""

    at: int

    def claim(self, name: str) -> str:
        """Give the mark of a claim."""
        return f"#{name}"

    def page(self, source: Source) -> str:
        """Give the head of a page's text."""
        return f"#page-{self.at}-{source.number}"


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as it was read, with the sum by which anyone can tell that it is the same text."""

    source: Source
    blocks: tuple[Block, ...]
    agencies: str
    published: str
    link: str | None
    language: str
    sha256: str


@dataclass(frozen=True)
class Chapter:
    """All that is said of one story; `readings` are empty where each page has an address of its own."""

    at: int
    brief: Brief
    headlines: tuple[Row, ...]
    charts: dict[str, Chart]
    moments: tuple[Moment, ...]
    map: maps.Map | None
    trees: tuple[OriginTree, ...]
    voices: tuple[Voice, ...]
    readings: tuple[Reading, ...]
    links: Links

    @cached_property
    def source_of(self) -> dict[int, Source]:
        """Pages by their number."""
        return {source.number: source for source in self.brief.sources}


def chapter(
    record: Record,
    story: Story,
    pack: Pack,
    links: Links,
    at: int = 1,
    numbers: Mapping[str, int] | None = None,
    box: Box | None = None,
    most: int | None = None,
) -> Chapter:
    """Gather what is told of a story, without the texts of its pages; a page goes by its number in `numbers`.

    `box` is the part of the globe that its map shows, where it is not to follow the places; `most` is how many rows and
    conflicts are told at most.
    """
    told = brief(record, story, pack, numbers, most)
    desk = Desk(record, story, pack, numbers)
    return Chapter(
        at=at,
        brief=told,
        headlines=headlines(told),
        charts=charts(record, told, pack),
        moments=timeline(record, story, pack, numbers),
        map=maps.chart(record, story, box),
        trees=tuple(trees(desk)),
        voices=voices(desk),
        readings=(),
        links=links,
    )


def headlines(told: Brief) -> tuple[Row, ...]:
    """Choose the rows that are shown large: of each kind the one on most pages, if more than a lone page has it."""
    first: dict[tuple[str, str], Row] = {}
    for row in sorted(told.rows, key=lambda row: (" · " in row.what or "," in row.what, -row.articles)):
        if row.best is not None or row.low is not None:
            first.setdefault((row.kind, ""), row)
    chosen = [row for row in told.rows if row in first.values() and (row.articles > 1 or len(told.sources) == 1)]
    return tuple(chosen[:HEADLINES])


def readings(record: Record, told: Brief, pack: Pack) -> tuple[Reading, ...]:
    """Give the texts of a story's pages with everything that stands on them."""
    marked = marks(record)
    return tuple(
        reading(source, record.article_of[source.article], marked[source.article], pack) for source in told.sources
    )


def reading(source: Source, article: Article, marks: list[Mark], pack: Pack) -> Reading:
    """Give one page's text with its marks."""
    published = day(article.published, pack, year=True)
    hour = article.published[11:16] if article.published and len(article.published) > 10 else ""
    return Reading(
        source=source,
        blocks=tuple(blocks(article, marks)),
        agencies=", ".join(article.agencies),
        published=f"{published} {hour}".strip(),
        # Only an address of the web becomes a link: a page may call itself javascript:...
        link=article.url if (article.url or "").lower().startswith(("http://", "https://")) else None,
        language=article.language,
        sha256=hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
    )
