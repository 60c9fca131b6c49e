"""Find pages that repeat one another's words: whole near copies, and single paragraphs of wire text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from runut.link.words import body, order
from runut.model import Article, Span
from runut.text.shingles import SIZE, fingerprints

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


@dataclass(frozen=True, slots=True)
class _Prints:
    spans: tuple[Span, ...]
    runs: tuple[int, ...]


def copies(articles: Iterable[Article]) -> Iterator[Copy]:
    """Yield each pair of articles that share a stretch of text, the later as the copy, whatever order they come in."""
    ordered = sorted(articles, key=order)
    prints = [_prints(article) for article in ordered]
    holders: dict[int, list[int]] = defaultdict(list)
    for at, print_ in enumerate(prints):
        for run in sorted(set(print_.runs)):
            if run % _KEEP == 0:
                holders[run].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for pages in holders.values():
        if 1 < len(pages) <= _COMMON:
            shared.update((a, b) for i, a in enumerate(pages) for b in pages[i + 1 :])
    for earlier, later in sorted(shared):
        copy = _compare(ordered[earlier], prints[earlier], ordered[later], prints[later])
        if copy is not None:
            yield copy


def _prints(article: Article) -> _Prints:
    found = list(body(article))
    return _Prints(tuple(span for _, span in found), tuple(fingerprints([word for word, _ in found])))


def _compare(earlier: Article, a: _Prints, later: Article, b: _Prints) -> Copy | None:
    mine, theirs = set(b.runs), set(a.runs)
    both = mine & theirs
    containment = len(both) / min(len(mine), len(theirs))
    start, length = _longest(b.runs, theirs)
    if containment < _SHARE and length + SIZE - 1 < _RUN:
        return None
    there = a.runs.index(b.runs[start])
    return Copy(
        article=later.id,
        of=earlier.id,
        jaccard=len(both) / len(mine | theirs),
        containment=containment,
        span=_stretch(b, start, length),
        of_span=_stretch(a, there, length),
    )


def _longest(runs: tuple[int, ...], theirs: set[int]) -> tuple[int, int]:
    """Give the start and length of the longest row of runs that the other page holds too."""
    best_start, best, start = 0, 0, 0
    for at, run in enumerate(runs):
        if run not in theirs:
            start = at + 1
        elif at + 1 - start > best:
            best_start, best = start, at + 1 - start
    return best_start, best


def _stretch(print_: _Prints, start: int, length: int) -> Span:
    last = min(start + length + SIZE - 2, len(print_.spans) - 1)
    return Span(print_.spans[start].start, print_.spans[last].end)
