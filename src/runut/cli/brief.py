"""`runut brief`: the sourced brief of a story."""

from __future__ import annotations

import click

from runut.cli import _record
from runut.cli._command import command, db, option
from runut.settings import Settings


@command
@click.argument("story", required=False, metavar="[STORY]")
@db()
@option("--codebook", metavar="NAME", help="opt_codebook")
@option("--json", "as_json", is_flag=True, help="opt_json")
@click.pass_obj
def run(settings: Settings, story: str | None, db: str | None, codebook: str | None, as_json: bool) -> None:
    """Show the brief."""
    from runut.cli._briefs import show

    with _record.opened(settings, db) as store:
        show(_record.told(store, story, codebook or settings.codebook), as_json=as_json)
