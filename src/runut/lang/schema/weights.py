"""How much each mark of a day or a place counts for it being the event's own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Weights:
    """How much each mark of a day or a place counts, fitted by `bench/training/events.py`.

    The marks are named where they are found, in `extract/events/day.py` and `extract/events/place_marks.py`.
    A day or place that weighs less than what `no_day` or `no_place` give the page is a statement's.
    """

    day: dict[str, float]
    no_day: dict[str, float]
    place: dict[str, float]
    no_place: dict[str, float]
