"""What speaks for a day or a place of an event weighs the same on every machine."""

from __future__ import annotations

from itertools import permutations

from runut.extract.events.scene import weighed


def test_marks_weigh_the_same_in_any_order() -> None:
    weights = {"lead": 0.1, "verb": 0.2, "hour": 0.3, "told": -0.6}  # added up one by one, the order would show

    assert len({weighed(marks, weights) for marks in permutations((*weights, "unknown"))}) == 1
