"""One self-contained page: every number leads to its sentence in the page as it was read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any, BinaryIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from runut import lang
from runut.errors import UnknownNameError
from runut.lang import Pack
from runut.lang.say import amount, day
from runut.model import Article, Record, Story
from runut.tell.chapter import Chapter, Inside, chapter, readings

SUFFIX = ".html"


def write(record: Record, out: BinaryIO, story: str | None = None, language: str | None = None) -> None:
    """Write the dossier of one story, or of all, in the language asked for or else the pages' own.

    Raises UnknownNameError, which lists the known stories.
    """
    stories = chosen(record, story)
    pack = lang.load(language or main_language(record.articles))
    chapters = [_whole(record, one, pack, at) for at, one in enumerate(stories, 1)]
    page = (
        environment()
        .get_template("dossier.html")
        .render(words(pack), chapters=chapters, style=asset("dossier.css"), script=None, data=None)
    )
    # Half of a surrogate pair, from a headline cut inside an emoji, has no UTF-8: a reference stands for it.
    out.write(page.encode("utf-8", "xmlcharrefreplace"))


def chosen(record: Record, story: str | None) -> list[Story]:
    """Give the story of an id, or all; raises UnknownNameError, which lists the known stories."""
    stories = [one for one in record.stories if story in (None, one.id)]
    if story is not None and not stories:
        known = ", ".join(one.id for one in record.stories)
        raise UnknownNameError(f"There is no story called {story!r}. Known: {known}.")
    return stories


def words(pack: Pack) -> dict[str, Any]:
    """Give what every template needs to speak a language."""
    return {
        "pack": pack,
        "messages": pack.messages,
        "texts": pack.messages.brief,
        "ui": pack.messages.desk,
        "number": lambda value: "–" if value is None else amount(str(value), pack),
        "when": lambda iso: day(iso, pack),
        "whole_day": lambda iso: day(iso, pack, year=True),
    }


def main_language(articles: tuple[Article, ...]) -> str:
    """Give the language of most pages that has a pack."""
    counted = Counter(article.language for article in articles if article.language in lang.codes())
    return min(counted, key=lambda code: (-counted[code], code), default="id")


@cache
def asset(name: str) -> Markup:
    """Give a built style or script as it goes into the page; no tag can end inside it."""
    text = resources.files("runut.assets").joinpath(name).read_text(encoding="utf-8")
    return Markup(text.replace("</", "<\\/") if name.endswith(".js") else text)


@cache
def environment() -> Environment:
    """Give the templates' environment: everything is escaped, and a name that is missing is an error."""
    return Environment(
        loader=PackageLoader("runut.export", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def _whole(record: Record, story: Story, pack: Pack, at: int) -> Chapter:
    told = chapter(record, story, pack, Inside(at), at)
    return replace(told, readings=readings(record, told.brief, pack))
