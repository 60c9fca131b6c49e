"""Countries by any of their names: Indonesian, English, short, old, and the words for their people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from runut.world.tables import rows, several


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166 code, its names by language, other names, and the words for its people."""

    code: str
    names: tuple[tuple[str, str], ...]
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """Give its name in a language, in English where there is no other."""
        names = dict(self.names)
        return names.get(language, names["en"])


def find(name: str) -> Country | None:
    """Give the country of that name; names all in capitals ("AS", "US") count only so.

    >>> find("Korsel").code, find("Uni Soviet").code, find("as")
    ('KR', 'SU', None)
    """
    return _named().get(name) or (None if name.isupper() else _folded().get(name.casefold()))


def of_people(word: str) -> Country | None:
    """Give the country whose people or things a word is for.

    >>> of_people("Kazakh").code
    'KZ'
    """
    return _peoples().get(word)


def every() -> tuple[Country, ...]:
    """List all countries, by code."""
    return tuple(country for _, country in sorted(_every().items()))


def by_code(code: str) -> Country | None:
    """Give the country of an ISO 3166 code."""
    return _every().get(code)


@cache
def _every() -> Mapping[str, Country]:
    return {
        row["code"]: Country(
            row["code"], (("id", row["id"]), ("en", row["en"])), several(row["aliases"]), several(row["demonyms"])
        )
        for row in rows("countries")
    }


@cache
def _named() -> Mapping[str, Country]:
    return {n: c for c in _every().values() for n in (*(name for _, name in c.names), *c.aliases)}


@cache
def _folded() -> Mapping[str, Country]:
    return {name.casefold(): country for name, country in _named().items() if not name.isupper()}


@cache
def _peoples() -> Mapping[str, Country]:
    return {word: country for country in _every().values() for word in country.demonyms}
