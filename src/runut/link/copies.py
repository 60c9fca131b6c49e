"""Find pages that repeat one another's words: whole near copies, and single paragraphs of wire text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from runut.link.words import order, prints
from runut.model import Article, Span
from runut.text.shingles import SIZE, stretch

_KEEP = 4
"""One fingerprint in four is indexed: a shared run of twenty words is missed once in a hundred times."""
_COMMON = 40
"""A run that more pages than this hold is furniture, not evidence."""
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


def copies(articles: Iterable[Article]) -> Iterator[Copy]:
    """Yield each pair of articles that share a stretch of text, the later as the copy, whatever order they come in."""
    ordered = sorted(articles, key=order)
    runs = [prints(article) for article in ordered]
    distinct = [frozenset(each) for each in runs]
    for earlier, later in sorted(_pairs(distinct)):
        both = len(distinct[earlier] & distinct[later])
        containment = both / min(len(distinct[earlier]), len(distinct[later]))
        if containment < _SHARE and both < _RUN - SIZE + 1:
            continue
        start, length = _longest(runs[later], distinct[earlier])
        if containment < _SHARE and length + SIZE - 1 < _RUN:
            continue
        yield Copy(
            article=ordered[later].id,
            of=ordered[earlier].id,
            jaccard=both / (len(distinct[earlier]) + len(distinct[later]) - both),
            containment=containment,
            span=_stretch(ordered[later], start, length),
            of_span=_stretch(ordered[earlier], runs[earlier].index(runs[later][start]), length),
        )


def _pairs(distinct: Sequence[frozenset[int]]) -> set[tuple[int, int]]:
    """Give the pages that share a run of those that are indexed."""
    first: dict[int, int] = {}
    holders: dict[int, list[int]] = defaultdict(list)
    for at, runs in enumerate(distinct):
        for run in runs:
            if not run % _KEEP and first.setdefault(run, at) != at:  # most runs stand on one page alone
                holders[run].append(at)
    for run, pages in holders.items():
        pages.insert(0, first[run])
    return {pair for pages in holders.values() if len(pages) <= _COMMON for pair in combinations(pages, 2)}


def _longest(runs: Sequence[int], theirs: frozenset[int]) -> tuple[int, int]:
    """Give the start and length of the longest row of runs that the other page holds too."""
    held = bytes(map(theirs.__contains__, runs))
    longest = max(held.split(b"\0"), key=len)
    return held.index(longest), len(longest)


def _stretch(article: Article, start: int, length: int) -> Span:
    return stretch(article.text, start, start + length + SIZE - 2, article.spans("lead", "body"))
