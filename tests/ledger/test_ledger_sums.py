"""Parts that exceed their total are hung on the number before it that can hold all, if they are of several places."""

from __future__ import annotations

import pytest

from runut.ledger.parts.sums import summed
from runut.model import Figure, Place, Quantity, Span


def figure(name: str, at: int, number: int, place: str | None = None, part_of: str | None = None) -> Figure:
    return Figure(
        name, "a1", Span(at, at + 3), Span(at, at + 20), "killed", Quantity(number, "exact", number, number), "person",
        scope="part" if part_of else "total", part_of=part_of, place=Place(place) if place else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("places", "numbers", "whole"),
    [
        (("Randu", "Sauh"), (30, 25), "f1"),  # 55 are more than 40
        (("Randu", "Sauh"), (20, 15), "f2"),  # 35 are not
        (("Randu", "Randu"), (30, 45), "f2"),  # one place that is told twice
    ],
)
def test_parts_of_several_places_that_exceed_their_total_are_parts_of_a_greater_number(
    places: tuple[str, str], numbers: tuple[int, int], whole: str
) -> None:
    told = [figure("f1", 0, 100), figure("f2", 100, 40)]
    told += [figure(f"f{n + 3}", 400 * (n + 1), numbers[n], places[n], "f2") for n in range(2)]

    found = {one.id: one.part_of for one in summed(told)}

    assert (found["f3"], found["f4"]) == (whole, whole)
    assert found["f2"] == ("f1" if whole == "f1" else None)
