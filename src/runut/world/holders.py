"""Who held which office of a country, and when: heads of state and government, and some ministers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from runut.world.tables import rows, several


@dataclass(frozen=True, slots=True)
class Held:
    """An office of a country that somebody held from one day until another; None where he still does."""

    country: str
    office: str
    since: str
    until: str | None = None


def names() -> tuple[str, ...]:
    """List the names of all holders."""
    return tuple(_by_name())


def of(name: str) -> tuple[Held, ...]:
    """List every office that somebody held.

    >>> [(held.country, held.office) for held in of("Angela Merkel")], of("Budi")
    ([('DE', 'chancellor')], ())
    """
    return _by_name().get(name, ())


@cache
def _by_name() -> Mapping[str, tuple[Held, ...]]:
    found: dict[str, tuple[Held, ...]] = {}
    for row in rows("holders"):
        held = Held(row["country"], row["office"], row["from"], row["until"] or None)
        for name in several(row["names"]):
            found[name] = (*found.get(name, ()), held)
    return found
