"""What a page's words say against the kind of a number: prisoners who got away, a bare number told again as cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runut.extract.figures.decide import Verdict
from runut.extract.figures.scope import Reading
from runut.lang import Pack
from runut.model import FigureKind

_KINDS = ("rescued", "displaced")
_NOUN, _NEAR = 3, 7
"""Words behind a number within which it may say that it counts prisoners, and that they got away."""
_TELLING = 100
"""So great a number is told of two things by chance so seldom that it is one count on its page."""


def amended(every: Sequence[Reading], pack: Pack) -> Iterator[Reading]:
    """Yield the sentences of a page again: "13 inmates escaped" were not saved, nor did they flee their homes.

    "Cases came to 1,350 and 16 residents died" tells of 1,350 dead only where its page does not call them cases.
    """
    captive, fled = frozenset(pack.victims.captive), frozenset(pack.victims.fled)
    told: dict[int, set[FigureKind]] = {}
    for one in every:
        for verdict in one.verdicts:
            if not verdict.candidate.noun.is_generic:
                told.setdefault(_number(verdict), set()).add(verdict.kind)
    for one in every:
        verdicts = tuple(
            verdict._replace(kind="involved")
            if _is_flight(verdict, one, captive, fled)
            else _called(verdict, told.get(_number(verdict), set()))
            for verdict in one.verdicts
        )
        yield one if verdicts == one.verdicts else Reading(one.span, one.stretch, one.pieces, verdicts)


def _number(verdict: Verdict) -> int:
    return verdict.candidate.number.quantity.value or 0


def _called(verdict: Verdict, kinds: set[FigureKind]) -> Verdict:
    """Give a bare number of the dead the kind of the ill where its page tells it of them, and never of the dead."""
    is_bare = verdict.kind == "killed" and verdict.candidate.noun.words == 0 and _number(verdict) >= _TELLING
    return verdict._replace(kind="sick") if is_bare and kinds == {"sick"} else verdict


def _is_flight(verdict: Verdict, one: Reading, captive: frozenset[str], fled: frozenset[str]) -> bool:
    if verdict.kind not in _KINDS:
        return False
    last = verdict.candidate.number.last
    words = [word.word for word in one.stretch[last : last + _NEAR]]
    return not captive.isdisjoint(words[:_NOUN]) and not fled.isdisjoint(words)
