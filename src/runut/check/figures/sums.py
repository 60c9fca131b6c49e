"""Parts that do not come to the total the page gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate, islice, takewhile

from runut import lang
from runut.check.figures._paged import by_page
from runut.check.numbers.swapped import is_swap
from runut.lang import patterns
from runut.model import Article, Discrepancy, Figure, Record, Span
from runut.text.findings import on_page

_LISTED = 3
"""Fewer parts are as a rule an excerpt of the whole, not a breakdown of it."""

_MANY = 5
"""So many parts in a row are a breakdown whatever words stand before them."""

_NEAR = 0.2
"""Parts further off the total than a fifth are parts of something else; a long list may be half of it off."""
_NEAR_MANY = 0.5
_NEAR_BARE = 0.1
"""How far off three or four parts may be that no word announces as a breakdown."""
_BESIDE = 120
"""Characters from one part of a list to the next."""
_BEFORE = 80
"""Characters before a list in which the word stands that announces it."""
_LONG = 1500
"""Characters of the longest list that goes on from sentence to sentence."""
_ROW, _SWAPPED = range(3, 7), 100
"""Parts of the list in which one with two digits swapped is looked for, and the least that the greatest may be."""
_APART = 600
"""Characters from a total to the end of its breakdown: a paragraph."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each total that its parts exceed, or that a breakdown of it does not reach."""
    for article, row in by_page(record):
        by_id = {figure.id: figure for figure in row}
        shown: set[str] = set()
        for figure in row:
            whole = by_id.get(figure.part_of or "")
            if figure.scope == "part" and whole is not None and whole.id not in shown:
                shown.add(whole.id)
                rows = _listed(row, figure), _listed(row, figure, article.text)
                yield from islice((found for one in rows for found in _compare(article, whole, one, row)), 1)
        yield from _over_sentences(article, row)
        yield from _swapped(article, row)


def _listed(row: list[Figure], first: Figure, text: str = "") -> list[Figure]:
    """Give the row of figures of one kind that stand beside one another, from its first part on.

    It ends before an earlier toll. With the page's text, it ends with its paragraph: what the next one opens with may
    be told anew.
    """
    listed = [first]
    for figure in row[row.index(first) + 1 :]:
        if (figure.kind, figure.unit) != (first.kind, first.unit):
            continue
        between = Span(listed[-1].span.end, figure.span.start)
        is_earlier = figure.scope == "prior"
        if is_earlier or between.end - between.start > _BESIDE or (len(listed) >= _LISTED and "\n" in between.of(text)):
            break
        listed.append(figure)
    return listed


def _compare(article: Article, whole: Figure, pieces: list[Figure], every: list[Figure]) -> Iterator[Discrepancy]:
    total = whole.quantity.value
    exact = [piece.quantity.value for piece in pieces if piece.quantity.bound == "exact"]
    values = [value for value in exact if value is not None]
    if total is None or whole.quantity.bound != "exact" or len(values) != len(pieces) or len(values) < _LISTED:
        return
    if (pieces[0].kind, pieces[0].unit) != (whole.kind, whole.unit):
        return
    is_off = 0 < abs(sum(values) - total) <= total * _near(article, whole, pieces)
    if is_off and not _is_explained(values, total, whole, every):
        yield on_page(
            article,
            "sum_mismatch",
            Span(whole.span.start, pieces[-1].span.end),
            evidence=(whole.span, *(piece.span for piece in pieces)),
            sum=sum(values),
            total=total,
        )


def _is_explained(values: list[int], total: int, whole: Figure, every: list[Figure]) -> bool:
    """Say whether the first parts are all, one is part or the sum of others, or they come to another total."""
    totals = {total} | {
        other.quantity.value
        for other in every
        if other.kind == whole.kind and other.unit == whole.unit and other.quantity.value not in (None, *values)
    }
    if total in accumulate(values) or _is_nested(values):
        return True
    return sum(values) in totals or any(sum(values) - value in totals for value in values)


def _is_nested(values: list[int]) -> bool:
    """Say whether one of the parts is what the two or more right behind it come to: a list of lists is no breakdown.

    >>> _is_nested([740, 170, 209, 199, 162, 516]), _is_nested([170, 209, 199, 162])
    (True, False)
    """
    return any(value in islice(accumulate(values[at + 1 :]), 1, None) for at, value in enumerate(values))


def _near(article: Article, whole: Figure, pieces: list[Figure]) -> float:
    """Give how far off the total the parts may be, as a share of it, and still be meant as the whole of it."""
    first, last = whole.span.end, pieces[-1].span.end
    if pieces[0].span.start < first or last - first > _APART:
        return 0
    pack, between = lang.load(article.language), article.text[first:last]
    if patterns.words(pack.checks.excerpt).search(between):
        return 0
    if len(pieces) >= _MANY:
        return _NEAR_MANY
    return _NEAR if patterns.words(pack.checks.breakdown).search(between) else _NEAR_BARE


def _over_sentences(article: Article, row: list[Figure]) -> Iterator[Discrepancy]:
    """Yield totals whose breakdown, announced and told in several sentences, is off in a single digit.

    Off by more, the page leaves some of them out.
    """
    stated = [figure for figure in row if figure.quantity.bound == "exact" and figure.quantity.value]
    for kind in dict.fromkeys((figure.kind, figure.unit) for figure in stated):
        alike = [figure for figure in stated if (figure.kind, figure.unit) == kind]
        for at, whole in enumerate(alike):
            pieces = _below(whole, alike[at + 1 :])
            if len(pieces) >= _MANY and _is_announced(article, pieces) and _is_digit_off(whole, pieces, row):
                values = [piece.quantity.value or 0 for piece in pieces]
                span = Span(pieces[0].span.start, pieces[-1].span.end)
                yield on_page(
                    article, "sum_mismatch", span, evidence=(whole.span, *(piece.span for piece in pieces)),
                    sum=sum(values), total=whole.quantity.value,
                )  # fmt: skip
                break


def _swapped(article: Article, row: list[Figure]) -> Iterator[Discrepancy]:
    """Yield the part of a paragraph's only list of a kind that makes its total with two neighbouring digits swapped."""
    stated = [figure for figure in row if figure.quantity.bound == "exact" and figure.quantity.value]
    first = {(one.kind, one.unit): one for one in reversed(stated) if one.scope == "total"}
    for whole in first.values():
        total = whole.quantity.value or 0
        for pieces in _paragraphs(article, whole, stated):
            values = [piece.quantity.value or 0 for piece in pieces]
            slips = [
                piece
                for piece, value in zip(pieces, values, strict=True)
                if is_swap(value, total - sum(values) + value)
            ]
            if len(pieces) in _ROW and _SWAPPED <= max(values) < total != sum(values) and len(slips) == 1:
                yield on_page(
                    article, "sum_mismatch", slips[0].span, evidence=(whole.span, *(piece.span for piece in pieces)),
                    sum=sum(values), total=total,
                )  # fmt: skip


def _paragraphs(article: Article, whole: Figure, stated: list[Figure]) -> Iterator[list[Figure]]:
    """Yield the figures of a total's kind by paragraph, those of its own number left out."""
    found: dict[int, list[Figure]] = defaultdict(list)
    for figure in stated:
        if (figure.kind, figure.unit) == (whole.kind, whole.unit) and figure.quantity.value != whole.quantity.value:
            found[article.text.rfind("\n", 0, figure.span.start)].append(figure)
    yield from found.values()


def _below(whole: Figure, later: list[Figure]) -> list[Figure]:
    """Give the figures right behind a total that are less than it."""
    return list(takewhile(lambda one: (one.quantity.value or 0) < (whole.quantity.value or 0), later))


def _is_announced(article: Article, pieces: list[Figure]) -> bool:
    """Say whether a word for a breakdown stands before the first part, and the list is of a few sentences."""
    first, last = pieces[0].span.start, pieces[-1].span.end
    before = article.text[max(0, first - _BEFORE) : first]
    return last - first < _LONG and bool(patterns.words(lang.load(article.language).checks.breakdown).search(before))


def _is_digit_off(whole: Figure, pieces: list[Figure], every: list[Figure]) -> bool:
    """Say whether a total and the sum of its parts differ in one digit, not the last, and nothing explains it."""
    values, total = [piece.quantity.value or 0 for piece in pieces], whole.quantity.value or 0
    off = str(abs(sum(values) - total))
    is_near = abs(sum(values) - total) <= total * _NEAR
    return is_near and len(off) > 1 and not off[1:].strip("0") and not _is_explained(values, total, whole, every)
