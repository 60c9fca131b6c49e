"""Show briefs: coloured for a person at a terminal, plain for a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from shlex import quote

import click

from runut.cli._say import pack, say
from runut.model import Record, Story
from runut.tell.brief import Brief, brief
from runut.tell.lines import Line, lines, text

MOST = 5
"""How many briefs a trace shows; the rest are named."""

NAMED = 20
"""How many stories beyond those are named; the rest are counted."""

WIDTH = 88
WIDEST = 110

_STYLES = {
    "title": "bold",
    "heading": "bold cyan",
    "what": "bold",
    "number": "bold",
    "best": "green",
    "conflict": "bold red",
    "source": "cyan",
    "quiet": "dim",
    "words": "italic",
    "plain": "",
}


def show(stories: Iterable[tuple[Record, Story]], *, as_json: bool = False) -> None:
    """Show the brief of each story, given with what is known of it."""
    for at, (record, story) in enumerate(stories):
        told = brief(record, story, pack())
        if as_json:
            click.echo(json.dumps({"type": "brief", **asdict(told)}, ensure_ascii=False))
            continue
        if at:
            click.echo("\n" + "─" * WIDTH + "\n")
        write(told)


def show_touched(record: Record, articles: Collection[str], db: str | None = None) -> None:
    """Show the stories that the articles belong to, foremost those with figures and many pages; name the others.

    `db` is the record as the command named it, to be named in the command that shows the rest.
    """
    touched = {story.id: story for article in articles if (story := record.story_of.get(article))}
    counted = {cell.story for cell in record.cells}
    ordered = sorted(
        touched.values(),
        key=lambda story: (story.id in counted, len(story.articles), story.last or "", story.id),
        reverse=True,
    )
    if ordered:
        click.echo()
    show((record, story) for story in ordered[:MOST])
    if beyond := ordered[MOST:]:
        _name(beyond, f" --db {quote(db)}" if db else "")


def _name(beyond: Sequence[Story], where: str) -> None:
    """Name the stories that are not shown, so that one can be asked for."""
    click.echo("\n" + say("more_stories", n=len(beyond), command=f"runut brief ID{where}"))
    told = pack().messages.brief
    for story in beyond[:NAMED]:
        n = len(story.articles)
        pages = told["articles_one"] if n == 1 else told["articles_many"].format(n=n)
        click.echo(say("more_story", id=story.id, pages=pages, title=story.title))
    if len(beyond) > NAMED:
        click.echo(say("still_more_stories", n=len(beyond) - NAMED, command=f"runut brief{where}"))


def write(told: Brief, leaving: Collection[str] = (), note: str = "") -> None:
    """Write one brief to standard output, but for the sections left out; `note` says how it is looked at."""
    if not sys.stdout.isatty():
        click.echo(text(lines(told, pack(), WIDTH, leaving, note)), nl=False)
        return
    from rich.console import Console

    console = Console(highlight=False)
    for line in lines(told, pack(), min(console.width, WIDEST), leaving, note):
        console.print(_styled(line), soft_wrap=True)


def _styled(line: Line) -> object:
    from rich.text import Text

    return Text.assemble(*((words, _STYLES.get(style, "")) for style, words in line))
