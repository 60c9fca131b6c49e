"""How much each block looks like the article: two sums of weights, the second with what the first found around."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources
from math import exp
from typing import Any

from runut.clean.markup import features
from runut.clean.markup.walk import Block, Box

Weights = Mapping[str, float]
Pair = tuple[float, float]
_NEVER = (-9.0, -9.0)
_NO_KIND = ("", 0, "", 0)
HOPELESS = 0.01
"""Below this chance a block is not looked at again: out of fold that costs 0.0003 of F1."""
_SURE = 30.0  # from here on a sum is a certainty, and its power of e a large number
_MOST_PARTS = 1 << 14  # parts of keys whose sums are kept


class _Sums(dict[features.Part, Pair]):
    """The weights, first and second, of all that one part of a key says; worked out once for each that is met."""

    def __init__(self, name_of: Callable[[Any], tuple[str, ...]]) -> None:
        self._name_of = name_of

    def __missing__(self, part: features.Part) -> Pair:
        if len(self) > _MOST_PARTS:
            self.clear()
        self[part] = found = _of(self._name_of(part))
        return found


@cache
def _sums() -> tuple[_Sums, ...]:
    return tuple(map(_Sums, features.PARTS))


def scores(blocks: Sequence[Block], boxes: Sequence[Box], told: str = "") -> list[float]:
    """Give each block the chance, 0 to 1, that it belongs to the article."""
    known, bias = _sums(), _of(("bias",))
    sums = _looks(features.keys(blocks, boxes, told), known, bias)
    never, no_chance = _NEVER[0], chance(_NEVER[0])
    guesses = [chance(first) if first != never else no_chance for first, _ in sums]
    steps = _steps()
    found = []
    for guess, (_, total), values in zip(guesses, sums, context(blocks, boxes, guesses), strict=True):
        if values is None:
            found.append(guess)
            continue
        for value, (marks, weights) in zip(values, steps, strict=True):
            total += weights[bisect_right(marks, value)]
        found.append(chance(total))
    return found


def _looks(keys: Sequence[features.Key | None], known: Sequence[_Sums], bias: Pair) -> list[Pair]:
    """Sum what the five parts of each key weigh; one long step, since a page has hundreds."""
    first, second = bias
    boxes, shapes, marks, sides, others = known
    found: list[Pair] = []
    for key in keys:
        if key is None:
            found.append(_NEVER)
            continue
        box, shape, mark, before, behind = key
        (a, b), (c, d), (e, f), (g, h), (i, j) = boxes[box], shapes[shape], marks[mark], sides[before], others[behind]
        found.append((first + a + c + e + g + i, second + b + d + f + h + j))
    return found


def _of(names: Sequence[str]) -> Pair:
    known = _pairs()
    pairs = [known[name] for name in names if name in known]
    return sum([first for first, _ in pairs]), sum([second for _, second in pairs])


@cache
def _pairs() -> dict[str, Pair]:
    first, second = _weights()
    return {name: (first.get(name, 0.0), second.get(name, 0.0)) for name in {**first, **second}}


@cache
def _steps() -> tuple[tuple[tuple[float, ...], tuple[float, ...]], ...]:
    """Give the steps of each value of `context`, and the weight between each two."""
    second = _weights()[1]
    return tuple(
        (marks, tuple(second.get(f"{name} {at}", 0.0) for at in range(len(marks) + 1)))
        for name, marks in features.WHOLE
    )


def context(blocks: Sequence[Block], boxes: Sequence[Box], guesses: Sequence[float]) -> list[tuple[float, ...] | None]:
    """Say of each block how much of the likely article stands in and around its boxes; None of a hopeless one."""
    likely, length = [0.0] * len(boxes), [0.0] * len(boxes)
    twins: dict[tuple[str, int, str, int], float] = {}
    sizes, kinds = [], []
    for (text, here, _, _, _), guess in zip(blocks, guesses, strict=True):
        n_chars = len(text)
        length[here] += n_chars
        if guess < HOPELESS:
            sizes.append(0.0)
            kinds.append(_NO_KIND)
            continue
        parent, tag, own, _, _, _ = boxes[here]
        _, outer_tag, outer_own, _, _, _ = boxes[parent]
        kind = (tag, own, outer_tag, outer_own)
        size = n_chars * (guess - 0.1) if guess > 0.1 else 0.0
        sizes.append(size)
        kinds.append(kind)
        likely[here] += size
        twins[kind] = twins.get(kind, 0.0) + size
    whole = sum(sizes) or 1.0
    for at in range(len(boxes) - 1, 0, -1):
        parent = boxes[at][0]
        if likely[at]:
            likely[parent] += likely[at]
        length[parent] += length[at]
    depth = _within(boxes, likely, whole)
    found: list[tuple[float, ...] | None] = []
    before = 0.0
    padded = [0.0, 0.0, *guesses, 0.0, 0.0]
    for at, block in enumerate(blocks):
        if guesses[at] < HOPELESS:
            found.append(None)
            continue
        own = block[1]
        outer = boxes[own][0]
        beyond = boxes[outer][0]
        found.append(
            (
                likely[own] / whole,
                likely[outer] / whole,
                likely[beyond] / whole,
                likely[outer] / (length[outer] or 1.0),
                twins[kinds[at]] / whole,
                before / whole,
                padded[at + 1],
                padded[at],
                padded[at + 3],
                padded[at + 4],
                depth[own],
                guesses[at],
            )
        )
        before += sizes[at]
    return found


def _within(boxes: Sequence[Box], likely: Sequence[float], whole: float) -> list[int]:
    """Count, for each box, how many of the boxes that hold most of the article it stands in, innermost ones first."""
    inside, here = [0] * len(boxes), len(boxes) - 1
    for least in (0.5, 0.75, 0.92, 0.98):
        wanted = least * whole
        while here > 0 and likely[here] < wanted:  # what holds more stands at the same place or before it
            here -= 1
        inside[here] += 1
    for at in range(1, len(boxes)):
        inside[at] += inside[boxes[at][0]]
    return inside


def chance(total: float) -> float:
    """Turn a sum of weights into a chance."""
    return 1.0 / (1.0 + exp(-total)) if -_SURE < total < _SURE else float(total > 0.0)


@cache
def _weights() -> tuple[Weights, Weights]:
    said = json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return said["first"], said["second"]
