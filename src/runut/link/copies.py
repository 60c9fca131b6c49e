"""Find pages that repeat one another's words: whole near copies, and single paragraphs of wire text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from runut.link.words import body, order
from runut.model import Article, Span
from runut.text.shingles import SIZE, bare_words, fingerprints

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
    runs = [_runs(article) for article in ordered]
    distinct = [frozenset(each) for each in runs]
    spans: dict[int, list[Span]] = {}
    for earlier, later in sorted(_pairs(distinct)):
        both = distinct[earlier] & distinct[later]
        containment = len(both) / min(len(distinct[earlier]), len(distinct[later]))
        start, length = _longest(runs[later], distinct[earlier])
        if containment < _SHARE and length + SIZE - 1 < _RUN:
            continue
        for at in (earlier, later):  # most pages share nothing, and need no places
            if at not in spans:
                spans[at] = [span for _, span in body(ordered[at])]
        yield Copy(
            article=ordered[later].id,
            of=ordered[earlier].id,
            jaccard=len(both) / len(distinct[earlier] | distinct[later]),
            containment=containment,
            span=_stretch(spans[later], start, length),
            of_span=_stretch(spans[earlier], runs[earlier].index(runs[later][start]), length),
        )


def _runs(article: Article) -> list[int]:
    words = [word for span in article.spans("lead", "body") for word in bare_words(span.of(article.text))]
    return fingerprints(words)


def _pairs(distinct: Sequence[frozenset[int]]) -> set[tuple[int, int]]:
    """Give the pages that share a run of those that are indexed."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, runs in enumerate(distinct):
        for run in runs:
            if run % _KEEP == 0:
                holders[run].append(at)
    return {
        (a, b)
        for pages in holders.values()
        if 1 < len(pages) <= _COMMON
        for i, a in enumerate(pages)
        for b in pages[i + 1 :]
    }


def _longest(runs: Sequence[int], theirs: frozenset[int]) -> tuple[int, int]:
    """Give the start and length of the longest row of runs that the other page holds too."""
    best_start, best, start = 0, 0, 0
    for at, run in enumerate(runs):
        if run not in theirs:
            start = at + 1
        elif at + 1 - start > best:
            best_start, best = start, at + 1 - start
    return best_start, best


def _stretch(spans: Sequence[Span], start: int, length: int) -> Span:
    last = min(start + length + SIZE - 2, len(spans) - 1)
    return Span(spans[start].start, spans[last].end)
