"""Find pages that repeat one another's words: whole near copies, and single paragraphs of wire text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from runut.link.words import BODY, body, order
from runut.model import Article, Span
from runut.text.shingles import SIZE, Words, seeds

_COMMON = 40
"""A seed that more pages than this hold is furniture, not evidence."""
_SHARE = 0.4
"""Share of the shorter page that makes it a near copy (`id_near_copies.json` starts there)."""
_RUN = 20
"""Words in a row that make a partial copy: longer than any set phrase of the trade."""


@dataclass(frozen=True, slots=True)
class Copy:
    """`article` holds words that `of`, published no later, holds as well; `span` is the longest such stretch."""

    article: str
    of: str
    jaccard: float
    containment: float
    span: Span
    """In the text of `article`."""
    of_span: Span
    """In the text of `of`."""

    @property
    def is_near(self) -> bool:
        """Say whether the page as a whole is a copy, not just a stretch of it."""
        return self.containment >= _SHARE


class _Page:
    """The words of one article that are compared."""

    def __init__(self, article: Article) -> None:
        self.id = article.id
        self.words = Words(article.text, article.spans(*BODY))
        self.runs = self.words.runs
        self.distinct = frozenset(self.runs)

    def stretch(self, start: int, length: int) -> Span:
        """Give the place of so many runs."""
        return self.words.place(start, start + length + SIZE - 2)


def copies(articles: Iterable[Article]) -> Iterator[Copy]:
    """Yield each pair of articles that share a stretch of text, the later as the copy, whatever order they come in."""
    ordered = sorted(articles, key=order)
    pages: dict[int, _Page] = {}
    for pair in sorted(_pairs(ordered)):
        earlier, later = (pages.get(at) or pages.setdefault(at, _Page(ordered[at])) for at in pair)
        found = _copy(earlier, later)
        if found:
            yield found


def _copy(earlier: _Page, later: _Page) -> Copy | None:
    both = len(earlier.distinct & later.distinct)
    containment = both / (min(len(earlier.distinct), len(later.distinct)) or 1)
    if containment < _SHARE and both < _RUN - SIZE + 1:
        return None
    start, length = _longest(later.runs, earlier.distinct)
    if containment < _SHARE and length + SIZE - 1 < _RUN:
        return None
    return Copy(
        article=later.id,
        of=earlier.id,
        jaccard=both / (len(earlier.distinct) + len(later.distinct) - both),
        containment=containment,
        span=later.stretch(start, length),
        of_span=earlier.stretch(earlier.runs.index(later.runs[start]), length),
    )


def _pairs(ordered: Sequence[Article]) -> set[tuple[int, int]]:
    """Give the pages that share a seed; most seeds stand on one page alone."""
    first: dict[int, int] = {}
    holders: dict[int, list[int]] = {}
    for at, article in enumerate(ordered):
        own = seeds(body(article))
        for seed in own & first.keys():
            holders.setdefault(seed, [first[seed]]).append(at)
        first.update(dict.fromkeys(own, at))
    return {pair for pages in holders.values() if len(pages) <= _COMMON for pair in combinations(pages, 2)}


def _longest(runs: Sequence[int], theirs: frozenset[int]) -> tuple[int, int]:
    """Give the start and length of the longest row of runs that the other page holds too."""
    held = bytes(map(theirs.__contains__, runs))
    longest = max(held.split(b"\0"), key=len)
    return held.index(longest), len(longest)
