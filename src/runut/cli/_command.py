"""Commands found by their file's name, and help in the chosen language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from runut import rooms
from runut.cli._say import placeholders, say


class Localised:
    """Lets a command's help, headings and options speak the chosen language: `help` holds a message's key."""

    known: Callable[[], Sequence[str]] = tuple
    """Gives what there is to name, where a command takes one of a list that grows."""

    def format_usage(self: Any, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self._pieces(ctx)), prefix=f"{say('usage')}: ")

    def _pieces(self: Any, ctx: click.Context) -> list[str]:
        return [
            f"[{say('options').upper()}]" if piece == "[OPTIONS]" else placeholders(piece)
            for piece in self.collect_usage_pieces(ctx)
        ]

    def format_help_text(self: Any, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does, and an example."""
        formatter.write_paragraph()
        with formatter.indentation():
            for paragraph in self._what().split("\n\n"):
                formatter.write_text(paragraph)
                formatter.write_paragraph()

    def get_short_help_str(self: Any, limit: int = 45) -> str:
        """Give the first sentence of what the command does."""
        first: str = self._what().split("\n\n")[0]
        return first

    def _what(self: Any) -> str:
        return say(self.help, known=", ".join(self.known()))

    def get_help_option(self: Any, ctx: click.Context) -> click.Option | None:
        """Give `--help`, told like the rest."""
        return Option(["--help"], is_flag=True, is_eager=True, expose_value=False, callback=_help, help="opt_help")

    def write_options(self: Any, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under their heading."""
        records = [
            record
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx))
        ]
        with formatter.section(say("options")):
            formatter.write_dl(records)


class Command(Localised, click.Command):
    """A command that is told in the chosen language."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        self.write_options(ctx, formatter)


class Option(click.Option):
    """An option whose help is a message's key."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Give the option and what it does."""
        record = super().get_help_record(ctx)
        return (placeholders(record[0]), say(self.help)) if record and self.help else record


class Commands(Localised, click.Group):
    """All commands of the room `cli`; one is loaded when it is named."""

    def __init__(self) -> None:
        version = Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version,
                         help="opt_version")  # fmt: skip
        super().__init__("runut", params=[_lang(), version], help="runut_help", no_args_is_help=True,
                         callback=_unnamed, invoke_without_command=True)  # fmt: skip

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands."""
        return rooms.names("cli")

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Load one."""
        if name not in self.list_commands(ctx):
            ctx.fail(say("no_command", name=name, known=", ".join(self.list_commands(ctx))))
        found: click.Command = rooms.load("cli", name).run
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first argument names."""
        return args[0], self.get_command(ctx, args[0]), args[1:]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        self.write_options(ctx, formatter)
        with formatter.section(say("commands")):
            shown = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
            formatter.write_dl([(name, command.get_short_help_str()) for name, command in shown if command])


def command(function: Callable[..., Any]) -> Command:
    """Make a command of a function; its help is the message `<file>_help`."""
    name = function.__module__.rpartition(".")[2]
    made = click.command(name, cls=Command, help=f"{name}_help")(function)
    made.params.append(_lang())
    if all("--quiet" not in param.opts for param in made.params):
        made.params.append(_quiet())
    return made


def option(*names: str, **settings: Any) -> Callable[[Any], Any]:
    """Give a command an option whose help is a message's key."""
    return click.option(*names, cls=Option, **settings)


def db() -> Callable[[Any], Any]:
    """Give a command `--db`; `cli._record.at` says what it means when it is not given."""
    return option("--db", metavar="FILE", help="opt_db")


def _lang() -> Option:
    # Read before parsing (_say.flag); here so that click knows it and help shows it.
    return Option(["--lang"], metavar="CODE", expose_value=False, help="opt_lang")


def _unnamed() -> None:
    # `runut --lang id` names no command: it is told what `runut` alone is told.
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        raise click.exceptions.NoArgsIsHelpError(context)


def _quiet() -> Option:
    # A command that says nothing but what was asked for takes it too, so that scripts may give it to every one.
    return Option(["--quiet"], is_flag=True, expose_value=False, help="opt_quiet")


def _help(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        click.echo(f"runut {version('runut')}{', compiled' if rooms.compiled() else ''}")
        ctx.exit()
