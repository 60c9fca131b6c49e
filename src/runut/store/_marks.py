"""Show why a page was found: the stretch of its text with most of the words, and where they stand in it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from runut.model import Span
from runut.store._query import Query, Term

SHOWN = 240
"""Characters of a page that a hit shows."""


def stretch(text: str, query: Query) -> tuple[Span, tuple[Span, ...]]:
    """Give the stretch to show and the marks in it; where no word stands, the page's beginning."""
    found = list(marks(text, query))
    starts = [mark.start for mark in found]
    best = max(range(len(found)), key=lambda at: bisect_left(starts, starts[at] + SHOWN * 2 // 3) - at, default=None)
    first = max(0, starts[best] - SHOWN // 4) if best is not None else 0
    span = _whole_words(text, Span(first, min(len(text), first + SHOWN)))
    return span, tuple(mark for mark in found if span.holds(mark))


def marks(text: str, query: Query) -> Iterator[Span]:
    """Yield where the wanted words stand, whole words only, as the index folds them; none overlaps another."""
    folded = fold(text)
    found = {span for terms in query.wanted for term in terms for span in _places(folded, term)}
    reached = 0
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start >= reached:
            yield span
            reached = span.end


def _places(folded: str, term: Term) -> Iterator[Span]:
    words = _folded(term.words)
    at = folded.find(words[0])
    while at >= 0:
        end = _end(folded, at, words, term.is_open) if not folded[at - 1 : at].isalnum() else None
        if end is not None:
            yield Span(at, end)
        at = folded.find(words[0], end or at + 1)


@lru_cache(maxsize=256)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    """Fold the words of a term, once for all the pages that a search shows."""
    return tuple(map(fold, words))


def _end(folded: str, at: int, words: tuple[str, ...], is_open: bool) -> int | None:
    """Give where a row of words ends that begins somewhere; None where it does not go on so."""
    at += len(words[0])
    for word in words[1:]:
        gap = at
        while at < len(folded) and not folded[at].isalnum():
            at += 1
        if at == gap or not folded.startswith(word, at):
            return None
        at += len(word)
    if is_open:
        while folded[at : at + 1].isalnum():
            at += 1
    return None if folded[at : at + 1].isalnum() else at


def fold(text: str) -> str:
    """Give a text of the same length without case and accents.

    >>> fold("Erdoğan di Đà Nẵng")
    'erdogan di đa nang'
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    if lowered.isascii():
        return lowered
    for sign in set(lowered):
        if sign > "\x7f" and (bare := _bare(sign)) != sign:
            lowered = lowered.replace(sign, bare)
    return lowered


@lru_cache(maxsize=4096)
def _bare(sign: str) -> str:
    first = unicodedata.normalize("NFD", sign)[0]
    return first if first.isalnum() else sign


def _whole_words(text: str, span: Span) -> Span:
    """Draw the ends in so that no word is cut, unless it is one without a space for long."""
    start, end = span
    if start > 0:
        space = text.find(" ", start, start + 40)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", max(start, end - 40), end)
        end = space if space > start else end
    return Span(start, end)
