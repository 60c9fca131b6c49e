"""What can be seen of a block: a small key first, which names the features that carry weights.

Keys are few where texts are many, so that the sum of the weights of a key is worked out once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from runut.clean.markup.walk import MENUS, PLACES, Block, Box, groups

_ENDS = ".!?…。！？।؟»”\"'’)"
_STOPS = (("?", "? "), ("!", "! "), ('"', '." '), ("。", "。"), ("”", ".” "))  # each behind the rarest letter of it
_COMMAS = "、،"  # beside those of ASCII
# Where each step begins, by which a block is told: shares of it that are links, and its characters.
_SIDE_LINKED = (0.25, 0.9)
_LINKED = (0.001, 0.25, 0.5, 0.9)
_SIDE_SIZES = (25, 80, 240)
_SIZES = (12, 25, 45, 80, 140, 240, 400)
_SIDES = tuple(3 * bisect_right(_SIDE_SIZES, n_chars) for n_chars in range(_SIDE_SIZES[-1] + 1))
_STEPS = tuple(bisect_right(_SIZES, n_chars) for n_chars in range(_SIZES[-1] + 1))
_ALL_LINKS = 0.9  # share from which on a block is links and nothing else
_STATED = 40  # characters from which on stops are counted
_TOLD, _TOLD_BY = 30, 60  # characters from which on a block may be what the head tells, and of these that are compared
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else None for code in range(128)}  # what `fold` makes of each
_WIDE_MARKS = "’‘“”–—…\u00a0"  # all that most texts hold beyond ASCII
_KINDS = ("p", "li", "div", "td", "h1", "h2", "h3", "h4")
_OTHER = len(_KINDS)
_KIND_AT = {tag: at for at, tag in enumerate(_KINDS)}
_CJK = "\u2e80"


TAGS = "tags"
Part = tuple[object, ...] | int
Key = tuple[Part, ...]
"""What one block looks like, in a few small numbers: a part for each of `PARTS`, all but the first one number."""

_SHORT = 60  # characters of an entry of a menu, at most
_SHORT_LINK = 40  # of a link in a run of links
_LONG_RUN = 6  # links one below the other
_MENUS = sum(1 << PLACES.index(name) for name in ("nav", "footer", "aside", "form"))
_NOBODY = 4 * 3  # the side where no block stands
# Of how many each of the numbers is that a shape or marks are told by; one number holds them all.
_SIZES_OF = len(_SIZES) + 1
_LINKED_OF = len(_LINKED) + 1
_ENDS_OF = 3
_TIMES_OF = 4
_STOPS_OF = 4
_LINKS_OF = 5
_FIRST_OF = 4
_OPEN = 0
_COLON = 1
_ENDED = 2
_LETTERS = ("capital", "letter", "digit", "mark")


def keys(blocks: Sequence[Block], boxes: Sequence[Box], told: str) -> list[Key | None]:
    """Give the key of each block, None where it is a menu, only a link of one, or one of a run of short links.

    `told` is the article's text as the head of the page tells it, folded, or empty.
    """
    counts = _counts(blocks)
    sides = _sides_of(blocks)
    around = [boxes[0], *[boxes[block[1]] for block in blocks], boxes[0]]
    near = [one[0] == two[0] and one[1] == two[1] for one, two in pairwise(around)]
    in_runs = _runs(blocks)
    found: list[Key | None] = []
    stands: Part = 0
    last: Box | None = None
    for at, (text, _, in_links, n_links, is_strong) in enumerate(blocks):
        box = around[at + 1]
        parent, tag, own, above, places, is_hidden = box
        n_chars = len(text)
        if in_links > _ALL_LINKS * n_chars and (
            (n_chars < _SHORT and places & _MENUS) or tag in MENUS or at in in_runs
        ):
            found.append(None)
            continue
        if box != last:  # paragraphs stand in boxes that are alike
            outer = boxes[parent]
            stands, last = (tag, outer[1], own, outer[2], above, places, is_hidden), box
        found.append(
            (
                stands,
                _shape(text, n_chars, in_links, tag, counts.get(text, 1)),
                _signs(text, n_chars, n_links, is_strong, told),
                2 * sides[at - 1] + near[at],
                2 * sides[at + 1] + near[at + 1],
            )
        )
    return found


def _sides_of(blocks: Sequence[Block]) -> list[int]:
    """Say how long each block is, and how much of it is links; behind the last, and before the first, is nobody."""
    found: list[int] = []
    for text, _, in_links, _, _ in blocks:
        n_chars = len(text)
        side = _SIDES[n_chars] if n_chars < _SIDE_SIZES[-1] else _SIDES[-1]
        found.append(side + bisect_right(_SIDE_LINKED, in_links / n_chars) if in_links else side)
    return [*found, _NOBODY, _NOBODY]  # the last is found by the index -1


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
        if n_chars >= _SHORT_LINK or in_links <= _ALL_LINKS * n_chars:
            if at - begun >= _LONG_RUN:
                found.update(range(begun, at))
            begun = at + 1
    if len(blocks) - begun >= _LONG_RUN:
        found.update(range(begun, len(blocks)))
    return found


def _shape(text: str, n_chars: int, in_links: int, tag: str, times: int) -> int:
    last = text[-1]
    n_wide = n_chars * 2 if text[0] > _CJK else n_chars
    size = _STEPS[n_wide] if n_wide < _SIZES[-1] else _STEPS[-1]
    linked = bisect_right(_LINKED, in_links / n_chars) if in_links else 0
    ends = _ENDED if last in _ENDS else _COLON if last == ":" else _OPEN
    said = (_KIND_AT.get(tag, _OTHER) * _SIZES_OF + size) * _LINKED_OF + linked
    return (said * _ENDS_OF + ends) * _TIMES_OF + (times if times < _TIMES_OF else _TIMES_OF - 1)


def _signs(text: str, n_chars: int, n_links: int, is_strong: bool, told: str) -> int:
    commas = text.count(",")
    if not text.isascii():
        commas += sum([text.count(mark) for mark in _COMMAS if mark in text])
    said = (commas if commas < 4 else 4) * _STOPS_OF + (_n_stops(text) if n_chars > _STATED else 0)
    said = (said * _LINKS_OF + (n_links if n_links < _LINKS_OF else _LINKS_OF - 1)) * _FIRST_OF + _first[text[0]]
    is_told = bool(told) and n_chars > _TOLD and fold(text[:_TOLD_BY]) in told
    return (said * 2 + is_strong) * 2 + is_told


def _parted(said: int, of: Sequence[int]) -> list[int]:
    """Give what one number was made of.

    >>> _parted((2 * 5 + 4) * 3 + 1, (9, 5, 3))
    [2, 4, 1]
    """
    found = []
    for many in reversed(of):
        said, rest = divmod(said, many)
        found.append(rest)
    return found[::-1]


def _n_stops(text: str) -> int:
    """Count the ends of sentences, up to three: full stops first, which most are.

    Most texts have no other: to look for one letter takes a fifth of what looking for two takes.
    """
    many = text.count(". ")
    for mark, stop in _STOPS:
        if many < 3 and mark in text:
            many += text.count(stop)
    return min(many, 3)


def fold(text: str) -> str:
    """Write words so that they are the same in the head of a page and in its body: letters and digits alone."""
    if not text.isascii():
        for mark in _WIDE_MARKS:
            text = text.replace(mark, "")
    return text.translate(_ASCII) if text.isascii() else "".join(filter(str.isalnum, text)).lower()


class _First(dict[str, int]):
    """Which of `_LETTERS` each character met so far is."""

    def __missing__(self, character: str) -> int:
        found = 0 if character.isupper() else 1 if character.isalpha() else 2 if character.isdigit() else 3
        self[character] = found
        return found


_first = _First()


def names(key: Key) -> tuple[str, ...]:
    """Name all features of a key."""
    return ("bias", *(name for name_of, part in zip(PARTS, key, strict=True) for name in name_of(part)))


def _stands(key: Any) -> tuple[str, ...]:
    """Name the boxes that a block stands in: their tags, what their names tell of, the places that they are."""
    return tuple(name for how, said in standing(key) for name in box_names(how, said))


def standing(key: Any) -> tuple[tuple[str, Any], ...]:
    """Take apart what is told of the boxes that a block stands in: each part comes in other company again."""
    tag, outer_tag, own, outer, above, places, is_hidden = key
    return (
        (TAGS, (outer_tag, tag)),
        ("own p" if tag == "p" else "own other", own),
        ("near", outer),
        ("above", above),
        ("hidden in" if is_hidden else "in", places),
    )


def box_names(how: str, said: Any) -> tuple[str, ...]:
    """Name the features of one part of what is told of boxes."""
    if how == TAGS:
        outer_tag, tag = said
        return f"tag {tag}", f"tags {outer_tag}>{tag}"
    if how.endswith("in"):
        within = (f"in {name}" for at, name in enumerate(PLACES) if said >> at & 1)
        return (*(("hidden",) if how != "in" else ()), *within)
    named = [name for at, name in enumerate(groups()) if said >> at & 1]
    side, _, kind = how.partition(" ")
    return tuple(f"{side} {name}{end}" for end in (("", f" {kind}") if kind else ("",)) for name in named)


def _shapes(key: Any) -> tuple[str, ...]:
    """Name how long the words are, how much of them is links, how they end, how often they come."""
    at, size, linked, end, times = _parted(key, (_OTHER + 1, _SIZES_OF, _LINKED_OF, _ENDS_OF, _TIMES_OF))
    kind, ends = (*_KINDS, "other")[at], ("open", "colon", "ends")[end]
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
    commas, stops, links, first, is_strong, is_told = _parted(key, (5, _STOPS_OF, _LINKS_OF, _FIRST_OF, 2, 2))
    return (
        f"commas {commas}",
        f"stops {stops}",
        f"links {links}",
        f"first {_LETTERS[first]}",
        f"strong {bool(is_strong)}",
        f"told {bool(is_told)}",
    )


def _before(key: Any) -> tuple[str, ...]:
    return _sides("prev", key)


def _behind(key: Any) -> tuple[str, ...]:
    return _sides("next", key)


def _sides(side: str, key: int) -> tuple[str, ...]:
    which, is_near = divmod(key, 2)
    size, linked = (-1, 0) if which == _NOBODY else divmod(which, 3)
    return f"{side} {size} {linked}", f"{side} {'sibling' if is_near else 'apart'} {size}"


PARTS: tuple[Callable[[Any], tuple[str, ...]], ...] = (
    _stands,
    _shapes,
    _marks,
    _before,
    _behind,
)
"""What names the features of each part of a key, in order."""

SHARES = (0.02, 0.1, 0.3, 0.6, 0.9)
CHANCES = (0.05, 0.2, 0.5, 0.8, 0.95)
BEFORE = (0.001, 0.03, 0.15, 0.5, 0.85, 0.97, 0.999)
SCORES = (0.01, 0.03, 0.08, 0.18, 0.35, 0.5, 0.65, 0.82, 0.92, 0.97, 0.99)
MOST_WITHIN = 4
WHOLE: tuple[tuple[str, int], ...] = (
    *((name, len(SHARES)) for name in ("share0", "share1", "share2", "pure", "twin")),
    ("before", len(BEFORE)),
    *((name, len(CHANCES)) for name in ("prev", "prev2", "next", "next2")),
    ("main", MOST_WITHIN),
    ("score", len(SCORES)),
)
"""Where a block stands among those that look like the article, in the order of `scores.context`, with its last step."""


def whole_names(steps: Sequence[int]) -> tuple[str, ...]:
    """Name where a block stands among those that look like the article."""
    return tuple(f"{name} {step}" for (name, _), step in zip(WHOLE, steps, strict=True))
