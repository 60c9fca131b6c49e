"""Indonesian laws that news names by number and year, by the first words of what they are on.

From the numbers and titles of the State Gazette; a subject that was legislated anew has a line for each law.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from runut.world.tables import rows

_LONGEST = 7
"""Words of the longest subject."""


class Law(NamedTuple):
    """A law by what it is on, its number and its year."""

    subject: str
    number: int
    year: int


def on(words: str) -> tuple[Law, ...]:
    """Give the laws on the subject that some folded words begin with, the longest subject that fits.

    >>> [(law.number, law.year) for law in on("narkotika dengan ancaman hukuman mati")]
    [(35, 2009)]
    """
    parts = words.split()
    for size in range(min(len(parts), _LONGEST), 0, -1):
        found = _by_subject().get(" ".join(parts[:size]))
        if found:
            return found
    return ()


@cache
def _by_subject() -> Mapping[str, tuple[Law, ...]]:
    held: dict[str, list[Law]] = defaultdict(list)
    for row in rows("laws"):
        law = Law(row["subject"].replace("-", " "), int(row["number"]), int(row["year"]))
        held[law.subject].append(law)
    return {subject: tuple(laws) for subject, laws in held.items()}
