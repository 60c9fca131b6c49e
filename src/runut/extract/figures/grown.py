"""Tell an earlier toll by the later one that it grew to: "dari 185 kini menjadi 218", "rose to nine, from five"."""

from __future__ import annotations

from collections.abc import Sequence

from runut.extract.figures.hits import STOPS
from runut.extract.figures.lexicon import Piece
from runut.lang import Pack
from runut.model import Quantity
from runut.text.numbers import Number

_NEAR = 9  # pieces from the earlier number to the word that leads to the later one
_AFTER = 6  # pieces from a number to "dari" behind it: "menjadi sembilan orang, dari"


def is_less(quantity: Quantity, whole: Quantity) -> bool:
    """Say whether one is surely smaller; a vague word that may mean the other is not."""
    if quantity.value is None and whole.value is None:
        return False
    high = quantity.value if quantity.value is not None else quantity.high
    low = whole.value if whole.value is not None else whole.low
    return high is not None and low is not None and high < low


def rises(pieces: Sequence[Piece], at: int, pack: Pack) -> bool:
    """Read "dari 185 kini menjadi 218" and "bertambah dari total 185"; "Jadi dari total 232" only goes on."""
    start, pairs = at - 1, pack.figures.prior_pairs
    while start > 0 and pieces[start].word not in pairs and {"passing", "connectors"}.intersection(pieces[start].marks):
        start -= 1
    later = pairs.get(pieces[start].word, ()) if start >= 0 else ()
    if not later:
        return False
    was, now = pieces[at].number, _grown(pieces, start, later)
    if was is not None and now is not None and is_less(was.quantity, now.quantity):
        return True  # "to 56 from 43", but not "menjadi 4 dari 10 penumpang"
    behind = [piece.word for piece in pieces[at + 1 : at + _NEAR]]
    return any(word in later for word in behind) or (start > 1 and pieces[start - 1].word in later)


def _grown(pieces: Sequence[Piece], start: int, later: Sequence[str]) -> Number | None:
    """Give the number before "dari" that "menjadi" leads: "menjadi sembilan orang, dari", "to nine on Friday, from"."""
    for here in range(start - 1, max(start - _AFTER, 0), -1):
        marks = pieces[here].marks
        if pieces[here].number is None and not ("barriers" in marks or pieces[here].word in STOPS):
            continue
        led = here - 1
        while led > 0 and pieces[led].word not in later and {"passing", "connectors"}.intersection(pieces[led].marks):
            led -= 1
        return pieces[here].number if pieces[led].word in later else None
    return None
