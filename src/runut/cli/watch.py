"""`runut watch`: feeds and folders, again and again; tells what changed."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from runut.cli import _record
from runut.cli._command import command, db, option
from runut.cli._say import mend, noted, pack, say, skipped
from runut.errors import SourceError
from runut.settings import Settings
from runut.store import Store
from runut.tell.news import News, RowMove

if TYPE_CHECKING:
    from runut.pipeline import Outcome


@command
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@db()
@option("--every", type=click.IntRange(1), default=600, metavar="SECONDS", help="opt_every")
@option("--rounds", type=click.IntRange(1), metavar="N", help="opt_rounds")
@option("--fetch", is_flag=True, help="opt_fetch")
@option("--json", "as_json", is_flag=True, help="opt_json")
@click.pass_obj
def run(
    settings: Settings,
    sources: tuple[str, ...],
    db: str | None,
    every: int,
    rounds: int | None,
    fetch: bool,
    as_json: bool,
) -> None:
    """Watch sources."""
    heard = _Heard(as_json=as_json)
    with _record.opened(settings, db, create=True) as store:
        n_rounds = 0
        while True:
            try:
                _round(sources, store, settings, heard, fetch=fetch or settings.fetch)
            except SourceError as error:
                if not n_rounds:
                    raise
                click.echo(mend(error), err=True)  # what is gone now may be back at the next round
            n_rounds += 1
            if n_rounds == rounds:
                return
            time.sleep(every)


class _Heard:
    """Hears what becomes of each input, and tells of each one that is skipped once, however often it comes."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self.fresh: set[str] = set()
        self._told: set[tuple[str, str | None]] = set()

    def __call__(self, outcome: Outcome) -> None:
        if outcome.status == "new" and outcome.article:
            self.fresh.add(outcome.article)
        if outcome.status == "skipped" and (outcome.source, outcome.reason) not in self._told:
            self._told.add((outcome.source, outcome.reason))
            click.echo(skipped(outcome.source, outcome.reason or ""), err=True)
        elif outcome.reason and (outcome.source, outcome.reason) not in self._told:
            self._told.add((outcome.source, outcome.reason))
            click.echo(noted(outcome.source, outcome.reason), err=True)


def _round(sources: Iterable[str], store: Store, settings: Settings, heard: _Heard, *, fetch: bool) -> None:
    from runut.pipeline import fetching, renewed, trace
    from runut.tell.news import news

    heard.fresh = set()
    trace(sources, store, heard, fetching(store) if fetch else None)
    if not heard.fresh:
        return
    before, after = renewed(store, heard.fresh, settings.codebook)
    for told in news(before, after, heard.fresh, pack()):
        if heard.as_json:
            click.echo(json.dumps({"type": "news", **asdict(told)}, ensure_ascii=False))
        else:
            _write(told)


def _write(told: News) -> None:
    """Write a story's news: its title, the pages that came, the rows that moved."""
    click.echo(say("news_story" if told.is_new else "news_more", title=told.title, story=told.story))
    for page in told.arrivals:
        key = "news_version" if page.replaces else "news_page"
        outlet = page.outlet or pack().messages.brief["unknown_outlet"]
        click.echo(say(key, outlet=outlet, title=page.title or page.source or ""))
    for move in told.moves:
        click.echo(f"  {_moved(move)}")
    if told.conflicts:
        click.echo(say("news_conflicts", n=told.conflicts))


def _moved(move: RowMove) -> str:
    return f"{move.what}: {move.before or '–'} → {move.after or '–'}"
