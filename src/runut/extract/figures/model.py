"""Weigh what the rules decided about a number by weights learnt from pages that people read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain
from math import exp
from operator import lshift
from struct import Struct

from runut.extract.figures.decide import Verdict
from runut.extract.figures.features import WORDED, Weighed, named, words
from runut.extract.figures.nouns import KINDS
from runut.model import FigureKind

NONE = "none"
_FOUND, _ANOTHER, _NO_FIGURE = 0.5, 0.6, 0.5  # how sure the weights must be to find, to change, to drop a figure
_MANIFOLD = frozenset(("damaged",))  # things of so many sorts that pages not read would drop wrongly: rules stand
_CASE, _OF_CASES = "case", ("sick", "rescued", "killed", "injured")
_SCALE = 100  # weights are kept as hundredths
_BITS, _NOUGHT = 32, 1 << 31  # of a sum of weights, and where it begins, so that none is below nothing
_PLACES = range(0, 64 * _BITS, _BITS)  # where each kind's weight begins

Again = Callable[[Weighed, dict[str, float]], dict[str, float]]
"""What weighs the kinds of a number once more."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A bias for each kind, and for each feature the kinds that it speaks for or against.

    The hundredths for all kinds stand in one number, 32 bits for each, so that a feature is added in one step.
    `words` has the rows of words once more, by what their names begin with and by the word alone.
    Of the `seldom` kinds too few were read to learn from: there the rules stand. Above `drop`, the chance of none, what
    the rules found is no figure.
    """

    kinds: tuple[str, ...]
    bias: int
    seldom: frozenset[str]
    rows: Mapping[str, int]
    words: Mapping[str, Mapping[str, int]]
    fields: Struct
    drop: float = _NO_FIGURE


@cache
def weights(language: str, what: str = "figures") -> Weights | None:
    """Give the weights learnt for a language, of figures' kinds or of their "scopes"; None where nobody trained any,
    and the rules stand alone."""
    file = resources.files("runut.extract.figures").joinpath(f"{what}_{language}.json")
    if not file.is_file():
        return None
    kept = json.loads(file.read_text(encoding="utf-8"))
    rows = {name: _joined(row[::2], row[1::2]) for name, row in kept["rows"].items()}
    by_word: dict[str, dict[str, int]] = {place: {} for place in WORDED}
    for name, row in rows.items():
        place, _, word = name.partition("=")
        if place in by_word:
            by_word[place][word] = row
    bias = _joined(range(len(kept["bias"])), [_NOUGHT + each for each in kept["bias"]])
    fields = Struct(f"<{len(kept['kinds'])}I")
    return Weights(
        tuple(kept["kinds"]),
        bias,
        frozenset(KINDS) - frozenset(kept["common"]),
        rows,
        by_word,
        fields,
        kept.get("drop", _NO_FIGURE),
    )


def _joined(kinds: Iterable[int], hundredths: Iterable[int]) -> int:
    """Set the hundredths for each kind, by its number, side by side in one."""
    return sum(map(lshift, hundredths, map(_PLACES.__getitem__, kinds)))


def chances(case: Weighed, learnt: Weights) -> dict[str, float]:
    """Give how likely each kind is, "none" among them; together they come to one."""
    told = (filter(None, map(learnt.words[place].get, some)) for place, some in words(case).items())
    return _shared(chain(filter(None, map(learnt.rows.get, set(named(case)))), *told), learnt)


def likely(names: Iterable[str], learnt: Weights) -> dict[str, float]:
    """Give how likely each kind is by what bears on it; together they come to one."""
    return _shared(filter(None, map(learnt.rows.get, set(names))), learnt)  # each once, as they were learnt


def _shared(told: Iterable[int], learnt: Weights) -> dict[str, float]:
    fields = learnt.fields
    scores = fields.unpack(sum(told, learnt.bias).to_bytes(fields.size, "little"))
    top = max(scores)
    powers = [exp((score - top) / _SCALE) for score in scores]
    total = sum(powers)
    return {kind: power / total for kind, power in zip(learnt.kinds, powers, strict=True)}


def judged(case: Weighed, learnt: Weights, again: Again | None = None) -> Verdict | None:
    """Give the verdict with its chance, or None: the rules' own unless the weights are sure of something else.

    `again` may weigh once more what the weights found.
    """
    verdict = case.verdict
    if verdict is not None and verdict.kind in learnt.seldom:
        return verdict
    likely = chances(case, learnt)
    if again is not None:
        likely = again(case, likely)
    best = max((kind for kind in learnt.kinds if kind != NONE), key=lambda kind: likely[kind])
    if verdict is None:
        is_found = likely[best] > _FOUND and _may_be(case, best, learnt) and not _turns(case, best)
        return _as(case, best, likely) if is_found else None
    if likely[NONE] > learnt.drop and verdict.kind not in _MANIFOLD:
        return None
    if likely[best] > _ANOTHER and best != verdict.kind and _may_be(case, best, learnt):
        return _as(case, best, likely)
    return verdict._replace(chance=round(likely[verdict.kind], 3))


def _may_be(case: Weighed, kind: str, learnt: Weights) -> bool:
    """Say whether enough was read of a kind, and what is counted can be of it: no case is arrested."""
    return kind not in learnt.seldom and (case.candidate.noun.unit != _CASE or kind in _OF_CASES)


def _turns(case: Weighed, kind: str) -> bool:
    """Say whether some of those counted before would be of another kind, though no word says so: "lima pesawat
    dirampas, satu di antaranya sewaan"."""
    return case.candidate.among and case.before not in (None, kind)


def _as(case: Weighed, kind: str, likely: Mapping[str, float]) -> Verdict:
    return Verdict(case.candidate, KINDS[kind], None, chance=round(likely[kind], 3))


def kinds_of(found: Sequence[Verdict], at: int) -> FigureKind | None:
    """Give the first kind that the rules found for the number at a piece."""
    return next((verdict.kind for verdict in found if verdict.candidate.at == at), None)
