"""Which statements of a row still stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from runut.ledger.reach import likely, reach
from runut.ledger.rows.series import Series, Statement
from runut.ledger.standing.change import is_open
from runut.ledger.standing.weight import strays
from runut.model import GROWING


def living(row: Series) -> tuple[list[Statement], list[Statement]]:
    """Part a row's statements into those that still stand and those that were replaced, both in order of time.

    A statement is dead once its own origin has replaced it, or when it is lower and older for a toll that only grows;
    so are an earlier toll that a page gives and what a page said before it was changed. What decides nothing, since
    nothing holds it up, replaces nothing either.
    """
    counting = row.counting
    own: dict[str, list[Statement]] = {}
    far = strays(counting, is_growing=_grows(row))
    for given in reversed(counting):
        if given.figure.id not in far:
            own.setdefault(given.voice, []).append(given)
    # The highest first: most of what was replaced was replaced by it, so that few are held against many.
    highest = _highest(counting, far) if _grows(row) else []
    alive: list[Statement] = []
    dead = [given for given in row.statements if given.is_prior and given.figure.modality in ("asserted", "hedged")]
    for given in counting:
        is_dead = _is_taken_back(given, own.get(given.voice, ())) or _is_outgrown(given, highest)
        (dead if is_dead else alive).append(given)
    back = _held_on(dead, alive, own)
    if back:
        alive = sorted((*alive, *back), key=lambda given: given.order)
        held = {given.figure.id for given in back}
        dead = [given for given in dead if given.figure.id not in held]
    return alive, sorted(dead, key=lambda given: given.order)


def _highest(counting: list[Statement], far: set[str]) -> list[Statement]:
    """Give what may outgrow others, the highest first: a number that nothing holds up outgrows none half as high."""
    firm = (given for given in counting if given.figure.id not in far)
    return sorted(firm, key=lambda given: -(likely(given.quantity).low or 0))


def _grows(row: Series) -> bool:
    return row.key.kind in GROWING


def _is_taken_back(given: Statement, own: Iterable[Statement]) -> bool:
    """Say whether the same voice says another number later."""
    return any(
        later.is_after(given) and not (_widens_nothing(later, given) or _leaves_room(later, given)) for later in own
    )


def _is_outgrown(given: Statement, highest: Iterable[Statement]) -> bool:
    """Say whether a later statement is higher, whoever makes it."""
    top = given.quantity.value if given.quantity.value is not None else likely(given.quantity).high
    if top is None:
        return False
    for later in highest:
        low = likely(later.quantity).low
        if low is None or low <= top:
            return False
        if later.is_after(given):
            return True
    return False


def _held_on(dead: list[Statement], alive: list[Statement], own: Mapping[str, list[Statement]]) -> list[Statement]:
    """Give what a higher number outgrew though another speaker holds on to it: police who say 13 bear others out.

    A voice that said another number since does not stand behind it.
    """
    spoken = (given for given in alive if given.origin and given.figure.said_by)
    holders = {number: given.voice for given in spoken if (number := given.quantity.value) is not None}
    return [
        given for given in dead
        if not given.is_prior
        and (number := given.quantity.value) is not None
        and holders.get(number, given.voice) != given.voice
        and not _is_taken_back(given, own.get(given.voice, ()))
    ]  # fmt: skip


def _leaves_room(later: Statement, given: Statement) -> bool:
    """Say whether an "at least" only says less than what was known: it replaces nothing."""
    number = given.quantity.value
    return is_open(later) and number is not None and (later.quantity.value or 0) < number


def _widens_nothing(vague: Statement, given: Statement) -> bool:
    """Say whether a vague word only repeats a number that it holds: "tens" after "45" replaces nothing."""
    number = given.quantity.value
    within = reach(vague.quantity)
    if vague.quantity.value is not None or number is None:
        return False
    return (within.low or 0) <= number and (within.high is None or number <= within.high)
