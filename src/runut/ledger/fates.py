"""Tell those shot from those who lived: "four were shot, one of them fatally" leaves three injured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from runut import lang
from runut.lang import Pack
from runut.lang.patterns import Pattern, words
from runut.ledger.reach import point
from runut.ledger.series import Series, Statement
from runut.model import Article


def settled(rows: Iterable[Series], articles: Mapping[str, Article]) -> Iterator[Series]:
    """Yield the rows of a story, counts of the injured that hold the dead as well losing their say or their dead.

    A page that counts all who were hit has no say beside one that counts those who lived.
    One hurt of whom a later page says that they died is injured no more.
    """
    rows = list(rows)
    for row in rows:
        if row.key.kind != "injured" or row.key.unit != "person":
            yield row
            continue
        dead = _dead(rows, row)
        yield replace(row, statements=tuple(_settle(given, row, dead, articles) for given in row.statements))


def _dead(rows: Iterable[Series], injured: Series) -> dict[str, list[Statement]]:
    """Give what each page states of the killed of the same place and incident."""
    found: dict[str, list[Statement]] = {}
    for row in rows:
        if row.key._replace(group=None) == injured.key._replace(kind="killed", group=None):
            for given in row.counting:
                found.setdefault(given.figure.article, []).append(given)
    return found


def _settle(
    given: Statement, row: Series, dead: Mapping[str, list[Statement]], articles: Mapping[str, Article]
) -> Statement:
    number = given.quantity.value
    if not given.counts or number is None:
        return given
    article = articles[given.figure.article]
    own = [point(one.quantity) or 0 for one in dead.get(article.id, ())]
    every = {point(one.quantity) or 0 for told in dead.values() for one in told}
    lived = {other.quantity.value for other in row.counting if other is not given}
    is_gross = _is_gross(given, article)
    if (is_gross or not own) and any(number - killed in lived for killed in every if killed):
        return replace(given, counts=False)
    if is_gross and own and number >= max(own) > 0:
        left = number - max(own)
        return _left(given, left) if left else replace(given, counts=False)
    if not own and any(_died(given, told, row) for told in dead.values()):
        return replace(given, counts=False)
    return given


def _died(given: Statement, told: list[Statement], row: Series) -> bool:
    """Say whether a later page tells of as many dead as were hurt, and of nobody hurt."""
    page = told[0].figure.article
    if any(other.figure.article == page for other in row.counting):
        return False
    killed = max(point(one.quantity) or 0 for one in told)
    return killed >= (given.quantity.value or 0) and not given.is_after(told[0])


def _left(given: Statement, number: int) -> Statement:
    quantity = given.quantity
    high = None if quantity.high is None else number
    return replace(given, quantity=replace(quantity, value=number, low=number, high=high))


def _is_gross(given: Statement, article: Article) -> bool:
    """Say whether the words count all who were hit, not only those who lived."""
    pack = lang.load(article.language)
    said = given.figure.clause.of(article.text)
    return bool(_hit(pack).search(said)) and not _lived(pack).search(said)


@cache
def _hit(pack: Pack) -> Pattern:
    return words(pack.victims.hit)


@cache
def _lived(pack: Pack) -> Pattern:
    return words(pack.victims.lived)
