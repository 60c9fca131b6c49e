"""ACLED: the most conservative of differing reports of the killed; vague words by its own published table.

Its FAQ "Fatalities" of 2024-05-07: "if source reports differ or a vague estimate is provided, ACLED uses the most
conservative estimate available"; tens are 10, dozens 12, hundreds 100. "Dozens" does not differ from 49: a
count says more than a word.
"""

from __future__ import annotations

from runut.lang.say import statements
from runut.ledger.rows.series import Series, Statement
from runut.ledger.standing.because import Estimate, because, nothing, out_of_scope
from runut.ledger.standing.change import holds
from runut.ledger.standing.living import living

_WORDS = {20: 10, 24: 12, 40: 10, 200: 100, 2_000: 1_000, 20_000: 10_000, 200_000: 100_000}
"""ACLED's own values where a vague word's lowest is another: tens 10, dozens 12, hundreds 100."""


def estimate(row: Series) -> Estimate:
    """Give the lowest of the last words as best; low and high stay blank, for ACLED has one number only."""
    blank = out_of_scope(row, "acled")
    if blank:
        return blank
    alive, dead = living(row)
    differing = [given for given in alive if not any(holds(given, other) for other in alive)]
    valued = [(value, given) for given in differing if (value := _value(given)) is not None]
    if not valued:
        why = ("acled_blank_vague", statements(str(given) for given in alive)) if alive else nothing(row)
        return Estimate(None, None, None, why)
    best = min(value for value, _ in valued)
    decided = [given for value, given in valued if value == best]
    return Estimate(None, best, None, because("acled_lowest", decided, alive, dead))


def _value(given: Statement) -> int | None:
    """Give the number that ACLED's published rules make of a statement; None where they are silent."""
    quantity = given.quantity
    if quantity.value is None:
        low = quantity.low
        if low is None or (quantity.high is None and quantity.bound == "vague"):
            return None
        return _WORDS.get(low, low) if quantity.bound == "vague" else low
    return None if quantity.bound in ("almost", "at_most", "less_than") else quantity.value
