"""The labels of single numbers hang together and hold no sentence, and numbers are counted as the reader meant."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from runut.model import FigureKind
from scripts import script

BENCH = Path(__file__).parents[2] / "bench"
LABELS = (BENCH / "annotations" / "id_numbers.jsonl").read_text(encoding="utf-8").splitlines()
NUMBERS = [(page, number) for page in map(json.loads, LABELS) for number in page["numbers"]]
SECOND = "G"
"""The set of labels that a second reader gave, alone."""
LONGEST = 40
"""Letters of the longest number: more would be a sentence."""


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    return script("bench/labelled_numbers.py")


def label(*kinds: str, scope: str | None = "total", optional: bool = False, span: tuple[int, int] = (3, 5)) -> Any:
    return {
        "set": "A", "span": list(span), "words": "12", "kinds": list(kinds),
        "scope": scope if kinds else None, "optional": optional,
    }  # fmt: skip


def test_every_label_names_a_page_a_span_and_kinds_that_there_are() -> None:
    for page, number in NUMBERS:
        assert set(page) == {"url", "sha256", "numbers"}
        assert re.fullmatch("[0-9a-f]{64}", page["sha256"])
        assert set(number) == {"set", "span", "words", "kinds", "scope", "optional"}
        assert set(number["kinds"]) <= set(get_args(FigureKind))
        assert (number["scope"] in ("total", "part", "prior", "other")) == bool(number["kinds"])


def test_the_words_kept_are_a_number_as_long_as_its_span_and_no_sentence() -> None:
    for _, number in NUMBERS:
        start, end = number["span"]
        assert len(number["words"]) == end - start <= LONGEST


def test_no_reader_labels_a_number_twice_and_held_out_pages_hold_no_other_sets() -> None:
    told = [(page["sha256"], number["set"], *number["span"]) for page, number in NUMBERS]
    assert len(told) == len(set(told))
    for name in ("H", "K"):
        held = {page["sha256"] for page, number in NUMBERS if number["set"] == name}

        assert held
        assert held.isdisjoint(page["sha256"] for page, number in NUMBERS if number["set"] not in (name, SECOND))


@pytest.mark.parametrize(
    ("kinds", "optional", "told", "outcome"),
    [
        (("killed",), False, [("killed", "total")], "right"),
        (("involved", "injured"), False, [("injured", "total")], "right"),
        (("killed",), False, [("injured", "total")], "kind"),
        (("killed",), False, [], "missed"),
        ((), False, [("crowd", "total")], "spurious"),
        ((), False, [], None),
        (("killed",), True, [], None),
        ((), True, [("crowd", "total")], None),
    ],
)
def test_a_number_comes_out_as_its_reader_would_say(
    bench: ModuleType, kinds: tuple[str, ...], optional: bool, told: list[tuple[str, str]], outcome: str | None
) -> None:
    assert bench.Compared(label(*kinds, optional=optional), tuple(told)).outcome() == outcome


def test_scope_is_that_of_the_figure_whose_kind_is_right(bench: ModuleType) -> None:
    told = (("injured", "total"), ("killed", "part"))

    assert bench.Compared(label("killed", scope="part"), told).is_scoped()
    assert not bench.Compared(label("killed", scope="total"), told).is_scoped()


def test_readers_agree_as_far_as_both_find_the_same_what_is_optional_left_out(bench: ModuleType) -> None:
    pages = [
        {"numbers": [label("killed"), label("killed", scope="part")]},
        {"numbers": [label("killed"), label()]},
        {"numbers": [label(), label("crowd", optional=True)]},
        {"numbers": [label("killed"), label("killed", span=(8, 9))]},
    ]

    assert bench.agreement(pages) == (
        "Two readers of the same 2 numbers agree on figures at F1 0.667, on their scope at 0.000."
    )


def test_a_page_is_laid_out_with_the_numbers_of_the_sets_asked_for(bench: ModuleType) -> None:
    pages = [{"url": "u", "sha256": "s", "numbers": [label("killed"), label() | {"set": "H"}]}]

    assert [len(page["numbers"]) for page in bench._of_sets(pages, frozenset("A"))] == [1]
    assert not list(bench._of_sets(pages, frozenset("B")))
