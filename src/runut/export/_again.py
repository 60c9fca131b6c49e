"""One attack, one row: pages of other stories that tell of it again, months later and under their own day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from runut.export._incidents import Left, Occurrence
from runut.export._sheet import Row

_FEW = 3
"""Tolls below are too common to tell one attack from another by."""

_MANY = 10
"""Tolls from here on are one though they differ by a quarter: the wounded die, the gunman is counted or not."""

_DAYS = 366


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
    kept: list[Row] = []
    left: list[Left] = []
    for row, told in ranked:
        is_lasting = any(one.incident.is_lasting for one in told)
        if not is_lasting and any(_is_same(row, other, columns) for other in kept):
            left += [
                Left(one.incident.story.id, event.id, event.kind, "told_again") for one in told for event in one.events
            ]
        else:
            kept.append(row)
    return kept, left


def _rank(row: Row, told: tuple[Occurrence, ...], columns: Columns) -> tuple[bool, int, str, str]:
    day = _value(row, columns.day)
    return (day is None, -_pages(told), str(day), row.name)


def _pages(told: tuple[Occurrence, ...]) -> int:
    return len({page.id for one in told for page in one.pages})


def _is_same(one: Row, other: Row, columns: Columns) -> bool:
    if any(
        _value(one, name) is None or _value(one, name) != _value(other, name) for name in ("country", columns.place)
    ):
        return False
    first, second = _value(one, columns.day), _value(other, columns.day)
    if first is None and _value(one, "event_type") == _value(other, "event_type") is not None:
        return True  # a page that gives no day tells of the attack at that place
    if not isinstance(first, str) or not isinstance(second, str):
        return False
    apart = abs(date.fromisoformat(first).toordinal() - date.fromisoformat(second).toordinal())
    return apart <= _DAYS and _is_toll(_value(one, columns.toll), _value(other, columns.toll))


def _is_toll(one: object, other: object) -> bool:
    """Say whether two tolls can be of one attack.

    >>> _is_toll(5, 5), _is_toll(2, 2), _is_toll(49, 50), _is_toll(5, 6)
    (True, False, True, False)
    """
    if not isinstance(one, int) or not isinstance(other, int) or min(one, other) < _FEW:
        return False
    return one == other or (min(one, other) >= _MANY and 4 * max(one, other) <= 5 * min(one, other))


def _value(row: Row, column: str) -> object:
    told = row.cells.get(column)
    return told.value if told else None
