"""Well-known events, each with the years in which one of that name happened."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from runut.world.tables import rows, several


def names() -> tuple[str, ...]:
    """List what the events are called."""
    return tuple(_years())


def years(name: str) -> tuple[str, ...]:
    """Give the years of an event, the one that is meant as a rule first.

    >>> years("tsunami Aceh"), years("pasar malam")
    (('2004',), ())
    """
    return _years().get(name, ())


@cache
def _years() -> Mapping[str, tuple[str, ...]]:
    return {name: several(row["years"]) for row in rows("happened") for name in several(row["names"])}
