"""What a page's words say against the kind of a number: prisoners who got away, a bare number told again as cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runut.extract.figures.decide import Verdict
from runut.extract.figures.scope import Reading
from runut.lang import Pack
from runut.model import FigureKind

_KINDS = ("rescued", "displaced", "crowd")
_NOUN, _NEAR = 3, 7
"""Words behind a number within which it may say that it counts prisoners, and that they got away."""
_ECHO = 5
"""Words of a sentence, its mark among them, up to which a question asks a number back and tells none."""
_TELLING = 100
"""So great a number is told of two things by chance so seldom that it is one count on its page."""


def amended(every: Sequence[Reading], pack: Pack) -> Iterator[Reading]:
    """Yield the sentences of a page again: "13 inmates escaped" were not saved, nor did they flee their homes.

    Whom the police look for are `suspects`, as in shared/gold/GUIDE.md.
    "Cases came to 1,350 and 16 residents died" tells of 1,350 dead only where its page does not call them cases.
    """
    captive, fled = frozenset(pack.victims.captive), frozenset(pack.victims.fled)
    told: dict[int, set[FigureKind]] = {}
    for one in every:
        for verdict in one.verdicts:
            if not verdict.candidate.noun.is_generic:
                told.setdefault(_number(verdict), set()).add(verdict.kind)
    for one in every:
        if _is_echo(one):
            yield Reading(one.span, one.stretch, one.pieces, ())
            continue
        verdicts = tuple(
            verdict._replace(kind="suspects")
            if _is_flight(verdict, one, captive, fled)
            else _called(verdict, told.get(_number(verdict), set()))
            for verdict in one.verdicts
        )
        yield one if verdicts == one.verdicts else Reading(one.span, one.stretch, one.pieces, verdicts)


def _is_echo(one: Reading) -> bool:
    """Say whether a sentence only asks a number back: "Sixty dead? There were not sixty people in that town"."""
    return len(one.stretch) <= _ECHO and one.stretch[-1].word == "?"


def _number(verdict: Verdict) -> int:
    return verdict.candidate.number.quantity.value or 0


def _called(verdict: Verdict, kinds: set[FigureKind]) -> Verdict:
    """Give a bare number of the dead the kind of the ill where its page tells it of them, and never of the dead."""
    is_bare = verdict.kind == "killed" and verdict.candidate.noun.words == 0 and _number(verdict) >= _TELLING
    return verdict._replace(kind="sick") if is_bare and kinds == {"sick"} else verdict


def _is_flight(verdict: Verdict, one: Reading, captive: frozenset[str], fled: frozenset[str]) -> bool:
    """Read "13 inmates escaped", also where what is told of others behind them made them dead: "54 fled and 2 died"."""
    last = verdict.candidate.number.last
    after = min((at for at in _numbers(one) if at >= last), default=len(one.stretch))
    words = [word.word for word in one.stretch[last : min(last + _NEAR, after)]]
    if captive.isdisjoint(words[:_NOUN]) or fled.isdisjoint(words):
        return False
    by, noun = verdict.by, verdict.candidate.noun
    is_of_others = by is not None and by.piece < len(one.pieces) and one.pieces[by.piece].first >= after
    is_called = by is None or (verdict.kind == "arrested" and noun.first <= by.piece < noun.last)  # "15 tahanan"
    return verdict.kind in _KINDS or is_of_others or is_called


def _numbers(one: Reading) -> list[int]:
    return [verdict.candidate.number.first for verdict in one.verdicts]
