"""What a coder read in the sheets and could not trust: each here as it was met, in our own words."""

from __future__ import annotations

from dataclasses import replace

from runut.model import Article, Origin, Place, Record
from sheets import ALMATY, as_acled, as_ucdp, event, figure, page, record, rows

RAMALLAH = Place("Ramallah", "PS", None, 31.9, 35.204, "regency")
WAN_CHAI = Place("dekat persimpangan Melati Road di Wan Chai, Hong Kong", "HK", None, 22.281, 114.173, "site")


def test_forces_of_another_state_are_external_by_whatever_words() -> None:
    one = page("a", "Pasukan Israel menembak seorang warga Palestina di Ramallah.")
    events = (event(one, "shooting", "2022-01-06", RAMALLAH, actor="Pasukan Israel", target="warga Palestina"),)

    (row,) = rows(as_acled(record((one,), events)))

    assert (row["actor1"], row["inter1"]) == ("Pasukan Israel", "External/Other forces")
    assert row["interaction"] == "External/Other forces-Civilians"


def test_two_sides_that_nobody_names_are_not_the_same_group_twice() -> None:
    one = page("a", "Baku tembak dengan gerombolan pecah di Almaty.")
    events = (event(one, "armed_clash", "2022-01-06", ALMATY),)

    (row,) = rows(as_acled(record((one,), events)))

    assert row["actor1"] == "Unidentified Armed Group (Kazakhstan)"
    assert row["actor2"] == ""


def test_a_corner_goes_by_the_town_that_its_coordinates_are_of() -> None:
    one = page("a", "Demonstran berkumpul dekat persimpangan Melati Road di Wan Chai, Hong Kong.")

    (row,) = rows(as_acled(record((one,), (event(one, "protest", "2022-01-06", WAN_CHAI),))))

    assert (row["location"], row["geo_precision"]) == ("Wan Chai", "1")


def _crowd(*words: tuple[str, int, int]) -> str:
    text = "Beberapa pengunjuk rasa datang, lalu ribuan orang di Almaty."
    one = page("a", text)
    events = (event(one, "protest", "2022-01-06", ALMATY),)
    told = [figure(one, said, low, "crowd", high=high, who=None) for said, low, high in words]
    open_ended = [replace(f, quantity=replace(f.quantity, high=None)) if f.quantity.high == 0 else f for f in told]
    (row,) = rows(as_acled(record((one,), events, open_ended)))
    return row["tags"]


def test_a_word_that_says_some_tells_nothing_beside_thousands() -> None:
    some, many = ("Beberapa pengunjuk rasa", 2, 0), ("ribuan orang", 1000, 9999)

    assert _crowd(some, many) == "crowd size=thousands"
    assert _crowd(some) == "crowd size=several"


def _two_counts() -> tuple[Article, Record]:
    one = page("a", "Bentrokan di Almaty. Tiga prajurit gugur, seorang anak tewas, dan dua jurnalis tewas.")
    events = (event(one, "armed_clash", "2022-01-06", ALMATY),)
    figures = (
        figure(one, "Tiga prajurit", 3, group="security_forces", who=None),
        figure(one, "seorang anak", 1, group="children", who=None),
        figure(one, "dua jurnalis", 2, group="journalists", who=None),
    )
    return one, record((one,), events, figures)


def test_a_note_says_why_fatalities_are_blank() -> None:
    (row,) = rows(as_acled(_two_counts()[1]))

    assert row["fatalities"] == ""
    assert "Fatalities are left blank: groups that are counted apart may hold the same people." in row["notes"]


def test_a_note_tells_the_dead_of_a_group_that_a_page_counts_within_a_total_of_another_row() -> None:
    one = page("a", "Kerusuhan di Almaty. Tiga orang tewas, dua di antaranya warga.")
    events = (event(one, "riot", "2022-01-06", ALMATY),)
    whole = figure(one, "Tiga orang tewas", 3)
    part = replace(figure(one, "dua di antaranya warga", 2, group="civilians"), scope="part", part_of=whole.id)

    (row,) = rows(as_acled(record((one,), events, (whole, part))))

    assert "2 [civilians]" in row["notes"]


def test_a_house_goes_by_the_outlet_that_pages_name() -> None:
    one = page("a", "Tiga orang tewas dalam baku tembak di Almaty, lapor CNN.")
    events = (event(one, "armed_clash", "2022-01-06", ALMATY),)
    toll = replace(figure(one, "Tiga orang tewas", 3, who=None), via=("CNN",))
    known = replace(one, agencies=("CNN",))
    given = record((known,), events, (toll,))
    given = replace(
        given, origins=(Origin("o_1", "s_1", "Warner Bros. Discovery", ("a",), (), "agency", (toll.id,), ()),)
    )

    (row,) = rows(as_ucdp(given))

    assert row["source_original"] == "CNN (Warner Bros. Discovery)"
    assert row["runut_rule"] == "3 (CNN, 7 Jan) is the only number stated."
    assert row["runut_articles"] == "1"
