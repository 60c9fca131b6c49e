"""Cut text at its white space, once for all who read words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from runut.model import Span


def chunks(text: str, within: Span) -> Iterator[tuple[str, int]]:
    """Give what begins between two places and stands between white space, with where it begins.

    >>> list(chunks("Dua  tewas.", Span(0, 11))), list(chunks("Dua tewas.", Span(4, 9)))
    ([('Dua', 0), ('tewas.', 5)], [('tewas', 4)])
    """
    start, end = within
    found, starts = _cut(text)
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    inside = found[first:last]
    if first and (before := starts[first - 1] + len(found[first - 1])) > start:
        inside, first = [text[start:before], *inside], first - 1
        starts = [*starts[:first], start, *starts[first + 1 : last]]
    if inside and starts[first + len(inside) - 1] + len(inside[-1]) > end:
        inside[-1] = text[starts[first + len(inside) - 1] : end]
    return zip(inside, starts[first:last], strict=True)


@lru_cache(maxsize=4)
def _cut(text: str) -> tuple[list[str], list[int]]:
    found = text.split()
    starts: list[int] = []
    at = 0
    for chunk in found:
        at = text.index(chunk, at)
        starts.append(at)
        at += len(chunk)
    return found, starts
