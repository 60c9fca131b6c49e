"""Others beside the people of one side, pupils who are no side, and numbers that a page tells of its own event too."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from statements import record

from runut.ledger import ledger
from runut.model import Cell, Record


def told(statements: list[dict[str, Any]], event: str = "shooting") -> Record:
    return ledger(record(statements, event))


def row(told: Record, figure: str) -> Cell:
    return next(cell for cell in told.cells if figure in cell.figures)


def joined(given: Record) -> Record:
    """Give the record with a comma for the full stop between its page's two sentences, letter for letter."""
    article = given.articles[0]
    return replace(given, articles=(replace(article, text=article.text.replace("tewas.\n", "tewas, ")),))


@pytest.mark.parametrize(("behind", "group"), [("lainnya terluka", "civilians"), ("orang terluka", None)])
def test_others_to_whom_something_else_happened_are_of_the_same_side(behind: str, group: str | None) -> None:
    given = record(
        [
            {"page": "p", "is": "3", "group": "civilians", "behind": "warga sipil tewas"},
            {"page": "p", "is": "4", "kind": "injured", "before": "dan", "behind": behind},
        ],
        "armed_clash",
    )

    assert row(ledger(joined(given)), "f2").group == group
    assert row(ledger(given), "f2").group is None, "another sentence says nothing of them"


@pytest.mark.parametrize(("group", "is_one"), [("children", True), ("students", True), ("security_forces", False)])
def test_children_are_a_part_of_those_who_were_hurt_and_no_side(group: str, is_one: bool) -> None:
    found = told(
        [
            {"page": "p", "is": "5", "kind": "injured"},
            {"page": "p", "is": "2", "kind": "injured", "group": group, "scope": "part"},
        ]
    )

    assert (row(found, "f2").id == row(found, "f1").id) is is_one


@pytest.mark.parametrize(("number", "is_one"), [("7", True), ("2", False)])
def test_a_number_that_a_page_tells_of_its_own_event_too_is_of_that_event(number: str, is_one: bool) -> None:
    found = told([{"page": "p", "is": number}, {"page": "p", "is": number, "incident": None}])

    assert (row(found, "f2").id == row(found, "f1").id) is is_one


@pytest.mark.parametrize(("whole", "is_part"), [("17", True), ("18", False)])
def test_parts_side_by_side_are_of_the_total_that_they_come_to(whole: str, is_part: bool) -> None:
    hurt = {"page": "p", "kind": "injured"}
    parts = [{**hurt, "is": "10", "scope": "part", "headline": True}, {**hurt, "is": "7", "scope": "part"}]
    links = {(link.from_, str(link.relation), link.to) for link in told([*parts, {**hurt, "is": whole}]).links}

    assert ({("f1", "part_of", "f3"), ("f2", "part_of", "f3")} <= links) is is_part
