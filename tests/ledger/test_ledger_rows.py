"""Which statements share a row: places under every name, headlines with their text, sides, other incidents."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from statements import record

from runut import lang
from runut.ledger import ledger
from runut.model import Article, Cell, Event, Figure, Label, Place, Quantity, Record, Span, Story
from runut.tell.brief import brief


def told(statements: list[dict[str, Any]], event: str = "riot") -> Record:
    return ledger(record(statements, event))


def rows(told: Record) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(cell.figures)) for cell in told.cells)


def row(told: Record, figure: str) -> Cell:
    return next(cell for cell in told.cells if figure in cell.figures)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kalbar", "Provinsi Kalimantan Barat"),
        ("Kabupaten Ketapang", "Ketapang"),
        ("Musi Banyuasin", "Muba"),
        ("Kota Amara", "Amarah"),
        ("Nasiriya", "Nasiriyah"),
    ],
)
def test_a_place_is_one_under_every_name(one: str, other: str) -> None:
    assert rows(told([{"is": "3", "place": one}, {"is": "4", "place": other}])) == [("f1", "f2")]


def test_a_town_is_told_from_the_province_of_its_name() -> None:
    assert rows(told([{"is": "3", "place": "Jambi"}, {"is": "4", "place": "Kota Jambi"}])) == [("f1",), ("f2",)]


def test_a_haze_is_counted_province_by_province() -> None:
    pages = [
        {"is": "300", "kind": "sick", "at": ["Kota Batam", "Kepulauan Riau"]},
        {"is": "500", "kind": "sick", "at": ["Kabupaten Ketapang", "Kalimantan Barat"]},
        {"is": "6000", "kind": "sick", "at": ["Kota Pontianak", "Kalimantan Barat"], "place": "Kalbar"},
    ]

    assert rows(told(pages, "drought_fire")) == [("f1",), ("f2",), ("f3",)]


def test_whom_a_haze_struck_may_say_where() -> None:
    pages = [
        {"is": "300", "kind": "sick", "who": "Warga Batam", "at": ["Indonesia", None]},
        {
            "is": "400",
            "kind": "sick",
            "by": ["Wahyu Aji, Kepala Dinas Kesehatan Kota Batam"],
            "at": ["Indonesia", None],
        },
    ]

    assert rows(told(pages, "drought_fire")) == [("f1", "f2")]


def test_road_village_and_town_are_one_spot_where_something_crashed() -> None:
    pages = [{"is": "3", "place": "Desa Sukamaju"}, {"is": "3", "place": "Jalan Raya Kotabaru"}, {"is": "4"}]

    assert rows(told(pages, "road_accident")) == [("f1", "f2", "f3")]


@pytest.mark.parametrize("group", ["civilians", "students", "passengers"])
def test_who_was_struck_is_everyone_where_nobody_takes_sides(group: str) -> None:
    assert rows(told([{"is": "3"}, {"is": "4", "group": group}], "fire")) == [("f1", "f2")]


def test_students_are_no_side_of_a_protest() -> None:
    assert rows(told([{"is": "2"}, {"is": "2", "group": "students"}], "protest")) == [("f1", "f2")]


def test_whom_the_police_hold_is_no_side() -> None:
    pages = [{"is": "6", "kind": "arrested"}, {"is": "6", "kind": "arrested", "group": "attackers"}]

    assert rows(told(pages, "riot")) == [("f1", "f2")]


def test_sites_of_one_town_are_the_same_protest() -> None:
    pages = [
        {"is": "2", "at": ["Gedung DPRD Jawa Timur", "Jawa Timur"]},
        {"is": "2", "at": ["Kota Surabaya", "Jawa Timur"]},
        {"is": "2", "at": ["Jalan Melati", "Jawa Timur"], "place": "Surabaya"},
    ]

    assert rows(told(pages, "protest")) == [("f1", "f2", "f3")]


def test_protests_in_two_towns_of_a_province_are_counted_apart() -> None:
    pages = [{"is": "2", "at": ["Kota Surabaya", "Jawa Timur"]}, {"is": "2", "at": ["Kota Malang", "Jawa Timur"]}]

    assert rows(told(pages, "protest")) == [("f1",), ("f2",)]


def test_a_page_that_lists_other_towns_counts_the_rest_in_all_of_them() -> None:
    pages = [
        {"page": "p", "is": "40", "at": ["Kota Surabaya", "Jawa Timur"]},
        {"page": "p", "is": "8", "scope": "part", "place": "Malang"},
        {"page": "p", "is": "3", "scope": "part", "place": "Jember"},
        {"is": "41", "at": ["Jawa Timur", "Jawa Timur"]},
    ]

    assert rows(told(pages, "protest")) == [("f1", "f4"), ("f2",), ("f3",)]


def test_one_page_of_many_makes_no_home_of_what_is_spread_over_provinces() -> None:
    pages = [
        {"is": "175", "kind": "suspects", "at": ["Sumatera dan Kalimantan", None]},
        {"is": "218", "kind": "suspects", "at": ["Sumatera dan Kalimantan", None]},
        {"is": "249", "kind": "suspects", "at": ["Sumatera dan Kalimantan", None]},
        {"is": "47", "kind": "suspects", "at": ["Riau", "Riau"]},
    ]

    assert rows(told(pages, "drought_fire")) == [("f1", "f2", "f3"), ("f4",)]


def test_sides_are_counted_apart_where_people_fight() -> None:
    assert rows(told([{"is": "3"}, {"is": "4", "group": "civilians"}], "riot")) == [("f1",), ("f2",)]


def test_a_headline_counts_where_and_when_its_text_does() -> None:
    pages = [
        {"page": "p", "day": "2022-03-17", "is": "292", "headline": True, "at": ["Indonesia", None]},
        {"page": "p", "day": "2022-03-17", "is": "292", "place": "Ketapang", "as_of": "2022-03-14", "by": ["Dinkes"]},
        {"day": "2022-03-16", "is": "529", "place": "Ketapang", "by": ["Dinkes"], "at": ["Indonesia", None]},
    ]

    found = told([dict(one, kind="sick") for one in pages], "drought_fire")

    assert rows(found) == [("f1", "f2", "f3")]
    assert (found.cells[0].low, found.cells[0].best, found.cells[0].high) == (529, 529, 529)


def test_a_headlines_vague_word_goes_where_the_number_that_it_holds_goes() -> None:
    pages = [
        {"page": "p", "is": "ribuan", "headline": True, "at": ["Indonesia", None]},
        {"page": "p", "is": "2637", "place": "Kalteng", "at": ["Indonesia", None]},
    ]

    assert rows(told([dict(one, kind="sick") for one in pages], "drought_fire")) == [("f1", "f2")]


def test_cases_of_an_illness_are_people_and_masks_are_not() -> None:
    pages = [{"is": "30"}, {"is": "40", "unit": "case"}, {"is": "800", "unit": "mask"}]

    assert rows(told([dict(one, kind="sick") for one in pages], "drought_fire")) == [("f1", "f2"), ("f3",)]


def test_the_subject_of_other_pages_has_rows_of_its_own() -> None:
    given = record([{"is": "3"}, {"is": "4"}, {"is": "9"}])
    first, _, third = given.figures
    one, other = first.incident or "", third.incident or ""
    linked = tuple(replace(figure, incident=one) for figure in given.figures[:2])
    story = replace(given.stories[0], incidents=(one, other))
    events = tuple(
        replace(event, place=Place("Tanjungsari", "ID", "Lampung")) if event.id == other else event
        for event in given.events
    )

    found = ledger(replace(given, figures=(*linked, third), stories=(story,), events=events))

    assert rows(found) == [("f1", "f2"), ("f3",)]
    assert row(found, "f3").incident == other


def test_what_a_page_tells_of_another_incident_has_a_row_of_its_own_and_is_not_counted() -> None:
    found = told([{"is": "9", "by": ["polisi"]}, {"is": "140", "incident": None, "by": ["polisi"]}])

    assert rows(found) == [("f1",), ("f2",)]
    assert row(found, "f2").best is None
    assert row(found, "f2").because[0] == "elsewhere"
    assert row(found, "f1").best == 9


def test_pages_that_compare_with_the_same_number_share_its_row() -> None:
    assert rows(told([{"is": "140", "incident": None}, {"is": "140", "incident": None}])) == [("f1", "f2")]


def test_the_parts_of_an_earlier_toll_are_earlier_too() -> None:
    pages = [
        {"page": "p", "is": "4", "scope": "prior"},
        {"page": "p", "is": "2", "scope": "part", "part_of": "f1", "place": "Desa Sukamaju"},
        {"page": "p", "is": "21"},
        {"page": "p", "is": "8", "scope": "part", "part_of": "f3", "place": "Desa Sukamaju"},
    ]

    found = told(pages)

    assert row(found, "f4").best == 8
    assert ("f4", "supersedes", "f2") in {(link.from_, link.relation, link.to) for link in found.links}


@pytest.mark.parametrize(
    ("before", "behind"), [("Korban bertambah", "orang"), ("Ada tambahan sekitar", "orang"), ("Kemudian", "orang lagi")]
)
def test_an_increase_is_no_toll(before: str, behind: str) -> None:
    pages = [
        {"day": "2022-03-01", "is": "9", "by": ["polisi"]},
        {"day": "2022-03-02", "is": "2", "by": ["polisi"], "before": before, "behind": behind},
    ]

    found = told(pages)

    assert rows(found) == [("f1", "f2")]
    assert found.cells[0].best == 9
    assert found.links == ()


def test_a_toll_that_rose_to_a_number_is_that_number() -> None:
    pages = [
        {"day": "2022-03-01", "is": "12", "by": ["polisi"]},
        {"day": "2022-03-02", "is": "11", "by": ["polisi"], "before": "Korban bertambah menjadi"},
    ]

    assert told(pages).cells[0].best == 11


def test_an_increase_alone_says_what_there_is() -> None:
    assert told([{"is": "2", "before": "Korban bertambah"}]).cells[0].best == 2


def test_counts_of_a_page_that_come_to_what_another_states_are_its_parts() -> None:
    pages = [
        {"day": "2022-03-01", "is": "28"},
        {"page": "p", "day": "2022-03-02", "is": "26"},
        {"page": "p", "day": "2022-03-02", "is": "2"},
    ]

    assert told(pages).cells[0].best == 28


def test_a_number_with_its_part_is_a_part_where_another_page_tells_it_as_one_of_their_sum() -> None:
    pages = [
        {"page": "p", "is": "28", "day": "2022-03-02"},
        {"page": "p", "is": "26", "scope": "part", "part_of": "f1"},
        {"page": "q", "is": "26", "day": "2022-03-03", "outlet": "koran", "group": "students"},
        {"page": "q", "is": "2", "scope": "part", "part_of": "f3"},
    ]

    assert row(told(pages, "fire"), "f3").best == 28


def test_a_part_of_the_same_people_is_added_to_nothing() -> None:
    pages = [
        {"page": "p", "is": "28", "day": "2022-03-02"},
        {"page": "p", "is": "26", "scope": "part", "part_of": "f1"},
        {"page": "q", "is": "26", "day": "2022-03-03", "outlet": "koran"},
        {"page": "q", "is": "2", "scope": "part", "part_of": "f3"},
    ]

    assert row(told(pages, "fire"), "f3").best == 26


def test_a_number_is_a_part_where_a_sister_page_tells_it_as_part_of_the_same_total() -> None:
    pages = [
        {"page": "p", "is": "28", "day": "2022-03-02"},
        {"page": "p", "is": "26", "scope": "part", "part_of": "f1"},
        {"page": "q", "is": "28", "day": "2022-03-03"},
        {"page": "q", "is": "26", "before": "Sebanyak"},
    ]

    assert ("f4", "part_of", "f3") in {(link.from_, link.relation, link.to) for link in told(pages, "fire").links}


SUSPECTS = {"kind": "suspects", "at": ["Indonesia", None]}


def test_a_count_without_a_place_is_that_of_the_area_for_which_a_sister_page_tells_it() -> None:
    pages = [
        {**SUSPECTS, "page": "p", "is": "185"},
        {**SUSPECTS, "page": "p", "is": "47"},
        {**SUSPECTS, "page": "q", "is": "47", "place": "Riau"},
    ]

    assert rows(told(pages, "drought_fire")) == [("f1",), ("f2", "f3")]


def test_a_small_number_tells_no_area() -> None:
    pages = [
        {**SUSPECTS, "page": "p", "is": "185"},
        {**SUSPECTS, "page": "p", "is": "4"},
        {**SUSPECTS, "page": "q", "is": "4", "place": "Riau"},
    ]

    assert rows(told(pages, "drought_fire")) == [("f1", "f2"), ("f3",)]


def test_what_a_page_counts_nowhere_is_of_the_one_place_for_which_a_sister_counts_it() -> None:
    pages = [{**SUSPECTS, "is": "185"}, {**SUSPECTS, "is": "185", "place": "Riau"}]

    assert rows(told(pages, "drought_fire")) == [("f1", "f2")]


def test_a_whole_with_numbers_of_its_own_keeps_what_a_part_tells_as_well() -> None:
    pages = [
        {**SUSPECTS, "is": "185"},
        {**SUSPECTS, "is": "47"},
        {**SUSPECTS, "is": "47", "place": "Riau"},
    ]

    assert rows(told(pages, "drought_fire")) == [("f1", "f2"), ("f3",)]


def test_a_page_counts_a_number_where_it_tells_it_again() -> None:
    pages = [
        {"page": "p", "kind": "sick", "is": "4000", "who": "Warga Ketapang", "at": ["Randuwulung", "Kalimantan Barat"]},
        {"page": "p", "kind": "sick", "is": "~4000"},
        {"page": "p", "kind": "sick", "is": "ribuan"},
        {"page": "q", "kind": "sick", "is": "300", "at": ["Kota Batam", "Kepulauan Riau"]},
    ]

    assert rows(told(pages, "drought_fire")) == [("f1", "f2", "f3"), ("f4",)]


def test_a_part_is_where_its_total_is() -> None:
    pages = [
        {"page": "p", "is": "8", "place": "Amara", "group": "protesters", "by": ["polisi"]},
        {"page": "p", "is": "5", "scope": "part", "part_of": "f1", "by": ["polisi"]},
        {"page": "q", "is": "40"},
    ]

    assert rows(told(pages)) == [("f1", "f2"), ("f3",)]


def test_at_least_takes_nothing_back() -> None:
    pages = [
        {"day": "2022-03-01", "is": "28", "by": ["polisi"]},
        {"day": "2022-03-02", "is": "≥27", "by": ["polisi"]},
    ]

    found = told(pages)

    assert found.cells[0].best == 28
    assert {link.relation for link in found.links} == {"compatible"}


def test_a_number_against_the_pages_own_vague_word_is_a_contradiction() -> None:
    pages = [{"page": "p", "is": "belasan"}, {"page": "p", "is": "100", "by": ["kementerian"]}]

    assert {link.relation for link in told(pages).links} == {"contradicts"}


def test_the_brief_shows_what_is_told_of_another_incident_under_other_events() -> None:
    found = told([{"is": "9"}, {"is": "140", "incident": None}])

    told_of = brief(found, found.stories[0], lang.load("en"))

    assert [row.best for row in told_of.rows] == [9]
    assert [row.statements[0].quantity for row in told_of.asides] == ["140"]
    assert "another incident" in told_of.asides[0].rule


def test_two_versions_of_a_page_are_one_page_and_the_old_number_is_named() -> None:
    given = record([{"is": "5", "day": "2022-03-02"}, {"is": "7", "day": "2022-03-02"}], "fire")
    older, newer = given.articles
    found = ledger(replace(given, articles=(older, replace(newer, replaces=older.id))))

    shown = brief(found, found.stories[0], lang.load("id"))

    assert shown.pages == 1
    assert [source.is_replaced for source in shown.sources] == [True, False]
    assert "5" in shown.rows[0].rule.partition("digantikan")[2]


def test_a_reason_names_what_was_set_aside_and_what_widens_the_span() -> None:
    pages = [
        {"is": "12", "by": ["polisi"], "day": "2022-03-02"},
        {"is": "90", "day": "2022-03-03", "outlet": "koran"},
        {"is": "≥10", "by": ["warga, saksi"], "day": "2022-03-03"},
    ]

    assert row(told(pages), "f1").rule == (
        "12 (polisi, 2 Mar) is what speakers or several pages hold up; "
        "set aside, as nothing else holds it up: 90 (koran, 3 Mar); "
        "low and high take in ≥10 (warga, 3 Mar) as well."
    )


def test_of_numbers_of_one_day_none_is_the_latest_word() -> None:
    same = [
        {"is": "≥10", "by": ["warga, saksi"], "day": "2022-03-03"},
        {"is": "12", "by": ["polisi"], "day": "2022-03-03"},
    ]
    later = [same[0], {**same[1], "day": "2022-03-04"}]

    assert "latest" not in row(told(same), "f2").rule
    assert row(told(later), "f2").rule.startswith("12 (polisi, 4 Mar) is the latest word")


def test_a_reason_shows_the_counts_that_a_sum_was_made_of() -> None:
    text = "Two men and a woman were killed in Ryeford."
    clause = Span(0, 31)
    figures = tuple(
        Figure(f"f{at}", "p", span, clause, "killed", Quantity(number, "exact", number, number), incident="e")
        for at, (span, number) in enumerate(((Span(0, 3), 2), (Span(12, 13), 1)))
    )
    page = Article("p", text, (Label(Span(0, len(text)), "body"),), outlet="The Sun", published="2024-05-06")
    event = Event("e", "p", Span(0, 3), "fire")

    found = ledger(Record(articles=(page,), stories=(Story("s", "s", ("p",)),), events=(event,), figures=figures))

    assert row(found, "f0").rule == "3 = 2 + 1 (The Sun, 6 May) is the only number stated."


def test_labels_far_apart_are_no_contradiction() -> None:
    pages = [
        {"page": "p", "is": "≥40", "group": "protesters"},
        {"page": "p", "is": "1", "group": "attackers"},
    ]

    assert not told(pages).links


def test_a_toll_that_other_pages_tell_of_theirs_is_no_other_incidents() -> None:
    found = told([{"is": "9", "by": ["polisi"]}, {"is": "9", "incident": None}, {"is": "2", "incident": None}])

    assert rows(found) == [("f1", "f2"), ("f3",)]
    assert row(found, "f1").best == 9


def test_a_toll_that_a_page_keeps_apart_from_its_own_and_others_told_before_is_an_earlier_one() -> None:
    day = "2022-01-16"
    own = [{"page": "p", "is": "225", "day": day}, {"page": "p", "is": "164", "incident": None}]
    found = told([{"is": "164", "day": "2022-01-09"}, *own])

    assert rows(found) == [("f1", "f2", "f3")]
    assert row(found, "f1").best == 225


def test_a_land_s_troops_at_another_border_are_none_of_those_sent_to_an_incident() -> None:
    pages = [
        {"is": "2500", "kind": "deployed", "who": "personel", "by": ["pemerintah"]},
        {"is": "90000", "kind": "deployed", "who": "tentara Rusia", "behind": " tentara Rusia di perbatasan Ukraina"},
    ]

    assert [cell.best for cell in told(pages).cells if cell.best] == [2500]


def test_vigils_and_trials_leave_a_story_what_it_is_and_where() -> None:
    given = record([{"is": "4"}, {"is": "5", "place": "Kampung Tua"}, {"is": "6", "place": "Dusun Baru"}], "shooting")
    every = tuple(replace(event, kind="other") for event in given.events)

    assert rows(ledger(replace(given, events=(given.events[0], *every[1:])))) == [("f1", "f2", "f3")]
    assert rows(ledger(replace(given, events=every))) == [("f1",), ("f2",), ("f3",)]
