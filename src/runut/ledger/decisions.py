"""People's decisions, folded in last: what they rejected leaves the ledger, what they corrected counts as corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from runut.model import Bound, Decision, Quantity

_BOUNDS: dict[str, Bound] = {
    "≥": "at_least", ">": "more_than", "~": "about", "≲": "almost", "≤": "at_most", "<": "less_than",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What people's decisions come to: the last word on each figure."""

    rejected: frozenset[str] = frozenset()
    corrected: dict[str, Quantity] = field(default_factory=dict)


def verdicts(decisions: Iterable[Decision]) -> Verdicts:
    """Fold decisions, oldest first: `reject` leaves a figure out, `correct` gives its number, `accept` restores it.

    `retract` takes back a decision by its id, or leaves out a figure whose words were withdrawn.
    """
    ordered = sorted(decisions, key=lambda decision: decision.at)
    taken_back = {decision.of for decision in ordered if decision.verdict == "retract"}
    last: dict[str, Decision] = {}
    for decision in ordered:
        if decision.id not in taken_back and decision.verdict in ("accept", "reject", "retract", "correct"):
            last[decision.of] = decision
    corrections = {of: quantity(d.value) for of, d in last.items() if d.verdict == "correct" and d.value}
    return Verdicts(
        rejected=frozenset(of for of, decision in last.items() if decision.verdict in ("reject", "retract")),
        corrected={of: corrected for of, corrected in corrections.items() if corrected},
    )


def quantity(value: str) -> Quantity | None:
    """Read a corrected number in the record's own notation; None when it is none.

    >>> [str(quantity(value)) for value in ("18", "≥ 18", "20–99", "many")]
    ['18', '≥18', '20–99', 'None']
    """
    bare = "".join(value.split())
    ends = bare.replace("-", "–").split("–")
    if len(ends) == 2 and all(end.isdecimal() for end in ends) and int(ends[0]) <= int(ends[1]):
        return Quantity(None, "exact", int(ends[0]), int(ends[1]))
    bound = _BOUNDS.get(bare[:1], "exact")
    digits = bare if bound == "exact" else bare[1:]
    if not digits.isdecimal():
        return None
    number = int(digits)
    low, high = {
        "exact": (number, number),
        "about": (number - number // 10, number + number // 10),
        "at_least": (number, None),
        "more_than": (number, None),
    }.get(bound, (None, number))
    return Quantity(number, bound, low, high)
