"""Find quotation marks and pair them, as spans of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from runut.lang.patterns import compile_pattern
from runut.model import Span

# A mark may have come through as an entity; a doubled single mark is typed for a double one.
_MARK = compile_pattern(r"&(?:amp;)?(?:quot|#34|ldquo|rdquo|lsquo|rsquo|laquo|raquo|#39);|''|``|’’|‘‘|[\"“”„‟«»‹›″‘’']")
_DOUBLE = "double"
_SINGLE = "single"
_ENTITY = {
    "quot": '"', "#34": '"', "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’",
    "laquo": "«", "raquo": "»", "#39": "'",
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

    A quotation may go on without a mark and close in the next paragraph.

    >>> [q.inner.of(t) for t in ['Ia berkata, “Mari kita pulang.”'] for q in quotations(t, Span(0, len(t)))]
    ['Mari kita pulang.']
    """
    pairing = _Pairing(text, within)
    at = within.start
    for match in _MARK.finditer(text[within.start : within.end]):
        start, end = within.start + match.start(), within.start + match.end()
        if pairing.opened:
            yield from pairing.pass_lines(at, start)
        yield from pairing.meet(start, end)
        at = end
    yield from pairing.pass_lines(at, within.end)
    yield from pairing.give_up(within.end)


@dataclass(slots=True)
class _Opened:
    """A mark that waits for its partner; `breaks` is where its paragraph ended, once it has."""

    start: int
    end: int
    family: str
    breaks: int | None = None


class _Pairing:
    """Pairs the marks of a stretch as they come."""

    def __init__(self, text: str, within: Span) -> None:
        self.text, self.within = text, within
        self.opened: _Opened | None = None
        self.dangling = False  # a mark ended its line: the words between were lost, the next mark closes it

    def pass_lines(self, at: int, end: int) -> Iterator[Quotation]:
        """Take the line breaks up to the next mark, as long as a mark waits for its partner."""
        while self.opened and (at := self.text.find("\n", at, end)) >= 0:
            yield from self._line_break(at)
            while at < end and self.text[at] == "\n":
                at += 1

    def meet(self, start: int, end: int) -> Iterator[Quotation]:
        """Take the next mark; yield what it completes."""
        if self.dangling:
            self.dangling = False
            if self.text[start - 1] == "\n" and self.text[end : end + 1] in _FOLLOWS_CLOSING:
                return
        mark = self.text[start:end]
        if mark[0] == "&":
            mark = _ENTITY[mark.removeprefix("&amp;").strip("&;")]
        family = _FAMILY.get(mark, _DOUBLE)
        side = self._side(mark, start, end, family)
        if side == "open":
            yield from self._open(start, end, family)
        elif side == "close" and self.opened and self.opened.family == family:
            yield Quotation(Span(self.opened.end, start), Span(self.opened.start, end), True, family)
            self.opened = None

    def give_up(self, end: int) -> Iterator[Quotation]:
        """Yield a quotation that nothing closed, up to the end of its paragraph."""
        opened, self.opened = self.opened, None
        if opened and opened.family == _DOUBLE:
            stop = opened.breaks or end
            yield Quotation(Span(opened.end, stop), Span(opened.start, stop), closed=False)

    def _line_break(self, at: int) -> Iterator[Quotation]:
        opened = self.opened
        if opened is None:
            return
        if opened.family == _SINGLE:
            self.opened = None
        elif opened.breaks is not None:
            yield from self.give_up(at)
        elif not self.text[opened.end : at].strip():
            self.dangling, self.opened = True, None
        else:
            opened.breaks = at

    def _open(self, start: int, end: int, family: str) -> Iterator[Quotation]:
        if self.opened and family == _SINGLE:
            return
        yield from self.give_up(start)
        self.opened = _Opened(start, end, family)

    def _side(self, mark: str, start: int, end: int, family: str) -> str:
        """Say whether a mark opens, closes, or is an apostrophe, by its shape, its neighbours and what is open."""
        before = self.text[start - 1] if start > self.within.start else " "
        after = self.text[end] if end < self.within.end else " "
        if family == _SINGLE:
            return self._single_side(mark, before, after)
        if self.opened and self.opened.breaks is not None:
            if before == "\n" and mark not in _OPENERS and self.text[end : end + 2].lstrip()[:1].islower():
                return "close"  # a feed broke the line before the mark: '..."\n"kata Budi'
            return "close" if not before.isspace() and (mark in _CLOSERS or after in _FOLLOWS_CLOSING) else "open"
        if mark in _OPENERS:
            return "open"
        if mark in _CLOSERS:
            return "open" if self.opened is None and _may_open(before, after) else "close"
        if self.opened is None or self.opened.family == _SINGLE:
            return "open" if not after.isspace() or before.isspace() else "none"
        # An opening mark while one is open: that one was never closed.
        return "open" if before.isspace() and after.isupper() else "close"

    def _single_side(self, mark: str, before: str, after: str) -> str:
        if before.isalnum() and after.isalnum():
            return "none"
        if mark in _OPENERS or (self.opened is None and _may_open(before, after)):
            return "open"
        ours = self.opened is not None and self.opened.family == _SINGLE
        return "close" if ours and not before.isspace() and after in _FOLLOWS_CLOSING else "none"


def _may_open(before: str, after: str) -> bool:
    return (before.isspace() or before in "([,.:;-–—") and not after.isspace() and after not in ",.;:)"
