"""What people decide is folded in last, in their order, finds its words again, and is never lost silently."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from statements import record

from runut.ledger import ledger
from runut.ledger.decisions import anchor, orphans
from runut.model import Anchor, Decision, Record


def decided(of: str, verdict: str, value: str | None = None, at: int = 0, words: Anchor | None = None) -> Decision:
    return Decision(f"d{at}", of, verdict, value, "ana", f"2022-03-09T10:00:{at:02}Z", None, words)


def told(statements: list[dict[str, Any]], *decisions: Decision) -> Record:
    return ledger(record(statements, decisions=decisions))


def rows(told: Record) -> list[tuple[str, ...]]:
    return sorted(cell.figures for cell in told.cells)


def row_of(told: Record, figure: str) -> str:
    return next(cell.id for cell in told.cells if figure in cell.figures)


NINE_THEN_91 = [
    {"day": "2022-03-01", "is": "9", "via": ["Antara"]},
    {"day": "2022-03-02", "is": "91", "via": ["Antara"]},
]
TWO_PLACES = [
    {"day": "2022-03-01", "is": "3", "place": "Desa Sukamaju"},
    {"day": "2022-03-02", "is": "4", "place": "Kampung Sukamaju Baru"},
]
ANOTHER_INCIDENT = [
    {"day": "2022-03-01", "is": "3"},
    {"day": "2022-03-02", "is": "7", "incident": "bombing Tanjungsari"},
]


def test_the_last_word_counts_whatever_the_clocks_say() -> None:
    rejected, accepted = decided("f2", "reject", at=30), decided("f2", "accept", at=10)

    assert rows(told(NINE_THEN_91, rejected, accepted)) == [("f1", "f2")]
    assert rows(told(NINE_THEN_91, accepted, rejected)) == [("f1",)]


def test_accepting_brings_back_the_number_as_it_was_read() -> None:
    corrected, accepted = decided("f2", "correct", "19", at=1), decided("f2", "accept", at=2)

    assert told(NINE_THEN_91, corrected).cells[0].best == 19
    assert told(NINE_THEN_91, corrected, accepted).cells[0].best == 91


def test_a_figure_whose_words_were_withdrawn_leaves_the_ledger() -> None:
    assert rows(told(NINE_THEN_91, decided("f2", "retract"))) == [("f1",)]


def test_merged_rows_are_one_and_a_merge_taken_back_is_none() -> None:
    apart = told(TWO_PLACES)
    merged = decided(row_of(apart, "f1"), "merge", row_of(apart, "f2"), at=1)

    assert rows(apart) == [("f1",), ("f2",)]
    assert rows(told(TWO_PLACES, merged)) == [("f1", "f2")]
    assert rows(told(TWO_PLACES, merged, decided("d1", "retract", at=2))) == [("f1",), ("f2",)]


def test_a_figure_moves_to_the_row_of_another() -> None:
    assert rows(told(TWO_PLACES, decided("f2", "merge", "f1"))) == [("f1", "f2")]


def test_a_figure_set_apart_has_a_row_of_its_own_and_is_still_counted() -> None:
    apart = told(NINE_THEN_91, decided("f2", "split"))

    assert rows(apart) == [("f1",), ("f2",)]
    assert [cell.best for cell in apart.cells if cell.figures == ("f2",)] == [91]


def test_incidents_are_merged_and_set_apart() -> None:
    other, main = "bombing Tanjungsari", "e-p1"
    merged = told(ANOTHER_INCIDENT, decided(other, "merge", main))
    apart = told(NINE_THEN_91, decided("e-p2", "split"))

    assert rows(told(ANOTHER_INCIDENT)) == [("f1",), ("f2",)]
    assert rows(merged) == [("f1", "f2")]
    assert rows(apart) == [("f1",), ("f2",)]


def test_moves_are_made_in_their_order() -> None:
    split, merged = decided("f2", "split", at=1), decided("f2", "merge", "f1", at=2)

    assert rows(told(NINE_THEN_91, split, merged)) == [("f1", "f2")]
    assert rows(told(NINE_THEN_91, merged, split)) == [("f1",), ("f2",)]


def renamed(given: Record, old: str, new: str, **changes: Any) -> Record:
    figures = tuple(replace(one, id=new, **changes) if one.id == old else one for one in given.figures)
    return replace(given, figures=figures)


def rejected_under_the_old_id(number: str | None = None) -> Record:
    given = record(NINE_THEN_91)
    words = anchor(given.figure_of["f2"], given.article_of["p2"])
    words = words if number is None else replace(words, number=number)
    return replace(renamed(given, "f2", "f_new"), decisions=(decided("f_old", "reject", words=words),))


def test_a_decision_finds_its_words_under_another_id() -> None:
    after = ledger(rejected_under_the_old_id())

    assert rows(after) == [("f1",)]
    assert orphans(after) == ()


def test_a_decision_finds_its_words_where_the_clause_has_grown() -> None:
    given = rejected_under_the_old_id()
    figure = given.figure_of["f_new"]
    wider = replace(given, figures=(*given.figures[:1], replace(figure, clause=figure.clause._replace(start=0))))

    assert rows(ledger(wider)) == [("f1",)]


@pytest.mark.parametrize("verdict", ["reject", "accept", "correct"])
def test_a_decision_whose_words_are_gone_is_listed_and_does_nothing(verdict: str) -> None:
    given = rejected_under_the_old_id(number="19")
    lost = replace(given.decisions[0], verdict=verdict, value="5" if verdict == "correct" else None)
    after = ledger(replace(given, decisions=(lost,)))

    assert rows(after) == [("f1", "f_new")]
    assert orphans(after) == (lost,)


def test_a_decision_that_could_be_on_either_of_two_figures_is_listed() -> None:
    given = record([{"page": "p", "is": "9"}, {"page": "p", "is": "9"}, {"is": "12"}])
    words = anchor(given.figure_of["f1"], given.article_of["p"])
    lost = decided("f_old", "reject", words=words)
    after = ledger(replace(given, decisions=(lost,)))

    assert orphans(after) == (lost,)


def test_a_decision_on_a_page_that_is_not_shown_is_no_orphan() -> None:
    given = rejected_under_the_old_id()
    early = replace(given, articles=given.articles[:1], figures=given.figures[:1])

    assert orphans(ledger(early)) == ()


def test_a_decision_that_was_taken_back_is_no_orphan() -> None:
    given = rejected_under_the_old_id(number="19")
    taken_back = replace(given, decisions=(*given.decisions, decided("d0", "retract", at=3)))

    assert orphans(ledger(taken_back)) == ()


def test_a_merge_into_a_row_that_is_gone_is_listed() -> None:
    lost = decided("f1", "merge", "c_gone")
    after = told(NINE_THEN_91, lost)

    assert rows(after) == [("f1", "f2")]
    assert orphans(after) == (lost,)


def test_a_row_is_found_again_by_a_statement_that_stood_in_it() -> None:
    given = record(TWO_PLACES)
    words = anchor(given.figure_of["f1"], given.article_of["p1"])
    merged = decided("c_old", "merge", "f2", words=words)

    assert rows(ledger(replace(given, decisions=(merged,)))) == [("f1", "f2")]
