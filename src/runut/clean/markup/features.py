"""What can be seen of a block: a small key first, which names the features that carry weights.

Keys are few where texts are many, so that the sum of the weights of a key is worked out once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from runut.clean.markup.walk import MENUS, PLACES, Block, Box, groups

_ENDS = ".!?…。！？।؟»”\"'’)"
_STOPS = (". ", "? ", "! ", '." ', "。", ".” ")  # the last two are not ASCII
_LINKED = (0.001, 0.25, 0.5, 0.9)
_SIZES = (12, 25, 45, 80, 140, 240, 400)
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else None for code in range(128)}  # what `fold` makes of each
_WIDE_MARKS = "’‘“”–—…\u00a0"  # all that most texts hold beyond ASCII
_KINDS = frozenset(("p", "li", "div", "td", "h1", "h2", "h3", "h4"))
_CJK = "\u2e80"


Part = tuple[object, ...] | int
Key = tuple[Part, ...]
"""What one block looks like, in a few small numbers: a part for each of `PARTS`."""

_SHORT, _SHORT_LINK, _LONG_RUN = 60, 40, 6
_MENUS = sum(1 << PLACES.index(name) for name in ("nav", "footer", "aside", "form"))
_BARE = {tag: tag if tag in _KINDS else "other" for tag in _KINDS}


def keys(blocks: Sequence[Block], boxes: Sequence[Box], told: str) -> list[Key | None]:
    """Give the key of each block, None where it is a menu, only a link of one, or one of a run of short links.

    `told` is the article's text as the head of the page tells it, folded, or empty.
    """
    counts = _counts(blocks)
    sides = [_side(len(block[0]), block[2]) for block in blocks]
    sides += [(-1, 0), (-1, 0)]  # behind the last block and, by the index -1, before the first
    heres = [block[1] for block in blocks]
    near = [
        here == there or (boxes[here][0] == boxes[there][0] and boxes[here][1] == boxes[there][1])
        for here, there in zip([0, *heres], [*heres, 0], strict=True)
    ]
    in_runs = _runs(blocks)
    found: list[Key | None] = []
    for at, (text, here, in_links, n_links, is_strong) in enumerate(blocks):
        parent, tag, own, above, places, is_hidden = boxes[here]
        n_chars = len(text)
        if in_links > 0.9 * n_chars and ((n_chars < _SHORT and places & _MENUS) or tag in MENUS or at in in_runs):
            found.append(None)
            continue
        outer = boxes[parent]
        found.append(
            (
                (tag, outer[1], own, outer[2], above, places, is_hidden),
                _shape(text, n_chars, in_links, tag, counts.get(text, 1)),
                _signs(text, n_chars, n_links, is_strong, told),
                (*sides[at - 1], near[at]),
                (*sides[at + 1], near[at + 1]),
            )
        )
    return found


def _counts(blocks: Sequence[Block]) -> dict[str, int]:
    """Count each text that stands on the page more than once; on most pages that is none."""
    texts = [block[0] for block in blocks]
    return Counter(texts) if len(set(texts)) < len(texts) else {}


def _runs(blocks: Sequence[Block]) -> set[int]:
    """Find the blocks that stand in a run of short links: a fifth of all that are no menus by their tag.

    Of the words of the 358 articles that we learn from, one in 2,400 stands in such a run.
    """
    found: set[int] = set()
    begun = 0
    for at, (text, _, in_links, _, _) in enumerate(blocks):
        n_chars = len(text)
        if n_chars >= _SHORT_LINK or in_links <= 0.9 * n_chars:
            if at - begun >= _LONG_RUN:
                found.update(range(begun, at))
            begun = at + 1
    if len(blocks) - begun >= _LONG_RUN:
        found.update(range(begun, len(blocks)))
    return found


def _shape(text: str, n_chars: int, in_links: int, tag: str, times: int) -> Part:
    last = text[-1]
    return (
        _BARE.get(tag, "other"),
        bisect_right(_SIZES, n_chars * 2 if text[0] > _CJK else n_chars),
        bisect_right(_LINKED, in_links / n_chars) if in_links else 0,
        "ends" if last in _ENDS else "colon" if last == ":" else "open",
        times if times < 3 else 3,
    )


def _signs(text: str, n_chars: int, n_links: int, is_strong: bool, told: str) -> Part:
    commas = text.count(",")
    stops: tuple[str, ...] = _STOPS[:4]
    if not text.isascii():
        commas += text.count("、") + text.count("،")
        stops = _STOPS
    return (
        commas if commas < 4 else 4,
        _n_stops(text, stops) if n_chars > 40 else 0,
        n_links if n_links < 4 else 4,
        _first(text[0]),
        is_strong,
        bool(told) and n_chars > 30 and fold(text[:60]) in told,
    )


def _n_stops(text: str, stops: tuple[str, ...]) -> int:
    """Count the ends of sentences, up to three: full stops first, which most are."""
    many = text.count(stops[0])
    return 3 if many > 2 else min(sum(map(text.count, stops[1:]), many), 3)


def fold(text: str) -> str:
    """Write words so that they are the same in the head of a page and in its body: letters and digits alone."""
    if not text.isascii():
        for mark in _WIDE_MARKS:
            text = text.replace(mark, "")
    return text.translate(_ASCII) if text.isascii() else "".join(filter(str.isalnum, text)).lower()


def _first(character: str) -> str:
    if character.isupper():
        return "capital"
    if character.isalpha():
        return "letter"
    return "digit" if character.isdigit() else "mark"


def _side(n_chars: int, in_links: int) -> tuple[int, int]:
    size = 0 if n_chars < 25 else 1 if n_chars < 80 else 2 if n_chars < 240 else 3
    return size, bisect_right((0.25, 0.9), in_links / n_chars) if in_links else 0


def names(key: Key) -> tuple[str, ...]:
    """Name all features of a key."""
    return ("bias", *(name for name_of, part in zip(PARTS, key, strict=True) for name in name_of(part)))


def _stands(key: Any) -> tuple[str, ...]:
    """Name the boxes that a block stands in: their tags, what their names tell of, the places that they are."""
    tag, outer_tag, own, outer, above, places, is_hidden = key
    kind = "p" if tag == "p" else "other"
    return (
        f"tag {tag}",
        f"tags {outer_tag}>{tag}",
        *_groups("own {}", own),
        *_groups("own {} " + kind, own),
        *_groups("near {}", outer),
        *_groups("above {}", above),
        *(("hidden",) if is_hidden else ()),
        *_within(places),
    )


@lru_cache(maxsize=1 << 13)
def _groups(said: str, bits: int) -> tuple[str, ...]:
    return tuple(said.format(name) for at, name in enumerate(groups()) if bits >> at & 1)


@lru_cache(maxsize=1 << 12)
def _within(places: int) -> tuple[str, ...]:
    return tuple(f"in {name}" for at, name in enumerate(PLACES) if places >> at & 1)


def _shapes(key: Any) -> tuple[str, ...]:
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


def _marks(key: Any) -> tuple[str, ...]:
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


def _before(key: Any) -> tuple[str, ...]:
    return _sides("prev", *key)


def _behind(key: Any) -> tuple[str, ...]:
    return _sides("next", *key)


def _sides(side: str, size: int, linked: int, is_near: bool) -> tuple[str, ...]:
    return f"{side} {size} {linked}", f"{side} {'sibling' if is_near else 'apart'} {size}"


PARTS: tuple[Callable[[Any], tuple[str, ...]], ...] = (
    _stands,
    _shapes,
    _marks,
    _before,
    _behind,
)
"""What names the features of each part of a key, in order."""

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
