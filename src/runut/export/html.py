"""One self-contained page: every number leads to its sentence in the page as it was read."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import BinaryIO

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from runut import lang
from runut.errors import UnknownNameError
from runut.lang import Pack
from runut.lang.say import amount, day
from runut.model import Article, Record, Story
from runut.tell.brief import Brief, brief
from runut.tell.page import Block, Mark, blocks, marks
from runut.tell.said import Source
from runut.tell.timeline import Moment, timeline

SUFFIX = ".html"


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


@dataclass(frozen=True, slots=True)
class Chapter:
    """All that the dossier says of one story."""

    brief: Brief
    moments: tuple[Moment, ...]
    readings: tuple[Reading, ...]


def write(record: Record, out: BinaryIO, story: str | None = None, language: str | None = None) -> None:
    """Write the dossier of one story, or of all, in the language asked for or else the pages' own.

    Raises UnknownNameError, which lists the known stories.
    """
    stories = [one for one in record.stories if story in (None, one.id)]
    if story is not None and not stories:
        known = ", ".join(one.id for one in record.stories)
        raise UnknownNameError(f"There is no story called {story!r}. Known: {known}.")
    pack = lang.load(language or _language(record.articles))
    marked = marks(record)
    page = _template().render(
        pack=pack,
        messages=pack.messages,
        texts=pack.messages.brief,
        chapters=[_chapter(record, one, pack, marked) for one in stories],
        number=lambda value: "–" if value is None else amount(str(value), pack),
        when=lambda iso: day(iso, pack),
    )
    # Half of a surrogate pair, from a headline cut inside an emoji, has no UTF-8: a reference stands for it.
    out.write(page.encode("utf-8", "xmlcharrefreplace"))


def _chapter(record: Record, story: Story, pack: Pack, marked: dict[str, list[Mark]]) -> Chapter:
    told = brief(record, story, pack)
    return Chapter(
        brief=told,
        moments=timeline(record, story, pack),
        readings=tuple(
            _reading(source, record.article_of[source.article], marked[source.article], pack) for source in told.sources
        ),
    )


def _reading(source: Source, article: Article, marks: list[Mark], pack: Pack) -> Reading:
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


def _language(articles: tuple[Article, ...]) -> str:
    counted = Counter(article.language for article in articles if article.language in lang.codes())
    return min(counted, key=lambda code: (-counted[code], code), default="id")


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("runut.export", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("dossier.html")
