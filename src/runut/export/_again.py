"""One attack, one row: pages of other stories that tell of it again, months later and under their own day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from runut.export._incidents import Left, Occurrence
from runut.export._sheet import Row
from runut.world.places import fold

_FEW, _SOME, _MANY = 3, 5, 10
"""Tolls below the first are too common to tell an attack by, below the second they do for a month alone.

From the third on tolls are one though they differ by a quarter: the wounded die, the gunman is counted or not.
"""

_MONTH, _YEAR = 31, 366


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a sheet that tell when, where and how many."""

    day: str
    place: str
    toll: str


def once(rows: Iterable[tuple[Row, tuple[Occurrence, ...]]], columns: Columns) -> tuple[list[Row], list[Left]]:
    """Give the rows without those of an attack that another row has, on more pages; and these, as left out.

    Unrest is not asked: it comes back to a town, and its tolls are of days.
    """
    ranked = sorted(rows, key=lambda row: _rank(row[0], row[1], columns))
    kept: list[tuple[Row, tuple[Occurrence, ...]]] = []
    left: list[Left] = []
    for row, told in ranked:
        is_lasting = any(one.incident.is_lasting for one in told)
        if not is_lasting and any(_is_same(row, told, *other, columns) for other in kept):
            events = [(one.incident.story.id, event) for one in told for event in one.events]
            left += [Left(story, event.id, event.kind, "told_again") for story, event in events]
        else:
            kept.append((row, told))
    return [row for row, _ in kept], left


def _rank(row: Row, told: tuple[Occurrence, ...], columns: Columns) -> tuple[bool, int, str, str]:
    day = _value(row, columns.day)
    return (day is None, -_pages(told), str(day), row.name)


def _pages(told: tuple[Occurrence, ...]) -> int:
    return len({page.id for one in told for page in one.pages})


def _is_same(
    row: Row, told: tuple[Occurrence, ...], other: Row, others: tuple[Occurrence, ...], columns: Columns
) -> bool:
    countries = {_value(row, "country"), _value(other, "country")} - {None}
    place = _value(row, columns.place)
    if len(countries) > 1 or not ((place and place == _value(other, columns.place)) or _parts(told) & _parts(others)):
        return False
    first, second = _value(row, columns.day), _value(other, columns.day)
    if first is None and _value(row, "event_type") == _value(other, "event_type") is not None:
        return True  # a page that gives no day tells of the attack at that place
    if not isinstance(first, str) or not isinstance(second, str):
        return False
    apart = abs(date.fromisoformat(first).toordinal() - date.fromisoformat(second).toordinal())
    return _is_toll(_value(row, columns.toll), _value(other, columns.toll), apart)


def _parts(told: tuple[Occurrence, ...]) -> frozenset[str]:
    """Give the parts of the addresses that pages write, without the province: a town, a regency, a street."""
    places = [event.place for one in told for event in one.events if event.place]
    written = {fold(part) for place in places for part in place.parts}
    return frozenset(written - {fold(place.admin1 or "") for place in places} - {""})


def _is_toll(one: object, other: object, days: int) -> bool:
    """Say whether two tolls, told of days so far apart, can be of one attack.

    >>> _is_toll(5, 5, 90), _is_toll(3, 3, 90), _is_toll(3, 3, 9), _is_toll(2, 2, 0), _is_toll(49, 50, 90)
    (True, False, True, False, True)
    """
    if not isinstance(one, int) or not isinstance(other, int) or days > _YEAR:
        return False
    low, high = min(one, other), max(one, other)
    if low == high:
        return low >= _SOME or (low >= _FEW and days <= _MONTH)
    return low >= _MANY and 4 * high <= 5 * low


def _value(row: Row, column: str) -> object:
    told = row.cells.get(column)
    return told.value if told else None
