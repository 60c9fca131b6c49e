"""Decide what a number counts, if anything, and how much of it: the rules a learnt model may replace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from runut.extract.figures_candidates import Candidate, Hit, fits
from runut.model import FigureKind


class Verdict(NamedTuple):
    """A candidate that is a figure: its kind and the word that told it, if one did."""

    candidate: Candidate
    kind: FigureKind
    by: Hit | None


# "seorang" and "sebuah" introduce people and things; only where they state a toll are they figures.
_TOLLS = frozenset(
    ("killed", "injured", "missing", "rescued", "arrested", "damaged", "hostages", "seized", "displaced")
)
_FAR = 12


def verdicts(sentence: Sequence[Candidate], carried: FigureKind | None) -> Iterator[Verdict]:
    """Yield the figures of a sentence; `carried` is the kind that a list of places goes on with."""
    last: Verdict | None = None
    for candidate in sentence:
        verdict = _decide(candidate, last, carried)
        if verdict is None:
            continue
        if candidate.number.form == "article" and (verdict.kind not in _TOLLS or _is_far(verdict)):
            continue
        if candidate.number.form in ("indefinite", "collective") and (verdict.by is None or _is_far(verdict)):
            continue
        yield verdict
        last = verdict
        if candidate.second_state is not None and verdict.by is candidate.state:
            yield Verdict(candidate, candidate.second_state.kind, candidate.second_state)


def _is_far(verdict: Verdict) -> bool:
    return verdict.by is not None and (verdict.by.gap > 8 or verdict.by.commas > 2)


def _decide(one: Candidate, last: Verdict | None, carried: FigureKind | None) -> Verdict | None:
    """Take the strongest word: the counted noun, the act before, the label, the state behind, then the neighbours."""
    noun, act, label, state = one.noun, one.act, one.label, one.state
    if noun.counted is not None:
        return Verdict(one, noun.counted, None if one.number.form == "collective" else _own(one))
    near = state is not None and state.crossed == 0 and state.gap <= _FAR
    if act is not None and act.gap <= 1 and not (near and act.kind in ("involved", "deployed", "crowd")):
        return Verdict(one, act.kind, act)
    if label is not None and not (near and label.connected and state is not None and not state.commas):
        return Verdict(one, label.kind, label)
    if near and state is not None:
        return Verdict(one, state.kind, state)
    return _by_neighbours(one, last, carried)


def _own(one: Candidate) -> Hit:
    """The counted noun itself as the telling word."""
    return Hit(one.noun.first, one.noun.counted or "involved")


def _by_neighbours(one: Candidate, last: Verdict | None, carried: FigureKind | None) -> Verdict | None:
    noun, act, state = one.noun, one.act, one.state
    if state is not None and state.crossed:
        return Verdict(one, state.kind, state)
    if one.joined and last is not None and fits(last.kind, noun) and (noun.unit or noun.counter or noun.is_rest):
        return Verdict(one, last.kind, last.by)
    if one.among and last is not None:
        return Verdict(one, last.kind, last.by)
    if noun.weak is not None:
        return Verdict(one, noun.weak, _weak(one))
    if act is not None and act.gap <= 3:
        return Verdict(one, act.kind, act)
    return None


def _weak(one: Candidate) -> Hit:
    return Hit(one.noun.first, one.noun.weak or "involved")
