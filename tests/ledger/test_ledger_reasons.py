"""Why a row came to its number: what was said last, what was replaced, what counts the dead as well."""

from __future__ import annotations

from typing import Any

from statements import record

from runut import lang
from runut.ledger import ledger
from runut.model import Cell
from runut.tell.brief import brief


def row(statements: list[dict[str, Any]]) -> Cell:
    told = ledger(record(statements))
    return next(cell for cell in told.cells if "f1" in cell.figures)


def test_a_speaker_is_no_latest_word_where_a_later_page_says_another_number_in_its_own_name() -> None:
    pages = [
        {"is": "6", "by": ["Ramli, pengacara"], "day": "2025-02-05"},
        {"is": "5", "day": "2025-02-07"},
    ]

    cell = row(pages)

    assert (cell.best, cell.because[0]) == (6, "held")


def test_the_last_word_is_dated_when_it_was_said_after_what_it_stands_against() -> None:
    pages = [
        {"is": "52", "by": ["Lembaga Randu"], "day": "2025-10-06"},
        {"is": "48", "by": ["Polisi"], "day": "2025-10-07"},
        {"is": "52", "by": ["Tetua desa"], "day": "2025-10-08"},
    ]

    assert row(pages).because[1].endswith("2025-10-08")


def test_a_count_of_all_who_were_hit_is_named_in_the_reason_and_moves_nothing() -> None:
    pages = [
        {"is": "3", "kind": "killed", "page": "p", "day": "2025-10-06"},
        {"is": "7", "kind": "injured", "page": "p", "behind": " orang terkena tembakan", "day": "2025-10-06"},
        {"is": "4", "kind": "injured", "page": "q", "behind": " orang luka", "day": "2025-10-07"},
    ]
    told = ledger(record(pages, "armed_clash"))
    cell = next(cell for cell in told.cells if cell.kind == "injured")
    english = lang.load("en")

    (hurt,) = (each for each in brief(told, told.stories[0], english).rows if each.kind == "injured")

    assert (cell.best, cell.because[0], cell.because[-1][:2]) == (4, "alone", "7\t")
    assert "the dead as well are counted in 7" in hurt.rule
    assert len(hurt.steps) < 2


def test_less_that_another_voice_told_after_the_number_that_stands_is_held_against_it_not_replaced() -> None:
    pages = [
        {"is": "2", "by": ["Polisi"], "day": "2025-10-06"},
        {"is": "1", "day": "2025-10-07"},
        {"is": "2", "by": ["Dinas Kesehatan"], "day": "2025-10-08"},
    ]

    cell = row(pages)

    assert (cell.best, cell.because[2].split("\t")[0], cell.because[5]) == (2, "1", "")


def test_one_number_told_twice_beside_a_word_that_holds_it_is_the_only_number() -> None:
    pages = [
        {"is": "45", "kind": "displaced", "day": "2025-10-06"},
        {"is": "puluhan", "kind": "displaced", "day": "2025-10-07"},
        {"is": "45", "kind": "displaced", "day": "2025-10-08"},
    ]

    assert row(pages).because[0] == "alone"


def test_a_word_that_holds_the_number_is_not_replaced_by_it() -> None:
    pages = [
        {"is": "puluhan", "day": "2025-10-06"},
        {"is": "45", "day": "2025-10-07"},
    ]

    cell = row(pages)

    assert (cell.best, cell.because[0], cell.because[5]) == (45, "alone", "")


def test_older_words_stand_behind_a_number_that_another_voice_holds_on_to() -> None:
    pages = [
        {"is": "13", "by": ["Basarnas"], "day": "2025-10-05"},
        {"is": "15", "by": ["Walhi"], "day": "2025-10-07"},
        {"is": "13", "by": ["Polisi"], "day": "2025-10-07"},
    ]

    cell = row(pages)

    assert (cell.best, cell.because[0]) == (13, "backed")
