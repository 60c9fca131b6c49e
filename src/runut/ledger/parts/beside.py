"""What one sentence says of two counts: "42 suspects and one company in Randu" are both of Randu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from runut.ledger.others import are_others
from runut.model import Article, Figure

_NEAR = 80
"""Letters from one count to the next that is told in the same breath."""


def beside(figures: Iterable[Figure], articles: Mapping[str, Article]) -> Iterator[Figure]:
    """Yield a story's figures, each with what the one before it in its sentence says for both.

    Of another unit and of no place, it is where that one is. A smaller number of nobody named is of the people of that
    one, to whom it happened: "of seven civilians who were hit, three died"; and so are others to whom something else
    did: "three civilians died and four others were hurt".
    """
    last: Figure | None = None
    for figure in sorted(figures, key=lambda one: (one.article, one.span, one.id)):
        if last is not None and last.article == figure.article and _is_beside(last, figure, articles):
            figure = _joined(last, figure, articles[figure.article])
        last = figure
        yield figure


def _joined(last: Figure, figure: Figure, article: Article) -> Figure:
    if last.kind == figure.kind and last.unit != figure.unit and figure.place is None:
        return replace(figure, place=last.place)
    number, before = figure.quantity.value, last.quantity.value
    is_of_them = number is not None and before is not None and number < before and last.unit == figure.unit
    if is_of_them and last.kind == "involved" != figure.kind and figure.who is None and figure.group is None:
        return replace(figure, group=last.group)
    is_open = figure.group is None and figure.who is None and last.unit == figure.unit
    if is_open and last.group and last.kind != figure.kind and are_others(figure, article):
        return replace(figure, group=last.group)
    return figure


def _is_beside(last: Figure, figure: Figure, articles: Mapping[str, Article]) -> bool:
    between = articles[figure.article].text[last.span.end : figure.span.start]
    return len(between) <= _NEAR and not set(".\n;") & set(between)
