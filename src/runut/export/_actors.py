"""Whose side the words for an actor name: the groups that packs know, as ACLED labels them."""

from __future__ import annotations

from functools import cache

from runut import lang
from runut.lang import Pack
from runut.lang.patterns import Pattern, words
from runut.model import Article
from runut.world import countries

LABELS = {
    "security_forces": "State forces",
    "rioters": "Rioters",
    "protesters": "Protesters",
    "civilians": "Civilians",
    "children": "Civilians",
    "students": "Civilians",
    "journalists": "Civilians",
    "medics": "Civilians",
    "workers": "Civilians",
    "migrants": "Civilians",
    "passengers": "Civilians",
    "drivers": "Civilians",
}
"""ACLED's label of each group. Attackers have none: whether they are rebels or a militia no page's word decides."""


def group(actor: str | None, article: Article) -> str | None:
    """Give the group that an actor's words name, None where they name none, or two.

    "Aparat gabungan TNI Polri" are security forces; "warga dan aparat" are two sides.
    """
    if not actor:
        return None
    found = {_groups(lang.load(article.language))[word] for word in _said(actor, article)}
    return found.pop() if len(found) == 1 else None


def state(actor: str, article: Article, home: str | None) -> str | None:
    """Give the country whose forces an actor's words name: the one that they say, else where it happened."""
    for word in actor.split():
        country = countries.of_people(word) or countries.find(word)
        if country:
            return country.code
    return home


def _said(actor: str, article: Article) -> list[str]:
    pack = lang.load(article.language)
    return [" ".join(match.group().casefold().split()) for match in _pattern(pack).finditer(actor)]


@cache
def _groups(pack: Pack) -> dict[str, str]:
    return {word: name for name, listed in pack.figures.groups.items() for word in listed}


@cache
def _pattern(pack: Pack) -> Pattern:
    return words(_groups(pack))
