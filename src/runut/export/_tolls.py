"""Which toll belongs to which event of a sheet, by the rows of the ledger and ACLED's published rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from runut.export._incidents import Incident, Left, Occurrence
from runut.export._spots import town_key
from runut.model import Cell

SIDES = frozenset(("security_forces", "attackers", "civilians", "rioters"))
"""Groups of which nobody is in two, so that their counts may be added where nobody counts all together."""

_GAP_DAYS = 2
"""Days of unrest further apart than this are not one span: a day between them may have gone unreported, no more."""


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people killed, how it came about, the figures behind it, and what a note must say of it.

    `total` is what pages report where it was divided among `days`; `over_all` what they report over several places.
    """

    value: int | None
    how: str
    figures: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    total: int | None = None
    days: int = 1
    over_all: int | None = None


def killed(incident: Incident) -> list[Cell]:
    """Give the ledger's rows of people killed in an incident."""
    return [cell for cell in incident.cells if cell.kind == "killed" and cell.unit == "person"]


def at(cells: Iterable[Cell], key: str | None, country: str | None) -> list[Cell]:
    """Give the rows of the town or regency with that key; of the whole incident where it is None."""
    if key is None:
        return [cell for cell in cells if cell.place is None]
    return [cell for cell in cells if cell.place and town_key(cell.place, country) == key]


def acled(events: list[Occurrence], codebook: str = "acled") -> tuple[list[Toll], list[Left]]:
    """Give each event of an incident its toll, and the tolls that are of no event.

    A toll of several days in one place is divided evenly, what is over going to the first days; one of several places
    together is not, for nobody says how many died where. No toll at all is 0, as the codebook has it: it counts what is
    reported.
    """
    incident = events[0].incident
    cells = killed(incident)
    if not cells:
        return [Toll(0, "no page reports anybody killed: ACLED's codebook records 0") for _ in events], []
    if any(cell.codebook != codebook for cell in cells):
        return [Toll(None, f"the ledger was not read by codebook {codebook}") for _ in events], []
    keys = [event.spot.key if event.spot else "" for event in events]
    whole = at(cells, None, None)
    own = {key: at(cells, key, incident.country) for key in keys}
    is_one_place = len(set(keys)) == 1
    placed = {key: own[key] or (whole if is_one_place else []) for key in keys}
    left = _left(cells, [cell for heap in placed.values() for cell in heap], incident)
    days = {key: [one.days for one in events if (one.spot.key if one.spot else "") == key] for key in keys}
    heaps = {key: _divided(added(heap), days[key]) for key, heap in placed.items() if heap}
    all_of = None if is_one_place and not own[keys[0]] else added(whole)
    if all_of and all_of.figures:
        rest = Toll(None, "counted over several places together", all_of.figures, all_of.cells)
    else:
        rest = Toll(0, "pages report people killed at other places only: ACLED's codebook records 0")
    found = [heaps[key].pop(0) if key in heaps else rest for key in keys]
    return [replace(toll, over_all=all_of.value if all_of else None) for toll in found], left


def added(cells: list[Cell]) -> Toll:
    """Give what rows of one place come to: that of everyone, else the sides together, which are nobody's twice."""
    total = [cell for cell in cells if cell.group is None]
    sides = [cell for cell in cells if cell.group in SIDES]
    # Children and journalists are among the civilians, where those are counted; else nobody knows whose they are.
    counted = total or (sides if any(cell.group == "civilians" for cell in sides) else cells)
    figures = tuple(name for cell in counted for name in cell.figures)
    if len(counted) == 1:
        return Toll(counted[0].best, counted[0].rule, figures, tuple(cells))
    numbers = [cell.best for cell in counted if cell.best is not None]
    if not counted or len(numbers) < len(counted) or any(cell.group not in SIDES for cell in counted):
        return Toll(None, "groups that are counted apart may hold the same people", figures, tuple(cells))
    shown = " + ".join(f"{cell.best} ({cell.group})" for cell in counted)
    return Toll(sum(numbers), f"sides counted apart: {shown}", figures, tuple(cells))


def _divided(toll: Toll, days: list[tuple[str, str] | None]) -> list[Toll]:
    """Divide a toll evenly among the days of one span, as ACLED's codebook has it; what is over goes to the first.

    Among days that lie apart it is not divided: they may be two events, of which it counts one.
    """
    if len(days) == 1 or toll.value is None:
        return [toll] * len(days)
    if not _is_one_span(days):
        how = "counted over days that lie apart"
        return [replace(toll, value=None, how=how, total=toll.value) for _ in days]
    each, over = divmod(toll.value, len(days))
    how = f"{toll.value} divided evenly among {len(days)} days: {toll.how}"
    return [
        replace(toll, value=each + (at < over), how=how, total=toll.value, days=len(days)) for at in range(len(days))
    ]


def _is_one_span(days: list[tuple[str, str] | None]) -> bool:
    told = sorted(date.fromisoformat(one[0]).toordinal() for one in days if one)
    return all(later - earlier <= _GAP_DAYS for earlier, later in pairwise(told))


def _left(cells: list[Cell], used: list[Cell], incident: Incident) -> list[Left]:
    names = {cell.id for cell in used}
    return [
        Left(incident.story.id, cell.id, "killed", _why(cell, used), figures=cell.figures)
        for cell in cells
        if cell.id not in names
    ]


def _why(cell: Cell, used: list[Cell]) -> str:
    if cell.place is None:
        return "toll_over_all"
    return "toll_elsewhere" if not used else "toll_apart"
