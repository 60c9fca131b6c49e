"""Pages that tell how a toll has grown: their day is that of the news, not of what happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from runut import lang
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.link.tolls import HARM
from runut.model import Article, Figure

_BEFORE = 40
"""Letters in which the words are looked for, before the number."""


def grown(figures: Iterable[Figure], articles: Mapping[str, Article]) -> frozenset[str]:
    """Name the pages that tell a toll of people as what an earlier one has come to: "the dead rose to 26"."""
    return frozenset(figure.article for figure in figures if _is_grown(figure, articles[figure.article]))


def _is_grown(figure: Figure, article: Article) -> bool:
    if figure.kind not in HARM or figure.scope != "total" or not figure.quantity.value or figure.unit != "person":
        return False
    at = figure.span.start
    before = article.text[max(0, at - _BEFORE) : at]
    return _becomes(lang.load(article.language)).search(before) is not None


@cache
def _becomes(pack: Pack) -> Pattern:
    """What stands right before a number that an earlier one has come to, with what may stand between."""
    return compile_pattern(rf"\b{alternation(pack.tolls.becomes)}(?:\s+{alternation(pack.tolls.by)})*\s*$")
