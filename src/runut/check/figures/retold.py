"""A number told again as known, and another one: `sebelas sipir itu` after `sembilan sipir`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from runut import lang
from runut.check.figures._paged import by_page
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Figure, Record
from runut.text.findings import on_page
from runut.text.names import fold
from runut.text.numbers import numbers

_FEW = 2
"""Times by which the greater may be more than the less: further apart, the less counts some of them."""
_NEXT = 40
"""Characters behind a number in which "those" stands."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each number of things that were told before ("itu"), where the page told them in one other number."""
    for article, figures in by_page(record):
        pack = lang.load(article.language)
        if not pack.checks.that:
            continue
        stated = [one for one in figures if one.modality == "asserted" and one.quantity.bound == "exact"]
        for figure in stated:
            right = _before(article, figure, stated, pack)
            if right is not None:
                words, other = figure.span.of(article.text), right.span.of(article.text)
                evidence = (right.span, right.id, figure.id)
                yield on_page(
                    article, "figure_conflict", figure.span, suggestion=other, evidence=evidence,
                    words=words, what=figure.kind, other=other,
                )  # fmt: skip


def _before(article: Article, figure: Figure, every: list[Figure], pack: Pack) -> Figure | None:
    """Give the only number of the same things before one that calls them known, where it is another."""
    value = figure.quantity.value or 0
    behind = article.text[figure.span.end : figure.span.end + _NEXT]
    if value < _FEW or not figure.who or not _those(pack).search(behind):
        return None
    told = [one for one in every if one.span.end < figure.span.start and _is_like(one, figure, pack)]
    if len({one.quantity.value for one in told}) != 1:
        return None
    low, high = sorted((value, told[-1].quantity.value or 0))
    return told[-1] if low < high <= low * _FEW and not _is_known(article, figure, every, pack) else None


def _is_like(one: Figure, other: Figure, pack: Pack) -> bool:
    """Say whether both count the same things by one word that says more than that they are people or victims."""
    words = {*fold(one.who or "").split()} & {*fold(other.who or "").split()}
    plain = {word for phrase in (*pack.figures.victims, *pack.figures.counters) for word in phrase.split()}
    same = (one.unit, one.incident, one.place or other.place) == (other.unit, other.incident, other.place or one.place)
    return bool(words - plain) and same and one.scope != "prior" and (one.quantity.value or 0) > 1


def _is_known(article: Article, figure: Figure, every: list[Figure], pack: Pack) -> bool:
    """Say whether the page has a number elsewhere too, of whatever, or two of a kind come to it or lie so far apart."""
    value = figure.quantity.value or 0
    stretches = article.spans("headline", "lead", "body")
    told = (one for stretch in stretches for one in numbers(article.text, pack, stretch))
    if any(quantity.value == value and not span.overlaps(figure.span) for span, quantity in told):
        return True
    kind = [one.quantity.value or 0 for one in every if (one.kind, one.unit) == (figure.kind, figure.unit)]
    return any(value in (a + b, abs(a - b)) for a, b in combinations([one for one in kind if one != value], 2))


@cache
def _those(pack: Pack) -> Pattern:
    return compile_pattern(rf"^(?:\s\pL+){{1,3}}\s{alternation(pack.checks.that)}\b")
