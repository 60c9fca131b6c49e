"""Words in SQLite's full-text index, which folds case and accents itself and holds no text."""

from __future__ import annotations

from collections.abc import Iterable

from runut.store._connection import Connection
from runut.store._query import Query, Term
from runut.store._search import Asked, clean

_WEIGHTS = "4.0, 1.0"
"""A word of the title counts as four of the text."""


class Fts5:
    """The index that the third migration made."""

    def keep(self, connection: Connection, number: int, title: str, text: str) -> None:
        """Enter the words of an article under its number."""
        connection.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (number, title, text))

    def wanted(self, query: Query, *, with_facets: bool) -> Asked:
        """Select the articles that hold words, weighed by BM25."""
        joined = "JOIN facet ON article = words.rowid" if with_facets else ""
        sql = f"SELECT words.rowid AS number, bm25(words, {_WEIGHTS}) AS weight FROM words {joined} WHERE words MATCH ?"
        return Asked(sql, (_match(query),))

    def unwanted(self, terms: Iterable[Term]) -> Asked:
        """Select the numbers of the articles that hold any of some words."""
        return Asked("SELECT rowid FROM words WHERE words MATCH ?", (_any(terms),))


def _match(query: Query) -> str:
    """Give the expression for the index: every word is quoted, so that none is an operator."""
    wanted = " AND ".join(f"({_any(terms)})" for terms in query.wanted)
    return f"({wanted}) NOT ({_any(query.unwanted)})" if query.unwanted else wanted


def _any(terms: Iterable[Term]) -> str:
    return " OR ".join(f'"{clean(" ".join(term.words))}"{" *" if term.is_open else ""}' for term in terms)
