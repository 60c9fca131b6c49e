"""What patterns match on a page: found in the words of a stretch, told of by its place in the whole text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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


def are_near(some: Iterable[Span], others: Sequence[Span], apart: int) -> bool:
    """Say whether one of these stands so many characters, or fewer, from one of those.

    >>> are_near([Span(0, 4)], [Span(9, 12), Span(40, 44)], 5), are_near([Span(0, 4)], [Span(9, 12)], 4)
    (True, False)
    """
    return any(max(a.start, b.start) - min(a.end, b.end) <= apart for a in some for b in others)
