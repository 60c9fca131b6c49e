"""How much each block looks like the article: two sums of weights, the second with what the first found around."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache, partial
from importlib import resources
from math import exp
from typing import Any

from runut.clean.markup import features
from runut.clean.markup.walk import PLACES, Block, Box, groups

Weights = Mapping[str, float]
Pair = tuple[float, float]
_NEVER = (-9000.0, -9000.0)
_Kind = tuple[str, int, str, int]
"""The tag of a block's box and what its names tell of, then those of the box around it."""
_NO_KIND: _Kind = ("", 0, "", 0)
HOPELESS = 0.01
"""Below this chance a block is not looked at again: out of fold that costs 0.0003 of F1."""
_SURE = 30.0  # from here on a sum is a certainty, and its power of e a large number
_MOST_PARTS = 1 << 14  # parts of keys whose sums are kept


class _Sums(dict[features.Part, Pair]):
    """The weights, first and second, of all that one part of a key says; worked out once for each that is met."""

    def __init__(self, weigh: Callable[[Any], Pair]) -> None:
        self._weigh = weigh

    def __missing__(self, part: features.Part) -> Pair:
        if len(self) > _MOST_PARTS:
            self.clear()
        self[part] = found = self._weigh(part)
        return found


@cache
def _sums() -> tuple[_Sums, ...]:
    return (_Sums(_of_boxes), *(_Sums(partial(_named, name_of)) for name_of in features.PARTS[1:]))


def _named(name_of: Callable[[Any], tuple[str, ...]], part: Any) -> Pair:
    return _of(name_of(part))


def _of_boxes(part: Any) -> Pair:
    """Sum what the boxes of a block weigh: there are many of them, made of few parts."""
    first = second = 0.0
    for how, said in features.standing(part):
        one, other = _of_tags(said) if how == features.TAGS else _of_bits(how, said)
        first += one
        second += other
    return first, second


@lru_cache(maxsize=_MOST_PARTS)
def _of_tags(said: tuple[str, str]) -> Pair:
    return _of(features.box_names(features.TAGS, said))


@lru_cache(maxsize=_MOST_PARTS)
def _of_bits(how: str, said: int) -> Pair:
    """Sum what groups or places weigh, each a bit: to make a name for each, and look it up, takes ten times that."""
    (first, second), bits = _bits(how)
    while said:
        one, other = bits[(said & -said).bit_length() - 1]
        first += one
        second += other
        said &= said - 1
    return first, second


@cache
def _bits(how: str) -> tuple[Pair, list[Pair]]:
    """Give what none of the bits weighs, and how much more each of them does."""
    first, second = _of(features.box_names(how, 0))
    pairs = [_of(features.box_names(how, 1 << at)) for at in range(max(len(PLACES), len(groups())))]
    return (first, second), [(one - first, other - second) for one, other in pairs]


def scores(blocks: Sequence[Block], boxes: Sequence[Box], told: str = "") -> list[float]:
    """Give each block the chance, 0 to 1, that it belongs to the article."""
    known, bias = _sums(), _of(("bias",))
    sums = _looks(features.keys(blocks, boxes, told), known, bias)
    never, no_chance = _NEVER[0], chance(_NEVER[0] / 1000)
    guesses = [chance(first / 1000) if first != never else no_chance for first, _ in sums]
    # One sum written out, which takes half the time that `sum` and `map` take for so few.
    one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve = _steps()
    found: list[float] = []
    for guess, (_, total), steps in zip(guesses, sums, context(blocks, boxes, guesses), strict=True):
        if steps is None:
            found.append(guess)
            continue
        a, b, c, d, e, f, g, h, i, j, k, m = steps
        total += one[a] + two[b] + three[c] + four[d] + five[e] + six[f]
        total += seven[g] + eight[h] + nine[i] + ten[j] + eleven[k] + twelve[m]
        found.append(chance(total / 1000))
    return found


def _looks(keys: Sequence[features.Key | None], known: Sequence[_Sums], bias: Pair) -> list[Pair]:
    """Sum what the five parts of each key weigh; one long step, since a page has hundreds."""
    first, second = bias
    boxes, shapes, marks, sides, others = known
    found: list[Pair] = []
    a = b = 0.0
    last: features.Part = 0
    for key in keys:
        if key is None:
            found.append(_NEVER)
            continue
        box, shape, mark, before, behind = key
        if box != last:  # it is the longest, and stands for one paragraph after another
            last = box
            a, b = boxes[box]
        (c, d), (e, f), (g, h), (i, j) = shapes[shape], marks[mark], sides[before], others[behind]
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
def _steps() -> tuple[tuple[float, ...], ...]:
    """Give the weight of each step of what `context` tells."""
    second = _weights()[1]
    return tuple(tuple(second.get(f"{name} {step}", 0.0) for step in range(last + 1)) for name, last in features.WHOLE)


def context(blocks: Sequence[Block], boxes: Sequence[Box], guesses: Sequence[float]) -> list[tuple[int, ...] | None]:
    """Say of each block, in steps, how much of the likely article stands around it; None of a hopeless one."""
    sizes, kinds, twins = _sizes(blocks, boxes, guesses)
    likely, length = _held(blocks, boxes, sizes)
    whole = sum(sizes) or 1.0
    depth = _within(boxes, likely, whole)
    # Many blocks ask for the same box, and each is the neighbour of four.
    share = [bisect_right(features.SHARES, size / whole) if size else 0 for size in likely]
    alike = {kind: bisect_right(features.SHARES, size / whole) for kind, size in twins.items()}
    near = [
        bisect_right(features.CHANCES, guess) if guess > HOPELESS else 0 for guess in (0.0, 0.0, *guesses, 0.0, 0.0)
    ]
    found: list[tuple[int, ...] | None] = []
    before = 0.0
    for at, (block, guess, size, kind) in enumerate(zip(blocks, guesses, sizes, kinds, strict=True)):
        if guess < HOPELESS:
            found.append(None)
            continue
        own = block[1]
        outer = boxes[own][0]
        found.append((
            share[own], share[outer], share[boxes[outer][0]],
            bisect_right(features.SHARES, likely[outer] / (length[outer] or 1.0)),
            alike[kind], bisect_right(features.BEFORE, before / whole),
            near[at + 1], near[at], near[at + 3], near[at + 4],
            min(depth[own], features.MOST_WITHIN), bisect_right(features.SCORES, guess),
        ))  # fmt: skip
        before += size
    return found


def _sizes(
    blocks: Sequence[Block], boxes: Sequence[Box], guesses: Sequence[float]
) -> tuple[list[float], list[_Kind], dict[_Kind, float]]:
    """Give how much of the likely article each block is, of which kind its boxes are, and how much each kind holds."""
    sizes: list[float] = []
    kinds: list[_Kind] = []
    twins: dict[_Kind, float] = {}
    for (text, here, _, _, _), guess in zip(blocks, guesses, strict=True):
        if guess < HOPELESS:
            sizes.append(0.0)
            kinds.append(_NO_KIND)
            continue
        parent, tag, own, _, _, _ = boxes[here]
        _, outer_tag, outer_own, _, _, _ = boxes[parent]
        kind = (tag, own, outer_tag, outer_own)
        size = len(text) * (guess - 0.1) if guess > 0.1 else 0.0
        sizes.append(size)
        kinds.append(kind)
        twins[kind] = twins.get(kind, 0.0) + size
    return sizes, kinds, twins


def _held(blocks: Sequence[Block], boxes: Sequence[Box], sizes: Sequence[float]) -> tuple[list[float], list[float]]:
    """Give how much of the likely article, and how many characters, each box holds with all that stand in it."""
    likely, length = [0.0] * len(boxes), [0.0] * len(boxes)
    for (text, here, _, _, _), size in zip(blocks, sizes, strict=True):
        length[here] += len(text)
        likely[here] += size
    for at in range(len(boxes) - 1, 0, -1):
        if length[at]:  # half of the boxes hold no words
            parent = boxes[at][0]
            length[parent] += length[at]
            if likely[at]:
                likely[parent] += likely[at]
    return likely, length


def _within(boxes: Sequence[Box], likely: Sequence[float], whole: float) -> list[int]:
    """Count, for each box, how many of the boxes that hold most of the article it stands in, innermost ones first."""
    inside, here = [0] * len(boxes), len(boxes) - 1
    for least in (0.5, 0.75, 0.92, 0.98):
        wanted = least * whole
        while here > 0 and likely[here] < wanted:  # what holds more stands at the same place or before it
            here -= 1
        inside[here] += 1
    for at in range(here + 1, len(boxes)):  # what stands before the outermost of them is in none
        inside[at] += inside[boxes[at][0]]
    return inside


def chance(total: float) -> float:
    """Turn a sum of weights into a chance."""
    return 1.0 / (1.0 + exp(-total)) if -_SURE < total < _SURE else float(total > 0.0)


@cache
def _weights() -> tuple[Weights, Weights]:
    said = json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    # Written with three digits: in thousandths every sum is exact, in whatever order.
    first, second = (
        {name: round(1000.0 * weight) * 1.0 for name, weight in said[look].items()} for look in ("first", "second")
    )
    return first, second
