"""Cut text at its white space, once for all who read words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import TypeVar

from runut.model import Span

_MOST, _LONGEST = 1 << 14, 40  # chunks that are kept, and signs of one worth keeping
_NEXT = (1).__add__  # from the length of a chunk to that of the step to the next
_Made = TypeVar("_Made")


class Kept(dict[str, _Made]):
    """What was made of each chunk met so far: news is written in few words, and those that read it ask for each.

    >>> kept = Kept(str.upper)
    >>> kept["api"], kept
    ('API', {'api': 'API'})
    """

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[str], _Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, chunk: str) -> _Made:
        made = self._make(chunk)
        if len(chunk) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[chunk] = made
        return made


def chunks(text: str, within: Span) -> Iterator[tuple[str, int]]:
    """Give what begins between two places and stands between white space, with where it begins.

    >>> list(chunks("Dua  tewas.", Span(0, 11))), list(chunks("Dua tewas.", Span(4, 9)))
    ([('Dua', 0), ('tewas.', 5)], [('tewas', 4)])
    """
    found, starts = _inside(text, within)
    return zip(found, starts, strict=True)


def chunks_alone(text: str, within: Span) -> list[str]:
    """Give the chunks alone, for those who ask nobody where they stand."""
    return _inside(text, within)[0]


def _inside(text: str, within: Span) -> tuple[list[str], list[int]]:
    start, end = within
    found, starts = _cut(text)
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    inside, places = found[first:last], starts[first:last]
    if first and (before := starts[first - 1] + len(found[first - 1])) > start:
        inside.insert(0, text[start:before])
        places.insert(0, start)
    if inside and places[-1] + len(inside[-1]) > end:
        inside[-1] = text[places[-1] : end]
    return inside, places


@lru_cache(maxsize=4)
def _cut(text: str) -> tuple[list[str], list[int]]:
    found: list[str] = []
    starts: list[int] = []
    here = 0
    for line in text.split("\n"):
        inside = line.split()
        sizes = list(map(len, inside))
        if sum(sizes) + len(inside) == len(line) + 1:  # one space between each two, as nearly always
            sizes[-1:] = []
            starts += accumulate(map(_NEXT, sizes), initial=here)
        else:
            at = here
            for chunk in inside:
                at = text.index(chunk, at)
                starts.append(at)
                at += len(chunk)
        found += inside
        here += len(line) + 1
    return found, starts
