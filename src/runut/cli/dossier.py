"""`runut dossier`: one self-contained file about a story, or about all."""

from __future__ import annotations

import click

from runut import rooms
from runut.cli import _record
from runut.cli._command import command, db, option
from runut.cli._say import say
from runut.errors import UnknownNameError
from runut.model import Record
from runut.settings import Settings


@command
@click.argument("story", required=False, metavar="[STORY]")
@option("-o", "--output", metavar="FILE", required=True, help="opt_html")
@option("--codebook", metavar="NAME", help="opt_codebook")
@db()
@option("--quiet", is_flag=True, help="opt_quiet")
@click.pass_obj
def run(settings: Settings, story: str | None, output: str, codebook: str | None, db: str | None, quiet: bool) -> None:
    """Write the dossier."""
    from runut.cli._output import writing
    from runut.pipeline import record

    html = rooms.load("export", "html")
    if not output.endswith(html.SUFFIX) and output != "-":
        raise UnknownNameError(f"A dossier is an {html.SUFFIX} file, which {output!r} is not: name one with -o.")
    with _record.opened(settings, db) as store:
        known = record(store, codebook or settings.codebook)
    chosen = _one(known, story)
    with writing(output) as out:
        html.write(known, out, story=chosen, language=settings.lang)
    if not (quiet or settings.quiet or output == "-"):
        click.echo(say("dossier_made", file=output), err=True)


def _one(record: Record, wanted: str | None) -> str | None:
    """Give the story that was named; None stands for all."""
    found = _record.stories(record, wanted)
    if wanted is None:
        return None
    if len(found) > 1:
        known = "; ".join(f"{story.id} ({story.title})" for story in found[:5])
        raise UnknownNameError(f"{wanted!r} may be any of {len(found)} stories: {known}. Name one by its id.")
    return found[0].id
