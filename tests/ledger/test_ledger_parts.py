"""What a part is a part of, where its page or another says otherwise, and what one sentence says of two counts."""

from __future__ import annotations

from typing import Any

from statements import record

from runut.ledger import ledger
from runut.model import Cell, Record


def told(statements: list[dict[str, Any]], event: str = "riot") -> Record:
    return ledger(record(statements, event))


def row(told: Record, figure: str) -> Cell:
    return next(cell for cell in told.cells if figure in cell.figures)


def links(told: Record) -> set[tuple[str, str, str]]:
    return {(link.from_, str(link.relation), link.to) for link in told.links}


def _held(**more: Any) -> dict[str, Any]:
    return {"page": "p", "kind": "suspects", "day": "2022-03-04", **more}


def _crowd(**more: Any) -> dict[str, Any]:
    return {"page": "p", "kind": "crowd", "day": "2022-03-04", **more}


def test_a_company_is_no_part_of_persons() -> None:
    pages = [
        _held(**{"is": "6", "unit": "company"}),
        _held(**{"is": "249"}),
        _held(**{"is": "1", "unit": "company", "scope": "part", "part_of": "f2", "place": "Randu"}),
    ]

    assert ("f3", "part_of", "f1") in links(told(pages))


def test_the_same_number_of_companies_is_their_total_again() -> None:
    pages = [
        _held(**{"is": "6", "unit": "company"}),
        _held(**{"is": "249"}),
        _held(**{"is": "6", "unit": "company", "scope": "part", "part_of": "f2"}),
    ]

    assert links(told(pages)) == {("f3", "repeats", "f1")}


def test_most_of_a_total_as_of_an_earlier_day_is_the_earlier_toll() -> None:
    pages = [
        _held(**{"is": "185", "as_of": "2022-03-04"}),
        _held(**{"is": "179", "as_of": "2022-03-01", "scope": "part", "part_of": "f1"}),
    ]

    assert links(told(pages)) == {("f1", "supersedes", "f2")}


def test_a_few_of_a_total_on_an_earlier_day_stay_its_part() -> None:
    pages = [
        _held(**{"is": "185", "as_of": "2022-03-04"}),
        _held(**{"is": "20", "as_of": "2022-03-01", "scope": "part", "part_of": "f1"}),
    ]

    assert links(told(pages)) == {("f2", "part_of", "f1")}


def test_what_others_tell_as_a_total_is_no_part_of_a_greater_headline() -> None:
    pages = [
        _held(**{"is": "189", "headline": True}),
        _held(**{"is": "185", "scope": "part", "part_of": "f1"}),
        {"page": "q", "is": "185", "kind": "suspects", "day": "2022-03-05"},
    ]

    assert ("f2", "part_of", "f1") not in links(told(pages))


def test_a_number_that_comes_to_the_headline_with_the_rest_stays_its_part() -> None:
    pages = [
        _held(**{"is": "189", "headline": True}),
        _held(**{"is": "185", "scope": "part", "part_of": "f1"}),
        _held(**{"is": "4", "scope": "part", "part_of": "f1"}),
        {"page": "q", "is": "185", "kind": "suspects", "day": "2022-03-05"},
    ]

    assert {("f2", "part_of", "f1"), ("f3", "part_of", "f1")} <= links(told(pages))


def test_parts_of_two_places_are_no_parts_of_one_another() -> None:
    pages = [
        {"page": "p", "is": "20"},
        {"page": "p", "is": "6", "scope": "part", "part_of": "f1", "place": "Randu"},
        {"page": "p", "is": "3", "scope": "part", "part_of": "f2", "place": "Kapuk"},
    ]

    assert {("f2", "part_of", "f1"), ("f3", "part_of", "f1")} <= links(told(pages, "flood"))


def test_numbers_behind_an_earlier_toll_that_come_to_it_are_its_parts() -> None:
    pages = [
        {"page": "p", "is": "21"},
        {"page": "p", "is": "4", "scope": "prior"},
        {"page": "p", "is": "2", "scope": "part", "part_of": "f1"},
        {"page": "p", "is": "2", "scope": "part", "part_of": "f1"},
    ]

    assert {("f3", "part_of", "f2"), ("f4", "part_of", "f2")} <= links(told(pages))


def test_a_company_beside_people_of_a_place_is_of_that_place() -> None:
    beside = {"before": ", dan", "unit": "company", "behind": "korporasi"}
    pages = [_held(**{"is": "42", "place": "Randu", "behind": "orang"}), _held(**{"is": "1", **beside})]
    given = record(pages, "drought_fire")

    assert row(ledger(given), "f2").place is None, "a full stop parts the two"

    text = given.articles[0].text.replace("orang.\n", "orang  ")
    joined = Record(**{**vars_of(given), "articles": (with_text(given, text),)})
    assert row(ledger(joined), "f2").place == "Randu"


def vars_of(given: Record) -> dict[str, Any]:
    return {name: getattr(given, name) for name in ("stories", "events", "figures")}


def with_text(given: Record, text: str) -> Any:
    article = given.articles[0]
    return type(article)(
        article.id, text, article.labels, article.paths, outlet=article.outlet, published=article.published
    )


def test_the_injured_who_are_all_that_were_hit_lose_the_dead() -> None:
    hit = {"before": "Terkena tembakan", "behind": "warga yang tertembak"}
    pages = [
        {"page": "p", "is": "7", "kind": "injured", "before": "Ditemukan", "behind": "orang luka tembak"},
        {"page": "p", "is": "7", "kind": "involved", **hit},
        {"page": "p", "is": "3"},
    ]

    assert row(told(pages, "armed_clash"), "f1").best == 4


def test_a_member_of_a_sum_repeats_the_same_member_of_another() -> None:
    pages = [
        {"page": "p", "day": "2022-03-01", "is": "28"},
        {"page": "q", "day": "2022-03-02", "is": "26"},
        {"page": "q", "day": "2022-03-02", "is": "2"},
        {"page": "r", "day": "2022-03-03", "is": "26"},
        {"page": "r", "day": "2022-03-03", "is": "2"},
    ]

    assert {("f4", "repeats", "f2"), ("f5", "repeats", "f3")} <= links(told(pages))


def test_those_of_the_hit_who_died_are_of_their_side() -> None:
    pages = [
        {"page": "p", "is": "7", "kind": "involved", "group": "civilians", "behind": "warga tertembak"},
        {"page": "p", "is": "3", "before": ", dan"},
    ]
    given = record(pages, "armed_clash")
    text = given.articles[0].text.replace("tertembak.\n", "tertembak  ")
    joined = Record(**{**vars_of(given), "articles": (with_text(given, text),)})

    assert row(ledger(joined), "f2").group == "civilians"
    assert row(ledger(given), "f2").group is None, "a full stop parts the two"


def test_counts_under_an_earlier_toll_that_come_to_it_are_its_parts() -> None:
    pages = [
        {"page": "p", "is": "30"},
        {"page": "p", "is": "5", "scope": "prior"},
        {"page": "p", "is": "2", "scope": "part", "part_of": "f1", "place": "Desa Randu"},
        {"page": "p", "is": "3", "scope": "prior"},
    ]

    found = links(told(pages))

    assert {("f3", "part_of", "f2"), ("f4", "part_of", "f2")} <= found
    assert ("f3", "part_of", "f1") not in found


def _months(*counts: str) -> list[dict[str, Any]]:
    listed = [_case(count, scope="part", part_of="f2") for count in counts]
    return [_case("640"), _case("210", by=["Dinas Kesehatan Randu"]), *listed]


def _case(count: str, **more: Any) -> dict[str, Any]:
    return {"page": "p", "kind": "sick", "is": count, **more}


def test_counts_that_exceed_their_total_are_counts_beside_it() -> None:
    found = told(_months("180", "190", "205"), "drought_fire")

    assert row(found, "f1").best == 640
    assert {("f2", "part_of", "f1"), ("f3", "part_of", "f1")} <= links(found)


def test_two_counts_that_exceed_their_total_may_count_some_twice() -> None:
    assert ("f3", "part_of", "f2") in links(told(_months("180", "190"), "drought_fire"))


def test_what_police_say_of_a_crowd_is_no_part_of_what_organisers_say() -> None:
    pages = [
        _crowd(**{"is": "~100000", "by": ["Panitia Aksi"]}),
        _crowd(**{"is": "80000", "by": ["Polisi"], "scope": "part", "part_of": "f1"}),
        _crowd(**{"is": "300", "by": ["Polisi"], "scope": "part", "part_of": "f1"}),
        _crowd(**{"is": "20000", "by": ["Panitia Aksi"], "scope": "part", "part_of": "f1"}),
    ]

    parts = {part for part, relation, _ in links(told(pages, "protest")) if relation == "part_of"}

    assert parts == {"f3", "f4"}


def test_what_another_speaker_holds_on_to_is_a_count_of_its_own() -> None:
    pages = [
        {"is": "194", "kind": "sick", "day": "2022-03-03", "by": ["Dinas Randu"]},
        {"page": "p", "is": "210", "kind": "sick", "day": "2022-03-04", "by": ["Jaringan Kenanga"]},
        {**_sick("194"), "part_of": "f2", "by": ["Dinas Randu"]},
    ]

    assert not any(relation == "part_of" for _, relation, _ in links(told(pages, "poisoning")))


def test_what_a_page_counts_of_another_incident_is_no_part_of_its_own_toll() -> None:
    pages = [
        {"page": "p", "is": "50", "day": "2022-03-04"},
        {"page": "p", "is": "24", "scope": "part", "part_of": "f1", "incident": "air_accident in Kenanga"},
    ]

    assert row(told(pages, "air_accident"), "f2").best == 24


def _sick(number: str) -> dict[str, Any]:
    return {"page": "p", "is": number, "kind": "sick", "day": "2022-03-04", "scope": "part"}
