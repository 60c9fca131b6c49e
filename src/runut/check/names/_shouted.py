"""Lines all in capitals, as subtitles are: no capital shows a name there, and words are run together at will."""

from __future__ import annotations

from runut.check._kept import kept
from runut.lang import Pack
from runut.model import Article, Span

_LETTERS = 60
"""Letters of the shortest such line: headlines and signs are shorter."""
_SHARE = 0.8
"""Capitals among them."""


@kept
def _shouted(article: Article, _: Pack) -> tuple[Span, ...]:
    """Give where the lines of a page stand that are all in capitals."""
    found, at = [], 0
    for line in article.text.splitlines(keepends=True):
        letters = [letter for letter in line if letter.isalpha()]
        if len(letters) >= _LETTERS and sum(map(str.isupper, letters)) >= _SHARE * len(letters):
            found.append(Span(at, at + len(line)))
        at += len(line)
    return tuple(found)


def is_shouted(article: Article, pack: Pack, span: Span) -> bool:
    """Say whether words stand in such a line."""
    return any(line.holds(span) for line in _shouted(article, pack))
