"""How a language writes days: names of months and weekdays, relative days, zones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Unit = Literal["day", "week", "month", "year"]
Position = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Dates:
    """The words and the order of dates.

    All keys are written small. `months_short` counts only beside a day, `months` alone only after a word of `before`.
    `capital` says that months and weekdays are such only when written with a capital ("may", "march", "sun").
    `periods` are whole expressions: the unit and how many units away. `recent_years` serves pages that name no year:
    there the weekday picks it, newest first.
    A word of `days` behind one of `vague` is no day ("beberapa waktu kemarin"), nor is a weekday
    behind one of `markets` with a capital ("Pasar Minggu").
    A weekday near one of `ahead` is the next one, unless one of `ahead_not` stands between; where a language has such
    words, a day without a year that lies far ahead is one of the year before if none of them stands there.
    `beside` are whole expressions for a day beside the one told before ("the previous night").
    `feasts` are days that have names, each with its month and day; 1043 is the fourth Thursday (ten
    times which one of the month, and the weekday), [0, 0] what only begins so. `carries_year` says that a month told
    with its year keeps it further down.
    """

    order: Literal["dmy", "mdy"]
    capital: bool
    recent_years: tuple[int, int]
    months: dict[str, int]
    months_short: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    units: dict[str, Unit]
    single_units: dict[str, Unit]
    counts: dict[str, int]
    periods: dict[str, tuple[Unit, int]]
    positions: dict[str, Position]
    weeks_of_month: dict[str, int]
    then: dict[str, int]
    zones: dict[str, str]
    beside: dict[str, int] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    day_words: tuple[str, ...] = ()
    month_words: tuple[str, ...] = ()
    year_words: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    ahead_not: tuple[str, ...] = ()
    feasts: dict[str, tuple[int, int]] = field(default_factory=dict)
    carries_year: bool = False
