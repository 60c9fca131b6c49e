"""Parts that do not come to the total the page gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from runut import lang
from runut.lang import patterns
from runut.model import Article, Discrepancy, Figure, Record
from runut.text.findings import on_page

_LISTED = 3
"""Fewer parts are as a rule an excerpt of the whole, not a breakdown of it."""

_NEAR = 0.2
"""Parts further off the total than a fifth are parts of something else."""
_APART = 600
"""Characters from a total to the end of its breakdown: a paragraph."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each total that its parts exceed, or that an announced breakdown does not reach."""
    by_article: dict[str, list[Figure]] = defaultdict(list)
    for figure in record.figures:
        by_article[figure.article].append(figure)
    for article in record.articles:
        figures = {figure.id: figure for figure in by_article[article.id]}
        parts: dict[str, list[Figure]] = defaultdict(list)
        for figure in sorted(figures.values(), key=lambda figure: figure.span):
            if figure.part_of in figures and figure.scope == "part":
                parts[figure.part_of or ""].append(figure)
        for whole, pieces in parts.items():
            yield from _compare(article, figures[whole], pieces)


def _compare(article: Article, whole: Figure, pieces: list[Figure]) -> Iterator[Discrepancy]:
    total = whole.quantity.value
    values = [piece.quantity.value for piece in pieces if piece.quantity.bound == "exact"]
    exact = [value for value in values if value is not None]
    if total is None or whole.quantity.bound != "exact" or len(exact) != len(pieces) or len(exact) < _LISTED:
        return
    if any(piece.kind != whole.kind or piece.unit != whole.unit for piece in pieces):
        return
    off = abs(sum(exact) - total)
    if 0 < off <= total * _NEAR and _is_breakdown(article, whole, pieces):
        yield on_page(
            article,
            "sum_mismatch",
            whole.span,
            evidence=tuple(piece.span for piece in pieces),
            sum=sum(exact),
            total=total,
        )


def _is_breakdown(article: Article, whole: Figure, pieces: list[Figure]) -> bool:
    """Say whether the words between total and parts announce a list that is complete."""
    words = patterns.words(lang.load(article.language).checks.breakdown)
    first, last = whole.span.end, pieces[-1].span.end
    if pieces[0].span.start < first or last - first > _APART:
        return False
    return words.search(article.text[first:last]) is not None
