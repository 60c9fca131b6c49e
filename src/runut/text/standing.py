"""Find where a pattern stands in the sentences of a page, asking the page once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from runut.lang.patterns import Pattern
from runut.model import Span


def standing_in(text: str, sentences: Sequence[Span], pattern: Pattern) -> list[Span]:
    """Give where a list of words stands inside sentences, which follow one another.

    >>> from runut.lang.patterns import words
    >>> standing_in("Api. Baku tembak. Api", (Span(0, 4), Span(5, 17)), words(("api", "baku tembak")))
    [Span(start=0, end=3), Span(start=5, end=16)]
    """
    if not sentences:
        return []
    start, end = sentences[0].start, sentences[-1].end
    found = [Span(start + one.start(), start + one.end()) for one in pattern.finditer(text[start:end])]
    edges = [edge for sentence in sentences for edge in sentence]
    placed = [(one, bisect_right(edges, one.start)) for one in found]  # odd behind where a sentence begins
    is_whole = all(n == len(edges) or one.end <= edges[n] for one, n in placed)
    if is_whole and edges == sorted(edges) and not any(_is_in_word(text, edge) for edge in edges):
        return [one for one, n in placed if n % 2]
    each = ((sentence.start, one) for sentence in sentences for one in pattern.finditer(sentence.of(text)))
    return [Span(at + one.start(), at + one.end()) for at, one in each]


def _is_in_word(text: str, edge: int) -> bool:
    """Say whether a sentence begins or ends inside a word, which is another word then."""
    return text[edge - 1 : edge].isalnum() and text[edge : edge + 1].isalnum()
