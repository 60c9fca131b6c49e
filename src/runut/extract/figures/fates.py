"""Tell those who are counted together from what became of them: "ditemukan 85 orang, 74 selamat dan 11 meninggal"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from runut.extract.figures.decide import Verdict
from runut.extract.figures.scope import Reading
from runut.lang import Pack
from runut.lang.patterns import words
from runut.model import FigureKind

_FATES: frozenset[FigureKind] = frozenset(("killed", "injured", "missing", "rescued"))
_COUNTED = _FATES | {"displaced"}
_MOST = 6  # fates told behind the number of all
_SORTS = 2
_POINTING = frozenset(("passing", "connectors"))  # words behind what belongs to those counted: "itu", "were"


def fated(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Yield the sentences of a page again; a number of all whose fates its sentence tells counts those involved."""
    for reading in readings:
        told = reading.verdicts
        wholes = [at for at in range(len(told)) if _is_whole(told, at) or _is_of_whom(reading, at)]
        if wholes:
            row = list(told)
            for at in wholes:
                row[at] = row[at]._replace(kind="involved")
            yield replace(reading, verdicts=tuple(row))
        else:
            yield reading


def without_bodies(readings: Iterable[Reading], text: str, pack: Pack) -> Iterator[Reading]:
    """Yield the sentences of a page again without counts of wounds that are told of its dead.

    "Tiga tukang kebun tewas. Ketiganya ditemukan dengan luka tembak" tells of three dead and of nobody hurt.
    """
    every = list(readings)
    dead = {_value(one) for reading in every for one in reading.verdicts if one.kind == "killed"} - {None}
    for reading in every:
        kept = tuple(one for one in reading.verdicts if not _is_of_bodies(one, reading, dead, text, pack))
        yield reading if len(kept) == len(reading.verdicts) else replace(reading, verdicts=kept)


def _is_of_bodies(verdict: Verdict, reading: Reading, dead: Collection[int | None], text: str, pack: Pack) -> bool:
    if verdict.kind != "injured" or _value(verdict) not in dead:
        return False
    said = text[reading.stretch[verdict.candidate.number.left].start : reading.span.end]
    told = pack.victims
    is_wounded = words(told.together).match(said) and words(told.wounds).search(said)
    return bool(is_wounded and not words(told.living).search(said))


def _is_whole(verdicts: Sequence[Verdict], at: int) -> bool:
    """Say whether numbers right behind one, of more than one fate, come to it: it counts all of them."""
    value = _value(verdicts[at])
    if verdicts[at].kind not in _COUNTED or not value:
        return False
    behind = verdicts[at + 1 : at + 1 + _MOST]
    for size in range(_SORTS, len(behind) + 1):
        fates = behind[:size]
        kinds = {fate.kind for fate in fates}
        if kinds <= _FATES and len(kinds) >= _SORTS and sum(_value(fate) or 0 for fate in fates) == value:
            return all(map(_value, fates))
    return False


def _is_of_whom(reading: Reading, at: int) -> bool:
    """Say whether what became of some is told behind all of them: "seven of the 11 passengers died".

    What a word of theirs tells is theirs: "two of the seven dead", "two of the seven who died".
    """
    verdicts = reading.verdicts
    if not at or verdicts[at].kind not in _FATES or verdicts[at - 1].kind != verdicts[at].kind:
        return False
    one, by = verdicts[at].candidate, verdicts[at].by or verdicts[at - 1].by
    some, every = _value(verdicts[at - 1]), _value(verdicts[at])
    if not one.is_whole or by is None or some is None or every is None or some >= every:
        return False
    between = reading.pieces[one.noun.last : by.piece + 1]
    if by.is_relative or not between or any("relatives" in piece.marks for piece in between):
        return False
    if len(between) > 1:
        return True
    after = reading.pieces[by.piece + 1 : by.piece + 2]
    names = any("stops" in piece.marks and not _POINTING.isdisjoint(piece.marks) for piece in after)  # "killed were"
    return one.noun.words > 0 and not one.noun.is_victims and not names


def _value(verdict: Verdict) -> int | None:
    return verdict.candidate.number.quantity.value
