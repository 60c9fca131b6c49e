"""Crowds of several days, and a country's count beside a town's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from statements import record

from runut.ledger import ledger
from runut.model import DateClaim, Record, Span, When

MARCH, AGAIN = "2025-08-13", "2025-08-25"


def told(statements: list[dict[str, Any]], days: list[str], dates: tuple[DateClaim, ...] = ()) -> Record:
    given = record([{"kind": "crowd"} | each for each in statements], "protest")
    events = tuple(replace(event, date=When(day, day, "day")) for event, day in zip(given.events, days, strict=True))
    return ledger(replace(given, events=events, dates=dates))


def rows(found: Record) -> set[tuple[str, ...]]:
    return {tuple(sorted(cell.figures)) for cell in found.cells}


def test_crowds_of_two_marches_of_one_story_have_a_row_each() -> None:
    found = told([{"is": "10000", "day": MARCH}, {"is": "500", "day": AGAIN}], [MARCH, AGAIN])

    assert rows(found) == {("f1",), ("f2",)}
    assert {cell.incident for cell in found.cells} == {"e-p1", "e-p2"}


def test_a_day_s_march_told_of_under_the_day_after_is_one() -> None:
    found = told([{"is": "10000", "day": MARCH}, {"is": "9000", "day": "2025-08-14"}], [MARCH, "2025-08-14"])

    assert rows(found) == {("f1", "f2")}


def test_a_sentence_that_names_the_day_of_another_march_counts_that_one() -> None:
    pages = [{"is": "10000", "day": MARCH}, {"is": "500", "day": AGAIN, "page": "q"}, {"is": "9000", "page": "q"}]
    at = record(pages, "protest").articles[1].text.index("9000")
    named = DateClaim("q", Span(at - 5, at - 1), When(MARCH, MARCH, "day"))

    assert rows(told(pages, [MARCH, AGAIN], (named,))) == {("f1", "f3"), ("f2",)}


def test_far_more_told_of_the_country_is_no_count_of_the_story_s_town() -> None:
    pages = [
        {"is": "1009", "kind": "sick", "at": ["Jepara", "Jawa Tengah"]},
        {"is": "1184", "kind": "sick", "at": ["Jepara", "Jawa Tengah"]},
        {"is": "15977", "kind": "sick", "at": ["Indonesia", "DKI Jakarta"]},
    ]

    assert rows(ledger(record(pages, "other"))) == {("f1", "f2"), ("f3",)}
