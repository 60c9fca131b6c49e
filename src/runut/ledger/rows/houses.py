"""One house under two names: "SMPN 3" and "SMPN 3 Randu", where the story is told of Randu."""

from __future__ import annotations

from collections.abc import Mapping

from runut.ledger.rows.frame import Key

_LETTERS = 4
"""Shorter names end other names by chance: keys of places are written without spaces."""


def under_one_name(keys: Mapping[str, Key], whole: frozenset[str]) -> dict[str, Key]:
    """Give the rows of a story's figures, a place's short name for the one that adds a name of the whole incident."""
    named = {key.place for key in keys.values() if key.place}
    names = {name for name in whole if len(name) >= _LETTERS}
    short: dict[str, str] = {}
    for name in named:
        fuller = [other for other in named if other.startswith(name) and other[len(name) :] in names]
        if len(fuller) == 1:
            short[fuller[0]] = name
    return {figure: key._replace(place=short.get(key.place or "", key.place)) for figure, key in keys.items()}
