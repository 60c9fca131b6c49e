"""Tell how a trace goes: a bar for a person at a terminal, a line for each page for a program."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from runut.cli._say import noted, say, skipped
from runut.pipeline import Outcome

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


_MOST = {"more_skipped": 20, "more_noted": 3}
"""How many lines are written of one file or folder; the others are counted."""


class Progress:
    """Hears of each page once it is kept, and says on leaving what was kept if the trace was interrupted."""

    def __init__(self, *, quiet: bool, as_json: bool) -> None:
        self._quiet, self._as_json = quiet, as_json
        self._count = {"new": 0, "known": 0, "skipped": 0}
        self._told: Counter[tuple[str, str]] = Counter()
        self.first_skipped = ("", "")
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty() and not self._quiet:
            from rich.console import Console
            from rich.progress import Progress as Bar
            from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

            self._bar = Bar(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(),
                            console=Console(stderr=True), transient=True)  # fmt: skip
            self._task = self._bar.add_task(say("tracing", **self._count))
            self._bar.start()
        return self

    def __call__(self, outcome: Outcome) -> None:
        self._count[outcome.status] += 1
        if self._as_json:
            line = {"type": "page", "source": outcome.source, "status": outcome.status, "article": outcome.article}
            click.echo(json.dumps({**line, "reason": outcome.reason}))
            sys.stdout.flush()
        elif outcome.reason and not self._quiet:
            self._tell(outcome.source, outcome.reason, is_skipped=outcome.status == "skipped")
        if outcome.status == "skipped" and not self.first_skipped[0]:
            self.first_skipped = (outcome.source, outcome.reason or "")
        if self._bar and self._task is not None:
            self._bar.update(self._task, description=say("tracing", **self._count))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trail: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()
        for (about, where), n in self._told.items():
            if n > _MOST[about]:
                self._write(say(about, n=n - _MOST[about], source=where))
        if kind is KeyboardInterrupt:
            self._write(say("interrupted", **self._count))

    def _tell(self, source: str, reason: str, *, is_skipped: bool) -> None:
        """Write why an input was skipped, or what of it was not understood; of very many in one place the first."""
        about = "more_skipped" if is_skipped else "more_noted"
        file, colon, number = source.rpartition(":")
        where = file if colon and number.isdecimal() else str(Path(source).parent)
        self._told[about, where] += 1
        if self._told[about, where] <= _MOST[about]:
            self._write(skipped(source, reason) if is_skipped else noted(source, reason))

    def _write(self, line: str) -> None:
        if self._bar:
            self._bar.console.print(line, markup=False, highlight=False)
        else:
            click.echo(line, err=True)
