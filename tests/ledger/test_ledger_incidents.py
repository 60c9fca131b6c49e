"""An incident other than the story's own is one however fully its place is written."""

from __future__ import annotations

import pytest

from runut.ledger.rows.incidents import named_alike
from runut.model import Event, Place, Span, When

DAY = When("2021-05-03", "2021-05-03", "day")


def names(*addresses: str, days: tuple[When, ...] = ()) -> list[str]:
    events = [
        Event(f"e{at}", f"p{at}", Span(0, 1), "fire", main=False, date=days[at] if days else DAY, place=Place(address))
        for at, address in enumerate(addresses)
    ]
    found = named_alike(events)
    return [found[event.id] for event in events]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Randu", "Jalan Melati, Randu"), ("Jalan Melati, Randu, Tirta", "Randu"), ("Kenanga", "kenanga")],
)
def test_a_fuller_and_a_shorter_writing_are_one(one: str, other: str) -> None:
    assert len(set(names(one, other))) == 1


def test_three_writings_each_fuller_than_the_last_are_one() -> None:
    assert len(set(names("Jalan Melati, Randu, Tirta", "Randu, Tirta", "Randu"))) == 1


def test_two_roads_of_a_town_stay_two_and_the_bare_town_is_neither() -> None:
    assert len(set(names("Jalan Melati, Randu", "Jalan Mawar, Randu", "Randu"))) == 3


def test_two_days_are_two() -> None:
    assert len(set(names("Randu", "Jalan Melati, Randu", days=(DAY, When("2021-05-04", "2021-05-04", "day"))))) == 2


def test_the_order_in_which_pages_come_is_no_matter() -> None:
    given = ["Jalan Melati, Randu", "Randu", "Kapuk"]

    assert names(*given) == names(*reversed(given))[::-1]
