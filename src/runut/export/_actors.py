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
    "foreign_forces": "External/Other forces",
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


ASSOCIATED = {
    "students": "Students",
    "journalists": "Journalists",
    "workers": "Labor Group",
    "women": "Women",
    "medics": "Health Workers",
    "migrants": "Refugees/IDPs",
}
"""ACLED's generic names of those who take part beside demonstrators, or are among civilians, by group."""


def is_nobody(actor: str, article: Article) -> bool:
    """Say whether an actor's words are common nouns that name nobody: "gunman", "orang tak dikenal", "Massa".

    A capital may be the sentence's: the page writes the word small elsewhere, or its language never writes it large.
    """
    pack = lang.load(article.language)
    words = actor.casefold().split()
    is_common = actor == actor.casefold() or (len(words) == 1 and f" {words[0]}" in article.text)
    return is_common and all(word in _common(pack) for word in words)


def associated(actor: str | None, article: Article, land: str) -> str | None:
    """Give whom a row names beside a generic actor: a name as it stands, a common noun where the codebook has one.

    "Aliansi Mahasiswa Kotabaru" stays, "mahasiswa" becomes "Students (Indonesia)", "people" and "massa" nothing.
    """
    if not actor or not is_nobody(actor, article):
        return actor
    kind = ASSOCIATED.get(group(actor, article) or "")
    return f"{kind} ({land})" if kind else None


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
def _common(pack: Pack) -> frozenset[str]:
    said = pack.actors
    listed = (*said.heads, *said.more, *said.before, *said.counts, *said.hurt)
    return frozenset(word for phrase in listed for word in phrase.split())


@cache
def _groups(pack: Pack) -> dict[str, str]:
    armed = dict.fromkeys(pack.actors.armed, "attackers")
    forces = dict.fromkeys(pack.actors.forces, "security_forces")
    return {word: name for name, listed in pack.figures.groups.items() for word in listed} | armed | forces


@cache
def _pattern(pack: Pack) -> Pattern:
    return words(tuple(_groups(pack)))
