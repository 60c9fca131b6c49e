"""Find pages that repeat one another's words: whole near copies, and single paragraphs of wire text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import itemgetter

from runut.link.words import BODY, body, order
from runut.model import Article, Span
from runut.text.shingles import SIZE, Words, seeds, stretch

_COMMON = 40
"""A seed that more pages than this hold is furniture, not evidence."""
_FEW = 2
"""Pairs that share no more seeds share a set phrase, mostly: two in three of all pairs, one in nine of the copies."""
_LEAST = 70
"""Letters in which such pairs must agree around a seed: twenty words are some hundred and forty."""
_SHORT = 500
"""A page of so few letters may be a copy of another and share no more than two seeds with it."""
_SHARE = 0.4
"""Share of the shorter page that makes it a near copy (`id_near_copies.json` starts there)."""
_RUN = 20
"""Words in a row that make a partial copy: longer than any set phrase of the trade."""


@dataclass(frozen=True, slots=True)
class Copy:
    """`article` holds words that `of`, published no later, holds as well; `span` is the longest such stretch."""

    article: str
    of: str
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
    for at, pairs in groupby(sorted(_pairs(ordered)), itemgetter(0)):
        earlier = pages.pop(at, None) or _Page(ordered[at])  # in no pair further on
        for _, other in pairs:
            later = pages.get(other) or pages.setdefault(other, _Page(ordered[other]))
            found = _copy(earlier, later)
            if found:
                yield found


def _copy(earlier: _Page, later: _Page) -> Copy | None:
    shared = earlier.distinct & later.distinct
    both = len(shared)
    containment = both / (min(len(earlier.distinct), len(later.distinct)) or 1)
    if containment < _SHARE and both < _RUN - SIZE + 1:
        return None
    start, length = _longest(later.runs, shared)
    if containment < _SHARE and length + SIZE - 1 < _RUN:
        return None
    return Copy(
        article=later.id,
        of=earlier.id,
        containment=containment,
        span=later.stretch(start, length),
        of_span=earlier.stretch(earlier.runs.index(later.runs[start]), length),
    )


def _pairs(ordered: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Yield the pages that share seeds, and where these are few a stretch; most seeds stand on one page alone."""
    for pair, shared in _shared(ordered).items():
        if len(shared) > _FEW or _may_be_copied(ordered[pair[0]], ordered[pair[1]], shared):
            yield pair


def _may_be_copied(earlier: Article, later: Article, shared: Iterable[str]) -> bool:
    one, other = body(earlier), body(later)
    return min(len(one), len(other)) < _SHORT or any(stretch(one, other, seed) > _LEAST for seed in shared)


def _shared(ordered: Sequence[Article]) -> dict[tuple[int, int], list[str]]:
    """Give the pairs of pages that share seeds, with these; first an index of who holds a seed beside others."""
    first: dict[str, int] = {}
    holders: dict[str, list[int]] = {}
    for at, article in enumerate(ordered):
        for seed in seeds(body(article)):
            found = first.setdefault(seed, at)
            if found != at:
                held = holders.setdefault(seed, [found])
                if held[-1] != at:
                    held.append(at)
    shared: dict[tuple[int, int], list[str]] = {}
    for seed, pages in holders.items():
        if len(pages) <= _COMMON:
            for pair in combinations(pages, 2):
                shared.setdefault(pair, []).append(seed)
    return shared


def _longest(runs: Sequence[int], shared: frozenset[int]) -> tuple[int, int]:
    """Give the start and length of the longest row of runs that both pages hold."""
    held = bytes(map(shared.__contains__, runs))
    longest = max(held.split(b"\0"), key=len)
    return held.index(longest), len(longest)
