"""What patterns match on a page: found in the words of a stretch, told of by its place in the whole text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from runut.lang.patterns import Match, Pattern
from runut.model import Article, Span


def matches(article: Article, stretches: Iterable[Span], *patterns: Pattern) -> Iterator[tuple[Match, Span]]:
    """Yield what the patterns match, each with its stretch: stretch by stretch, in each one pattern after the other."""
    for stretch in stretches:
        words = stretch.of(article.text)
        for pattern in patterns:
            for match in pattern.finditer(words):
                yield match, stretch


def placed(match: Match, stretch: Span, group: int | str = 0) -> Span:
    """Give where a match, or one group of it, stands in the text that the stretch is of."""
    return Span(stretch.start + match.start(group), stretch.start + match.end(group))
