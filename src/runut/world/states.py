"""States and provinces of the countries whose pages name a town by its state: "Springfield, Missouri"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from runut.world.tables import rows, several


@dataclass(frozen=True, slots=True)
class State:
    """A state by its name, and the country that it is part of."""

    name: str
    country: str


def find(name: str) -> State | None:
    """Give the state of that name, spelt out.

    >>> find("Missouri").country, find("Mo.")
    ('US', None)
    """
    return _by_name().get(name)


def behind_comma(name: str) -> State | None:
    """Give the state of that name or short name, as it may stand behind a town and a comma.

    >>> behind_comma("Mo."), behind_comma("TX").name
    (State(name='Missouri', country='US'), 'Texas')
    """
    return _by_any().get(name)


@cache
def _by_name() -> Mapping[str, State]:
    return {row["name"]: State(row["name"], row["country"]) for row in rows("states")}


@cache
def _by_any() -> Mapping[str, State]:
    short: dict[str, State] = {}
    for row in rows("states"):
        for alias in several(row["aliases"]):
            short.setdefault(alias, State(row["name"], row["country"]))
    return {**short, **_by_name()}
