"""What can be seen of a block: a small key first, which names the features that carry weights.

Keys are few where texts are many, so that the sum of the weights of a key is worked out once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from runut.clean.markup.walk import PLACES, Block, Box, groups

_ENDS = tuple(".!?…。！？।؟»”\"'’)")
_STOPS = (". ", "? ", "! ", "。", ".” ", '." ')
_LINKED = (0.001, 0.25, 0.5, 0.9)
_SIZES = (12, 25, 45, 80, 140, 240, 400)
_KINDS = frozenset(("p", "li", "div", "td", "h1", "h2", "h3", "h4"))
_CJK = "\u2e80"


BoxKey = tuple[str, str, int, int, int, int, bool]
ShapeKey = tuple[str, int, int, str, int]
SignsKey = tuple[int, int, int, str, bool, bool]
SideKey = tuple[int, int, bool]


_SHORT = 60
_MENUS = sum(1 << PLACES.index(name) for name in ("nav", "footer", "aside", "form"))


class Key(NamedTuple):
    """What one block looks like, in a few small numbers; the box's part and the words' part."""

    box: BoxKey
    shape: ShapeKey
    signs: SignsKey
    before: SideKey
    behind: SideKey


def keys(blocks: Sequence[Block], boxes: Sequence[Box], told: str) -> list[Key | None]:
    """Give the key of each block, None where it is only a link of the menus.

    `told` is the article's text as the head of the page tells it, folded, or empty.
    """
    counts = Counter(block.text for block in blocks)
    sides = [_side(block) for block in blocks]
    found: list[Key | None] = []
    for at, block in enumerate(blocks):
        box = boxes[block.box]
        n_chars = len(block.text)
        if n_chars < _SHORT and block.in_links > 0.9 * n_chars and box.places & _MENUS:
            found.append(None)
            continue
        outer = boxes[box.parent]
        found.append(
            Key(
                (box.tag, outer.tag, box.own, outer.own, box.above, box.places, box.is_hidden),
                *_text(block, box.tag, counts[block.text], told),
                _beside(blocks, boxes, sides, at, at - 1),
                _beside(blocks, boxes, sides, at, at + 1),
            )
        )
    return found


def _text(block: Block, tag: str, times: int, told: str) -> tuple[ShapeKey, SignsKey]:
    text = block.text
    n_chars = len(text)
    shape = (
        tag if tag in _KINDS else "other",
        bisect_right(_SIZES, n_chars * 2 if text[0] > _CJK else n_chars),
        bisect_right(_LINKED, block.in_links / n_chars),
        "ends" if text.endswith(_ENDS) else "colon" if text[-1] == ":" else "open",
        times if times < 3 else 3,
    )
    signs = (
        min(text.count(",") + text.count("、") + text.count("،"), 4),
        min(sum(map(text.count, _STOPS)), 3) if n_chars > 40 else 0,
        min(block.n_links, 4),
        _first(text[0]),
        block.is_strong,
        bool(told) and n_chars > 30 and fold(text[:60]) in told,
    )
    return shape, signs


def fold(text: str) -> str:
    """Write words so that they are the same in the head of a page and in its body: letters and digits alone."""
    return "".join(filter(str.isalnum, text)).lower()


def _first(character: str) -> str:
    if character.isupper():
        return "capital"
    if character.isalpha():
        return "letter"
    return "digit" if character.isdigit() else "mark"


def _side(block: Block) -> tuple[int, int]:
    n_chars = len(block.text)
    return bisect_right((25, 80, 240), n_chars), bisect_right((0.25, 0.9), block.in_links / n_chars)


def _beside(
    blocks: Sequence[Block], boxes: Sequence[Box], sides: Sequence[tuple[int, int]], at: int, other: int
) -> SideKey:
    if not 0 <= other < len(blocks):
        return (-1, 0, False)
    here, there = blocks[at].box, blocks[other].box
    near = here == there or (boxes[there].parent == boxes[here].parent and boxes[there].tag == boxes[here].tag)
    return (*sides[other], near)


def names(key: Key) -> tuple[str, ...]:
    """Name all features of a key."""
    box, shape, signs, before, behind = key
    return (
        "bias",
        *box_names(box),
        *shape_names(shape),
        *signs_names(signs),
        *side_names("prev", before),
        *side_names("next", behind),
    )


def box_names(key: BoxKey) -> tuple[str, ...]:
    """Name what the boxes around a block tell: their tags, and the words in their classes."""
    tag, outer, own, near, above, places, is_hidden = key
    found = [f"tag {tag}", f"tags {outer}>{tag}", *(["hidden"] if is_hidden else [])]
    found += [f"in {name}" for at, name in enumerate(PLACES) if places >> at & 1]
    for at, name in enumerate(groups()):
        bit = 1 << at
        if own & bit:
            found += [f"own {name}", f"own {name} {'p' if tag == 'p' else 'other'}"]
        if near & bit:
            found.append(f"near {name}")
        if above & bit:
            found.append(f"above {name}")
    return tuple(found)


def shape_names(key: ShapeKey) -> tuple[str, ...]:
    """Name how long the words are, how much of them is links, how they end, how often they come."""
    kind, size, linked, ends, times = key
    return (
        f"size {size}",
        f"size {kind} {size}",
        f"linked {linked}",
        f"linked {size} {linked}",
        f"{ends} {min(size, 5)}",
        f"times {times} {min(size, 3)}",
    )


def signs_names(key: SignsKey) -> tuple[str, ...]:
    """Name what the words look like in any language: marks, links, the first letter."""
    commas, stops, links, first, is_strong, is_told = key
    return (
        f"commas {commas}",
        f"stops {stops}",
        f"links {links}",
        f"first {first}",
        f"strong {is_strong}",
        f"told {is_told}",
    )


def side_names(side: str, key: SideKey) -> tuple[str, ...]:
    """Name what stands right before or behind a block."""
    size, linked, near = key
    return f"{side} {size} {linked}", f"{side} {'sibling' if near else 'apart'} {size}"


_SHARES = (0.02, 0.1, 0.3, 0.6, 0.9)
_CHANCES = (0.05, 0.2, 0.5, 0.8, 0.95)
WHOLE: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("share0", _SHARES),
    ("share1", _SHARES),
    ("share2", _SHARES),
    ("pure", _SHARES),
    ("twin", _SHARES),
    ("before", (0.001, 0.03, 0.15, 0.5, 0.85, 0.97, 0.999)),
    ("prev", _CHANCES),
    ("prev2", _CHANCES),
    ("next", _CHANCES),
    ("next2", _CHANCES),
    ("main", (0.5, 1.5, 2.5, 3.5)),
    ("score", (0.01, 0.03, 0.08, 0.18, 0.35, 0.5, 0.65, 0.82, 0.92, 0.97, 0.99)),
)
"""Where a block stands among those that look like the article, in the order of `scores.context`, with its steps."""


def whole_names(values: Sequence[float]) -> tuple[str, ...]:
    """Name where a block stands among those that look like the article."""
    return tuple(f"{name} {bisect_right(steps, value)}" for (name, steps), value in zip(WHOLE, values, strict=True))
