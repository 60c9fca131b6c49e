"""The words of a statement as a reader is shown them: none cut inside brackets, none that say nothing of what counts.

Where the words of the record alone do not say what they count, some of their sentence stand around them.
"""

from __future__ import annotations

import textwrap
from functools import cache
from html import unescape

from runut.lang import Pack
from runut.lang.patterns import compile_pattern
from runut.model import FigureKind, Span

_FEW = 2
"""Words that alone do not say what they count."""

_AROUND = 70
"""Letters of its sentence that stand behind such words, and half as many before them."""

_BRACKETED = 60
"""Letters up to the other bracket: further away it is another's."""

_LONGEST = 4
"""Words of the longest phrase that is looked for in a statement."""

_CLOSED = compile_pattern(r'[,.!?]\s?["”]')
_MARKS = ',;:.!?()"“”'


def shown(text: str, span: Span, whole: Span, kind: FigureKind, pack: Pack) -> str:
    """Give the words at a span as they are shown; `whole` is their sentence."""
    span = _bracketed(text, span, whole)
    told = _ended(_line(text, span), pack)
    if len(told.split()) > _FEW and (_tells(told, kind, pack) or not _tells(_line(text, whole), kind, pack)):
        return unescape(told)
    before = _line(text, Span(whole.start, span.start))
    after = _unsaid(_line(text, Span(span.end, whole.end)))
    told = _line(text, span)
    glue = "" if after[:1] in tuple(",.;:!?)”\"'") else " "
    gap = " " if text[span.start - 1 : span.start].isspace() else ""  # none behind the mark that opens a quotation
    around = f"{_end_of(before)}{gap}{told}{glue}{_start_of(after)}".strip()
    return _unquoted(unescape(around).rstrip(",;:").lstrip('"”“').lstrip())


def _line(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


def _bracketed(text: str, span: Span, whole: Span) -> Span:
    """Reach to the other bracket where one stands inside alone: "11 jiwa) mengungsi", "232 siswa (diduga keracunan"."""
    start, end = span
    depth = lowest = 0
    for sign in text[start:end]:
        depth += (sign == "(") - (sign == ")")
        lowest = min(lowest, depth)
    if lowest < 0:
        opened = text.rfind("(", max(whole.start, start - _BRACKETED), start)
        start = opened if opened >= 0 else start
    if depth - lowest > 0:
        closed = text.find(")", end, min(whole.end, end + _BRACKETED))
        end = closed + 1 if closed >= 0 else end
    return Span(start, end)


def _ended(told: str, pack: Pack) -> str:
    """Leave out the last words that lead on to what is not shown: "belasan orang tewas dalam"."""
    kept = told.split()
    while len(kept) > 1 and kept[-1].casefold() in pack.words.leading:
        kept.pop()
    return " ".join(kept)


@cache
def _telling(kind: FigureKind, pack: Pack) -> frozenset[str]:
    words = pack.figures.kinds[kind]
    return frozenset((*words.acts, *words.states, *words.labels, *words.counted, *words.weak))


def _tells(told: str, kind: FigureKind, pack: Pack) -> bool:
    """Say whether words hold one that tells what became of those they count."""
    if kind not in pack.figures.kinds:
        return True
    known = _telling(kind, pack)
    folded = [word.strip(_MARKS) for word in told.casefold().split()]
    bare = [
        next((word.removesuffix(end) for end in pack.figures.suffixes if word.endswith(end)), word) for word in folded
    ]
    return any(
        " ".join(row[at : at + size]) in known
        for row in (folded, bare)
        for at in range(len(row))
        for size in range(1, _LONGEST + 1)
    )


def _unsaid(after: str) -> str:
    """Leave out what stands behind the end of a quotation: '74 orang," jelasnya.'"""
    closed = _CLOSED.search(after)
    if closed is None or any(mark in after[: closed.start()] for mark in '"“'):
        return after
    return after[: closed.start()] + after[closed.start()].strip(",")


def _unquoted(told: str) -> str:
    """Take away the mark that closes a quotation which began before these words.

    >>> _unquoted('lalu 162 orang."'), _unquoted('kata "162 orang."')
    ('lalu 162 orang.', 'kata "162 orang."')
    """
    is_open = told.endswith("”") and "“" not in told
    return told[:-1].rstrip() if is_open or (told.endswith('"') and told.count('"') % 2) else told


def _start_of(text: str) -> str:
    kept = textwrap.shorten(text, _AROUND, placeholder="")
    return text if len(text) <= _AROUND else f"{kept} …"


def _end_of(text: str) -> str:
    kept = textwrap.shorten(text[::-1], _AROUND // 2, placeholder="")[::-1]
    return text if len(text) <= _AROUND // 2 else f"… {kept}"
