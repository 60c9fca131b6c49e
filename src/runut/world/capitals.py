"""Capitals, each with the days on which it was one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from runut.world.tables import rows, several


@dataclass(frozen=True, slots=True)
class Capital:
    """A capital by all its names; `since` and `until` are its first and last day, None where they do not matter."""

    country: str
    names: tuple[str, ...]
    since: str | None = None
    until: str | None = None

    def holds(self, day: str | None) -> bool:
        """Say whether it was the capital on that day; without a day, whether it is today's."""
        if day is None:
            return self.until is None
        return (self.since or "") <= day <= (self.until or "9999")


def of_country(country: str, day: str | None = None) -> tuple[Capital, ...]:
    """List the capitals of a country on a day.

    >>> [c.names[0] for c in of_country("KZ", "2022-01-06")]
    ['Nur-Sultan']
    """
    return tuple(capital for capital in _by_country().get(country, ()) if capital.holds(day))


def countries_of(name: str, day: str | None = None) -> tuple[str, ...]:
    """List the countries whose capital has that name on that day.

    >>> countries_of("Almaty", "2022-01-06"), countries_of("Moskow")
    ((), ('RU',))
    """
    return tuple(c.country for c in _by_name().get(name.casefold(), ()) if c.holds(day) and c.country != "SU")


@cache
def of_province(name: str) -> tuple[str, ...]:
    """List the seats of an Indonesian province, today's first, then those that it had since 1999.

    >>> of_province("Kalimantan Selatan"), of_province("Atlantis")
    (('Banjarbaru', 'Banjarmasin'), ())
    """
    named = (row for row in rows("provinces") if row["name"] == name)
    return next(((row["capital"], *several(row["seat_before"])) for row in named), ())


@cache
def _by_country() -> Mapping[str, tuple[Capital, ...]]:
    found: dict[str, tuple[Capital, ...]] = {}
    for row in rows("capitals"):
        capital = Capital(row["country"], several(row["names"]), row["from"] or None, row["until"] or None)
        found[capital.country] = (*found.get(capital.country, ()), capital)
    return found


@cache
def _by_name() -> Mapping[str, tuple[Capital, ...]]:
    found: dict[str, tuple[Capital, ...]] = {}
    for capital in (c for every in _by_country().values() for c in every):
        for name in capital.names:
            found[name.casefold()] = (*found.get(name.casefold(), ()), capital)
    return found
