"""`runut trace`: read pages, find their claims, keep them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from runut.cli import _record
from runut.cli._command import command, db, option
from runut.cli._say import none_read, say
from runut.settings import Settings

if TYPE_CHECKING:
    from runut.pipeline import Outcome
    from runut.store import Store

SHELVED = 50
"""So many new pages are put with their stories at a time: one by one takes longer, and thousands make one wait."""


@command
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@db()
@option("--fetch", is_flag=True, help="opt_fetch")
@option("--quiet", is_flag=True, help="opt_quiet")
@option("--json", "as_json", is_flag=True, help="opt_json")
@click.pass_obj
def run(settings: Settings, sources: tuple[str, ...], db: str | None, fetch: bool, quiet: bool, as_json: bool) -> None:
    """Trace pages into the record; exit 2 when every input was skipped."""
    from runut.cli._briefs import show_touched
    from runut.cli._progress import Progress
    from runut.pipeline import fetching, shelve, touched, trace
    from runut.text import tagger

    with _record.opened(settings, db, create=True) as store:
        with Progress(quiet=quiet or settings.quiet, as_json=as_json) as progress:
            web = fetching(store) if fetch or settings.fetch else None
            traced = trace(sources, store, _shelving(progress, store) if as_json else progress, web)
        if as_json:
            shelve(store)
            click.echo(json.dumps({"type": "trace", **asdict(traced)}))
        elif not (quiet or settings.quiet):
            click.echo(say("traced", read=traced.read, new=traced.new, known=traced.known, skipped=traced.skipped))
            if traced.new:
                day = tagger.made_on()
                click.echo(say("names_tagged", day=day) if day else say("names_ruled"))
            show_touched(touched(store, traced.articles, settings.codebook), traced.articles, db)
        if traced.read and traced.read == traced.skipped:
            raise none_read(traced.skipped, *progress.first_skipped)


def _shelving(progress: Callable[[Outcome], None], store: Store) -> Callable[[Outcome], None]:
    """Let stories grow while pages come in: whoever reads the lines, as the desk does, shows them meanwhile."""
    from runut.pipeline import shelve

    new = 0

    def heard(outcome: Outcome) -> None:
        nonlocal new
        progress(outcome)
        new += outcome.status == "new"
        if outcome.status == "new" and new % SHELVED == 0:
            shelve(store)

    return heard
