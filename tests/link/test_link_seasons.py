"""What goes through provinces for weeks is compared page by page, and days and years tie nothing."""

from __future__ import annotations

import pytest
from stories import article

from runut.link.grouping import members, regroup
from runut.link.sketch import Sketch, card, sketch
from runut.model import EventKind
from runut.shelf import MemoryShelf


@pytest.mark.parametrize("language", ["id", "en"])
def test_days_and_years_say_less_than_other_numbers(language: str) -> None:
    text = "Warga Kenari: 16, 6.025, 2024, 16/9/2024."
    weights = sketch(article(text, "Perahu Kenari", "2024-09-16", language=language)).weights

    assert weights.get("16", 0) == weights.get("2024", 0) < weights["6025"]
    assert "16/9/2024" not in weights


def shelved(kind: EventKind) -> MemoryShelf:
    """Keep two pairs of like pages, of whose other pairs but one was looked up."""
    shelf = MemoryShelf()
    for name in "abcd":
        shelf.put(card(Sketch(name, 10, {"randu": 0.4, name: 0.9}, kind)))
    shelf.set_near("a", {"b": 600, "c": 240})
    shelf.set_near("c", {"d": 600})
    return shelf


@pytest.mark.parametrize(("kind", "together"), [("protest", ["a", "b", "c", "d"]), ("fire", ["a", "b"])])
def test_groups_of_what_goes_through_provinces_are_compared_page_by_page(kind: EventKind, together: list[str]) -> None:
    shelf = shelved(kind)

    regroup(shelf, ["a", "b", "c", "d"])

    assert members(shelf, "a") == together
