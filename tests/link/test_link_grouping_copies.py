"""Very many copies of one text are one story, at a cost that lets them come in."""

from __future__ import annotations

from runut.link import grouping
from runut.shelf import MemoryShelf

COPIES = 300


def test_hundreds_of_copies_that_are_all_as_alike_are_one_group() -> None:
    shelf = MemoryShelf()
    names = [f"a{number:03}" for number in range(COPIES)]
    for at, name in enumerate(names):
        shelf.set_near(name, dict.fromkeys(names[:at], 800))

    assert grouping.regroup(shelf, names) == [names]
