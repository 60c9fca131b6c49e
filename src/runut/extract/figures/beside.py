"""What weights found of the figures beside one: what bears on its scope when a page is weighed a second time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from runut.model import FigureKind

_FIFTHS = 5  # chances are told in fifths
_MANY = 8  # figures of one kind that are told apart by how many they are
_HALVES, _SOME = 2, 4  # how many are expected to be larger is told in halves, up to this many
_LIKELY = 0.5
_TOTAL, _PART, _OTHER = "total", "part", "other"

Chances = Mapping[str, float]


class Scoped(NamedTuple):
    """A figure after its page was weighed once: kind, value (None where vague), how likely each scope is."""

    kind: FigureKind
    value: int | None
    chances: Chances


def beside(page: Sequence[Scoped], at: int) -> Iterator[str]:
    """Yield what the first weights found of the figure at a place, of those of its kind beside it, and of the page."""
    own = page[at]
    alike = [here for here, other in enumerate(page) if other.kind == own.kind]
    place = alike.index(at)
    yield from _of_one("b0", own)
    yield from _of_one("b-1", page[alike[place - 1]] if place else None)
    yield from _of_one("b-2", page[alike[place - 2]] if place > 1 else None)
    yield from _of_one("b+1", page[alike[place + 1]] if place + 1 < len(alike) else None)
    yield f"bn={min(len(alike), _MANY)}"
    yield f"bt={_fifths(max((page[here].chances[_TOTAL] for here in alike[:place]), default=None))}"
    yield f"bo={_fifths(sum(each.chances[_OTHER] for each in page) / len(page))}"
    if own.value is not None:
        yield from _of_value(own.value, [page[here] for here in alike if here != at])


def _of_one(name: str, one: Scoped | None) -> Iterator[str]:
    if one is None:
        yield f"{name}=-"
        return
    for scope, chance in one.chances.items():
        yield f"{name}|{scope}={_fifths(chance)}"


def _fifths(chance: float | None) -> int | None:
    return None if chance is None else int(chance * _FIFTHS)


def _of_value(value: int, others: Sequence[Scoped]) -> Iterator[str]:
    """Yield what is known of the same value told elsewhere, of larger and smaller totals, of parts that come to it."""
    same = [each.chances for each in others if each.value == value]
    for scope in same[0] if same else ():
        yield f"be|{scope}={_fifths(sum(each[scope] for each in same) / len(same))}"
    known = [(each.chances, each.value) for each in others if each.value is not None]
    yield f"bl={_some(sum(chances[_TOTAL] for chances, other in known if other > value))}"
    yield f"bs={_some(sum(chances[_TOTAL] for chances, other in known if other < value))}"
    parts = [other for chances, other in known if chances[_PART] > _LIKELY]
    yield f"bp={sum(parts) == value if parts else '-'}"
    if known:
        top = max(known, key=lambda each: (each[0][_TOTAL], each[1]))[1]
        yield f"bv={'<' if value < top else '=' if value == top else '>'}"


def _some(expected: float) -> int:
    return int(min(expected, _SOME) * _HALVES)
