"""`runut export`: write the record in a format that others read."""

from __future__ import annotations

import click

from runut import rooms
from runut.cli import _record
from runut.cli._command import command, db, option
from runut.settings import Settings


@command
@click.argument("format", metavar="FORMAT")
@option("-o", "--output", metavar="FILE", help="opt_output")
@option("--codebook", metavar="NAME", help="opt_codebook")
@db()
@click.pass_obj
def run(settings: Settings, format: str, output: str | None, codebook: str | None, db: str | None) -> None:
    """Export the record."""
    from runut.cli._output import writing
    from runut.pipeline import record

    form = rooms.load("export", format)
    with _record.opened(settings, db) as store:
        given = record(store, codebook or settings.codebook)
    with writing(output) as out:
        form.write(given, out)
