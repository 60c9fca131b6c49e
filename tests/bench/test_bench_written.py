"""Marked pages are laid out as annotated ones, a mark that is wrong says so, and every kept page can be laid out."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from runut.model import DiscrepancyKind, FigureKind
from scripts import script

BENCH = Path(__file__).parents[2] / "bench"
HEAD = {
    "number": "001",
    "date": "2024-03-12",
    "outlet": "kabar.example",
    "event": "type=flood; place=Lawas; country=ID",
}


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    return script("bench/written.py")


def test_marks_leave_the_text_as_a_reader_sees_it(bench: ModuleType) -> None:
    text, marks = bench.unmarked("“⟪Budi|Ada ⟦killed t|tiga⟧ korban⟫,” ujarnya.")
    assert text == "“Ada tiga korban,” ujarnya."
    assert [(mark.sort, mark.about, text[mark.start : mark.end]) for mark in marks] == [
        ("⟦", "killed t", "tiga"), ("⟪", "Budi", "Ada tiga korban"),
    ]  # fmt: skip


def test_a_figure_keeps_kind_scope_speaker_agency_and_doubt(bench: ModuleType) -> None:
    text, marks = bench.unmarked("Sedikitnya ⟦injured/involved o?; by=Polres Lawas; via=Antara|12⟧ orang terluka.")
    figure = bench.gold_of(HEAD, text, marks)["figures"][0]
    assert (figure["kind"], figure["kind_alt"]) == ("injured", "involved")
    assert (figure["value"], figure["bound"]) == (12, "at_least")
    assert (figure["scope"], figure["incident"], figure["optional"]) == ("total", "other", True)
    assert (figure["said_by"], figure["via"]) == (["Polres Lawas"], ["Antara"])


def test_the_words_around_a_number_stand_once_and_hold_it_once(bench: ModuleType) -> None:
    text, marks = bench.unmarked("Ada 3 orang di kapal, ⟦killed t|3⟧ orang tewas, dan 3 orang pulang.")
    context = bench.gold_of(HEAD, text, marks)["figures"][0]["context"]
    assert (text.count(context), context.count("3")) == (1, 1)


@pytest.mark.parametrize(
    ("marked", "why"),
    [
        ("Ada ⟦killed t|tiga korban.", "never closed"),
        ("Ada tiga⟧ korban.", "not opened"),
        ("Ada ⟦killed t|korban⟧.", "no number"),
    ],
)
def test_a_wrong_mark_says_so(bench: ModuleType, marked: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        bench.gold_of(HEAD, *bench.unmarked(marked))


def test_what_a_page_gets_wrong_is_kept_and_has_to_stand_on_it_once(bench: ModuleType) -> None:
    given = """=== 007
date: 2024-03-12
slip: name_variant | Darmo pulang | Darmono | named so above
slip: truncated | lalu ia
---
Budi Darmono pergi, Budi Darmo pulang, lalu ia
"""
    ((head, text),) = bench.parted(given)
    slips = [bench.slip_of(line, text) for line in head["slip"].splitlines()]
    assert [(slip["kind"], slip["context"], slip["suggestion"]) for slip in slips] == [
        ("name_variant", "Darmo pulang", "Darmono"), ("truncated", "lalu ia", None),
    ]  # fmt: skip


def test_every_kept_page_can_be_laid_out(bench: ModuleType, tmp_path: Path) -> None:
    for name in bench.SETS:
        many = bench.lay_out(name, tmp_path / name)
        golds = [json.loads(file.read_text(encoding="utf-8")) for file in (tmp_path / name).glob("*.gold.json")]
        assert len(golds) == many > 0
        kinds = {figure["kind"] for gold in golds for figure in gold["figures"]}
        assert kinds <= set(get_args(FigureKind))
        slips = {slip["kind"] for gold in golds for slip in gold["discrepancies"]}
        assert slips <= set(get_args(DiscrepancyKind))
