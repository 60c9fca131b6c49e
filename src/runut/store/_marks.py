"""Show why a page was found: the stretch of its text with most of the words, and where they stand in it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from runut.lang.patterns import Pattern, compile_pattern
from runut.model import Span
from runut.store._query import Query, Term

SHOWN = 240
"""Characters of a page that a hit shows."""

_GAP = r"[^\pL\pN]+"


def stretch(text: str, query: Query) -> tuple[Span, tuple[Span, ...]]:
    """Give the stretch to show and the marks in it; where no word stands, the page's beginning."""
    found = list(marks(text, query))
    starts = [mark.start for mark in found]
    best = max(range(len(found)), key=lambda at: bisect_left(starts, starts[at] + SHOWN * 2 // 3) - at, default=None)
    first = max(0, starts[best] - SHOWN // 4) if best is not None else 0
    span = _whole_words(text, Span(first, min(len(text), first + SHOWN)))
    return span, tuple(mark for mark in found if span.holds(mark))


def marks(text: str, query: Query) -> Iterator[Span]:
    """Yield where the wanted words stand, whole words only, as the index folds them."""
    terms = tuple(sorted({term for terms in query.wanted for term in terms}, key=lambda term: -len(term.words)))
    if not terms:
        return
    folded = fold(text)
    for match in _pattern(terms).finditer(folded):
        start, end = match.span()
        before, after = folded[start - 1 : start], folded[end : end + 1]
        if not (before.isalnum() or after.isalnum()):
            yield Span(start, end)


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
    if "\ud800" <= sign <= "\udfff":
        return " "  # half of a pair, which no pattern takes
    first = unicodedata.normalize("NFD", sign)[0]
    return first if first.isalnum() else sign


@lru_cache(maxsize=256)
def _pattern(terms: tuple[Term, ...]) -> Pattern:
    from re2 import escape

    each = (_GAP.join(escape(fold(word)) for word in term.words) + (r"[\pL\pN]*" if term.is_open else "")
            for term in terms)  # fmt: skip
    return compile_pattern("|".join(each), ignore_case=False)


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
