"""Tell who is counted besides those told before: "20 others", "20 lainnya"."""

from __future__ import annotations

from functools import cache

from runut import lang
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Figure

_NEXT = 25
"""Letters from a number to the word."""


def are_others(figure: Figure, article: Article) -> bool:
    """Say whether a number counts others than those before it: "20 others", "20 lainnya"."""
    behind = article.text[figure.span.end : figure.span.end + _NEXT]
    return _rest(lang.load(article.language)).search(behind) is not None


@cache
def _rest(pack: Pack) -> Pattern:
    return compile_pattern(rf"^(?:\s+\w+)?\s+{alternation(pack.figures.rest)}\b")
