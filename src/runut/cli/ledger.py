"""`runut ledger`: the figures over time."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from runut.cli import _record
from runut.cli._command import command, db, option
from runut.cli._say import pack, say
from runut.cli._views import View, views
from runut.model import Cell, Decision, Link, Record, Story
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
    day = str(as_of)[:10] if as_of else None
    with _record.opened(settings, db) as store:
        told = list(_record.told(store, story, codebook or settings.codebook, day, without, checked=False))
        looks = list(views(store, told, day, without))
    lost = _lost(told)
    if as_json:
        _as_lines(told, lost)
    else:
        _as_text(told, looks, lost)


def _lost(told: Iterable[tuple[Record, Story]]) -> list[Decision]:
    """List the decisions that have lost their words, each once, however many stories are shown."""
    from runut.ledger.decisions import orphans

    records = {id(record): record for record, _ in told}.values()
    return list({one.id: one for record in records for one in orphans(record)}.values())


def _as_lines(told: Iterable[tuple[Record, Story]], lost: Iterable[Decision]) -> None:
    from runut.serial import to_line

    for record, story in told:
        cells = [cell for cell in record.cells if cell.story == story.id]
        figures = {figure for cell in cells for figure in cell.figures}
        shown: list[Cell | Link] = [*cells, *(link for link in record.links if link.from_ in figures)]
        for thing in shown:
            click.echo(json.dumps(to_line(thing), ensure_ascii=False))
    for one in lost:
        click.echo(json.dumps(to_line(one) | {"orphan": True}, ensure_ascii=False))


def _as_text(told: Iterable[tuple[Record, Story]], looks: Iterable[View], lost: Iterable[Decision]) -> None:
    from runut.cli._briefs import write
    from runut.tell.brief import brief

    for at, ((record, story), look) in enumerate(zip(told, looks, strict=True)):
        if at:
            click.echo()
        shown = brief(record, story, pack(), look.numbers or None)
        write(shown, leaving=("findings", "quotes", "origins"), note=look.note)
    for one in lost:
        click.echo(say("orphan", verdict=one.verdict, of=one.of, by=one.by, day=one.at[:10]))
