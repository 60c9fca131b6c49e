"""Hold the count of one side, or of one place, against that of everyone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from runut.ledger.reach import FAR, reach
from runut.ledger.rows.series import Series, Statement
from runut.ledger.standing.change import made
from runut.ledger.standing.living import living
from runut.model import GROWING, Link


def exceeding(rows: Iterable[Series]) -> Iterator[Link]:
    """Yield where more of one group or place are counted than of everyone, whatever still stands in either row.

    A count of everyone that is open above, or that is older and may have grown, contradicts nothing; nor does a place
    where more than twice as many are counted, which is rather a wider one: "Jawa dan Bali" beside a regency.
    """
    rows = list(rows)
    by_key = {row.key: row for row in rows}
    for row in rows:
        for whole in (row.key._replace(group=None), row.key._replace(group=None, place=None)):
            if whole != row.key and whole in by_key:
                yield from _exceeds(row, by_key[whole])
                break


def _exceeds(part: Series, whole: Series) -> Iterator[Link]:
    parts, wholes = living(part)[0], living(whole)[0]
    highs = [reach(one.quantity).high for one in wholes]
    if not parts or None in highs or not highs:
        return
    most = max(wholes, key=lambda one: (reach(one.quantity).high or 0, one.order))
    least = min(parts, key=lambda one: (reach(one.quantity).low or 0, one.order))
    low, high = reach(least.quantity).low or 0, reach(most.quantity).high or 0
    is_wider = part.key.place is not None and low > FAR * high
    if low > high and not is_wider and not _may_have_grown(least, most, part):
        yield made(least, most, "contradicts", "part_exceeds")


def _may_have_grown(part: Statement, whole: Statement, row: Series) -> bool:
    return row.key.kind not in GROWING or part.is_after(whole)
