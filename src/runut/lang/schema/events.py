"""Words that tell the kind of an event, its day and its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from runut.lang.schema.names import Scale
from runut.model import EventKind


@dataclass(frozen=True)
class Pair:
    """Words that tell a kind of event by coming one behind the other in a sentence, with others between them.

    >>> Pair("explosion", 4, ("sumur minyak",), ("meledak",)).weight
    4
    """

    kind: EventKind
    weight: int
    first: tuple[str, ...]
    then: tuple[str, ...]


@dataclass(frozen=True)
class Events:
    """Words that tell the kind of an event, its day and its place; all written small.

    `kinds` gives each kind its words with their weight; a page that weighs less than `least` is about something else.
    `pairs` tell a kind in headline and opening by two words with others between them ("kapal ... tenggelam").
    `absorbs` are the kinds whose words come with those of another, which count for that one by the share `absorbed`.
    `continuing` are kinds that go on for weeks, so that a page's dates are seldom theirs.
    `happened` stand with the day of the event, `on` straight before it, `told` with the day of a statement,
    `harm` with the event itself, `aftermath` with what was done about it later, `earlier` with what went before it,
    `during` before a stretch of time, `plans` with what was only meant to be.
    `until` stand straight before the day up to which something was counted; `day_after` and `days_after`, behind a
    number, before the event that the days have gone by since ("hari setelah"). `days_on` do so
    where no event follows ("four days on, ..."), and verbs of `struck` tell one that is named by no word for it.
    `nth` number the days or nights
    (`nth_of`, days first) of a search, told by a word of `searches`, or of what one of `afterwards` follows;
    `lasting` stand beside the days that somebody was held or lost; `tended` tell what was done for those struck.
    `counting` tell that a number was counted, on a day that need not be the event's ("the toll").
    `onset` are verbs for how something began ("ambruk"), `update` those for what came of it ("ditemukan").
    In headline and opening, `remembered` tell an anniversary, `court` a trial, `counted` what is counted over time.
    `deaths` tell what cost lives, `likened` set another event beside the page's own, `thereupon` go on about it,
    `year_after` begin a sentence on what happened a year after the one before,
    `aside` come before times that are no event's: of births, of comparisons; `when` behind a time whose event they tell
    ("sejak 2008, ketika ..."); `tallied` before the time from which many events are counted ("sejak Januari"),
    `tallies` say by themselves that many are ("setahun terakhir").
    `at` come before the place of something, `at_home` before the place where somebody lives or lies.
    `groups` are kinds whose places are told alike: those of `wide` strike whole regions.
    `care` are words for where the hurt are taken to, `seats` for where spokesmen sit; `strikes` are verbs before the
    place that is struck, `suffers` those behind it, `routes` come before where somebody goes to or comes from.
    `missions` are embassies and the like; `endings` may end any name ("RI"); `joins` part the last two of a list.
    `sides` say which side of a place is meant ("depan").
    `waters` head what floods come from rather than where they are ("sungai").
    `sea` heads a sea, and behind one of `winds` a direction ("timur laut"). `ships` come before the name of a ship.
    `sites` may stand between "di" and the name of where something happened ("kantor").
    `capitals` stand for a town without its name ("ibu kota"); `nowhere` are names that are no place by themselves.
    The kinds of `spreading` burn or shake land: halls and roads are no part of where; names that begin with one of
    `lands` are.
    `links` join a place to the larger one that holds it ("di wilayah"), those of `nearer` to any (", tepatnya di").
    `house` come before the number of a house or a neighbourhood ("RT").
    `blocks` come, behind a number, before the road that is told by its blocks; `ordinals` end a number in its name.
    `forces` and `peoples` stand behind the town that they are of ("Melody police", "a Melody teenager"),
    `quarters` behind a part of one.
    `tails` end the name of a place and say how large it is ("Street"); `states` says that states have short names
    ("Springfield, Mo."). `demonyms` says that the words for peoples are those of
    the table of countries. `known_by` are words of a page that show its country.
    `bywords` are days that an event is known by ("the September 11 attacks").
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
    deaths: tuple[str, ...]
    likened: tuple[str, ...]
    year_after: tuple[str, ...]
    aside: tuple[str, ...]
    thereupon: tuple[str, ...]
    at: tuple[str, ...]
    at_home: tuple[str, ...]
    tails: dict[str, Scale]
    states: bool
    demonyms: bool
    known_by: dict[str, str]
    home: str | None = None
    tallied: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    tallies: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    onset: tuple[str, ...] = ()
    update: tuple[str, ...] = ()
    remembered: tuple[str, ...] = ()
    court: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    day_after: tuple[str, ...] = ()
    days_after: tuple[str, ...] = ()
    days_on: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    afterwards: tuple[str, ...] = ()
    nth: dict[str, int] = field(default_factory=dict)
    nth_of: tuple[str, ...] = ()
    searches: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    tended: tuple[str, ...] = ()
    absorbed: float = 0.0
    absorbs: dict[EventKind, tuple[EventKind, ...]] = field(default_factory=dict)
    sites: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    quarters: tuple[str, ...] = ()
    nowhere: frozenset[str] = frozenset()
    spreading: frozenset[EventKind] = frozenset()
    bywords: tuple[str, ...] = ()
    lands: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    house: tuple[str, ...] = ()
    nearer: tuple[str, ...] = ()
    groups: dict[str, tuple[EventKind, ...]] = field(default_factory=dict)
    care: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    strikes: tuple[str, ...] = ()
    suffers: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    joins: tuple[str, ...] = ("",)
    missions: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    waters: frozenset[str] = frozenset()
    sea: str | None = None
    winds: tuple[str, ...] = ()
    ships: frozenset[str] = frozenset()
    pairs: tuple[Pair, ...] = ()
    sub_events: dict[EventKind, dict[str, tuple[str, ...]]] = field(default_factory=dict)
