"""A page's own number, the one that its headline and its text both give, beside what one sentence alone says."""

from __future__ import annotations

from typing import Any

import pytest
from statements import record

from runut.ledger import ledger
from runut.model import Cell

HEAD = {"is": "7", "page": "p", "day": "2024-05-06", "headline": True}
TEXT = {"is": "7", "page": "p"}
ALONE = {"is": "108", "page": "p", "by": ["Polres Kotabaru"]}


def row(statements: list[dict[str, Any]], figure: str = "f1", kind: str = "riot") -> Cell:
    return next(cell for cell in ledger(record(statements, kind)).cells if figure in cell.figures)


def test_what_headline_and_text_both_say_decides_before_one_sentence_of_a_speaker() -> None:
    cell = row([HEAD, TEXT, ALONE])

    assert (cell.best, cell.high) == (7, 108)


@pytest.mark.parametrize(
    "second", [{"is": "108", "day": "2024-05-06"}, {"is": "108", "page": "p", "as_of": "2024-05-07"}]
)
def test_a_number_that_another_page_has_or_that_has_its_own_day_is_not_set_aside(second: dict[str, Any]) -> None:
    assert row([HEAD, TEXT, {**ALONE, **second}, second]).best == 108


def test_a_headline_that_its_text_never_repeats_sets_nothing_aside() -> None:
    assert row([HEAD, {"is": "9", "page": "p", "by": ["Polres Kotabaru"]}]).best == 9


def test_more_than_takes_nothing_back_from_an_exact_number() -> None:
    told = [
        {"is": "527", "kind": "injured", "day": "2024-05-06"},
        {"is": ">500", "kind": "injured", "day": "2024-05-08"},
    ]

    assert row(told).best == 527


def test_a_vague_headline_does_not_silence_the_numbers_of_its_text() -> None:
    told = [
        {"is": "ribuan", "kind": "sick", "page": "p", "day": "2024-05-06", "place": "Kota Batam", "headline": True},
        {"is": "3030", "kind": "sick", "page": "p", "scope": "part", "place": "Kota Batam"},
        {"is": "6084", "kind": "sick", "page": "p", "scope": "part", "place": "Kota Batam"},
    ]

    assert row(told, "f3", "drought_fire").best == 6084


def test_hamlets_of_one_town_share_its_row_where_an_incident_is_spread() -> None:
    sick = {"kind": "sick", "is": "300"}
    told = [
        {**sick, "at": ["Dusun Melati, Desa Sukamaju, Kabupaten Ketapang", "Kalimantan Barat"]},
        {**sick, "at": ["Desa Sukamaju, Kabupaten Ketapang, Kalbar", "Kalimantan Barat"]},
        {**sick, "at": ["Kota Batam", "Kepulauan Riau"]},
        {**sick, "at": ["Kota Pekanbaru", "Riau"]},
    ]

    assert set(row(told, "f1", "drought_fire").figures) == {"f1", "f2"}


@pytest.mark.parametrize(("later", "best"), [("9", 40), ("21", 21)])
def test_less_than_half_of_what_a_page_told_before_is_rather_a_part(later: str, best: int) -> None:
    told = [{"is": "40", "page": "p", "day": "2024-05-06"}, {"is": later, "page": "p", "by": ["Polres Kotabaru"]}]

    assert row(told).best == best


def test_of_a_count_that_may_shrink_the_lower_number_of_a_page_is_as_good() -> None:
    told = [
        {"is": "40", "kind": "missing", "page": "p", "day": "2024-05-06"},
        {"is": "9", "kind": "missing", "page": "p", "by": ["Basarnas"]},
    ]

    assert row(told).best == 9


@pytest.mark.parametrize(("sure", "best"), [(0.6, 30), (0.97, 10)])
def test_what_nothing_holds_up_takes_nothing_back(sure: float, best: int) -> None:
    told = [
        {"is": "30", "day": "2024-05-06", "outlet": "koran-kota.example", "sure": 0.99},
        {"is": "10", "day": "2024-05-07", "outlet": "koran-kota.example", "sure": sure},
    ]

    assert row(told).best == best


def test_a_page_on_one_of_the_dead_takes_nothing_back_from_what_its_outlet_told() -> None:
    told = [
        {"is": "30", "day": "2024-05-06", "outlet": "koran-kota.example", "sure": 0.99},
        {"is": "1", "day": "2024-05-07", "outlet": "koran-kota.example", "sure": 0.97},
    ]

    assert row(told).best == 30
    assert not [link for link in ledger(record(told)).links if link.relation == "revises_down"]


def test_of_numbers_told_at_once_and_backed_alike_the_one_on_more_pages_decides() -> None:
    four, three = ({"is": number, "day": "2024-05-06", "by": ["Polres Kotabaru"]} for number in ("4", "3"))

    assert row([four, three, three]).best == 3
    assert row([four, three]).best is None
