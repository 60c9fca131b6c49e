"""The command line: one file a command, and nothing loaded that a command does not need."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from runut import settings
from runut.cli import _say
from runut.cli._command import Commands
from runut.errors import RunutError, SourceError, why


def main() -> None:
    """Run `runut` with the arguments it was called with."""
    settings.sweep_seldom()
    _stand_in()
    sys.exit(run(sys.argv[1:]))


def run(args: Sequence[str]) -> int:
    """Run a command and give its exit code: 0 done, 1 findings, 2 a person must mend something, 130 interrupted."""
    try:
        _say.forget()
        chosen = settings.load(os.environ, Path.cwd(), lang=_say.flag(args))
        _say.speak(chosen.lang)
        # click's own main() would turn an interrupt and a closed pipe into exit 1.
        with Commands().make_context("runut", list(args), obj=chosen) as context:
            context.command.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
    except click.ClickException as error:
        click.echo(_say.usage_error(error), err=True)
        return 2
    except RunutError as error:
        click.echo(_say.mend(error), err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        _let_go()
    except OSError as error:
        if error.filename is not None:  # a file, not what a command writes to
            raise
        _let_go()
        click.echo(_say.mend(SourceError("no_output", why=why(error))), err=True)
        return 2
    return 0


def _stand_in() -> None:
    """Write to nothing where the caller closed an output (`>&-`), before a file that is opened takes its place."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def _let_go() -> None:
    """The reader has had enough (`| head`): say nothing, not even when Python flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
