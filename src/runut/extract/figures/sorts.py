"""Whether two figures count what cannot be part of the other: other sorts of things, sides that fought."""

from __future__ import annotations

from collections.abc import Sequence

from runut.extract.figures.decide import Verdict
from runut.extract.figures.lexicon import Piece
from runut.extract.figures.nouns import THING

_SIDES = frozenset(("security_forces", "attackers", "protesters", "rioters", "civilians"))
_ARMED = frozenset(("security_forces", "attackers"))
_SUBJECT = 3  # pieces back from a label to the noun that it tells of


def is_apart(group: str | None, other: str | None) -> bool:
    """Say whether two groups share no member: rioters and the police who fought them, police and pupils."""
    if group == other or group is None or other is None:
        return False
    return (group in _SIDES and other in _SIDES) or bool(_ARMED & {group, other})


def is_another_thing(pieces: Sequence[Piece], one: Verdict, beside: Sequence[Piece], other: Verdict) -> bool:
    """Say whether two numbers, each in the pieces of its sentence, surely count things of different sorts."""
    thing, another = _thing(pieces, one), _thing(beside, other)
    return thing != another and None not in (thing, another) and THING not in (thing, another)


def _thing(pieces: Sequence[Piece], verdict: Verdict) -> str | None:
    """Give what is counted, by its word where it is of no known sort; a label may tell it: "sekolah yang rusak 37"."""
    noun, by = verdict.candidate.noun, verdict.by
    if not (noun.is_generic or noun.is_things):
        return noun.unit or pieces[noun.first].word
    if by is None or by is not verdict.candidate.label:
        return noun.unit
    near = (pieces[at].marks.get("unit") for at in range(by.piece, max(by.piece - _SUBJECT, -1), -1))
    return next((unit for unit in near if unit), noun.unit)
