"""What a reader sees of rows: copies say their parts once, a number that nobody took back leads nowhere and back."""

from __future__ import annotations

from typing import Any

from statements import record

from runut import lang
from runut.ledger import ledger
from runut.tell.brief import Row, brief

DAY = "2024-05-06"


def foremost(statements: list[dict[str, Any]]) -> Row:
    told = ledger(record(statements, "road_accident"))
    return brief(told, told.stories[0], lang.load("en")).rows[0]


def page(name: str, hour: int, *numbers: dict[str, Any]) -> list[dict[str, Any]]:
    published = f"{DAY}T{hour:02}:00:00"
    return [{"page": name, "published": published, **number} for number in numbers]


def steps(row: Row) -> list[str]:
    return [f"{step.sign} {step.quantity}" for step in row.shown_steps]


def test_copies_say_their_parts_once() -> None:
    parts = [{"is": "3"}, {"is": "2", "scope": "part"}, {"is": "1", "scope": "part"}]
    first, second = page("p", 5, *parts), page("q", 6, *parts)
    for told, whole in ((first, "f1"), (second, "f4")):
        for part in told[1:]:
            part["part_of"] = whole

    row = foremost(first + second)

    assert [(said.quantity, len(said.also)) for said in row.statements] == [("3", 1), ("2", 1), ("1", 1)]


def test_equal_parts_of_one_page_stay_apart() -> None:
    told = page("p", 5, {"is": "2"}, {"is": "1", "scope": "part"}, {"is": "1", "scope": "part", "behind": "anak"})
    for part in told[1:]:
        part["part_of"] = "f1"

    assert [said.quantity for said in foremost(told).statements] == ["2", "1", "1"]


def test_the_same_words_below_every_picture_are_one_part() -> None:
    told = page("p", 5, {"is": "2"}, {"is": "1", "scope": "part"}, {"is": "1", "scope": "part"})
    for part in told[1:]:
        part |= {"part_of": "f1", "before": "Di antaranya", "behind": "anak"}

    assert [said.quantity for said in foremost(told).statements] == ["2", "1"]


def test_a_number_between_two_equal_ones_contradicts_and_leads_nowhere() -> None:
    told = [
        *page("p", 5, {"is": "3"}),
        *page("q", 6, {"is": "4", "by": ["Hasan, Kapolres Kotabaru"]}),
        *page("r", 7, {"is": "3", "by": ["Umar, Kapolsek Randu"]}),
    ]

    assert steps(foremost(told)) == ["→ 3", "≠ 4"]


def test_a_lower_word_of_the_same_origin_is_still_a_step_down() -> None:
    by = {"by": ["Hasan, Kapolres Kotabaru"]}
    told = [*page("p", 5, {"is": "9", **by}), *page("q", 6, {"is": "8", **by})]

    assert steps(foremost(told)) == ["→ 9", "↓ 8"]


def test_a_wider_place_with_far_more_does_not_contradict_everyone() -> None:
    told = [
        {"is": "3514", "kind": "damaged", "unit": "hectare", "day": DAY},
        {"is": "328724", "kind": "damaged", "unit": "hectare", "day": DAY, "place": "Jawa dan Bali"},
    ]
    made = ledger(record(told, "earthquake"))

    assert len(made.cells) == 2
    assert not made.links


def test_a_place_with_a_few_more_than_everyone_contradicts_them() -> None:
    told = [
        {"is": "3514", "kind": "damaged", "unit": "hectare", "day": DAY},
        {"is": "3600", "kind": "damaged", "unit": "hectare", "day": DAY, "place": "Randu"},
    ]
    made = ledger(record(told, "earthquake"))

    assert len(made.cells) == 2
    assert [link.relation for link in made.links] == ["contradicts"]
