"""`runut lint`: check pages one by one, without a record."""

from __future__ import annotations

from collections.abc import Iterator

import click

from runut.cli import _say
from runut.cli._command import command, option
from runut.cli._say import say
from runut.model import Record
from runut.settings import Settings


@command
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", help="opt_format")
@option("--fetch", is_flag=True, help="opt_fetch")
@option("--json", "as_json", is_flag=True, help="opt_json")
@option("--quiet", is_flag=True, help="opt_quiet")
@click.pass_obj
def run(settings: Settings, sources: tuple[str, ...], form: str, fetch: bool, as_json: bool, quiet: bool) -> None:
    """Check pages; exit 1 when something was found, 2 when not one page could be read."""
    from runut.cli import _findings

    write = {"text": _findings.as_text, "json": _findings.as_json, "sarif": _findings.as_sarif}
    form = "json" if as_json else form
    checked = _Checked(sources, fetch=fetch or settings.fetch)
    write[form](checked)
    if form == "text" and not (quiet or settings.quiet):
        click.echo(say("linted", pages=checked.pages, findings=checked.findings), err=True)
    if not checked.pages:
        raise _say.none_read(checked.skipped, *checked.first_skipped)
    if checked.findings:
        click.get_current_context().exit(1)


class _Checked:
    """Checks the pages as they are asked for, and counts."""

    def __init__(self, sources: tuple[str, ...], *, fetch: bool) -> None:
        self._sources, self._fetch = sources, fetch
        self.pages = self.findings = self.skipped = 0
        self.first_skipped = ("", "")

    def __iter__(self) -> Iterator[Record]:
        from runut.pipeline import fetching, lint

        for record in lint(self._sources, fetching() if self._fetch else None):
            self.pages += len(record.articles)
            self.findings += len(record.discrepancies)
            self.skipped += len(record.skipped)
            for skipped in record.skipped:
                self.first_skipped = self.first_skipped if any(self.first_skipped) else (skipped.source, skipped.reason)
                click.echo(_say.skipped(skipped.source, skipped.reason), err=True)
            yield record
