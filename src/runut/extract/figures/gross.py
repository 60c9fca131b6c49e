"""Tell all who were hit from those who lived: of "four were shot", one died and three are hurt, says the same page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runut.extract.figures.decide import Verdict
from runut.extract.figures.scope import Reading
from runut.lang import Pack

_PERSON = ("person", None)
_NEAR = 6
"""Words behind a number within which one may say that the counted were hit, or that they lived."""
_BEFORE = 2
"""Pieces before a number among which one may say that it counts the rest."""
_LEAST = 2


def with_gross(every: Sequence[Reading], pack: Pack) -> Iterator[Reading]:
    """Yield the page again, those it calls shot as involved where it tells the dead and the hurt of them apart."""
    hits, lived = frozenset(pack.victims.hit), frozenset(pack.victims.lived)
    hurt = [(verdict, one) for one in every for verdict in one.verdicts if verdict.kind == "injured"]
    sums = _sums(every) - {_value(verdict) for verdict, one in hurt if lived & _words(verdict, one)}
    for one in every:
        verdicts = tuple(
            verdict._replace(kind="involved") if _value(verdict) in sums and _is_gross(verdict, one, hits) else verdict
            for verdict in one.verdicts
        )
        yield one if verdicts == one.verdicts else Reading(one.span, one.stretch, one.pieces, verdicts)


def _sums(every: Sequence[Reading]) -> set[int | None]:
    """Give what the dead and the hurt of a page come to, one who died perhaps told without a number."""
    told = [(v, one) for one in every for v in one.verdicts if v.candidate.noun.unit in _PERSON and _value(v)]
    hurt = {_value(verdict) or 0 for verdict, _ in told if verdict.kind == "injured"}
    dead = {_value(verdict) or 0 for verdict, _ in told if verdict.kind == "killed"}
    rest = {_value(verdict) or 0 for verdict, one in told if verdict.kind == "injured" and _is_rest(verdict, one)}
    found: set[int | None] = {lived + died for lived in hurt for died in dead}
    if rest and any("killed" in piece.marks.get("names", "").split() for one in every for piece in one.pieces):
        found |= {lived + 1 for lived in rest}  # "a boy, 17, died"
    return found


def _value(verdict: Verdict) -> int | None:
    return verdict.candidate.number.quantity.value


def _words(verdict: Verdict, one: Reading) -> set[str]:
    last = verdict.candidate.number.last
    return {word.word for word in one.stretch[last : last + _NEAR]}


def _is_rest(verdict: Verdict, one: Reading) -> bool:
    """Say whether a number counts those besides somebody told before: "three others", "the other three"."""
    at = verdict.candidate.at
    before = one.pieces[max(at - _BEFORE, 0) : at]
    return verdict.candidate.noun.is_rest or any("rest" in piece.marks for piece in before)


def _is_gross(verdict: Verdict, one: Reading, hits: frozenset[str]) -> bool:
    """Say whether all who were hit are counted: "four people were shot", not "two of them" nor "three others"."""
    candidate = verdict.candidate
    if verdict.kind != "injured" or candidate.noun.unit not in _PERSON or (_value(verdict) or 0) < _LEAST:
        return False
    if candidate.among or candidate.out_of or candidate.included or _is_rest(verdict, one):
        return False
    return bool(hits & _words(verdict, one))
