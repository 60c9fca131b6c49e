"""What the command line says, in the language of the person who called it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextvars import ContextVar

import click

from runut import lang
from runut.errors import RunutError, SourceError
from runut.lang import Pack
from runut.lang import say as reasons

_NO_VALUE = "does not take a value"
_EXTRA = "Got unexpected extra argument"
"""What click's own sentences say, which have no class of their own."""

_pack: ContextVar[Pack | None] = ContextVar("_pack", default=None)


def speak(code: str | None) -> None:
    """Choose the language: the one asked for, else the machine's if it has a pack, else English."""
    _pack.set(lang.load(code or _of_machine()))


def forget() -> None:
    """Choose none yet: what an earlier call in this process spoke is not what this one asks for."""
    _pack.set(None)


def pack() -> Pack:
    """Give the pack of the chosen language; before one was chosen, that of the machine."""
    return _pack.get() or lang.load(_of_machine())


def say(key: str, **values: object) -> str:
    """Give a message in the chosen language."""
    return pack().messages.cli[key].format(**values)


def mend(error: RunutError) -> str:
    """Say in one line what a person must mend."""
    return f"runut: {error.told(pack().errors)}"


def flag(args: Sequence[str]) -> str | None:
    """Find `--lang` before the arguments are parsed: the help text already needs it.

    >>> flag(["brief", "--lang", "id"]), flag(["--lang=en", "--help"]), flag(["trace", "--", "--lang", "id"])
    ('id', 'en', None)
    """
    for at, arg in enumerate(args):
        if arg == "--":
            break
        if arg == "--lang" and at + 1 < len(args):
            return args[at + 1]
        if arg.startswith("--lang="):
            return arg.removeprefix("--lang=")
    return None


def skipped(source: str, reason: str) -> str:
    """Say that an input was skipped, and why."""
    return say("skipped", source=source, reason=reasons.skipped(reason, pack()))


def noted(source: str, reason: str) -> str:
    """Say what was told of a page that was kept and could not be understood."""
    return say("noted", source=source, reason=reasons.skipped(reason, pack()))


def none_read(n: int, source: str, reason: str) -> SourceError:
    """Give what is said where every input was skipped, with the first of them."""
    return SourceError("one_unread" if n == 1 else "none_read", n=n, source=source, why=reasons.skipped(reason, pack()))


def usage_error(error: click.ClickException) -> str:
    """Say in one line what is wrong with the arguments and where help stands."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "runut"
    return f"runut: {_wrong(error)} {say('see_help', command=command)}"


def placeholders(usage: str) -> str:
    """Give a piece of a usage line with its words in capitals in the chosen language.

    >>> placeholders("-o, --output FILE"), placeholders("[text|json|sarif]")
    ('-o, --output FILE', '[text|json|sarif]')
    """
    table = pack().messages.cli
    parts = ((part, part.strip("[].")) for part in usage.split(" "))
    return " ".join(
        part.replace(word, table.get(f"meta_{word.lower()}", word)) if word.isupper() else part for part, word in parts
    )


def _wrong(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return say("no_option", name=error.option_name)
    if isinstance(error, click.MissingParameter):
        known = _known(error)
        return say("missing_one_of" if known else "missing", name=_asked(error), known=known)
    if isinstance(error, click.BadParameter):
        return say("bad_value", name=error.param.opts[-1] if error.param else "", takes=_takes(error))
    if isinstance(error, click.BadOptionUsage):
        return say("takes_none" if _NO_VALUE in error.message else "needs_value", name=error.option_name)
    if error.message.startswith(_EXTRA):
        return say("extra", args=error.message.partition("(")[2].rstrip(").").replace(" ", ", "))
    return f"{error.format_message().rstrip('.')}."


def _asked(error: click.MissingParameter) -> str:
    if not error.param or not error.ctx:
        return ""
    names = error.param.opts[:1] if isinstance(error.param, click.Option) else []
    return " ".join([*names, placeholders(error.param.make_metavar(error.ctx).rstrip("."))])


def _known(error: click.MissingParameter) -> str:
    command = error.ctx.command if error.ctx and isinstance(error.param, click.Argument) else None
    return ", ".join(getattr(command, "known", tuple)())


def _takes(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return ", ".join(kind.choices)
    if isinstance(kind, click.IntRange):
        return say("takes_least" if kind.max is None else "takes_between", low=kind.min, high=kind.max)
    return "YYYY-MM-DD" if isinstance(kind, click.DateTime) else error.message.rstrip(".")


def _of_machine() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            code = value.partition(".")[0].partition("_")[0].lower()
            return code if code in lang.codes() else "en"
    return "en"
