"""`runut export`: write the record in a format that others read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from runut import rooms
from runut.cli import _record
from runut.cli._command import command, db, option
from runut.cli._say import pack, say
from runut.errors import SourceError, UnknownNameError
from runut.model import Record
from runut.settings import Settings

if TYPE_CHECKING:
    from runut.export._sheet import Sheet


def _formats() -> Sequence[str]:
    return rooms.names("export")


@command
@click.argument("format", metavar="FORMAT")
@option("-o", "--output", metavar="FILE", help="opt_output")
@option("--codebook", metavar="NAME", help="opt_codebook")
@db()
@option("--quiet", is_flag=True, help="opt_quiet")
@click.pass_obj
def run(settings: Settings, format: str, output: str | None, codebook: str | None, db: str | None, quiet: bool) -> None:
    """Export the record."""
    from runut.cli._output import writing
    from runut.pipeline import record

    if format not in (known := _formats()):
        raise UnknownNameError("no_export", name=format, known=", ".join(known))
    form = rooms.load("export", format)
    own = getattr(form, "CODEBOOK", None)
    if own and codebook not in (None, own):
        raise SourceError("codebook_of_form", form=format, own=own, name=codebook)
    with _record.opened(settings, db) as store:
        given = record(store, codebook or settings.codebook)
    if hasattr(form, "sheet"):
        _sheet(format, given, output, is_quiet=quiet or settings.quiet)
        return
    with writing(output) as out:
        form.write(given, out)


run.known = _formats


def _sheet(form: str, given: Record, output: str | None, *, is_quiet: bool) -> None:
    """Write a sheet, beside a file the companion that leads from each cell to its words; count what got no row."""
    from runut.cli._output import writing
    from runut.pipeline import sheet as told_as

    sheet = told_as(given, form)
    with writing(output) as out:
        sheet.write(out)
    beside = _companion(output)
    if beside:
        with writing(beside) as out:
            sheet.trace(out)
    if not is_quiet:
        for line in _counted(sheet, beside):
            click.echo(line, err=True)


def _companion(output: str | None) -> str | None:
    """Name the companion of a sheet's file; standard output has none.

    >>> _companion("rows.csv"), _companion("-")
    ('rows.trace.csv', None)
    """
    if output is None or output == "-":
        return None
    file = Path(output)
    return str(file.with_name(f"{file.stem}.trace.csv"))


def _named(kind: str) -> str:
    messages = pack().messages
    return messages.events.get(kind) or messages.kinds.get(kind, kind)


def _counted(sheet: Sheet, beside: str | None) -> list[str]:
    said = "sheet_without" if sheet.left else "sheet_rows"
    told = [say(said, rows=len(sheet.rows), left=len(sheet.left))]
    told += [
        say("sheet_left", count=count, kind=_named(kind), why=say(f"left_{why}"))
        for why, kind, count in sheet.counted()
    ]
    return [*told, say("sheet_trace", file=beside)] if beside else told
