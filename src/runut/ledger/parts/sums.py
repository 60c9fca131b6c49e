"""Parts told by arithmetic: numbers behind a total that come to it are its parts; parts that exceed it are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from runut.model import Figure

_NEAR = 250
"""Letters between a total and the last of two numbers that come to it; three or more may stand anywhere behind it."""

_ROW = 3
"""So many counts under a total that they exceed are counts beside it; of two, some may be counted twice."""

_BESIDE = 80
"""Letters from one part to the next that is told side by side with it."""


def summed(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield a story's figures, each page's parts hung on the total that they come to, or that can hold them.

    "Eight died in Randu: six pupils, a guard and a teacher" are eight, whatever else the page counts. Parts side by
    side that hang on nothing are of the total that they come to, wherever it stands. Parts told for several places, or
    several of no place, which together exceed their total are parts of a greater number of the page, and so is that
    total: "210 in March, 180 in April, 190 in May" under 640.
    """
    pages: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in figures:
        if figure.quantity.value is not None:
            pages.setdefault((figure.article, figure.kind, figure.unit), []).append(figure)
        else:
            yield figure
    for told in pages.values():
        yield from _hung(sorted(told, key=lambda one: one.span))


def _hung(told: list[Figure]) -> Iterator[Figure]:
    wholes: dict[str, str] = {}
    for at in range(len(told) - 2, -1, -1):
        for one in _coming_to(told, at):
            wholes.setdefault(one.id, told[at].id)
    for parts in _loose(told):
        sums = sum(map(_number, parts))
        total = next((one for one in told if one.scope == "total" and _is_exactly(one, sums)), None)
        if total is not None:
            wholes |= {one.id: total.id for one in parts if one.id not in wholes}
    wholes = wholes or _beyond(told) or _in_row(told)
    for one in told:
        whole = wholes.get(one.id)
        yield one if whole in (None, one.part_of) else replace(one, scope="part", part_of=whole)


def _loose(told: list[Figure]) -> Iterator[list[Figure]]:
    """Yield parts of nothing that are told side by side: "ten women and seven men hurt" above "17 people hurt"."""
    runs: list[list[Figure]] = [[]]
    for one in told:
        is_loose = one.scope == "part" and one.part_of is None and one.quantity.bound == "exact"
        if not is_loose or (runs[-1] and one.span.start - runs[-1][-1].span.end > _BESIDE):
            runs.append([])
        if is_loose:
            runs[-1].append(one)
    yield from (run for run in runs if len(run) > 1)


def _is_exactly(figure: Figure, number: int) -> bool:
    return figure.quantity.bound == "exact" and figure.quantity.value == number


def _coming_to(told: list[Figure], at: int) -> list[Figure]:
    """Give the numbers right behind a total that come to it; none where they come to less, or to more."""
    whole, left = told[at], _number(told[at])
    if whole.quantity.bound != "exact":
        return []
    for end in range(at + 1, len(told)):
        if told[end].scope == "prior" != whole.scope:
            break
        left -= _number(told[end])
        if left <= 0 or _number(told[end]) >= _number(whole):
            parts = told[at + 1 : end + 1]
            is_near = len(parts) > 2 or parts[-1].span.start - whole.span.end <= _NEAR
            return parts if left == 0 and len(parts) > 1 and is_near and _are_apart(parts) else []
    return []


def _are_apart(parts: list[Figure]) -> bool:
    """Say whether numbers are members of a list: exact, none a part of another, no total told twice in a row."""
    own = {one.id for one in parts}
    is_plain = all(one.quantity.bound == "exact" and one.part_of not in own for one in parts)
    told = [(one.place, one.group, one.who, _number(one), one.scope == "part" and one.id) for one in parts]
    return is_plain and all(one != other for one, other in pairwise(told))


def _beyond(told: list[Figure]) -> dict[str, str]:
    """Give parts of several places that exceed their total, and it, the nearest number before it that can hold all."""
    own = {one.id: one for one in told}
    parts: dict[str, list[Figure]] = {}
    for one in told:
        if one.part_of in own and one.scope == "part" and one.place:
            parts.setdefault(one.part_of or "", []).append(one)
    found: dict[str, str] = {}
    for name, listed in parts.items():
        whole = own[name]
        sums = sum({one.place: _number(one) for one in listed}.values())
        if len({one.place for one in listed}) > 1 and sums > _number(whole):
            before = [one for one in told if one.span < whole.span and _number(one) >= sums + _number(whole)]
            if before:
                found |= {one.id: before[-1].id for one in (*listed, whole)}
    return found


def _in_row(told: list[Figure]) -> dict[str, str]:
    """Give parts of no place, three or more, that exceed their total, and it, the greatest total of the page."""
    own = {one.id: one for one in told}
    parts: dict[str, list[Figure]] = {}
    for one in told:
        if one.part_of in own and one.scope == "part" and one.place is None and one.quantity.bound == "exact":
            parts.setdefault(one.part_of or "", []).append(one)
    most = max((one for one in told if one.scope == "total"), key=_number, default=None)
    for name, listed in parts.items():
        many = len({_number(one) for one in listed})
        if most and _number(most) > _number(own[name]) < sum(map(_number, listed)) and many >= _ROW:
            return {one.id: most.id for one in (*listed, own[name])}
    return {}


def _number(figure: Figure) -> int:
    return figure.quantity.value or 0
