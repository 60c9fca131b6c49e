"""How a row's number moved: the figures that replaced, lowered or contradicted the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from runut.model import GROWING, Cell, Figure, Link, Relation
from runut.tell.said import Desk

_ARROWS: dict[Relation, str] = {"revises_down": "↓", "contradicts": "≠"}


@dataclass(frozen=True, slots=True)
class Step:
    """A number that moved a row; → it replaced the one before, ↓ it lowered it, ≠ it contradicts it."""

    sign: str
    quantity: str
    figure: str


def steps(cell: Cell, links: Iterable[Link], heads: Mapping[str, str], desk: Desk) -> Iterator[Step]:
    """Yield the figures that moved a row's number, repeats and parts left out.

    `heads` gives each figure the first one that it repeats.
    """
    links = list(links)
    figures = _answered([desk.record.figure_of[name] for name in cell.figures], cell, links)
    relations = _relations(links, heads)
    moved = _that_move(f for f in _wholes(figures, cell) if heads[f.id] == f.id and _is_step(f, cell))
    taken: list[tuple[str, Figure]] = []
    for _, same in groupby(moved, key=lambda figure: figure.quantity):
        figure = next(same)
        relation = relations.get((figure.id, taken[-1][1].id)) if taken else None
        if taken and (relation == "compatible" or (relation is None and cell.best is None)):
            continue  # they may count different things, or weigh the same: neither replaces the other
        _go(taken, figure, _ARROWS.get(relation or "supersedes", "→"), cell.best)
    if len(taken) > 1 and cell.best is not None and _exceeds(taken[-1][1], cell.best):
        taken[-1] = "≠", taken[-1][1]
    yield from (Step(sign, desk.quantity(figure), figure.id) for sign, figure in taken)


def _answered(figures: list[Figure], cell: Cell, links: Iterable[Link]) -> list[Figure]:
    """Give the figures of a row that answer one of it or are answered: what counts nothing there moves nothing.

    Where none is linked, all that are not above the row's best.
    """
    linked = {name for link in links if link.relation != "part_of" for name in (link.from_, link.to)}
    if linked:
        return [figure for figure in figures if figure.id in linked]
    return [figure for figure in figures if cell.best is None or not _exceeds(figure, cell.best)]


def _relations(links: Iterable[Link], heads: Mapping[str, str]) -> dict[tuple[str | None, str | None], Relation]:
    """Give how a number stands to an earlier one, by the first figures that say them.

    A contradiction holds both ways: where what is said again later speaks against it, so does what was said before.
    """
    found: dict[tuple[str | None, str | None], Relation] = {}
    for link in sorted(links, key=_is_against):
        pair = heads.get(link.from_), heads.get(link.to)
        found[pair] = link.relation
        if link.relation == "contradicts":
            found[pair[1], pair[0]] = link.relation
    return found


def _wholes(figures: Iterable[Figure], cell: Cell) -> list[Figure]:
    """Leave out what a page breaks a number down to: of its parts of one total that lies elsewhere, all but the most.

    "740 were flown out: 170, then 209, then 361" is one number, and no count that fell and rose.
    Nor do parts move what their own page tells in the row as a greater total.
    """
    listed = list(figures)
    totals = [one for one in listed if one.scope == "total"]
    most = {(one.article, ""): max(o.quantity.value or 0 for o in totals if o.article == one.article) for one in totals}
    parts = [one for one in listed if one.scope == "part" and (one.part_of is None or one.part_of not in cell.figures)]
    for one in parts:
        key = one.article, one.part_of or ""
        most[key] = max(most.get(key, 0), one.quantity.value or 0)
    lesser = {one.id for one in parts if (one.quantity.value or 0) < most[one.article, one.part_of or ""]}
    return [one for one in listed if one.id not in lesser]


def _go(steps: list[tuple[str, Figure]], figure: Figure, sign: str, best: int | None) -> None:
    """Take a step, unless a count that can only grow falls without anybody taking back the greater number.

    Back at the number before it, the greater one led nowhere: it contradicts. Else the lower one is shown where it is
    the row's best, against the greater one.
    """
    number = figure.quantity.value or 0
    if steps and steps[-1][1].quantity == figure.quantity:
        return
    if not steps or sign != "→" or not _exceeds(steps[-1][1], number):
        steps.append((sign, figure))
    elif len(steps) > 1 and steps[-2][1].quantity == figure.quantity:
        steps[-1] = "≠", steps[-1][1]
    elif number == best:
        steps.append(("≠", figure))


def _exceeds(figure: Figure, number: int) -> bool:
    """Say whether a figure of a count that can only grow is above a number."""
    return figure.kind in GROWING and (figure.quantity.value or 0) > number


def _is_against(link: Link) -> bool:
    return link.relation in _ARROWS


def _that_move(steps: Iterable[Figure]) -> Iterator[Figure]:
    """Leave out of a growing count what does not move it.

    A number less than half of the highest before is rather a count of something else;
    and "more than 2,000" says nothing new after "more than 3,800".
    """
    most = 0
    for figure in steps:
        value = figure.quantity.value or 0
        is_open = figure.quantity.high is None
        if figure.kind not in GROWING or (2 * value >= most and not (is_open and value < most)):
            yield figure
            most = max(value, most)


def _is_step(figure: Figure, cell: Cell) -> bool:
    of_all = cell.group is None and cell.place is None and figure.part_of is not None
    is_part = figure.scope == "part" and (of_all or (figure.part_of or "") in cell.figures)
    return figure.quantity.value is not None and figure.modality in ("asserted", "hedged") and not is_part
