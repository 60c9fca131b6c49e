"""Numbers of houses and neighbourhoods, which stand inside an address and name no place: "RT 4 RW 5"."""

from __future__ import annotations

from functools import cache

from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern


def neighbourhood(before: str, pack: Pack) -> int | None:
    """Give where the numbers of neighbourhoods begin that stand straight before a place: "di RT 4 RW 5 Desa Melati"."""
    hits = list(_house(pack).finditer(before)) if any(map(str.isdigit, before)) else []
    start, end = None, len(before)
    for hit in reversed(hits):
        if hit.end() != end:
            break
        start = end = hit.start()
    return start if start is not None and before[start : start + 1].isalpha() else None


@cache
def _house(pack: Pack) -> Pattern:
    """Match the number of a house or a neighbourhood, which may stand inside an address."""
    heads = alternation(dict.fromkeys(pack.events.house)) if pack.events.house else "$."
    return compile_pattern(rf"(?:/?\b(?:{heads})\b[. ]*\d+\p{{L}}?|/\d+)[,. ]*")


def without_numbers(between: str, pack: Pack) -> str:
    """Leave numbers of houses and neighbourhoods out of what parts two names."""
    if not any(map(str.isdigit, between)):
        return between
    return _house(pack).sub("", between)
