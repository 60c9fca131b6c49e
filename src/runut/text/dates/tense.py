"""Tell days that are yet to come from days that have been, by the words around them."""

from __future__ import annotations

from runut.lang import Pack
from runut.lang.patterns import Pattern, words
from runut.model import Span

_BEFORE, _BEHIND = 70, 110  # characters looked at
_WORDS, _LONGER = 8, 16  # words between, before the day and behind the comma that follows it
_ENDS = '.;!?\n"“”'


def is_ahead(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a day is told as one to come: "will appear on Monday", "On Monday, the court will hear".

    >>> from runut import lang
    >>> en = lang.load("en")
    >>> text = "He will appear in court on Monday, police said Friday."
    >>> is_ahead(text, Span(27, 33), en), is_ahead(text, Span(47, 53), en)
    (True, False)
    """
    if not pack.dates.ahead:
        return False
    said, stops = words(pack.dates.ahead), words(pack.dates.ahead_not)
    before = text[max(0, span.start - _BEFORE) : span.start]
    before = before[_last_end(before) :]
    found = list(said.finditer(before))
    if found and _is_free(before[found[-1].end() :], _WORDS, stops):
        return True
    behind = text[span.end : span.end + _BEHIND]
    if not behind.startswith(",") or not _is_led(before, pack):
        return False
    first = said.search(behind)
    return first is not None and _is_free(behind[: first.start()], _LONGER, stops)


def _last_end(before: str) -> int:
    """Give where the last clause begins; the full stop of "a.m." ends none."""
    for at in range(len(before) - 1, -1, -1):
        if before[at] in _ENDS and (before[at] != "." or before[max(at - 2, 0) : at].isalnum()):
            return at + 1
    return 0


def _is_free(between: str, most: int, stops: Pattern) -> bool:
    """Say whether nothing parts the word from the day."""
    return not _last_end(between) and len(between.split()) <= most and stops.search(between) is None


def _is_led(before: str, pack: Pack) -> bool:
    """Say whether a word stands before the day that makes it the time of its clause: "On Monday, ..."."""
    said = before.lower().split()
    return bool(said) and said[-1] in pack.events.on
