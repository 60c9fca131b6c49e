"""A headline's number that the body never has, where it has another: `58 Tewas` over `61 orang tewas`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from runut import lang
from runut.check.figures._paged import by_page
from runut.check.numbers.swapped import is_swap
from runut.lang import Pack, patterns
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Figure, FigureKind, Record
from runut.text.findings import on_page
from runut.text.intervals import disjoint
from runut.text.numbers import numbers

_SURE = 0.5, 0.6
"""Confidence of the least sure figure of a headline, and of a body, that are held against each other."""
_FEW = 2
"""Times by which the greater may be more than the less: further apart, the less counts some of them."""
_TOLD = 8
"""Figures of the body that may come to the headline's number together."""
_MIXED: frozenset[FigureKind] = frozenset({"injured", "involved"})
"""Kinds that may count the dead here and not there."""
SHOT: frozenset[FigureKind] = frozenset({"killed", *_MIXED})
"""Kinds that a language may not tell apart: of fifteen such alarms on English pages two were right."""
_YEARS = range(1900, 2101)
_ROUND = 100
"""The smallest step to which headlines round: "11 Ribu" over 11.591."""
_BEFORE = 15
"""Characters before a number in which the word stands that makes it some of them, or the others ("sisanya")."""
_NEXT = 40
"""Characters behind a number in which "the others" may stand."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield a headline's exact number that no figure of the body can be, or the body's where the page has that once.

    What the extraction took for a part of the headline's number, since it is less, is held against it all the same.
    """
    for article, figures in by_page(record):
        yield from _on_page(article, [one for one in figures if one.modality not in ("denied", "expected")])


def _on_page(article: Article, every: Sequence[Figure]) -> Iterator[Discrepancy]:
    heads = list(article.spans("headline"))
    above = [figure for figure in every if any(head.holds(figure.span) for head in heads)]
    below = [figure for figure in every if figure not in above]
    often = _often(article) if above else Counter()
    for first in above:
        is_stated = _is_stated(first) and not _is_short_of(article, first)
        lost = _lost(first, below, often) if is_stated else None
        is_mixed = first.kind in SHOT and not lang.load(article.language).checks.parts_dead
        other = lost or (_other(article, first, above, below) if is_stated and not is_mixed else None)
        if other is not None and not are_with_dead(first, other, every):
            is_headline = often[other.quantity.value] >= often[first.quantity.value]
            is_whole = lost is None and _is_whole(first.quantity.value or 0, _alike(first, below))
            is_headline = is_headline and not is_whole
            slip, right = (first, other) if is_headline else (other, first)
            yield on_page(
                article, "figure_conflict", slip.span, evidence=(right.span, right.id, slip.id),
                words=slip.span.of(article.text), what=slip.kind, other=right.span.of(article.text),
            )  # fmt: skip


def _often(article: Article) -> Counter[int | None]:
    """Count how often the page has each number, of whatever."""
    pack = lang.load(article.language)
    return Counter(
        quantity.value
        for stretch in article.spans("headline", "lead", "body")
        for _, quantity in numbers(article.text, pack, stretch)
    )


def _is_stated(figure: Figure) -> bool:
    """Say whether a headline's figure is an exact total of two or more."""
    value = figure.quantity.value or 0
    is_exact = figure.quantity.bound == "exact" and value > 1 and value not in _YEARS
    return figure.scope == "total" and is_exact and (figure.confidence is None or figure.confidence >= _SURE[0])


def _is_short_of(article: Article, first: Figure) -> bool:
    """Say whether a headline's number leaves some out, or tells whom it includes ("Player, 8 others hurt")."""
    pack = lang.load(article.language)
    behind = article.text[first.span.end : first.span.end + _NEXT].split("\n", 1)[0]
    return bool(rest(pack).search(behind) or patterns.words(pack.checks.excerpt).search(behind))


def are_with_dead(first: Figure, other: Figure, every: Iterable[Figure]) -> bool:
    """Say whether one of two numbers of people hurt counts the dead as well: whoever was shot, and who lives."""
    off = abs((first.quantity.value or 0) - (other.quantity.value or 0))
    return first.kind in _MIXED and any(one.kind == "killed" and one.quantity.value == off for one in every)


def _other(article: Article, first: Figure, above: Sequence[Figure], below: Sequence[Figure]) -> Figure | None:
    """Give the first figure of the body that must be the headline's and is another number."""
    value = first.quantity.value or 0
    units = [figure for figure in below if figure.unit == first.unit]
    kind = [figure for figure in units if figure.kind == first.kind]
    own = _alike(first, below)
    headline = {figure.id for figure in above}, {figure.quantity.value for figure in above}
    its = [
        figure
        for figure in own
        if (figure.scope == "total" or (figure.scope == "part" and figure.part_of in headline[0]))
        and figure.quantity.value not in headline[1]
    ]
    turned = next((one for one in its if _is_turned(first, one)), None)
    its_part = turned.id if turned is not None else None
    is_told = any(one.quantity.value == value and (one.scope == "total" or one.part_of == its_part) for one in kind)
    if turned is not None and not is_told:
        return turned
    if any(one.quantity.value == value for one in kind) or any(_fits(first, one) for one in own):
        return None
    near = [figure for figure in its if _is_near(article, first, figure)]
    told = Counter(figure.quantity.value for figure in own)
    firm = next((one for one in near if told[one.quantity.value] > 1 and (one.quantity.value or 0) > value), None)
    if firm is not None:
        return firm  # What some of them come to is chance.
    if any(one.quantity.value == value for one in units):
        return None
    if _comes_to(value, [figure.quantity.value or 0 for figure in own]):
        near = [figure for figure in near if figure.scope == "total"] if _is_whole(value, own) else []
    return next(iter(near), None)


def _lost(first: Figure, below: Sequence[Figure], often: Mapping[int | None, int]) -> Figure | None:
    """Give the number that a page has again and again, where the headline's, told only there, lost or won a digit."""
    if often[first.quantity.value] > 1:
        return None
    own = [one for one in _alike(first, below) if one.quantity.bound == "exact" and (one.confidence or 1) >= _SURE[1]]
    return next((one for one in own if often[one.quantity.value] > 1 and _is_digit_off(first, one)), None)


def _is_digit_off(first: Figure, other: Figure) -> bool:
    short, long = sorted((str(first.quantity.value), str(other.quantity.value)), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _fits(first: Figure, other: Figure) -> bool:
    """Say whether a figure of the body may be the headline's; a vague word beside exact numbers tells nothing."""
    return other.quantity.bound != "vague" and not disjoint(first.quantity, other.quantity)


def _alike(first: Figure, below: Sequence[Figure]) -> list[Figure]:
    return [one for one in below if (one.kind, one.unit, one.incident) == (first.kind, first.unit, first.incident)]


def _is_whole(value: int, own: Sequence[Figure]) -> bool:
    """Say whether parts told one after the other come to a value, and no total of the body is any part of it."""
    parts = [figure for figure in own if figure.scope == "part"]
    rows = (parts[at : at + size] for size in (2, 3, 4) for at in range(len(parts) - size + 1))
    is_told = any(sum(one.quantity.value or 0 for one in row) == value for row in rows)
    return is_told and all((one.quantity.value or 0) > value for one in own if one.scope == "total")


def _is_turned(first: Figure, other: Figure) -> bool:
    """Say whether the body has the headline's number with two digits turned round: whatever it comes to is chance."""
    is_sure = other.quantity.bound == "exact" and (other.confidence or 1) >= _SURE[1]
    return is_sure and is_swap(first.quantity.value or 0, other.quantity.value or 0)


def _comes_to(value: int, told: Sequence[int]) -> bool:
    """Say whether two or three of the body's numbers come to a value, or one is another's rest."""
    sums = (sum(some) for size in (2, 3) for some in combinations(told[:_TOLD], size))
    return value in sums or any(one - other == value for one in told for other in told)


def _is_near(article: Article, first: Figure, other: Figure) -> bool:
    """Say whether a figure of the body is exact, near the headline's, not its rounded form, and not of "the others"."""
    value, told = first.quantity.value or 0, other.quantity.value or 0
    if other.quantity.bound != "exact" or told < _FEW or (other.confidence or 1) < _SURE[1]:
        return False
    low, high = sorted((value, told))
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    is_rounded = step >= _ROUND and high - low < step
    pack = lang.load(article.language)
    before = article.text[max(0, other.span.start - _BEFORE) : other.span.start]
    is_rest = rest(pack).search(article.text[other.span.end : other.span.end + _NEXT])
    is_some = patterns.words(pack.checks.excerpt).search(before)
    return high <= low * _FEW and not is_rounded and not is_rest and not is_some


@cache
def rest(pack: Pack) -> Pattern:
    """Match "others" right behind what is counted."""
    return compile_pattern(rf"^(?:\s\pL+){{0,2}}?\s{alternation(pack.figures.rest)}\b")
