"""How far two readers who coded blind agree: Krippendorff's alpha for each field, and what they differ on.

Klaus Krippendorff, Content Analysis, 4th edition 2019, chapter 12: alpha = 1 - observed / expected disagreement, over
all pairs of values that were given to the same unit. What only one reader coded says nothing and is left out.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Literal, get_args

from runut.ledger.decisions import quantity
from runut.model import Decision, FigureKind, Modality, Scope

Metric = Literal["nominal", "ratio"]
Field = Literal["is_figure", "kind", "quantity", "scope", "modality", "group"]
FIELDS: tuple[Field, ...] = get_args(Field)
CHOICES: dict[Field, tuple[str, ...]] = {
    "is_figure": ("yes", "no"),
    "kind": get_args(FigureKind),
    "scope": get_args(Scope),
    "modality": get_args(Modality),
}
"""What may be coded, where it is one of a few; `quantity` is in the record's notation, `group` in free words."""

METRICS: dict[Field, Metric] = {"quantity": "ratio"}
"""All other fields are names: they are the same or not."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far readers agree on a field; `alpha` is None where nothing varies, so that chance cannot be told."""

    field: Field
    metric: Metric
    alpha: float | None
    units: int
    values: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that readers coded differently in a field: what each said."""

    figure: str
    field: Field
    said: dict[str, str]


def codes(decisions: Iterable[Decision]) -> dict[str, dict[str, dict[str, str]]]:
    """Give what was coded: by figure, then by reader, then by field; of one reader the last word counts."""
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for one in decisions:
        if one.verdict == "code" and one.value:
            found[one.of][one.by] = _read_code(one.value)
    return dict(found)


def _read_code(value: str) -> dict[str, str]:
    """Read a code from a decision's value: fields that are known, with words in them.

    >>> _read_code('{"kind": "killed", "quantity": "≥18", "mood": "sad", "group": ""}')
    {'kind': 'killed', 'quantity': '≥18'}
    """
    try:
        read = json.loads(value)
    except ValueError:
        return {}
    given = read if isinstance(read, dict) else {}
    return {field: given[field] for field in FIELDS if isinstance(given.get(field), str) and given[field]}


def agreements(coded: Mapping[str, Mapping[str, Mapping[str, str]]]) -> list[Agreement]:
    """Give the agreement on every field that at least two readers coded."""
    found = []
    for field in FIELDS:
        metric = METRICS.get(field, "nominal")
        units = [unit for one in coded.values() if len(unit := _values(one.values(), field, metric)) > 1]
        if units:
            found.append(Agreement(field, metric, alpha(units, metric), len(units), sum(map(len, units))))
    return found


def differences(coded: Mapping[str, Mapping[str, Mapping[str, str]]]) -> list[Difference]:
    """List what readers differ on, in the order in which the figures were first coded."""
    found = []
    for figure, by_reader in coded.items():
        for field in FIELDS:
            said = {by: code[field] for by, code in sorted(by_reader.items()) if field in code}
            if len({"".join(value.split()).casefold() for value in said.values()}) > 1:
                found.append(Difference(figure, field, said))
    return found


def alpha(units: Iterable[Sequence[str | float]], metric: Metric = "nominal") -> float | None:
    """Give Krippendorff's alpha of values by unit; None where there is nothing to compare or nothing that varies.

    >>> round(alpha([["a", "a"], ["a", "b"], ["b", "b"]]) or 0, 3)
    0.444
    """
    pairable = [list(unit) for unit in units if len(unit) > 1]
    counts: Counter[str | float] = Counter(value for unit in pairable for value in unit)
    total = sum(counts.values())
    expected = sum(counts[a] * counts[b] * _apart(a, b, metric) for a, b in permutations(counts, 2))
    if not expected:
        return None
    observed = sum(sum(_apart(a, b, metric) for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in pairable)
    return 1 - (total - 1) * observed / expected


def _apart(a: str | float, b: str | float, metric: Metric) -> float:
    """Give the squared difference of two values, as the metric sees it."""
    if metric == "nominal" or isinstance(a, str) or isinstance(b, str):
        return float(a != b)
    return ((a - b) / (a + b)) ** 2 if a + b else 0.0


def _values(codes_of_unit: Iterable[Mapping[str, str]], field: Field, metric: Metric) -> list[str | float]:
    given = [code[field] for code in codes_of_unit if field in code]
    if metric == "nominal":
        return ["".join(value.split()).casefold() for value in given]
    return [number for value in given if (number := _number(value)) is not None]


def _number(value: str) -> float | None:
    """Give the one number that stands for a coded quantity: its own, or the middle of a range."""
    read = quantity(value)
    if read is None:
        return None
    if read.value is not None:
        return float(read.value)
    return ((read.low or 0) + (read.high or 0)) / 2
