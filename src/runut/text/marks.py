"""Find quotation marks and pair them, as spans of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from runut.lang.patterns import compile_pattern
from runut.model import Span

# A mark may have come through as an entity; a doubled single mark is typed for a double one.
_MARK = compile_pattern(
    r"&(?:amp;)?(?:quot|#34|ldquo|rdquo|lsquo|rsquo|laquo|raquo|#39);|''|``|’’|‘‘|[\"“”„‟«»‹›″‘’']|\n+"
)
_DOUBLE = "double"
_SINGLE = "single"
_ENTITY = {
    "quot": '"', "#34": '"', "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "laquo": "«", "raquo": "»", "#39": "'",
}  # fmt: skip
_FAMILY = dict.fromkeys(("‘", "’", "'", "‹", "›"), _SINGLE)
_OPENERS = frozenset(("“", "„", "«", "‹", "‘", "``", "‘‘"))
_CLOSERS = frozenset(("”", "»", "›", "’", "’’"))
_FOLLOWS_CLOSING = frozenset(",.;:!?)]}…-–—\"”’' \n\t\xa0") | {""}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks: `inner` without them, `outer` with them; `closed` when a closing mark was found."""

    inner: Span
    outer: Span
    closed: bool = True
    family: str = _DOUBLE


def quotations(text: str, within: Span) -> Iterator[Quotation]:
    """Yield each quotation of a stretch in order; an unclosed one ends with its paragraph.

    >>> [q.inner.of(t) for t in ['Ia berkata, “Mari kita pulang.”'] for q in quotations(t, Span(0, len(t)))]
    ['Mari kita pulang.']
    """
    opened: tuple[int, int, str] | None = None
    dangling = False  # a mark that ended its line: the words between were lost, and the next mark closes it
    for match in _MARK.finditer(text[within.start : within.end]):
        start, end = within.start + match.start(), within.start + match.end()
        mark = text[start:end]
        if mark[0] == "\n":
            if opened and opened[2] == _DOUBLE:
                dangling = not text[opened[1] : start].strip()
                if not dangling:
                    yield _quotation(opened, start, start, closed=False)
            opened = None
            continue
        if dangling:
            dangling = False
            if text[start - 1] == "\n" and text[end : end + 1] in _FOLLOWS_CLOSING:
                continue
        if mark[0] == "&":
            mark = _ENTITY[mark.removeprefix("&amp;").strip("&;")]
        family = _FAMILY.get(mark, _DOUBLE)
        side = _side(text, mark, start, end, within, family, opened)
        if side == "open":
            if opened and family == _SINGLE:
                continue
            if opened and opened[2] == _DOUBLE:
                yield _quotation(opened, start, start, closed=False)
            opened = (start, end, family)
        elif side == "close" and opened and opened[2] == family:
            yield _quotation(opened, start, end, closed=True)
            opened = None
    if opened and opened[2] == _DOUBLE:
        yield _quotation(opened, within.end, within.end, closed=False)


def _quotation(opened: tuple[int, int, str], inner_end: int, outer_end: int, *, closed: bool) -> Quotation:
    return Quotation(Span(opened[1], inner_end), Span(opened[0], outer_end), closed, opened[2])


def _side(
    text: str, mark: str, start: int, end: int, within: Span, family: str, opened: tuple[int, int, str] | None
) -> str:
    """Say whether a mark opens, closes, or is an apostrophe, by its shape, its neighbours and what is open."""
    before = text[start - 1] if start > within.start else " "
    after = text[end] if end < within.end else " "
    if family == _SINGLE:
        return _single_side(mark, before, after, opened)
    if mark in _OPENERS:
        return "open"
    if mark in _CLOSERS:
        return "open" if opened is None and _may_open(before, after) else "close"
    if opened is None or opened[2] == _SINGLE:
        return "open" if not after.isspace() or before.isspace() else "none"
    if before.isspace() and after.isupper():
        return "open"  # while one is open: that one was never closed
    return "close"


def _single_side(mark: str, before: str, after: str, opened: tuple[int, int, str] | None) -> str:
    if before.isalnum() and after.isalnum():
        return "none"
    if mark in _OPENERS or (opened is None and _may_open(before, after)):
        return "open"
    if opened and opened[2] == _SINGLE and not before.isspace() and after in _FOLLOWS_CLOSING:
        return "close"
    return "none"


def _may_open(before: str, after: str) -> bool:
    return (before.isspace() or before in "([,.:;-–—") and not after.isspace() and after not in ",.;:)"
