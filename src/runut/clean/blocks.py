"""Cut a page's text into lines and paragraphs, and put labels over all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from runut.model import Label, Role, Span

_EDGE = " \t\r\f\v\u00a0\u200b\u200e\ufeff•·●▪►»*|:-–—_"  # bullets and rulers around what a line says


class Line(NamedTuple):
    """One line that says something: `folded` is what it says, small and bare; `group` counts paragraphs."""

    span: Span
    text: str
    folded: str
    group: int


def lines(text: str) -> list[Line]:
    """Cut a text into its lines that are not blank; a blank one begins a new group.

    >>> [(line.folded, line.group) for line in lines("• News\\n\\nApi padam.\\nAman.")]
    [('news', 0), ('api padam.', 1), ('aman.', 1)]
    """
    found: list[Line] = []
    at, group, is_gap = 0, -1, True
    for raw in text.split("\n"):
        said = raw.strip()
        if said:
            group += is_gap
            start = at + raw.index(said[0])
            found.append(Line(Span(start, start + len(said)), said, fold(said), group))
        is_gap = not said
        at += len(raw) + 1
    return found


def fold(text: str) -> str:
    """Write words the way they are compared: small, single spaces, no bullets around them."""
    return spaced(text.strip(_EDGE).casefold())


def spaced(text: str) -> str:
    """Write words with single spaces between them: as they are, where that is so.

    >>> spaced(" Api  padam.\\n")
    'Api padam.'
    """
    if "  " not in text and text.isprintable():  # of all white space only " " is: a third of what cutting takes
        return text.strip(" ")
    return " ".join(text.split())


def cover(text: str, stretches: Iterable[tuple[Span, Role]]) -> Iterator[Label]:
    """Yield labels that cover the whole text: white space goes with what stands before it, likes are joined."""
    if not text:
        return
    kept = [(span, role) for span, role in stretches if span.start < span.end]
    if not kept:
        yield Label(Span(0, len(text)), "other")
        return
    start, role = 0, kept[0][1]
    for span, following in kept[1:]:
        if following != role:
            yield Label(Span(start, span.start), role)
            start, role = span.start, following
    yield Label(Span(start, len(text)), role)
