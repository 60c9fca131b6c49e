"""One self-contained page: every number leads to its sentence in the page as it was read."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections import Counter
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any, BinaryIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from runut import lang, rooms
from runut.errors import UnknownNameError
from runut.export._views import Retell, days, outlets, packed, views
from runut.lang import Pack
from runut.lang.say import amount, day
from runut.model import Article, Record, Story
from runut.tell.chapter import Chapter, Inside, chapter, readings
from runut.tell.lines import chosen as chosen_statements
from runut.tell.live import chart_data, land_data, map_data
from runut.tell.thread import thread

SUFFIX = ".html"


def write(
    record: Record,
    out: BinaryIO,
    story: str | None = None,
    language: str | None = None,
    retell: Retell | None = None,
) -> None:
    """Write the dossier of one story, or of all, in the language asked for or else the pages' own.

    With `retell` it is alive: a script switches codebook, day and source among views worked out beforehand.
    Raises UnknownNameError, which lists the known stories.
    """
    stories = _chosen(record, story)
    pack = lang.load(language or main_language(record.articles))
    page = _environment().get_template("dossier.html")
    told = words(pack) | {"alive": retell is not None}
    chapters = [_whole(record, one, pack, at) for at, one in enumerate(stories, 1)]
    data = _data({one.brief.story: _alive(record, one, told, retell) for one in chapters}) if retell else None
    script = asset("dossier.js") if retell and chapters else None
    rendered = page.render(
        told,
        chapters=chapters,
        style=asset("alive.css" if retell else "dossier.css"),
        script=script,
        sum=script and _sum(script),
        data=data,
    )
    # Half of a surrogate pair, from a headline cut inside an emoji, has no UTF-8: a reference stands for it.
    out.write(rendered.encode("utf-8", "xmlcharrefreplace"))


def _data(views: dict[str, Any]) -> str:
    """Pack views into letters that no markup can hide in; a browser unpacks them by its own DecompressionStream."""
    return base64.b64encode(gzip.compress(json.dumps(views).encode("ascii"), mtime=0)).decode("ascii")


def _sum(script: str) -> str:
    """Give a script's sum as a content security policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _alive(record: Record, told: Chapter, words: dict[str, Any], retell: Retell) -> dict[str, Any]:
    """Work out a chapter's views; each is the body that the same template prints."""
    story = next(one for one in record.stories if one.id == told.brief.story)
    body = _environment().get_template("body.html")
    numbers = {source.article: source.number for source in told.brief.sources}
    bodies: dict[str, str] = {}
    for view in views(record, story):
        seen = retell(story.id, view)
        shown = next((one for one in seen.stories if one.id == story.id), None)
        if shown:
            there = chapter(
                seen, shown, words["pack"], told.links, told.at, numbers, told.map.box if told.map else None
            )
            bodies[view.key] = body.render(words, chapter=there)
    return {
        "days": days(record, story),
        "outlets": outlets(record, story),
        "codebook": told.brief.codebook,
        "codebooks": rooms.codebooks(),
    } | packed(bodies)


def _chosen(record: Record, story: str | None) -> list[Story]:
    """Give the story of an id, or all; raises UnknownNameError, which lists the known stories."""
    stories = [one for one in record.stories if story in (None, one.id)]
    if story is not None and not stories:
        known = ", ".join(one.id for one in record.stories)
        raise UnknownNameError("no_story_known", name=story, known=known)
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
        "chart_data": chart_data,
        "map_data": map_data,
        "thread": thread,
        "chosen": chosen_statements,
        "most": 0,
        "opened": "",
        "kept": "",
        "land_data": land_data,
        "alive": False,
        "shows_parts": False,
    }


def main_language(articles: tuple[Article, ...]) -> str:
    """Give the language of most pages that has a pack."""
    counted = Counter(article.language for article in articles if article.language in lang.codes())
    return min(counted, key=lambda code: (-counted[code], code), default="id")


@cache
def asset(name: str) -> Markup:
    """Give a built style or script as it goes into the page; no tag can end inside it."""
    text = resources.files("runut.assets").joinpath(name).read_text(encoding="utf-8")
    return Markup(text.replace("</script", "<\\/script") if name.endswith(".js") else text)


class Strict(Environment):
    """An environment in which a word that a table lacks is an error, never the table's own method of that name."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Give what a table has by this name, or another object's attribute."""
        return self.getitem(obj, attribute) if isinstance(obj, dict) else super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Give what a table has by this name, and nothing else."""
        if isinstance(obj, dict) and argument not in obj:
            return self.undefined(obj=obj, name=argument)
        return super().getitem(obj, argument)


@cache
def _environment() -> Environment:
    """Give the templates' environment: everything is escaped, and a name that is missing is an error."""
    return Strict(
        loader=PackageLoader("runut.export", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def _whole(record: Record, story: Story, pack: Pack, at: int) -> Chapter:
    told = chapter(record, story, pack, Inside(at), at)
    return replace(told, readings=readings(record, told.brief, pack))
