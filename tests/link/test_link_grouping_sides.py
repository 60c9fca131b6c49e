"""Two sides of a season, each close in itself, are two stories; pages that are no closer than that are one."""

from __future__ import annotations

import pytest

from runut.link.grouping import members, regroup
from runut.link.sketch import Sketch, card, likeness
from runut.shelf import MemoryShelf

EACH = 8


def season(close: float) -> list[Sketch]:
    """Draw pages of a wave of two sides: all share a word, those of a side another one as well, by this weight."""
    return [
        Sketch(f"{side}{number}", 10, {"kabut": 0.28, side: close, f"{side}{number}": 0.5}, kind="drought_fire")
        for side in ("bayi", "sakit")
        for number in range(EACH)
    ]


def shelved(drawn: list[Sketch], together: int) -> MemoryShelf:
    """Work so many of the pages in at once, the others one by one."""
    shelf = MemoryShelf()
    for at, one in enumerate(drawn, 1):
        shelf.put(card(one))
        shelf.set_near(one.article, {other.article: likeness(one, other) for other in drawn[: at - 1]})
        if at >= together:
            regroup(shelf, [new.article for new in drawn[:at]] if at == together else [one.article])
    return shelf


@pytest.mark.parametrize(("close", "together"), [(0.6, EACH), (0.1, 2 * EACH)])
def test_sides_that_are_much_closer_within_stay_apart(close: float, together: int) -> None:
    drawn = season(close)

    shelf = shelved(drawn, len(drawn))

    assert {len(members(shelf, one.article)) for one in drawn} == {together}


@pytest.mark.parametrize("close", [0.6, 0.1])
def test_sides_come_out_alike_whether_pages_come_at_once_or_one_by_one(close: float) -> None:
    drawn = season(close)

    at_once, one_by_one = shelved(drawn, len(drawn)), shelved([*drawn[::2], *drawn[1::2]], 1)

    assert [one_by_one.above(one.article) for one in drawn] == [at_once.above(one.article) for one in drawn]


def test_the_keys_of_a_card_are_numbers_that_every_database_holds() -> None:
    drawn = Sketch("a", 10, {f"kata{n}": 0.3 for n in range(20)}, happened=9, toll=frozenset(("killed 7", "killed 12")))

    kept = card(drawn)

    assert len({*kept.keys, *kept.firm}) == len(kept.keys) + len(kept.firm) > 20
    assert all(-(2**63) <= key < 2**63 for key in (*kept.keys, *kept.firm))
