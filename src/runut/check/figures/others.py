"""Some and "the others" beside them who are more than the whole: `tiga jenazah ... tiga jenazah lainnya` of five."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from runut import lang
from runut.check.figures._paged import by_page
from runut.check.figures.headline import rest
from runut.lang import Pack, patterns
from runut.lang.patterns import Pattern
from runut.model import Article, Discrepancy, Figure, FigureKind, Record
from runut.text.findings import on_page

_MIXED: frozenset[FigureKind] = frozenset({"injured", "involved"})
"""Kinds that may count the dead here and not there: whoever was shot, and whoever of them lives."""
_BESIDE = 160
"""Characters from those told first to the others."""
_NEXT = 40
"""Characters behind a number in which "the others" stands."""
_BEFORE = 12
"""Characters before a number in which "of" stands: then it is the whole of what follows."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield "the others" where they and those right before them are more than the one total that the page has."""
    for article, figures in by_page(record):
        stated = [one for one in figures if _is_stated(one)]
        for first, second in pairwise(stated):
            whole = _whole(article, first, second, stated)
            if whole is not None:
                values = first.quantity.value or 0, second.quantity.value or 0
                yield on_page(
                    article, "sum_mismatch", second.span, evidence=(whole.span, first.span),
                    sum=sum(values), total=whole.quantity.value,
                )  # fmt: skip


def _is_stated(figure: Figure) -> bool:
    return figure.modality == "asserted" and figure.quantity.bound == "exact" and bool(figure.quantity.value)


def _whole(article: Article, first: Figure, second: Figure, every: list[Figure]) -> Figure | None:
    """Give the page's one total of a kind where two parts of it, told one after the other, come to more."""
    pack = lang.load(article.language)
    if first.kind in _MIXED or _thing(first) != _thing(second) or second.span.start - first.span.end > _BESIDE:
        return None
    before = article.text[max(0, first.span.start - _BEFORE) : first.span.start]
    behind = article.text[second.span.end : second.span.end + _NEXT]
    if not rest(pack).search(behind) or _of(pack).search(before):
        return None
    wholes = [
        one for one in every if _thing(one) == _thing(first) and one.scope == "total" and one not in (first, second)
    ]
    parts = first.quantity.value or 0, second.quantity.value or 0
    if len({one.quantity.value for one in wholes}) != 1:
        return None
    total = wholes[0].quantity.value or 0
    return wholes[0] if max(parts) < total < sum(parts) else None


def _thing(figure: Figure) -> tuple[str, str, str | None]:
    return figure.kind, figure.unit, figure.incident


@cache
def _of(pack: Pack) -> Pattern:
    return patterns.words(pack.figures.out_of)
