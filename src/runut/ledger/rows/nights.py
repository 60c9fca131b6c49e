"""Parts told day by day: "three on Saturday night in Randu and four on Sunday" are of one place, on two days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from runut.model import DateClaim, Figure, Span

_NEXT = 60
"""Letters from a number to its day."""


def by_night(figures: Iterable[Figure], dates: Iterable[DateClaim]) -> Iterator[Figure]:
    """Yield a story's figures, parts of one total of which each names its own day without the place that one names."""
    figures = list(figures)
    days: dict[str, list[tuple[Span, str]]] = {}
    for claim in dates:
        if claim.when.precision == "day":
            days.setdefault(claim.article, []).append((claim.span, claim.when.start))
    parts: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.scope == "part" and figure.part_of:
            parts.setdefault(figure.part_of, []).append(figure)
    bare = {one.id for told in parts.values() if _are_of_days(told, days) for one in told}
    yield from (replace(one, place=None) if one.id in bare else one for one in figures)


def _are_of_days(parts: list[Figure], days: dict[str, list[tuple[Span, str]]]) -> bool:
    """Say whether parts follow one another with a day behind each, and name one place among them."""
    told = sorted(parts, key=lambda one: one.span)
    if len(told) < 2 or len({one.place for one in told if one.place}) != 1:
        return False
    ends = [*(other.span.start for other in told[1:]), told[-1].span.end + _NEXT]
    named = [_day(one, end, days.get(one.article, [])) for one, end in zip(told, ends, strict=True)]
    return None not in named and all(one != other for one, other in pairwise(named))


def _day(figure: Figure, end: int, days: list[tuple[Span, str]]) -> str | None:
    """Give the first day named behind a number, before the next."""
    last = min(end, figure.span.end + _NEXT)
    found = [(span, day) for span, day in days if figure.span.end <= span.start < last]
    return min(found)[1] if found else None
