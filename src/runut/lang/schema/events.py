"""Words that tell the kind of an event, its day and its place."""

from __future__ import annotations

from dataclasses import dataclass

from runut.model import EventKind


@dataclass(frozen=True)
class Events:
    """Words that tell the kind of an event, its day and its place; all written small.

    `kinds` gives each kind its words with their weight; a page that weighs less than `least` is about something else.
    `continuing` are kinds that go on for weeks, so that a page's dates are seldom theirs.
    `happened` stand with the day of the event, `on` straight before it, `told` with the day of a statement,
    `harm` with the event itself. `at_home` come before the place where somebody lives or lies.
    `home` is the country of a page that names none.
    """

    kinds: dict[EventKind, dict[str, int]]
    least: int
    continuing: tuple[EventKind, ...]
    happened: tuple[str, ...]
    on: tuple[str, ...]
    told: tuple[str, ...]
    harm: tuple[str, ...]
    at_home: tuple[str, ...]
    home: str | None = None
