"""What the checks must know of a language."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Checks:
    """What the checks must know of a language.

    `messages` are templates by the kind of finding, the same keys in every language.
    `witnessed` are words before an outlet's name that show its own reporter was there.
    `ahead` are words that make a date one to come. `capital` names a capital, `region` what else has one.
    `seats` are ways to call a `{city}` the `{capital}` of a `{whole}`.
    `breakdown` opens a list of parts that should come to the total, `excerpt` one of some of them, `consists` one that
    is the whole of what stands before it, `namely` one of either.
    `revised` words tell that a number changed or that others count otherwise.
    `outbreaks` are words for what happened at once, `that` stands behind a day that was told before, `again` tells of
    another event, `afterwards` stand before what was the cause, `dated` may stand between an event and its year.
    `open_ends` are words on which no sentence ends.
    `page_marks` stand before the numbers of pages.
    `fillers` may stand before the name of a body without changing whom it names.
    `joins` go on with a list of names.
    `quantities` are words for how many of a whole, by how much of it they say (`all`, `most`, `many`, `some`, `none`).
    `moods` are words that say whether something is `done`, `coming`, a `must` or a `may`; `negations` deny.
    `law`, `law_number`, `law_year` and `law_about` stand before a law, its number, its year and what it is on.
    `today` are words before and behind the weekday of the page itself.
    `sides` are words for the sides of a country; `inside` stands between a city and what holds it.
    `called` stand before what somebody is called, where a text first names them so.
    `articles` are the articles of Arabic names as they are written before a name ("al-", "el-").
    `abroad` are articles of languages that Runut does not read: what stands behind one is spelt as there.
    `invites` send the reader elsewhere, behind a text; `needs_stop` says that last sentences end on a full stop.
    `parts_dead` says that words for the hurt leave out the dead; "shot" does not.
    `plurals` are endings that make several of a thing. `local_zones` are the zones of a country's own clocks.
    `measures` are words for units by what they are (`mile`), `equals` stand between two that are one measure.
    `verbs` are how words of doing begin, so that the name before one is somebody's.
    `villages` stand before the official name of a village or ward.
    `distinct` are words a letter off one another that are no slips of each other: two things, or two ways to write one.
    `both` join two things of one kind. `initialled` stand before initials, `accused` before somebody told of by them.
    `offices` are words for offices by what they are (`president`), `former` before one no longer or not yet held,
    `titles` between an office and its holder.
    `magnitudes` stand before or behind the strength of one of the `quakes`.
    `home` is the language's own country, `home_offices` are words for its offices, `governors` for those of provinces.
    `ordinals` are ways to tell an `{office}` of a `{country}` by its number, `becomes` stand between a name and that.
    `money` are ways to tell the `{money}` of a `{country}`.
    `parts` are words for what a whole has so many of, `part_of` and `all_of` ways to say that they are some or all,
    `ever` those that name no whole.
    `changes` tell that a number became more or less, `change_from` and `change_to` stand before what it was and is,
    `shares` behind a share; `rates` before what a sum is paid for.
    `recurring` tell of a day that is to come, comes every year, or was long ago.
    `later` stand behind a number of days after another day, `later_years` behind one of years,
    `since` behind one of days after an event; `of_day` are
    ways to tell an event by its weekday. `ages` are ways to tell an age in `age_units`, `ages_again` those that call
    somebody by it, one of `aged` before it.
    `endings` may be added to a name or dropped from it without making it another spelling.
    `short_names` are those that all news knows. `whereabouts` stand before a city in which something is.
    `naming` announce names; behind one of `linking` a number is not that of those named.
    `numbered` stand before a number that is a name, `amounts` before one of some of a whole, `out_of` behind it.
    `born` stand before a year of birth; `ago` behind a number of years, `precisely` before their year.
    `clock` stand before a time, `until` between two, `lasting` before the `hours` between them.
    `dead` tell that somebody died, `alive` that he lives, `looks_back` that it was so before.
    `peoples` are endings that make of a place what is of it ("Himalayan").
    `derived` are endings that make other words of one stem ("technical", "technician").
    """

    messages: dict[str, str]
    witnessed: tuple[str, ...]
    ahead: tuple[str, ...]
    capital: tuple[str, ...]
    seats: tuple[str, ...]
    region: tuple[str, ...]
    breakdown: tuple[str, ...]
    consists: tuple[str, ...]
    namely: tuple[str, ...]
    revised: tuple[str, ...]
    outbreaks: tuple[str, ...]
    that: tuple[str, ...]
    afterwards: tuple[str, ...]
    dated: tuple[str, ...]
    again: tuple[str, ...]
    excerpt: tuple[str, ...]
    page_marks: tuple[str, ...]
    endings: tuple[str, ...]
    open_ends: tuple[str, ...]
    fillers: tuple[str, ...]
    joins: tuple[str, ...]
    negations: tuple[str, ...]
    law: tuple[str, ...]
    law_number: tuple[str, ...]
    law_year: tuple[str, ...]
    law_about: tuple[str, ...]
    today: tuple[tuple[str, str], ...]
    inside: tuple[str, ...]
    called: tuple[str, ...]
    articles: tuple[str, ...]
    verbs: tuple[str, ...]
    villages: tuple[str, ...]
    sides: dict[str, tuple[str, ...]]
    quantities: dict[str, tuple[str, ...]]
    moods: dict[str, tuple[str, ...]]
    distinct: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    abroad: tuple[str, ...] = ()
    invites: tuple[str, ...] = ()
    needs_stop: bool = True
    plurals: tuple[str, ...] = ()
    parts_dead: bool = True
    local_zones: tuple[str, ...] = ()
    equals: tuple[str, ...] = ()
    measures: dict[str, tuple[str, ...]] = field(default_factory=dict)
    initialled: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    magnitudes: tuple[str, ...] = ()
    quakes: tuple[str, ...] = ()
    home: str = ""
    governors: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    becomes: tuple[str, ...] = ()
    money: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    ever: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    change_from: tuple[str, ...] = ()
    change_to: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    rates: tuple[str, ...] = ()
    recurring: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    later_years: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    of_day: tuple[str, ...] = ()
    age_units: tuple[str, ...] = ()
    aged: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    ages_again: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()
    whereabouts: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    out_of: tuple[str, ...] = ()
    born: tuple[str, ...] = ()
    ago: tuple[str, ...] = ()
    precisely: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    dead: tuple[str, ...] = ()
    alive: tuple[str, ...] = ()
    looks_back: tuple[str, ...] = ()
    linking: tuple[str, ...] = ()
    home_offices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    offices: dict[str, tuple[str, ...]] = field(default_factory=dict)
