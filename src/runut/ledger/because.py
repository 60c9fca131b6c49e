"""Why a row comes to what it comes to: what decided, what stands against it, what was replaced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from runut.lang.say import statements
from runut.ledger.change import stands
from runut.ledger.frame import ELSEWHERE, POLITICAL
from runut.ledger.series import Series, Statement


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a row comes to: `because` names the rule, then what decided, what stands against it, what was replaced."""

    low: int | None
    best: int | None
    high: int | None
    because: tuple[str, ...]


def because(name: str, decided: Iterable[Statement], alive: list[Statement], dead: list[Statement]) -> tuple[str, ...]:
    """Name the rule and the statements of a reason, each number once."""
    decided = list(decided)
    told = {str(given.quantity) for given in decided}
    said = {one.quantity: one for one in decided}.values()
    against = [given for given in alive if name != "tie" and said and all(_contradict(given, one) for one in said)]
    told |= {str(given.quantity) for given in against}
    gone = [given for given in dead if str(given.quantity) not in told]
    return (
        name,
        statements(_once(decided)),
        statements(_once(against)),
        statements(_once(gone)),
    )


def _contradict(one: Statement, other: Statement) -> bool:
    later, earlier = (one, other) if one.order > other.order else (other, one)
    return stands(later, earlier)[0] == "contradicts"


def _once(given: Iterable[Statement]) -> list[str]:
    """Name each number once, by the statement that has a speaker, else an origin, else the first, in order of time."""
    kept: dict[str, Statement] = {}
    for one in given:
        name = str(one.quantity)
        if name not in kept or _backing(one) > _backing(kept[name]):
            kept[name] = one
    return [str(one) for one in kept.values()]


def _backing(given: Statement) -> int:
    return bool(given.origin) + bool(given.figure.said_by)


def nothing(row: Series) -> tuple[str, ...]:
    """Say why a row counts nothing: of another incident, announced or denied, or parts alone."""
    if (row.key.incident or "").startswith(ELSEWHERE):
        return ("elsewhere", statements(_once(row.statements)))
    aside = [given for given in row.statements if given.figure.modality in ("expected", "denied")]
    name = "expected" if aside else "parts"
    return (name, statements(_once(aside or row.statements)))


def out_of_scope(row: Series, book: str) -> Estimate | None:
    """Give the blank of a codebook that counts the killed in political violence only, and each event once."""
    if row.key.kind != "killed":
        why = f"{book}_blank_kind"
    elif row.event is None or row.event.kind not in POLITICAL:
        why = f"{book}_blank_event"
    elif row.has_total:
        why = f"{book}_blank_group"
    else:
        return None
    return Estimate(None, None, None, (why, ""))
