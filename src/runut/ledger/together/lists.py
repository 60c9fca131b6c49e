"""Read a list as one count: "two men and a woman were killed" says three."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from runut import lang
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.ledger.others import are_others
from runut.ledger.rows.frame import ELSEWHERE, Key
from runut.ledger.rows.series import Series, Statement
from runut.model import Article, Bound

_PLAIN = ("exact", "at_least")
_NEAR = 80
"""Letters from one number of a list to the next; what stands further off says something else."""

_LONG, _NEXT = 120, 25
"""Letters from a number to "20 others" behind it in its sentence, and from that number to the word."""


def added(rows: Iterable[Series], articles: Mapping[str, Article]) -> Iterator[Series]:
    """Yield the rows of a story, the counts that one clause lists side by side taken together in everyone's row.

    A total is never made of parts told apart: only what the same words list is one count.
    Where a page's counts come to a number that another page states, they are its parts.
    """
    families: dict[Key, list[Series]] = {}
    for row in rows:
        families.setdefault(row.key._replace(group=None), []).append(row)
    for key, family in families.items():
        lists = list(_lists(family, articles))
        yield from (_apart(_together(row, lists)) if row.key == key else _within(row, lists) for row in family)


def _lists(family: Iterable[Series], articles: Mapping[str, Article]) -> Iterator[list[Statement]]:
    """Yield the counts of one page whose clauses overlap, in the order of their words: totals, and parts of none.

    "Four are in hospital, while 20 others were slightly hurt" is one list as well.
    """
    given = [one for row in family for one in row.statements if _is_plain(one) and _may_count(one, row.key)]
    whole = {one.figure.article for one in given if one.counts and one.figure.scope == "total"}
    others = {one.figure.id for one in given if are_others(one.figure, articles[one.figure.article])}
    given = [one for one in given if one.counts or one.figure.article not in whole or one.figure.id in others]
    one_list: list[Statement] = []
    for one in sorted(given, key=lambda one: (one.figure.article, one.figure.span)):
        is_behind = one.figure.id in others and one_list and _is_in_sentence(one_list[-1], one, articles)
        if one_list and (is_behind or _are_listed(one_list[-1], one, articles[one.figure.article])):
            one_list.append(one)
            continue
        if len(one_list) > 1:
            yield one_list
        one_list = [one]
    if len(one_list) > 1:
        yield one_list


def _is_plain(given: Statement) -> bool:
    quantity, figure = given.quantity, given.figure
    is_whole = figure.scope == "total" or (figure.scope == "part" and figure.part_of is None)
    return is_whole and quantity.value is not None and quantity.bound in _PLAIN


def _may_count(given: Statement, key: Key) -> bool:
    """Say whether a number has a say, or could have one as a member of a list: a part of nothing that is told."""
    is_told = given.figure.modality in ("asserted", "hedged") and not given.is_prior
    is_here = not (key.incident or "").startswith(ELSEWHERE)
    return given.counts or (given.figure.scope == "part" and is_told and is_here)


def _are_listed(one: Statement, other: Statement, article: Article) -> bool:
    """Say whether two numbers stand side by side: "one of the five", "14, including 6", "344, 301 of them" do not."""
    a, b = one.figure, other.figure
    is_near = b.span.start - a.span.end <= _NEAR
    if not (a.article == b.article and a.span != b.span and is_near and a.clause.overlaps(b.clause)):
        return False
    pack = lang.load(article.language)
    between, behind = article.text[a.span.end : b.span.start], article.text[b.span.end : b.span.end + _NEXT]
    return not (_partly(pack).search(between) or _among(pack).search(behind))


def _is_in_sentence(one: Statement, other: Statement, articles: Mapping[str, Article]) -> bool:
    a, b = one.figure, other.figure
    if a.article != b.article or b.span.start - a.span.end > _LONG:
        return False
    return not set(".\n;") & set(articles[a.article].text[a.span.end : b.span.start])


@cache
def _partly(pack: Pack) -> Pattern:
    """What stands between a part and its whole, or before a part, or between two ends of a range."""
    whole, part = alternation((*pack.figures.out_of, *pack.numbers.ranges)), alternation(pack.figures.including)
    return compile_pattern(rf"^\s*{whole}(?:\s+\w+)?\s*$|\b{part}\b")


@cache
def _among(pack: Pack) -> Pattern:
    return compile_pattern(rf"^\s+{alternation(pack.figures.among)}\b")


def _together(row: Series, lists: Iterable[list[Statement]]) -> Series:
    """Give everyone's row with one statement for each list that has a member there; each figure keeps its one row."""
    lists = list(lists)
    if not lists:
        return row
    here = {one.figure.id for one in row.statements}
    sums: dict[str, Statement] = {}
    members: set[str] = set()
    for listed in lists:
        own = next((one for one in listed if one.figure.id in here), None)
        if own is not None:
            sums[own.figure.id] = _sum(own, listed)
            members |= {one.figure.id for one in listed} | {one.figure.id for one in _heads(row, listed)}
    told = (sums.get(one.figure.id) or (_mute(one) if one.figure.id in members else one) for one in row.statements)
    return replace(row, statements=tuple(told))


def _within(row: Series, lists: Iterable[list[Statement]]) -> Series:
    """Take together what a list counts of one group alone: "two boys and two girls were hurt" says four children."""
    here = {one.figure.id for one in row.statements}
    return _together(row, [listed for listed in lists if all(one.figure.id in here for one in listed)])


def _heads(row: Series, listed: list[Statement]) -> Iterator[Statement]:
    """Yield what a headline says of one of those listed: "26 pupils killed" above "26 pupils and two teachers"."""
    values = {one.quantity.value for one in listed}
    page = listed[0].figure.article
    for one in row.counting:
        if one.is_headline and one.figure.article == page and one.quantity.value in values:
            yield one


def _apart(row: Series) -> Series:
    """Take the say from counts of one page that come to what another page states: "26 pupils died ... two teachers".

    "26 pupils ... two teachers among them": other people are no part of the pupils, where a page tells the pupils as a
    part of that sum.
    """
    stated: dict[int | None, set[str]] = {}
    for one in row.counting:
        if _is_plain(one):
            stated.setdefault(one.quantity.value, set()).add(one.figure.article)
    known = _known_parts(row)
    parts: set[str] = set()
    for page, told in _counts(row).items():
        sums = {sum(values) for values in _splits(told, known) if len(values) > 1}
        if any(stated.get(value, set()) - {page} for value in sums):
            parts.add(page)
    return replace(row, statements=tuple(_silent(one, parts) for one in row.statements)) if parts else row


def _counts(row: Series) -> dict[str, list[Statement]]:
    """Give the plain numbers below each page's headline, with what it wrongly calls parts of them: other people."""
    own = {one.figure.id: one for one in row.statements}
    groups: dict[tuple[str, int | None], set[str]] = {}
    for one in row.statements:
        if one.figure.group:
            groups.setdefault((one.figure.article, one.quantity.value), set()).add(one.figure.group)
    pages: dict[str, list[Statement]] = {}
    for one in row.statements:
        whole = own.get(one.figure.part_of or "")
        counted = groups.get((one.figure.article, whole.quantity.value), set()) if whole else set[str]()
        is_other = one.quantity.value is not None and bool(counted) and one.figure.group not in counted
        if not one.is_headline and (is_other or (one.counts and _is_plain(one))):
            pages.setdefault(one.figure.article, []).append(one)
    return pages


def _splits(told: list[Statement], known: set[tuple[int, int]]) -> Iterator[set[int]]:
    """Yield the numbers of a page that may come to a sum: its totals, and with its parts where their sum is known."""
    totals = {one.quantity.value or 0 for one in told if one.figure.scope == "total"}
    every = totals | {one.quantity.value or 0 for one in told}
    yield totals
    if totals and all((sum(every), value) in known for value in totals):
        yield every


def _known_parts(row: Series) -> set[tuple[int, int]]:
    """Give each total that a page of the row tells with a part of it."""
    own = {one.figure.id: one.quantity.value for one in row.statements}
    return {
        (whole, one.quantity.value)
        for one in row.statements
        if one.quantity.value is not None and (whole := own.get(one.figure.part_of or "")) is not None
    }


def _silent(given: Statement, pages: set[str]) -> Statement:
    return _mute(given) if given.figure.article in pages and given.counts else given


def _mute(given: Statement) -> Statement:
    return replace(given, counts=False, is_listed=True)


def _sum(own: Statement, listed: list[Statement]) -> Statement:
    number = sum(one.quantity.value or 0 for one in listed)
    high = number if all(one.quantity.high is not None for one in listed) else None
    bound: Bound = "exact" if high is not None else "at_least"
    quantity = replace(own.quantity, value=number, low=number, high=high, bound=bound)
    return replace(
        own,
        quantity=quantity,
        counts=True,
        is_listed=True,
        reckoned=" + ".join(str(one.quantity.value) for one in listed),
    )
