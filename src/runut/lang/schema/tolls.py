"""How a page says that a count is added to one that was known, and is no toll by itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tolls:
    """Words around a number that is an increase.

    `rises` stand before it, `by` may stand between them and the number; anything else there makes it the new toll
    ("rose to"). `more` stands behind the number, at most a word away ("two more", "dua orang lagi"). `becomes` stand
    before what an earlier toll has come to.
    """

    rises: tuple[str, ...]
    by: tuple[str, ...]
    more: tuple[str, ...]
    becomes: tuple[str, ...]
