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
from runut.store import Store


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

    html = rooms.load("export", "html")
    if not output.endswith(html.SUFFIX) and output != "-":
        raise UnknownNameError(f"A dossier is an {html.SUFFIX} file, which {output!r} is not: name one with -o.")
    with _record.opened(settings, db) as store:
        known, chosen = _known(store, story, codebook or settings.codebook)
    with writing(output) as out:
        html.write(known, out, story=chosen, language=settings.lang)
    if not (quiet or settings.quiet or output == "-"):
        click.echo(say("dossier_made", file=output), err=True)


def _known(store: Store, wanted: str | None, codebook: str) -> tuple[Record, str | None]:
    """Give the story that was named with what is known of it; None stands for all stories."""
    from runut.pipeline import record, stories, story

    if wanted is None:
        known = record(store, codebook)
        _record.chosen(known.stories, None)
        return known, None
    found = _record.chosen(stories(store), wanted)
    if len(found) > 1:
        several = "; ".join(f"{one.id} ({one.title})" for one in found[:5])
        raise UnknownNameError(f"{wanted!r} may be any of {len(found)} stories: {several}. Name one by its id.")
    return story(store, found[0].id, codebook), found[0].id
