"""Cut text into sentences, as spans of it."""

from __future__ import annotations

from collections.abc import Iterator

from runut.lang import Pack
from runut.lang.patterns import compile_pattern
from runut.model import Span

_END = compile_pattern(r"[.!?…]+(?:[\"”’'»)\]]|&(?:amp;)?(?:quot|rdquo|rsquo);)*(?:\s+|$)|\n+")
_ITEM = 2  # digits of the number of a list's item, at most


def sentences(text: str, pack: Pack, within: Span | None = None) -> Iterator[Span]:
    """Yield each sentence of the text, or of a stretch of it; a line break always ends one.

    >>> from runut import lang
    >>> [s.of("Dua tewas. Satu luka.") for s in sentences("Dua tewas. Satu luka.", lang.load("id"))]
    ['Dua tewas.', 'Satu luka.']
    """
    start, end = within or Span(0, len(text))
    at = start
    for match in _END.finditer(text[start:end]):
        stop, after = start + match.start(), start + match.end()
        if not text[stop:after].startswith("\n") and not _ends(text, at, stop, after, end, pack):
            continue
        yield from _trimmed(text, at, after)
        at = after
    yield from _trimmed(text, at, end)


def _ends(text: str, at: int, stop: int, after: int, end: int, pack: Pack) -> bool:
    """Say whether the full stop at `stop` ends a sentence rather than an abbreviation or initial."""
    if after < end and (text[after].islower() or text[after] in ",;"):
        return False
    if text[stop] != "." or "\n" in text[stop:after] or after >= end:
        return True
    words = text[at:stop].split()
    bare = words[-1].lstrip("(\"“‘'").lower() if words else ""
    if text[after].isdigit() and bare in pack.words.measures:
        return False  # "km. 5", "No. 12"
    if bare.isdecimal() and len(words) == 1 and len(bare) <= _ITEM:
        return False  # "1. Korban dirawat": the number of an item
    is_initial = len(bare) == 1 and bare.isalpha()
    return not is_initial and bare not in pack.words.abbreviations


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
