"""UCDP: the killed in political violence, low and high never open; its table for vague words is not published."""

from __future__ import annotations

from runut.ledger.rows.series import Series
from runut.ledger.standing.because import Estimate, because, nothing, out_of_scope
from runut.ledger.standing.best import best
from runut.ledger.standing.living import living
from runut.ledger.standing.weight import unheld


def estimate(row: Series) -> Estimate:
    """Give the lowest and highest number stated among the living; best as the house has it."""
    blank = out_of_scope(row, "ucdp")
    if blank:
        return blank
    alive, dead = living(row)
    numbers = [given.quantity.value for given in alive if given.quantity.value is not None]
    if not numbers:
        return Estimate(None, None, None, ("ucdp_blank_vague", "") if alive else nothing(row))
    value, decided, name = best(alive, dead, unheld(alive, dead, is_growing=True), is_growing=True)
    return Estimate(min(numbers), value, max(numbers), because(name, decided, alive, dead))
