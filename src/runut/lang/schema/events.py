"""Words that tell the kind of an event, its day and its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from runut.lang.schema.names import Scale
from runut.model import EventKind


@dataclass(frozen=True)
class Events:
    """Words that tell the kind of an event, its day and its place; all written small.

    `kinds` gives each kind its words with their weight; a page that weighs less than `least` is about something else.
    `continuing` are kinds that go on for weeks, so that a page's dates are seldom theirs.
    `happened` stand with the day of the event, `on` straight before it, `told` with the day of a statement,
    `harm` with the event itself, `aftermath` with what was done about it later, `earlier` with what went before it,
    `during` before a stretch of time,
    `plans` with what was only meant to be. `at` come before the place of something, `at_home` before
    the place where somebody lives or lies.
    `sites` may stand between "di" and the name of where something happened ("kantor").
    `links` join a place to the larger one that holds it ("di wilayah"), those of `nearer` to any (", tepatnya di").
    `house` come before the number of a house or a neighbourhood ("RT").
    `tails` end the name of a place and say how large it is ("Street"); `states` says that states have short names
    ("Springfield, Mo."). `demonyms` says that the words for peoples are those of
    the table of countries. `known_by` are words of a page that show its country.
    `offices` are provinces where newspapers sit, which show no country.
    `home` is the country of a page that names none. `sub_events` are ACLED's sub-event types that words of the headline
    or opening tell, by kind, the first that fits.
    """

    kinds: dict[EventKind, dict[str, int]]
    least: int
    continuing: tuple[EventKind, ...]
    happened: tuple[str, ...]
    on: tuple[str, ...]
    told: tuple[str, ...]
    harm: tuple[str, ...]
    aftermath: tuple[str, ...]
    earlier: tuple[str, ...]
    during: tuple[str, ...]
    plans: tuple[str, ...]
    at: tuple[str, ...]
    at_home: tuple[str, ...]
    tails: dict[str, Scale]
    states: bool
    demonyms: bool
    known_by: dict[str, str]
    home: str | None = None
    sites: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    house: tuple[str, ...] = ()
    nearer: tuple[str, ...] = ()
    sub_events: dict[EventKind, dict[str, tuple[str, ...]]] = field(default_factory=dict)
