"""Where a figure is counted: what its words name, what other pages tell of the same number, where its page is."""

from __future__ import annotations

from test_ledger_rows import SUSPECTS, row, rows, told

HAZE = {"kind": "killed", "is": "1", "group": "children"}
SOUTH = "Sumatera Selatan"


def test_one_death_told_by_pages_of_many_places_is_one_row() -> None:
    pages = [
        {**HAZE, "at": ["Pulau Sumatera dan Kalimantan", None]},
        {**HAZE, "at": ["Desa Sukamaju, Kabupaten Banyuasin, Sumsel", SOUTH]},
        {**HAZE, "at": ["Kota Palembang", SOUTH]},
        {**HAZE, "at": ["Riau dan Kalimantan", "Riau"], "place": "Palembang"},
    ]

    death = row(told(pages, "drought_fire"), "f1")
    assert (death.figures, death.place, death.best) == (("f1", "f2", "f3", "f4"), "Palembang", 1)


def test_one_dead_of_whom_nothing_is_told_is_another_in_another_town() -> None:
    dead = {"kind": "killed", "is": "1"}
    pages = [
        {**dead, "at": ["Kabupaten Banyuasin, Sumsel", SOUTH]},
        {**dead, "at": ["Kota Batam", "Kepulauan Riau"]},
        {**dead, "at": ["Kota Pekanbaru", "Riau"]},
    ]

    assert len(rows(told(pages, "flood"))) == 3


def test_places_within_one_another_that_tell_the_same_totals_are_one_row() -> None:
    burnt = {"kind": "damaged", "unit": "hectare", "is": "3000", "at": ["Indonesia", None]}
    pages = [{**burnt, "place": "Kabupaten Musi Banyuasin"}, {**burnt, "place": "Sumsel"}]

    burnt_row = row(told(pages, "drought_fire"), "f1")
    assert (burnt_row.figures, burnt_row.place) == (("f1", "f2"), "Kabupaten Musi Banyuasin")


def test_a_part_of_a_province_stays_beside_it() -> None:
    pages = [
        {**SUSPECTS, "page": "p", "is": "47", "place": "Riau"},
        {**SUSPECTS, "page": "p", "is": "47", "place": "Pekanbaru", "scope": "part", "part_of": "f1"},
    ]

    assert rows(told(pages, "drought_fire")) == [("f1",), ("f2",)]


def test_infants_who_fell_ill_are_none_of_all_who_did_where_those_are_many_more() -> None:
    ill = {"kind": "sick", "place": "Sumsel"}
    pages = [{**ill, "is": "2000", "group": "children"}, {**ill, "is": "50000", "group": "civilians"}]

    assert rows(told(pages, "drought_fire")) == [("f1",), ("f2",)]


def test_one_building_under_several_addresses_is_one_spot() -> None:
    crowd = {"kind": "crowd", "is": "300"}
    pages = [
        {**crowd, "at": ["Jalan Kuningan Persada, Kota Jakarta Selatan", "DKI Jakarta"]},
        {**crowd, "is": "400", "at": ["Gedung Kabar, Jakarta Selatan", "DKI Jakarta"]},
        {**crowd, "is": "500", "at": ["depan Gedung Kabar, Kuningan", "Jawa Barat"]},
        {**crowd, "is": "600", "at": ["depan Gedung Kabar", "Jawa Barat"]},
    ]

    assert rows(told(pages, "protest")) == [("f1", "f2", "f3", "f4")]


def test_what_one_page_says_below_many_is_another_count() -> None:
    suspects = {**SUSPECTS, "place": "Kalbar"}
    pages = [
        {**suspects, "is": "54", "day": "2022-03-01"},
        {**suspects, "is": "59", "day": "2022-03-04"},
        {**suspects, "is": "61", "day": "2022-03-05"},
        {**suspects, "is": "2", "by": ["Kepolisian"], "day": "2022-03-08"},
    ]

    assert row(told(pages, "drought_fire"), "f4").best == 61


def test_what_one_page_says_above_many_that_come_later_is_another_count() -> None:
    pages = [
        {"is": "9", "by": ["Kepolisian"], "day": "2022-03-01"},
        {"is": "35", "by": ["Kejaksaan"], "day": "2022-03-02"},
        {"is": "9", "day": "2022-03-03"},
        {"is": "9", "day": "2022-03-04"},
    ]

    assert row(told(pages), "f1").best == 9
    assert row(told(pages[:3]), "f1").best == 35


def test_who_takes_back_a_number_is_believed_however_many_told_it() -> None:
    pages = [
        {"is": "54", "by": ["Kepolisian"], "day": "2022-03-01"},
        {"is": "54", "day": "2022-03-02"},
        {"is": "54", "day": "2022-03-03"},
        {"is": "20", "by": ["Kepolisian"], "day": "2022-03-08"},
    ]

    assert row(told(pages), "f4").best == 20


def test_the_last_word_is_told_with_a_day_behind_what_it_replaced() -> None:
    pages = [
        {"is": "2", "outlet": "Kabar", "day": "2022-03-14"},
        {"is": "1", "outlet": "Kabar", "day": "2022-03-15"},
        {"is": "2", "outlet": "Kabar", "day": "2022-03-16"},
    ]

    assert row(told(pages), "f1").rule.startswith("2 (Kabar, 16 Mar)")


def test_one_number_told_again_is_the_only_one_stated() -> None:
    pages = [{"is": "2", "outlet": "Kabar", "day": f"2022-03-1{day}"} for day in (4, 5, 6)]

    assert row(told(pages), "f1").because[0] == "alone"


def test_a_total_that_more_pages_tell_of_a_wider_place_is_of_that() -> None:
    pages = [{**SUSPECTS, "is": "218"}, {**SUSPECTS, "is": "218"}, {**SUSPECTS, "is": "218", "place": "Riau"}]

    assert rows(told(pages, "drought_fire")) == [("f1", "f2", "f3")]


def test_no_word_for_one_town_takes_a_number_from_more_pages_of_the_whole() -> None:
    pages = [
        *({**SUSPECTS, "is": number} for number in ("175", "218", "218")),
        {**SUSPECTS, "is": "20", "place": "Riau"},
        {**SUSPECTS, "is": "20"},
    ]

    assert rows(told(pages, "drought_fire")) == [("f1", "f2", "f3", "f5"), ("f4",)]


def test_a_fall_to_a_thirtieth_is_no_word_taken_back() -> None:
    pages = [
        {"is": number, "by": ["Kepolisian"], "day": f"2022-03-0{day}"}
        for day, number in enumerate(("54", "59", "61", "2"), 1)
    ]

    assert row(told(pages), "f4").best == 61


def test_what_islands_lost_is_no_count_of_the_one_province_that_a_story_is_about() -> None:
    burnt = {"kind": "damaged", "unit": "hectare"}
    pages = [
        {**burnt, "is": "3514", "at": ["Kota Palembang", SOUTH]},
        {**burnt, "is": "3514", "at": ["Sumatera Selatan", SOUTH], "place": "Sumsel"},
        {**burnt, "is": "328724", "at": ["Kalimantan dan Sumatera", "DKI Jakarta", "area"]},
    ]

    assert row(told(pages, "drought_fire"), "f3").figures == ("f3",)


def test_several_islands_are_the_whole_where_no_province_is() -> None:
    pages = [
        {**SUSPECTS, "is": "175", "at": ["Kalimantan dan Sumatera", "DKI Jakarta", "area"]},
        {**SUSPECTS, "is": "179"},
        {**SUSPECTS, "is": "47", "at": ["Kota Pekanbaru", "Riau"]},
        {**SUSPECTS, "is": "54", "at": ["Kota Pontianak", "Kalimantan Barat"]},
        {**SUSPECTS, "is": "27", "at": ["Kota Palembang", SOUTH]},
    ]

    assert rows(told(pages, "drought_fire")) == [("f1", "f2"), ("f3",), ("f4",), ("f5",)]


def test_troops_are_those_of_a_name_only_where_no_page_writes_it_small() -> None:
    sent = {"kind": "deployed", "is": "500"}
    pages = [{**sent, "who": "Personel Gabungan"}, {**sent, "who": "personel gabungan"}, {**sent, "who": "Brimob Nusa"}]

    assert [cell.group for cell in told(pages, "riot").cells] == [None, "Brimob Nusa"]


def test_a_headline_that_names_the_town_of_one_spot_counts_where_its_text_does() -> None:
    lost = {"page": "p", "kind": "missing", "is": "2", "at": ["Pantai Melati", "Jawa Tengah"]}
    pages = [{**lost, "headline": True, "place": "Cilacap"}, lost]

    assert [cell.figures for cell in told(pages, "other").cells] == [("f1", "f2")]


def test_what_a_sister_page_tells_as_a_share_of_the_whole_is_that_share_though_nobody_gives_the_whole() -> None:
    caught = {"kind": "arrested", "at": ["Kota Medan", "Sumatera Utara"]}
    pages = [
        {**caught, "page": "p", "is": "9"},
        {**caught, "page": "p", "is": "7", "place": "Medan", "scope": "part", "part_of": "f1"},
        {**caught, "is": "7", "place": "Medan", "scope": "part"},
    ]

    assert rows(told(pages, "arrest_operation")) == [("f1",), ("f2", "f3")]


def test_the_country_of_a_page_is_no_place_of_a_part() -> None:
    held = {"kind": "suspects", "page": "p", "at": ["Kotabaru", "Lampung", "city"]}
    pages = [{**held, "is": "30"}, {**held, "is": "15", "place": "Indonesia", "scope": "part", "part_of": "f1"}]

    assert rows(told(pages, "riot")) == [("f1", "f2")]


def test_a_page_whose_numbers_are_of_the_whole_tells_small_ones_of_it_too() -> None:
    ill = {"kind": "sick", "is": "530"}
    pages = [
        {**ill, "at": ["Indonesia", None, "country"]},
        {**ill, "at": ["Indonesia", None, "country"]},
        {**ill, "page": "p", "at": ["Kota Medan", "Sumatera Utara"]},
        {"kind": "killed", "is": "7", "page": "p", "at": ["Kota Medan", "Sumatera Utara"]},
        {"kind": "killed", "is": "8", "at": ["Indonesia", None, "country"]},
    ]

    assert rows(told(pages, "other")) == [("f1", "f2", "f3"), ("f4", "f5")]


def test_two_dead_of_a_province_and_of_its_town_are_the_same_two() -> None:
    pages = [{"is": "2", "place": "Sumsel"}, {"is": "2", "place": "Palembang"}]

    assert rows(told([{**page, "at": ["Indonesia", None]} for page in pages], "flood")) == [("f1", "f2")]


def test_a_few_who_stood_around_somebody_are_not_the_crowd() -> None:
    pages = [
        {"kind": "crowd", "is": "1000", "day": "2022-03-01"},
        {"kind": "crowd", "is": "1000", "day": "2022-03-02"},
        {"kind": "crowd", "is": "20", "by": ["Rina"], "day": "2022-03-09"},
    ]

    assert row(told(pages), "f1").best == 1000
    assert row(told([*pages[:2], {**pages[2], "is": "200"}]), "f1").best == 200


def test_those_whom_the_police_caught_later_are_not_all_whom_they_caught() -> None:
    pages = [
        {"kind": "arrested", "is": "94", "by": ["Polda Lampung"], "day": "2022-03-01"},
        {"kind": "arrested", "is": "3", "by": ["Polda Lampung"], "day": "2022-03-04"},
    ]

    assert row(told(pages), "f1").best == 94
    assert row(told([*pages, {**pages[1], "day": "2022-03-05"}]), "f1").best == 3


def test_who_tells_an_old_count_late_is_answered_by_nobody() -> None:
    pages = [{"is": number, "day": f"2022-03-0{day}"} for day, number in enumerate(("6", "4", "7"), 1)]

    links = {(link.from_, link.relation, link.to) for link in told(pages).links}

    assert links == {("f2", "contradicts", "f1"), ("f3", "supersedes", "f1")}


def test_a_list_that_another_page_tells_with_its_places_has_them_here_too() -> None:
    def held(page: str, number: str, place: str | None, whole: str | None = None) -> dict[str, object]:
        scope = "part" if whole else "total"
        told = {"page": page, "is": number, "place": place, "scope": scope, "part_of": whole}
        return {"kind": "arrested", "at": ["Kota Medan", "Sumatera Utara"], **told}

    full = [held("p", "9", None), held("p", "7", "Medan", "f1"), held("p", "1", "Binjai", "f1")]
    full = [*full, held("p", "3", "Langkat", "f1")]
    short = [held("q", "7", None), held("q", "1", "Binjai", "f5"), held("q", "3", "Langkat", "f5")]

    assert rows(told([*full, *short], "arrest_operation")) == [("f1",), ("f2", "f5"), ("f3", "f6"), ("f4", "f7")]
    assert row(told([*full, *short[:2]], "arrest_operation"), "f5").figures == ("f1", "f5")


def test_an_earlier_toll_is_in_nobodys_way() -> None:
    pages = [
        {"is": "45", "by": ["Kepolisian"], "day": "2022-03-01"},
        {"is": "38", "page": "p", "scope": "prior", "day": "2022-03-02"},
        {"is": "53", "page": "p"},
    ]

    assert not [link for link in told(pages).links if link.relation == "contradicts"]


def test_a_page_that_puts_the_same_spot_into_a_wrong_province_counts_there_too() -> None:
    killed = {"kind": "killed", "is": "2"}
    pages = [
        {**killed, "at": ["Lapas Nabire, Papua Tengah", "Papua Tengah"]},
        {**killed, "at": ["Lapas Nabire", "Papua Tengah"]},
        {**killed, "at": ["Lapas Nabire, Papua Barat", "Papua Barat"]},
    ]
    other = [*pages[:2], {**killed, "at": ["Lapas Manokwari, Papua Barat", "Papua Barat"]}]

    assert rows(told(pages, "riot")) == [("f1", "f2", "f3")]
    assert rows(told(other, "riot")) == [("f1", "f2"), ("f3",)]


def test_a_school_with_its_town_is_that_school() -> None:
    ill = {"kind": "sick", "at": ["Kecamatan Kadungora", "Jawa Barat"]}
    pages = [
        {**ill, "page": "p", "is": "147", "day": "2025-09-23"},
        {**ill, "page": "p", "is": "41", "scope": "part", "part_of": "f1", "place": "Melati Kadungora"},
        {**ill, "page": "q", "is": "186", "day": "2025-09-26"},
        {**ill, "page": "q", "is": "52", "scope": "part", "part_of": "f3", "place": "Melati"},
    ]

    assert row(told(pages, "poisoning"), "f2").figures == ("f2", "f4")


def test_a_share_that_another_page_gives_with_its_place_is_told_of_it() -> None:
    ill = {"kind": "sick", "scope": "part", "at": ["Kabupaten Randu", "Jawa Barat"]}
    pages = [
        {**ill, "page": "p", "is": "111", "scope": "total"},
        {**ill, "page": "p", "is": "41", "part_of": "f1", "place": "Melati"},
        {**ill, "page": "p", "is": "70", "part_of": "f1", "place": "Mawar"},
        {**ill, "page": "q", "is": "111", "scope": "total"},
        {**ill, "page": "q", "is": "41", "part_of": "f4"},
        {**ill, "page": "q", "is": "70", "part_of": "f4", "place": "Mawar"},
    ]

    assert "f5" in row(told(pages, "poisoning"), "f2").figures


def test_a_number_that_other_pages_tell_of_an_older_quake_is_told_of_it_here() -> None:
    fled = {"kind": "displaced", "is": "3104"}
    july = "earthquake in Kenanga"
    pages = [
        {**fled, "page": "p", "incident": july},
        {**fled, "page": "q", "incident": july},
        {"page": "r", "kind": "killed", "is": "4", "incident": july},
        {**fled, "page": "r"},
    ]

    assert "f4" in row(told(pages, "earthquake"), "f1").figures
