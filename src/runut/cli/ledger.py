"""`runut ledger`: the figures over time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

import click

from runut.cli import _record
from runut.cli._command import command, db, option
from runut.cli._say import pack
from runut.model import Cell, Link, Record, Story
from runut.settings import Settings


@command
@click.argument("story", required=False, metavar="[STORY]")
@option("--codebook", metavar="NAME", help="opt_codebook")
@option("--as-of", metavar="DAY", type=click.DateTime(["%Y-%m-%d"]), help="opt_as_of")
@option("--without", multiple=True, metavar="OUTLET", help="opt_without")
@db()
@option("--json", "as_json", is_flag=True, help="opt_json")
@click.pass_obj
def run(
    settings: Settings,
    story: str | None,
    codebook: str | None,
    as_of: object,
    without: tuple[str, ...],
    db: str | None,
    as_json: bool,
) -> None:
    """Show the ledger."""
    from runut.pipeline import record

    day = str(as_of)[:10] if as_of else None
    with _record.opened(settings, db) as store:
        known = record(store, codebook or settings.codebook, day, without)
    stories = _record.stories(known, story)
    if as_json:
        _as_lines(known, stories)
    else:
        _as_text(known, stories)


def _as_lines(record: Record, stories: Iterable[Story]) -> None:
    from runut.serial import to_line

    wanted = {story.id for story in stories}
    cells = [cell for cell in record.cells if cell.story in wanted]
    figures = {figure for cell in cells for figure in cell.figures}
    shown: list[Cell | Link] = [*cells, *(link for link in record.links if link.from_ in figures)]
    for thing in shown:
        click.echo(json.dumps(to_line(thing), ensure_ascii=False))


def _as_text(record: Record, stories: Iterable[Story]) -> None:
    from runut.cli._briefs import write
    from runut.tell.brief import brief

    for at, story in enumerate(stories):
        if at:
            click.echo()
        write(replace(brief(record, story, pack()), findings=(), speaking=(), origins=()))
