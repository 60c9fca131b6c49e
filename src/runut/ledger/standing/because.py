"""Why a row comes to what it comes to: what decided, what stands against it, what was replaced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from runut.lang.say import statements
from runut.ledger.rows.frame import ELSEWHERE, POLITICAL
from runut.ledger.rows.series import Series, Statement
from runut.ledger.standing.change import holds, stands


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a row comes to: `because` names the rule, then the statements, as `because` gives them."""

    low: int | None
    best: int | None
    high: int | None
    because: tuple[str, ...]


def because(
    name: str,
    decided: Iterable[Statement],
    alive: list[Statement],
    dead: list[Statement],
    ends: Iterable[Statement] = (),
    aside: frozenset[str] = frozenset(),
    gross: Iterable[Statement] = (),
) -> tuple[str, ...]:
    """Name the rule and the statements of a reason, each number once.

    Behind what decided comes what stands against it, what nothing holds up, what else sets an end of the span, what
    was replaced, and what counts the dead as well. `aside` names the statements that nothing holds up.
    """
    decided = list(decided)
    told = {_number(given) for given in decided}
    said = list({one.quantity: one for one in decided}.values())
    left = [given for given in alive if given.figure.id in aside and _number(given) not in told]
    told |= {_number(given) for given in left}
    open_ones = [given for given in alive if _number(given) not in told]
    against = [given for given in open_ones if name != "tie" and said and all(_contradict(given, one) for one in said)]
    against += [given for given in dead if _number(given) not in told and _is_late(given, decided)]
    told |= {_number(given) for given in against}
    wide = [given for given in ends if _number(given) not in told]
    told |= {_number(given) for given in wide}
    gone = [given for given in dead if _number(given) not in told and not any(holds(given, one) for one in decided)]
    heaps = [_standing(decided, dead), against, left, wide, gone]
    if whole := [given for given in gross if _number(given) not in told]:
        heaps.append(whole)
    return (name, *(statements(_once(heap)) for heap in heaps))


def _standing(decided: list[Statement], dead: Iterable[Statement]) -> list[Statement]:
    """Leave out when a number was first told where another one was told since and is replaced: 2, then 1, then 2."""
    values = {given.quantity.value for given in decided}
    gone = [given for given in dead if given.quantity.value not in values and not given.is_prior]
    last = [given for given in decided if not any(other.is_after(given) for other in gone)]
    return last or decided


def _is_late(given: Statement, decided: Iterable[Statement]) -> bool:
    """Say whether what was replaced had been told after the number that stands, by another voice: 2, then 1, then 2."""
    return not given.is_prior and any(given.is_after(one) and given.voice != one.voice for one in decided)


def _contradict(one: Statement, other: Statement) -> bool:
    later, earlier = (one, other) if one.order > other.order else (other, one)
    return stands(later, earlier)[0] == "contradicts"


def _once(given: Iterable[Statement]) -> list[str]:
    """Name each number once, by the statement that has a speaker, else an origin, else the first, in order of time."""
    kept: dict[str, Statement] = {}
    for one in given:
        name = _number(one)
        if name not in kept or _backing(one) > _backing(kept[name]):
            kept[name] = one
    return [str(one) for one in kept.values()]


def _number(given: Statement) -> str:
    """Name a number without its bound: about 16 and 16 are told once."""
    return str(given.quantity if given.quantity.value is None else given.quantity.value)


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
