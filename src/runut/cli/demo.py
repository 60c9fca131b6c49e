"""`runut demo`: the whole way on the bundled story, offline."""

from __future__ import annotations

import tempfile
from importlib import resources
from pathlib import Path

import click

from runut.cli import _record
from runut.cli._command import command, db, option
from runut.cli._say import say
from runut.settings import Settings


@command
@db()
@option("--quiet", is_flag=True, help="opt_quiet")
@option("--json", "as_json", is_flag=True, help="opt_json")
@click.pass_obj
def run(settings: Settings, db: str | None, quiet: bool, as_json: bool) -> None:
    """Trace the bundled story into a record of its own, or the one given, and show what came of it."""
    pages = resources.files("runut.demo").joinpath("pages")
    with tempfile.TemporaryDirectory() as folder, resources.as_file(pages) as source:
        _trace(settings, str(source), db or str(Path(folder) / "demo.db"), quiet or settings.quiet, as_json)
    if db and not as_json:
        click.echo("\n" + say("demo_kept", db=db))


def _trace(settings: Settings, source: str, db: str, quiet: bool, as_json: bool) -> None:
    from runut.cli._briefs import show
    from runut.cli._progress import Progress
    from runut.pipeline import record, trace

    with _record.opened(settings, db, create=True) as store:
        with Progress(quiet=quiet, as_json=False) as progress:
            traced = trace([source], store, progress)
        known = record(store, settings.codebook)
    touched = {known.story_of[article].id for article in traced.articles if article in known.story_of}
    shown = (story for story in _record.chosen(known.stories, None) if story.id in touched)
    show(((known, story) for story in shown), as_json=as_json)
