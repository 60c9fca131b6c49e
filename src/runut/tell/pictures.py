"""Figures over time as pictures: each statement an interval on its day, laid out in units of the drawing."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from runut.lang import Pack
from runut.lang.say import count, day
from runut.model import Figure, Quantity, Record
from runut.tell.brief import Brief, Row
from runut.tell.said import Said

WIDTH, HEIGHT = 720, 190
LEFT, RIGHT, TOP, BOTTOM = 52, 16, 22, 26
"""The drawing and its margins, in pixels at its own size."""

MOST = 150
"""How many statements a picture holds; of a longer row the ones that moved it and the latest."""

_OPEN = 26
_APART = 9
_LOG_FROM = 30
"""A row whose highest number is this many times its lowest is drawn on a scale of powers of ten."""


@dataclass(frozen=True, slots=True)
class Interval:
    """One statement: from `low` at `y_low` up to `high` at `y_high`, `y` its number; an open end runs on a little."""

    figure: str
    x: float
    y: float | None
    y_low: float
    y_high: float
    opens_up: bool
    opens_down: bool
    is_step: bool
    is_against: bool
    is_part: bool
    said: Said
    low: int | None
    value: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, and what is written there."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Between:
    """A line from one statement to another: the trail of a number, or two that contradict each other."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A row drawn over time; `left_out` statements did not fit or have no number at all."""

    cell: str
    what: str
    intervals: tuple[Interval, ...]
    trail: tuple[Between, ...]
    against: tuple[Between, ...]
    days: tuple[Tick, ...]
    numbers: tuple[Tick, ...]
    is_log: bool
    left_out: int
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a number stands: on a straight scale from zero, or on one of powers of ten."""

    low: float
    high: float
    is_log: bool

    def y(self, number: float) -> float:
        share = (
            (math.log10(max(number, self.low)) - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))
            if self.is_log
            else number / self.high
        )
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)


def charts(record: Record, told: Brief, pack: Pack) -> dict[str, Chart]:
    """Draw every row that has more to show than one number on one day, by the id of its cell."""
    against = _against(told)
    drawn = ((row.cell, _chart(row, record, against, pack)) for row in (*told.rows, *told.asides))
    return {cell: chart for cell, chart in drawn if chart}


def _against(told: Brief) -> set[tuple[str, str]]:
    return {(conflict.earlier.figure, conflict.later.figure) for conflict in told.conflicts}


def _chart(row: Row, record: Record, against: set[tuple[str, str]], pack: Pack) -> Chart | None:
    shown = _shown(row, record)
    if len({(said.day, said.quantity) for said, _ in shown}) < 2:
        return None
    first, last = min(said.day or "" for said, _ in shown), max(said.day or "" for said, _ in shown)
    scale = _scale(figure.quantity for _, figure in shown)
    shown_as = {name: said.figure for said, _ in shown for name in (said.figure, *(echo.figure for echo in said.also))}
    steps = [shown_as[step.figure] for step in row.steps if step.figure in shown_as]
    pairs = sorted((shown_as[one], shown_as[two]) for one, two in against if one in shown_as and two in shown_as)
    hit = {name for pair in pairs for name in pair}
    intervals = tuple(_intervals(shown, scale, (first, last), set(steps), hit))
    at = {one.figure: one for one in intervals}
    return Chart(
        cell=row.cell,
        what=row.what,
        intervals=intervals,
        trail=tuple(_lines(itertools.pairwise(steps), at)),
        against=tuple(_lines(pairs, at)),
        days=tuple(_days(first, last, pack)),
        numbers=tuple(_numbers(scale, pack)),
        is_log=scale.is_log,
        left_out=len(row.statements) - len(shown),
    )


def _shown(row: Row, record: Record) -> list[tuple[Said, Figure]]:
    """Give the statements that can be drawn: they have a day, and a number or a range."""
    pairs = [(said, record.figure_of[said.figure]) for said in row.statements]
    can = [(s, f) for s, f in pairs if s.day and (f.quantity.low, f.quantity.value, f.quantity.high) != (None,) * 3]
    moved = {step.figure for step in row.steps}
    ranked = sorted(enumerate(can), key=lambda one: (one[1][1].id in moved, one[1][0].is_total, one[0]), reverse=True)
    return [pair for _, pair in sorted(ranked[:MOST], key=lambda one: one[0])]


def _ends(quantity: Quantity) -> tuple[int | None, int | None, int | None]:
    """Give low, value and high as they are drawn: "more than 2,000" runs up from 2,000."""
    low, value, high = quantity.low, quantity.value, quantity.high
    return (value if low is None and high is None else low), value, high


def _scale(quantities: Iterable[Quantity]) -> _Scale:
    numbers = [number for quantity in quantities for number in _ends(quantity) if number is not None]
    least, most = min((n for n in numbers if n > 0), default=1), max(max(numbers), 1)
    if most >= _LOG_FROM * least:
        low = 10.0 ** math.floor(math.log10(least))
        return _Scale(low, most * 1.15, True)
    return _Scale(0, most * 1.1, False)


def _x(day: str, first: str, last: str) -> float:
    """Give where a day begins; the days share the width evenly."""
    slots = (_date(last) - _date(first)).days + 1
    return LEFT + (_date(day) - _date(first)).days * (WIDTH - LEFT - RIGHT) / slots


def _intervals(
    shown: list[tuple[Said, Figure]], scale: _Scale, span: tuple[str, str], steps: set[str], hit: set[str]
) -> Iterator[Interval]:
    slot = _x(span[0], *span) - LEFT + (WIDTH - LEFT - RIGHT) / ((_date(span[1]) - _date(span[0])).days + 1)
    by_day: dict[str, list[tuple[Said, Figure]]] = {}
    for said, figure in shown:
        by_day.setdefault((said.day or "")[:10], []).append((said, figure))
    for iso, here in by_day.items():
        apart = min(_APART, slot / (len(here) + 1))
        middle = _x(iso, *span) + slot / 2 - apart * (len(here) - 1) / 2
        for at, (said, figure) in enumerate(here):
            yield _interval(said, figure, round(middle + at * apart, 1), scale, steps, hit)


def _interval(said: Said, figure: Figure, x: float, scale: _Scale, steps: set[str], hit: set[str]) -> Interval:
    low, value, high = _ends(figure.quantity)
    ends = [number for number in (low, value, high) if number is not None]
    bottom, top = scale.y(min(ends)), scale.y(max(ends))
    opens_up, opens_down = high is None, low is None
    return Interval(
        figure=figure.id,
        x=x,
        y=None if value is None else scale.y(value),
        y_low=min(bottom + _OPEN, HEIGHT - BOTTOM) if opens_down else bottom,
        y_high=max(top - _OPEN, TOP - 12) if opens_up else top,
        opens_up=opens_up,
        opens_down=opens_down,
        is_step=figure.id in steps,
        is_against=figure.id in hit,
        is_part=figure.scope == "part",
        said=said,
        low=low,
        value=value,
        high=high,
    )


def _lines(pairs: Iterable[tuple[str, str]], at: dict[str, Interval]) -> Iterator[Between]:
    for one, other in pairs:
        if one in at and other in at:
            a, b = at[one], at[other]
            yield Between(a.x, _middle(a), b.x, _middle(b))


def _middle(one: Interval) -> float:
    return one.y if one.y is not None else round((one.y_low + one.y_high) / 2, 1)


def _days(first: str, last: str, pack: Pack) -> Iterator[Tick]:
    """Yield a tick for each day, or for as many of them as can be read."""
    start, end = _date(first), _date(last)
    slots = (end - start).days + 1
    slot = (WIDTH - LEFT - RIGHT) / slots
    every = max(1, math.ceil(slots / 12))
    for at in range(0, slots, every):
        iso = (start + timedelta(at)).isoformat()
        yield Tick(round(LEFT + (at + 0.5) * slot, 1), day(iso, pack))


def _numbers(scale: _Scale, pack: Pack) -> Iterator[Tick]:
    if scale.is_log:
        for power in range(round(math.log10(scale.low)), math.floor(math.log10(scale.high)) + 1):
            yield Tick(scale.y(10**power), count(10**power, pack))
        return
    step = _step(scale.high)
    for number in range(0, math.floor(scale.high) + 1, step):
        yield Tick(scale.y(number), count(number, pack))


def _step(most: float) -> int:
    """Give a round step that parts a scale into three to six.

    >>> [_step(9), _step(247), _step(10_890)]
    [2, 50, 2000]
    """
    rough = max(most / 4.5, 1)
    power = 10 ** math.floor(math.log10(rough))
    return int(next(power * times for times in (1, 2, 5, 10) if power * times >= rough * 0.8))


def _date(iso: str) -> date:
    return date.fromisoformat(iso[:10])
