"""A page that ties two others is a bridge only where these two, compared, have nothing in common."""

from __future__ import annotations

import pytest

from runut.link.grouping import members, regroup
from runut.link.sketch import Sketch, card
from runut.shelf import MemoryShelf


def shelved(first: dict[str, float], last: dict[str, float]) -> MemoryShelf:
    """Keep three pages of which only the one between was found to be like either."""
    shelf = MemoryShelf()
    between = {"randu": 0.7, "kapuk": 0.7}
    for name, weights in (("a", first), ("b", between), ("c", last)):
        shelf.put(card(Sketch(name, 10, weights)))
    shelf.set_near("b", {"a": 560, "c": 500})
    return shelf


@pytest.mark.parametrize(
    ("last", "together"),
    [({"randu": 0.5, "tirta": 0.8}, ["a", "b", "c"]), ({"kapuk": 0.5, "tirta": 0.8}, ["a", "b"])],
)
def test_pages_that_no_weighty_words_led_to_are_compared_before_a_bridge_is_seen(
    last: dict[str, float], together: list[str]
) -> None:
    shelf = shelved({"randu": 0.6, "melati": 0.8}, last)

    regroup(shelf, ["a", "b", "c"])

    assert members(shelf, "a") == together
