"""Words in a PostgreSQL column: folded and cut here, so that both databases find the same pages."""

from __future__ import annotations

from collections.abc import Iterable

from runut.store._connection import Connection
from runut.store._marks import fold
from runut.store._query import Query, Term, tokens
from runut.store._search import Asked

_WEIGHTS = "{0.1, 0.1, 0.25, 1.0}"
"""A word of the title (A) counts as four of the text (B), as in SQLite; C and D are not used."""
_LAST = 16383
"""The largest place of a word that PostgreSQL keeps: behind it a row of words is no longer known for one."""
_LONGEST = 500
"""Letters of a word that are kept: PostgreSQL takes 2,046 bytes."""
_OFTEN = 255
"""How often a word is kept at most, as PostgreSQL does."""


class TsVector:
    """The column `sought` of the table `words`."""

    def keep(self, connection: Connection, number: int, title: str, text: str) -> None:
        """Enter the words of an article under its number."""
        connection.execute("INSERT INTO words VALUES (?, CAST(? AS tsvector))", (number, _vector(title, text)))

    def wanted(self, query: Query, *, with_facets: bool) -> Asked:
        """Select the articles that hold words, those first in which they stand often and near."""
        joined = "JOIN facet ON article = words.number" if with_facets else ""
        sql = f"""SELECT words.number AS number, -ts_rank('{_WEIGHTS}', sought, asked) AS weight
                  FROM words {joined}, CAST(? AS tsquery) AS asked WHERE sought @@ asked"""
        return Asked(sql, (_match(query),))

    def unwanted(self, terms: Iterable[Term]) -> Asked:
        """Select the numbers of the articles that hold any of some words."""
        return Asked("SELECT words.number FROM words WHERE sought @@ CAST(? AS tsquery)", (_any(terms),))


def _vector(title: str, text: str) -> str:
    """Write the words of a page as PostgreSQL does, each with the places where it stands; B is the text, A the title.

    >>> _vector("Banjir", "Banjir di Lawas")
    "'banjir':1A,3B 'di':4B 'lawas':5B"
    """
    places: dict[str, list[str]] = {}
    at = 0
    for letter, words in (("A", title), ("B", text)):
        for word in tokens(fold(words)):
            at += 1
            found = places.setdefault(word[:_LONGEST], [])
            if len(found) < _OFTEN:
                found.append(f"{min(at, _LAST)}{letter}")
        at += 1  # no row of words begins in the title and ends in the text
    return " ".join(f"'{word}':{','.join(places[word])}" for word in sorted(places))


def _match(query: Query) -> str:
    wanted = " & ".join(f"({_any(terms)})" for terms in query.wanted)
    return f"({wanted}) & !({_any(query.unwanted)})" if query.unwanted else wanted


def _any(terms: Iterable[Term]) -> str:
    return " | ".join(f"({_row(term)})" for term in terms)


def _row(term: Term) -> str:
    """Write words that stand in a row; they are letters and digits alone, so none is an operator."""
    words = [f"'{fold(word)[:_LONGEST]}'" for word in term.words]
    return " <-> ".join(words) + (":*" if term.is_open else "")
