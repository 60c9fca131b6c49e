"""Intervals and independent origins: the project's own reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from runut.ledger.reach import point, reach
from runut.ledger.rows.series import Series, Statement
from runut.ledger.standing.because import Estimate, because, nothing
from runut.ledger.standing.best import best
from runut.ledger.standing.living import living
from runut.ledger.standing.weight import unheld
from runut.model import GROWING


def estimate(row: Series) -> Estimate:
    """Give the span of the living statements, and the value behind which most independent origins stand."""
    alive, dead = living(row)
    if not alive:
        return Estimate(None, None, None, nothing(row))
    is_growing = row.key.kind in GROWING
    wide = [given for given in alive if not _is_held(given, row.counting)] or alive
    low, high = _span(wide)
    aside = unheld(alive, dead, is_growing=is_growing)
    value, decided, name = best(alive, dead, aside, is_growing=is_growing)
    if value is not None:
        low = low if low is None or low <= value else value
        high = high if high is None or high >= value else value
    ends = (given for given in wide if reach(given.quantity).low == low or reach(given.quantity).high == high)
    left = aside if value is not None else frozenset[str]()
    gross = [given for given in row.statements if given.is_gross]
    return Estimate(low, value, high, because(name, decided, alive, dead, _beyond(ends, value), left, gross))


def _beyond(ends: Iterable[Statement], value: int | None) -> Iterator[Statement]:
    """Yield what sets an end of the span that is not the best value itself."""
    for given in ends:
        low, high = reach(given.quantity)
        if value is None or low is None or high is None or low < value or high > value:
            yield given


def _span(wide: list[Statement]) -> tuple[int | None, int | None]:
    lows = [reach(given.quantity).low for given in wide]
    highs = [reach(given.quantity).high for given in wide]
    low = None if None in lows else min(low for low in lows if low is not None)
    high = None if None in highs else max(high for high in highs if high is not None)
    return low, high


def _is_held(vague: Statement, said: list[Statement]) -> bool:
    """Say whether a vague word holds another statement of its origin or page; "some" holds whatever else is said."""
    if vague.quantity.value is not None:
        return False
    others = [given for given in said if given.quantity != vague.quantity]
    says_some = vague.quantity.high is None
    kin = [
        given
        for given in others
        if says_some or given.voice == vague.voice or given.figure.article == vague.figure.article
    ]
    return any(_contains(vague, given) for given in kin)


def _contains(vague: Statement, given: Statement) -> bool:
    outer, number = reach(vague.quantity), point(given.quantity)
    inner = reach(given.quantity)
    if given.quantity.value is None:
        fits_above = outer.high is None or (inner.high is not None and inner.high <= outer.high)
        return fits_above and (outer.low or 0) <= (inner.low or 0)
    return number is not None and (outer.low or 0) <= number and (outer.high is None or number <= outer.high)
