"""What one sentence says of two counts: "42 suspects and one company in Randu" are both of Randu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from runut.model import Article, Figure

_NEAR = 80
"""Letters from one count to the next that is told in the same breath."""


def placed(figures: Iterable[Figure], articles: Mapping[str, Article]) -> Iterator[Figure]:
    """Yield a story's figures, each without a place where the one before it in its sentence, of another unit, is."""
    before: dict[tuple[str, str], Figure] = {}
    for figure in sorted(figures, key=lambda one: (one.article, one.span, one.id)):
        name = figure.article, figure.kind
        last = before.get(name)
        if figure.place is None and last and last.unit != figure.unit and _is_beside(last, figure, articles):
            figure = replace(figure, place=last.place)
        before[name] = figure
        yield figure


def _is_beside(last: Figure, figure: Figure, articles: Mapping[str, Article]) -> bool:
    between = articles[figure.article].text[last.span.end : figure.span.start]
    return last.place is not None and len(between) <= _NEAR and not set(".\n;") & set(between)
