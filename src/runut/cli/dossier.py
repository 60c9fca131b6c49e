"""`runut dossier`: one self-contained file about a story, or about all."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import click

from runut import rooms
from runut.cli import _record
from runut.cli._command import command, db, option
from runut.cli._say import say
from runut.errors import UnknownNameError
from runut.model import Record
from runut.settings import Settings
from runut.store import Store

SUFFIXES = (".html", ".pdf")


@command
@click.argument("story", required=False, metavar="[STORY]")
@option("-o", "--output", metavar="FILE", required=True, help="opt_html")
@option("--codebook", metavar="NAME", help="opt_codebook")
@option("--interactive", is_flag=True, help="opt_interactive")
@db()
@option("--quiet", is_flag=True, help="opt_quiet")
@click.pass_obj
def run(
    settings: Settings,
    story: str | None,
    output: str,
    codebook: str | None,
    interactive: bool,
    db: str | None,
    quiet: bool,
) -> None:
    """Write the dossier."""
    from runut.cli._output import writing

    if not output.endswith(SUFFIXES) and output != "-":
        raise UnknownNameError("no_dossier", name=output)
    if interactive and output.endswith(".pdf"):
        raise UnknownNameError("still_pdf")
    with _record.opened(settings, db) as store:
        known, chosen = _known(store, story, codebook or settings.codebook)
        page = io.BytesIO()
        retell = _retelling(store) if interactive else None
        rooms.load("export", "html").write(known, page, story=chosen, language=settings.lang, retell=retell)
    with writing(output) as out:
        out.write(_printed(page.getvalue()) if output.endswith(".pdf") else page.getvalue())
    if not (quiet or settings.quiet or output == "-"):
        click.echo(say("dossier_made", file=output), err=True)


def _retelling(store: Store) -> Callable[[str, Any], Record]:
    """Give what tells a story anew as a view of it asks."""
    from runut.pipeline import story

    return lambda name, view: story(
        store, name, view.codebook, view.as_of or None, (view.without,) if view.without else ()
    )


def _printed(page: bytes) -> bytes:
    from runut.export._paper import printed

    return printed(page)


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
        raise UnknownNameError("many_stories", name=wanted, n=len(found), known=several)
    return story(store, found[0].id, codebook), found[0].id
