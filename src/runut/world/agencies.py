"""News agencies and broadcasters by any of their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from runut.world.tables import rows, several

Kind = Literal["agency", "broadcaster"]


@dataclass(frozen=True, slots=True)
class Agency:
    """Who gathers news for others."""

    name: str
    kind: Kind
    country: str
    aliases: tuple[str, ...] = ()


def find(name: str) -> Agency | None:
    """Give the agency of that name, written as it writes itself.

    >>> find("Agence France-Presse").name, find("antara")
    ('AFP', None)
    """
    return _by_name().get(name)


@cache
def _by_name() -> Mapping[str, Agency]:
    found: dict[str, Agency] = {}
    for row in rows("agencies"):
        kind: Kind = "broadcaster" if row["kind"] == "broadcaster" else "agency"
        agency = Agency(row["name"], kind, row["country"], several(row["aliases"]))
        found |= dict.fromkeys((agency.name, *agency.aliases), agency)
    return found
