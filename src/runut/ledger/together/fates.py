"""Tell those shot from those who lived: "four were shot, one of them fatally" leaves three injured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from runut import lang
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern, words
from runut.ledger.others import are_others
from runut.ledger.reach import point
from runut.ledger.rows.series import Series, Statement
from runut.model import Article

_BEHIND = 40
"""Letters behind a clause in which its sentence may still say that the counted were hit."""

_AFTER = 120
"""Letters behind a clause in which its page may say how one who was hit is."""

_NEXT = 25
"""Letters before a number in which a word may say that it counts the rest."""


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
        told = Counter(one.quantity.value for one in row.counting)
        pages = Counter(one.figure.article for one in row.counting)
        known = {point(one.quantity) or 0 for said in dead.values() for one in said}
        lived = {_page_and_number(one) for one in row.counting if _says_lived(one, articles[one.figure.article])}
        told_of = _Told(told, pages, known, _involved(rows, row, articles) | _again(row, articles), lived)
        yield replace(row, statements=tuple(_settle(given, told_of, dead, articles) for given in row.statements))


@dataclass(frozen=True, slots=True)
class _Told:
    """How often and on which pages each number of the injured is told, each of the dead, who was hit and who lived."""

    numbers: Counter[int | None]
    pages: Counter[str]
    dead: set[int]
    involved: set[tuple[str, int | None]]
    lived: set[tuple[str, int | None]]

    def says(self, number: int, besides: Statement) -> bool:
        """Say whether another statement gives a number."""
        return self.numbers[number] > (besides.quantity.value == number)


def _dead(rows: Iterable[Series], injured: Series) -> dict[str, list[Statement]]:
    """Give what each page states of the killed of the same place and incident."""
    found: dict[str, list[Statement]] = {}
    for row in rows:
        if row.key._replace(group=None) == injured.key._replace(kind="killed", group=None):
            for given in row.counting:
                found.setdefault(given.figure.article, []).append(given)
    return found


def _involved(rows: Iterable[Series], injured: Series, articles: Mapping[str, Article]) -> set[tuple[str, int | None]]:
    """Give the numbers that each page tells of all who were hit: "of the seven who were shot, three died"."""
    return {
        (given.figure.article, given.quantity.value)
        for row in rows
        if row.key._replace(group=None) == injured.key._replace(kind="involved", group=None)
        for given in row.statements
        if _is_gross(given, articles[given.figure.article])
    }


def _again(injured: Series, articles: Mapping[str, Article]) -> set[tuple[str, int | None]]:
    """Give the numbers of all who were hit that a page tells again in other words: "six were shot … the six people"."""
    told: dict[tuple[str, int | None], list[Statement]] = {}
    for given in injured.counting:
        told.setdefault((given.figure.article, given.quantity.value), []).append(given)
    return {
        page_and_number
        for page_and_number, said in told.items()
        if any(_is_gross(given, articles[page_and_number[0]]) for given in said)
        and not any(_says_lived(given, articles[page_and_number[0]]) for given in said)
    }


def _settle(
    given: Statement, told: _Told, dead: Mapping[str, list[Statement]], articles: Mapping[str, Article]
) -> Statement:
    number = given.quantity.value
    if not given.counts or number is None:
        return given
    article = articles[given.figure.article]
    own = [point(one.quantity) or 0 for one in dead.get(article.id, ())]
    is_gross = (article.id, number) in told.involved
    is_gross = is_gross or ((article.id, number) not in told.lived and _is_gross(given, article))
    if (is_gross or not own) and any(told.says(number - killed, given) for killed in told.dead if killed):
        return replace(given, counts=False, is_gross=True)
    if is_gross and own and number >= max(own) > 0:
        left = number - max(own)
        return _left(given, left) if left else replace(given, counts=False, is_gross=True)
    if not own and any(_died(given, said, told) for said in dead.values()):
        return replace(given, counts=False)
    return given


def _page_and_number(given: Statement) -> tuple[str, int | None]:
    return given.figure.article, given.quantity.value


def _died(given: Statement, said: list[Statement], told: _Told) -> bool:
    """Say whether a later page tells of as many dead as were hurt, and of nobody hurt."""
    if told.pages[said[0].figure.article]:
        return False
    killed = max(point(one.quantity) or 0 for one in said)
    return killed >= (given.quantity.value or 0) and not given.is_after(said[0])


def _left(given: Statement, number: int) -> Statement:
    quantity = given.quantity
    high = None if quantity.high is None else number
    reckoned = f"{quantity.value} − {(quantity.value or 0) - number}"
    return replace(given, quantity=replace(quantity, value=number, low=number, high=high), reckoned=reckoned)


def _is_gross(given: Statement, article: Article) -> bool:
    """Say whether the words count all who were hit, not only those who lived."""
    pack = lang.load(article.language)
    clause = given.figure.clause
    told = article.text[clause.start : clause.end + _BEHIND].partition(".")[0]
    if _are_besides(given, article, pack) or (given.quantity.value == 1 and _is_somebody_else(given, article, pack)):
        return False
    return bool(words(pack.victims.hit).search(told)) and not _says_lived(given, article)


def _says_lived(given: Statement, article: Article) -> bool:
    return bool(words(lang.load(article.language).victims.lived).search(given.figure.clause.of(article.text)))


def _is_somebody_else(given: Statement, article: Article, pack: Pack) -> bool:
    """Say whether one who was hit is not the one who died: "was also shot", "is in stable condition"."""
    clause = given.figure.clause
    behind = article.text[clause.start : clause.end + _AFTER].partition("\n")[0]
    told = article.text[given.figure.span.end : clause.end]
    return bool(words(pack.victims.further).search(told) or words(pack.victims.alive).search(behind))


def _are_besides(given: Statement, article: Article, pack: Pack) -> bool:
    """Say whether a number counts those besides the dead: "the other three victims", "three others were shot"."""
    at = given.figure.span.start
    return are_others(given.figure, article) or _other(pack).search(article.text[max(0, at - _NEXT) : at]) is not None


@cache
def _other(pack: Pack) -> Pattern:
    return compile_pattern(rf"\b{alternation(pack.figures.rest)}\s+$")
