"""Tell what is added from what it is added to: "bertambah dua orang" is no toll of two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from runut import lang
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.ledger.rows.series import Series, Statement
from runut.model import Article

_BEFORE, _BEHIND = 60, 30
"""Letters in which the words of an increase are looked for, before the number and behind it."""


def aside(rows: Iterable[Series], articles: Mapping[str, Article]) -> Iterator[Series]:
    """Yield the rows, an increase losing its say where the row has a greater count, on its page or before it.

    Without one it says the least that there are: nobody adds it up.
    """
    for row in rows:
        if len(row.statements) == 1:
            yield row
            continue
        adds = {one.figure.id for one in row.counting if is_increase(one, articles[one.figure.article])}
        yield replace(row, statements=tuple(_aside(row.statements, adds))) if adds else row


def is_increase(given: Statement, article: Article) -> bool:
    """Say whether the words around a number tell of what came to those known."""
    pack = lang.load(article.language)
    span, clause = given.figure.span, given.figure.clause
    before = article.text[max(0, span.start - _BEFORE) : span.start]
    behind = article.text[span.end : min(span.end + _BEHIND, max(clause.end, span.end))]
    return bool(_rises(pack).search(before) or _more(pack).search(behind))


def _aside(statements: Iterable[Statement], adds: set[str]) -> Iterator[Statement]:
    most: int | None = None
    told = list(statements)
    on_page: dict[str, int] = {}
    for one in told:
        if one.figure.id not in adds and one.counts:
            on_page[one.page] = max(on_page.get(one.page, 0), _number(one))
    for one in told:
        known = max(most or 0, on_page.get(one.page, 0))
        yield replace(one, counts=False) if one.figure.id in adds and _number(one) < known else one
        if one.counts and one.figure.id not in adds:
            most = max(most or 0, _number(one))


def _number(given: Statement) -> int:
    quantity = given.quantity
    return quantity.value if quantity.value is not None else quantity.high or quantity.low or 0


@cache
def _rises(pack: Pack) -> Pattern:
    return compile_pattern(rf"\b{alternation(pack.tolls.rises)}(?:\s+{alternation(pack.tolls.by)})*\s*$")


@cache
def _more(pack: Pack) -> Pattern:
    return compile_pattern(rf"^(?:\s+\w+)?\s+{alternation(pack.tolls.more)}\b")
