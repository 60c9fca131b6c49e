"""Tell tolls that a page takes back or outgrew: "semula 51", "Sabtu malam baru 28", where it has another now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from runut.extract.figures.lexicon import Piece
from runut.extract.figures.nouns import PERSON
from runut.extract.figures.scope import Told, is_more, unit_of
from runut.lang import Pack
from runut.model import FigureKind

_REACH = 24  # pieces from "semula" to its number
_CLOSE = 6  # pieces from "baru" to its number
# Of these some are still left: "masih 3 orang yang dicari" is of now. What is taken or sent is told sort by sort.
_LEFT: frozenset[FigureKind] = frozenset(("missing", "hostages", "displaced", "sick", "injured"))
_SORTED: frozenset[FigureKind] = frozenset(("seized", "deployed"))


def is_superseded(row: Sequence[Told], at: int, pack: Pack) -> bool:
    """Say whether words lead a number as what was thought before, and the page tells another of its kind."""
    told = row[at]
    value = told.verdict.candidate.number.quantity.value
    if told.is_other or value is None or told.verdict.kind in _SORTED or is_more(told) or _is_of_a_sum(row, at):
        return False
    if _is_taken_back(told):
        return any(_stands_against(row, other, told) for other in row)
    if _is_of_then(told, pack):
        return any(_stands_against(row, other, told) and (_value(other) or 0) > value for other in row)
    return False


def _is_of_a_sum(row: Sequence[Told], at: int) -> bool:
    """Say whether the number only parts what its own sentence told before."""
    told = row[at]
    return told.verdict.candidate.included or (
        told.scope == "part" and told.whole is not None and row[told.whole].reading is told.reading
    )


def _value(told: Told) -> int | None:
    return told.verdict.candidate.number.quantity.value


def _stands_against(row: Sequence[Told], other: Told, told: Told) -> bool:
    """Say whether another figure is the toll that stands: of the same kind, another number, told as a total."""
    return (
        other.verdict.kind == told.verdict.kind
        and (other.scope == "total" or _is_smaller(row, other, told))
        and not other.is_other
        and other is not told
        and (unit_of(other.verdict) or PERSON) == (unit_of(told.verdict) or PERSON)
        and _value(other) not in (None, _value(told))
        and not _is_taken_back(other)
    )


def _is_smaller(row: Sequence[Told], other: Told, told: Told) -> bool:
    """Say whether only its size made the other figure a part of this one."""
    one = other.verdict.candidate
    is_led = one.among or one.included or one.out_of or other.reading is told.reading
    return other.scope == "part" and other.whole is not None and row[other.whole] is told and not is_led


def _before(told: Told) -> Sequence[Piece]:
    """Give what stands before a number, from the last word that leads to what is so now."""
    pieces, at = told.reading.pieces, told.verdict.candidate.at
    start = max(at - _REACH, 0)
    now = next((here for here in range(at - 1, start - 1, -1) if "resets" in pieces[here].marks), start - 1)
    return pieces[now + 1 : at]


def _is_taken_back(told: Told) -> bool:
    """Say whether "semula", "sempat menyebut" leads the number, over others of the same breath."""
    return any("superseded" in piece.marks for piece in _before(told))


def _is_of_then(told: Told, pack: Pack) -> bool:
    """Say whether the number is told of an hour or day gone by, and as few: "Sabtu malam baru 28 jenazah"."""
    before = _before(told)
    marks = ("barely",) if told.verdict.kind in _LEFT else ("barely", "still")
    few = [
        here for here in range(max(len(before) - _CLOSE, 0), len(before)) if any(m in before[here].marks for m in marks)
    ]
    return bool(few) and any(_is_time(piece, pack) for piece in before[: few[-1]])


def _is_time(piece: Piece, pack: Pack) -> bool:
    return "times" in piece.marks or piece.word in _times(pack)


@cache
def _times(pack: Pack) -> frozenset[str]:
    return frozenset((*pack.dates.weekdays, *pack.dates.months, *pack.dates.parts))
