"""Which words are known without the page: from news, from the atlas, or as words of some language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from runut import lang
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.text.capitalised import Written
from runut.text.names import fold
from runut.world import countries, places
from runut.world.tables import rows, several


def is_listed(word: str, pack: Pack) -> bool:
    """Say whether news, a language or the atlas knows a folded word, so that it is more than a slip of another.

    >>> pack = lang.load("id")
    >>> is_listed("jagorawi", pack), is_listed("wamena", pack), is_listed("jagorowi", pack)
    (True, True, False)
    """
    if word in pack.spelt.known or word in pack.rarity.of or word in pack.ordinary.all or word in _elsewhere(pack.code):
        return True
    return is_place(word)


def is_place(word: str) -> bool:
    """Say whether a folded word is a place, a country or a people."""
    return word in country_words() or bool(places.find(word)) or bool(places.districts(word))


def may_be_persons(word: Written, pack: Pack) -> bool:
    """Say whether a word may be a person's name: written like one, and nothing that has another meaning."""
    known = word.folded
    if not word.word.istitle() or known in pack.ordinary.all or is_place(known):
        return False
    return known not in offices(pack) and known not in bodies(pack) and known not in units(pack)


@cache
def country_words() -> frozenset[str]:
    """List every right name of a country and its people in any language: those are no slips of one another."""
    named = (name for country in countries.every() for _, name in country.names)
    peoples = (word for country in countries.every() for word in country.demonyms)
    return frozenset(fold(name) for name in (*named, *peoples))


@cache
def offices(pack: Pack) -> frozenset[str]:
    """List the words of titles, offices and bodies: what differs from them by a letter may be another one."""
    roles = pack.roles
    return frozenset(word for title in (*roles.offices, *roles.units, *roles.bodies) for word in fold(title).split())


@cache
def bodies(pack: Pack) -> frozenset[str]:
    """List the words that head the name of a body: what follows is better known than a person's name."""
    return frozenset(pack.names.organisations)


@cache
def units(pack: Pack) -> frozenset[str]:
    """List words that stand before names, and months and weekdays: slips in them are none in a name."""
    return frozenset((*pack.names.places, *pack.roles.places, *pack.dates.months, *pack.dates.weekdays))


@cache
def distinct(pack: Pack) -> frozenset[str]:
    """List words that are a letter off one another and mean two things, or may be written either way."""
    short = (fold(alias) for row in rows("provinces") for alias in several(row["aliases"]))
    return frozenset((*pack.checks.distinct, *short))


@cache
def provinces() -> Mapping[str, str]:
    """Map every name of a province, its short ones too, to the full one."""
    return {name: row["name"] for row in rows("provinces") for name in (row["name"], *several(row["aliases"]))}


@cache
def named_province() -> Pattern:
    """Match a province by any of its names, as names are written."""
    return compile_pattern(rf"\b{alternation(provinces())}\b", ignore_case=False)


@cache
def foreign(pack: Pack) -> frozenset[str]:
    """List the ordinary words of the other languages."""
    return frozenset().union(*(lang.load(code).ordinary.all for code in lang.codes() if code != pack.code))


@cache
def _elsewhere(code: str) -> frozenset[str]:
    """List the ordinary words and the names of the other languages."""
    others = [lang.load(other) for other in lang.codes() if other != code]
    return frozenset().union(*(pack.ordinary.all | pack.spelt.known for pack in others))
