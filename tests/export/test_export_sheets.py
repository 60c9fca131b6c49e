"""The sheets of ACLED and UCDP: which events get a row, what its cells say, and what they stand on."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from runut.export import acled, ucdp
from runut.export._sheet import LEFT, TRACE
from runut.ledger import ledger
from runut.model import (
    AcledType,
    Decision,
    EventKind,
    Figure,
    Place,
    Quantity,
    Record,
    Span,
    Story,
    When,
)
from runut.serial import in_order
from runut.world import event_types
from sheets import ALMATY, ASTANA, MAKASSAR, PAPUA, as_acled, as_ucdp, event, figure, page, record, rows, trace


@pytest.fixture
def riot() -> Record:
    """Two days of riots in one city, three told dead together."""
    first = page("a", "Massa bentrok dengan aparat. Tiga orang tewas di Almaty.", "2022-01-06")
    second = page("b", "Kerusuhan berlanjut. Tiga orang tewas, kata polisi.", "2022-01-07", "Lini Kabar")
    events = (
        event(first, "riot", "2022-01-05", ALMATY, actor="aparat", target="massa"),
        event(second, "riot", "2022-01-06", ALMATY),
    )
    figures = (
        figure(first, "Tiga orang tewas", 3, incident="e_a"),
        figure(second, "Tiga orang tewas", 3, incident="e_a"),
    )
    return record((first, second), events, figures)


@pytest.fixture
def clash() -> Record:
    """A clash of state forces and an armed group, two soldiers and one attacker counted apart."""
    one = page("c", "TNI baku tembak dengan KKB. Dua prajurit gugur dan satu anggota KKB tewas.", "2022-03-03")
    events = (event(one, "armed_clash", "2022-03-02", PAPUA, actor="TNI", target="KKB"),)
    figures = (
        figure(one, "Dua prajurit gugur", 2, group="security_forces"),
        figure(one, "satu anggota KKB tewas", 1, group="attackers"),
    )
    return record((one,), events, figures)


def test_the_columns_are_those_of_the_formats_in_their_order() -> None:
    known = json.loads((Path(__file__).parents[1] / "samples" / "sheet_columns.json").read_text(encoding="utf-8"))

    assert list(acled.COLUMNS) == known["acled"]
    assert list(ucdp.COLUMNS) == known["ucdp"]


def test_unrest_has_a_row_for_each_day_and_town(riot: Record) -> None:
    assert [(row["event_date"], row["location"]) for row in rows(as_acled(riot))] == [
        ("2022-01-05", "Almaty"),
        ("2022-01-06", "Almaty"),
    ]


def test_a_toll_over_days_is_divided_and_the_first_day_takes_what_is_over(riot: Record) -> None:
    told = rows(as_acled(riot))

    assert [row["fatalities"] for row in told] == ["2", "1"]
    assert all("3 killed were reported for 2 days together" in row["notes"] for row in told)


def test_a_toll_over_days_that_lie_apart_is_not_divided(riot: Record) -> None:
    later = When("2022-01-12", "2022-01-12", "day")
    apart = tuple(replace(one, date=later) if one.id == "e_b" else one for one in riot.events)

    told = rows(as_acled(replace(riot, events=apart)))

    assert [row["fatalities"] for row in told] == ["", ""]
    assert all("3 killed were reported over days that lie apart" in row["notes"] for row in told)


def test_gunmen_as_those_attacked_are_no_civilians() -> None:
    one = page("l", "Polisi menembak anggota KKB di Makassar.")
    told = record((one,), (event(one, "shooting", "2022-01-07", MAKASSAR, actor="Polisi", target="KKB"),))
    other = record((one,), (event(one, "shooting", "2022-01-07", MAKASSAR, actor="KKB"),))

    assert [rows(as_acled(told))[0][name] for name in ("actor2", "inter2", "civilian_targeting")] == ["KKB", "", ""]
    assert rows(as_acled(other))[0]["actor2"] == "Civilians (Indonesia)"
    assert rows(as_acled(other))[0]["civilian_targeting"] == "Civilian targeting"


def test_what_is_set_in_a_country_of_no_side_and_nobody_counted_is_listed() -> None:
    one = page("m", "Sandera akan dibebaskan, kata juru runding.")
    land = Place("Kazakhstan", "KZ", None, None, None, "country")
    loose = event(one, "kidnapping", "2022-01-07", land)

    sheet = as_acled(record((one,), (loose,)))

    assert (rows(sheet), sheet.counted()) == ([], [("too_loose", "kidnapping", 1)])
    assert rows(as_acled(record((one,), (replace(loose, actor="KKB"),)))) != []


def test_whom_a_strike_killed_is_civilian_where_pages_count_civilians_alone_and_its_doer_blank() -> None:
    one = page("m", "Serangan udara menewaskan 12 warga di Makassar.")
    told = event(one, "drone_attack", "2022-01-07", MAKASSAR)

    row = rows(as_acled(record((one,), (told,), (figure(one, "12 warga", 12, group="civilians"),))))[0]

    assert (row["sub_event_type"], row["actor1"]) == ("Air/drone strike", "")
    assert (row["actor2"], row["fatalities"]) == ("Civilians (Indonesia)", "12")


def test_a_state_named_alone_strikes_by_its_forces_and_abroad_they_are_external() -> None:
    one = page("m", "Serangan udara Malaysia menewaskan 12 warga di Makassar.")
    told = replace(event(one, "drone_attack", "2022-01-07", MAKASSAR), actor="Malaysia")
    dead = (figure(one, "12 warga", 12, group="civilians"),)

    abroad = rows(as_acled(record((one,), (told,), dead)))[0]
    home = rows(as_acled(record((one,), (replace(told, actor="Indonesia"),), dead)))[0]

    assert (abroad["actor1"], abroad["inter1"]) == ("Military Forces of Malaysia", "External/Other forces")
    assert abroad["interaction"] == "External/Other forces-Civilians"
    assert (home["actor1"], home["inter1"]) == ("Military Forces of Indonesia", "State forces")


def test_a_building_is_no_location() -> None:
    one = page("m", "Bom meledak di depan gedung dewan.")
    gate = Place("depan gedung dewan", "KZ", None, None, None, "site")

    row = rows(as_acled(record((one,), (event(one, "bombing", "2022-01-07", gate),))))[0]

    assert row["location"] == ""
    assert "at “depan gedung dewan”" in row["notes"]


def test_a_toll_over_towns_is_not_divided(riot: Record) -> None:
    moved = tuple(replace(one, place=ASTANA) if one.id == "e_b" else one for one in riot.events)

    told = rows(as_acled(replace(riot, events=moved)))

    assert {row["location"] for row in told} == {"Almaty", "Astana"}
    assert {row["fatalities"] for row in told} == {""}
    assert all("count 3 killed over several places together" in row["notes"] for row in told)


def test_demonstrators_come_first_whoever_the_page_says_acted(riot: Record) -> None:
    first = rows(as_acled(riot))[0]

    assert first["actor1"] == "Rioters (Kazakhstan)"
    assert first["assoc_actor_1"] == "", "“massa” names nobody"
    assert (first["actor2"], first["inter2"]) == ("aparat", "State forces")
    assert first["interaction"] == "State forces-Rioters"


def test_a_demonstration_of_one_side_is_its_own_and_a_battle_is_not(riot: Record, clash: Record) -> None:
    alone = replace(clash, events=tuple(replace(one, target=None) for one in clash.events))

    assert rows(as_acled(riot))[1]["interaction"] == "Rioters only"
    assert rows(as_acled(alone))[0]["interaction"] == ""


def test_no_word_decides_whether_attackers_are_rebels(clash: Record) -> None:
    told = rows(as_acled(clash))[0]

    assert (told["actor2"], told["inter2"], told["interaction"]) == ("KKB", "", "")


def test_sides_that_nobody_adds_up_are_added_and_the_trace_says_so(clash: Record) -> None:
    sheet = as_acled(clash)

    assert rows(sheet)[0]["fatalities"] == "3"
    how = {line["how"] for line in trace(sheet) if line["column"] == "fatalities"}
    assert how == {"sides counted apart: 1 (attackers) + 2 (security_forces)"}


def test_groups_that_may_hold_the_same_people_are_not_added(clash: Record) -> None:
    told = tuple(replace(one, group="medics" if one.group == "attackers" else one.group) for one in clash.figures)

    assert rows(as_acled(replace(clash, figures=told)))[0]["fatalities"] == ""
    assert rows(as_ucdp(replace(clash, figures=told)))[0]["best"] == ""


def test_what_is_known_to_the_province_alone_lies_in_its_capital(clash: Record) -> None:
    told = rows(as_acled(clash))[0]

    assert (told["location"], told["geo_precision"], told["admin1"]) == ("Jayapura", "3", "Papua")


def test_nobody_reported_killed_is_0_and_a_word_that_the_rules_do_not_take_is_blank() -> None:
    one = page("d", "Ratusan mahasiswa berunjuk rasa di Makassar. Beberapa orang tewas.")
    protest = event(one, "protest", "2022-01-07", MAKASSAR)
    vague = Figure(
        "f_x", one.id, Span(45, 53), Span(45, 65), "killed", Quantity(None, "vague", 2, None), incident=protest.id
    )

    assert rows(as_acled(record((one,), (protest,))))[0]["fatalities"] == "0"
    assert rows(as_acled(record((one,), (protest,), (vague,))))[0]["fatalities"] == ""


def test_a_protest_with_dead_is_called_peaceful_by_nobody() -> None:
    one = page("d", "Ratusan mahasiswa berunjuk rasa di Makassar. Dua orang tewas.")
    protest = event(one, "protest", "2022-01-07", MAKASSAR)

    calm = rows(as_acled(record((one,), (protest,))))[0]
    deadly = rows(as_acled(record((one,), (protest,), (figure(one, "Dua orang tewas", 2),))))[0]

    assert (calm["sub_event_type"], calm["disorder_type"]) == ("Peaceful protest", "Demonstrations")
    assert (deadly["sub_event_type"], deadly["disorder_type"]) == ("", "")


def test_a_crowd_is_as_large_and_as_vague_as_its_words() -> None:
    one = page("d", "Ratusan mahasiswa berunjuk rasa di Makassar.")
    protest = event(one, "protest", "2022-01-07", MAKASSAR, actor="mahasiswa")

    told = rows(as_acled(record((one,), (protest,), (figure(one, "Ratusan", 100, "crowd", high=999),))))[0]

    assert told["tags"] == "crowd size=hundreds"
    assert told["notes"] == (
        "On 7 January 2022, a protest was held in Makassar (Sulawesi Selatan), at “Kota Makassar” "
        "(demonstrators: Students (Indonesia)). [size=hundreds]"
    )
    assert rows(as_acled(record((one,), (protest,))))[0]["tags"] == "crowd size=no report"


@pytest.mark.parametrize("kind", ["flood", "road_accident", "fire", "poisoning", "arrest_operation", "other"])
def test_what_is_no_conflict_gets_no_row_and_is_listed_with_its_reason(kind: EventKind) -> None:
    one = page("e", "Air sungai meluap. Dua orang tewas.")
    told = record((one,), (event(one, kind, "2022-01-07", MAKASSAR),), (figure(one, "Dua orang tewas", 2),))

    for sheet in (as_acled(told), as_ucdp(told)):
        assert rows(sheet) == []
        assert [(line["column"], line["value"], line["statement"]) for line in trace(sheet)] == [(LEFT, kind, "e_e")]
        assert [count for _, _, count in sheet.counted()] == [1]


def test_a_toll_that_is_left_out_is_listed_with_the_words_of_each_page(riot: Record) -> None:
    moved = tuple(replace(one, place=ASTANA) if one.id == "e_b" else one for one in riot.events)

    lines = [line for line in trace(as_acled(replace(riot, events=moved))) if line["column"] == LEFT]

    assert {(line["value"], line["how"]) for line in lines} == {("killed", "a toll over more places than one row's")}
    assert [(line["article"], line["words"]) for line in lines] == [
        ("a", "Tiga orang tewas"),
        ("b", "Tiga orang tewas"),
    ]


def test_every_page_and_every_toll_is_in_a_row_or_listed(riot: Record) -> None:
    lost = page("f", "Kerusuhan di seluruh negeri.", "2022-01-09")
    events = (*riot.events, event(lost, "riot", "2022-01-09", Place("", "KZ", None, None, None, "country")))
    stories = (replace(riot.stories[0], articles=(*riot.stories[0].articles, "f")),)

    sheet = as_acled(replace(riot, articles=(*riot.articles, lost), events=events, stories=stories))

    assert {line["article"] for line in trace(sheet) if line["column"] != LEFT} == {"a", "b"}
    assert [line["article"] for line in trace(sheet) if line["column"] == LEFT] == ["f"]


def test_a_day_on_which_pages_do_not_agree_is_not_exact() -> None:
    pages = [page(name, "Bom meledak di kota.") for name in ("g", "h", "i")]
    days = ["2022-01-05", "2022-01-06", "2022-01-07"]
    events = [event(one, "bombing", day, MAKASSAR) for one, day in zip(pages, days, strict=True)]
    agreed = [event(one, "bombing", "2022-01-05", MAKASSAR) for one in pages]

    torn, sure = rows(as_acled(record(pages, events)))[0], rows(as_acled(record(pages, agreed)))[0]

    assert (torn["event_date"], torn["time_precision"]) == ("2022-01-05", "2")
    assert (sure["event_date"], sure["time_precision"]) == ("2022-01-05", "1")


def test_of_a_month_the_middle_is_the_day() -> None:
    one = page("g", "Bom meledak di kota bulan lalu.")
    told = replace(event(one, "bombing", None, MAKASSAR), date=When("2022-01-01", "2022-01-31", "month"))

    row = rows(as_acled(record((one,), (told,))))[0]

    assert (row["event_date"], row["time_precision"]) == ("2022-01-16", "3")


def test_without_a_day_or_a_place_cells_are_blank_and_nothing_is_made_up() -> None:
    one = page("j", "Bom meledak.", day=None)

    undated = rows(as_acled(record((one,), (event(one, "bombing", None, MAKASSAR),))))[0]
    nowhere = rows(as_acled(record((one,), (event(one, "bombing", "2022-01-07", None),))))[0]

    assert [undated[column] for column in ("event_date", "year", "time_precision")] == ["", "", ""]
    assert undated["notes"].startswith("On a day that the pages do not give, an explosive went off")
    for column in ("location", "latitude", "iso", "country", "geo_precision"):
        assert nowhere[column] == "", column


def test_without_a_day_and_a_place_there_is_no_row_and_the_companion_says_why() -> None:
    one = page("j", "Bom meledak.", day=None)

    sheet = as_acled(record((one,), (event(one, "bombing", None, None),)))

    assert rows(sheet) == []
    assert [(left.thing, left.why) for left in sheet.left] == [("e_j", "nowhere")]


def test_whom_no_page_names_goes_by_the_codebook_s_name_and_the_note_has_the_page_s_word() -> None:
    one = page("n", "Orang tak dikenal menembak warga di Makassar, kata polisi.")
    told = event(one, "shooting", "2022-01-07", MAKASSAR, actor="orang tak dikenal", target="warga")

    row = rows(as_acled(record((one,), (told,))))[0]

    assert row["actor1"] == "Unidentified Armed Group (Indonesia)"
    assert (row["inter1"], row["interaction"]) == ("", "")
    assert (row["actor2"], row["assoc_actor_2"]) == ("Civilians (Indonesia)", "")
    assert "by orang tak dikenal" in row["notes"]


def test_an_attack_on_officers_is_a_battle() -> None:
    one = page("o", "KKB menembak polisi di Makassar.")
    told = event(one, "shooting", "2022-01-07", MAKASSAR, actor="KKB", target="polisi")

    row = rows(as_acled(record((one,), (told,))))[0]

    assert (row["event_type"], row["sub_event_type"]) == ("Battles", "Armed clash")
    assert (row["actor1"], row["actor2"], row["inter2"]) == ("KKB", "polisi", "State forces")
    assert row["civilian_targeting"] == ""


def test_where_only_officers_are_counted_among_the_killed_it_was_done_to_them() -> None:
    one = page("p", "Penembakan di Makassar. Tiga polisi tewas.")
    fallen = figure(one, "Tiga polisi tewas", 3, group="security_forces")
    told = record((one,), (event(one, "shooting", "2022-01-07", MAKASSAR),), (replace(fallen, who="polisi"),))

    row = rows(as_acled(told))[0]

    assert (row["actor2"], row["inter2"], row["event_type"]) == ("polisi", "State forces", "Battles")


def test_nobody_attacks_himself() -> None:
    one = page("q", "Polisi ditembak di Makassar. Polisi menyelidiki.")
    told = event(one, "shooting", "2022-01-07", MAKASSAR, actor="Polisi", target="polisi")

    row = rows(as_acled(record((one,), (told,))))[0]

    assert (row["actor1"], row["actor2"]) == ("Unidentified Armed Group (Indonesia)", "polisi")


def test_an_attack_told_again_in_another_story_has_one_row() -> None:
    text = "Penembakan di Makassar. Lima orang tewas."
    first, second, again = page("r", text), page("s", text), page("t", text, "2022-03-07")
    late = event(again, "shooting", "2022-03-06", MAKASSAR)
    early = [event(one, "shooting", "2022-01-06", MAKASSAR) for one in (first, second)]
    dead = [figure(one, "Lima orang tewas", 5, incident="e_r") for one in (first, second)]
    stories = (
        Story("s_1", "Penembakan", ("r", "s"), incidents=("e_r",)),
        Story("s_2", "Penembakan", ("t",), incidents=("e_t",)),
    )
    figures = (*dead, figure(again, "Lima orang tewas", 5, incident="e_t"))
    both = in_order(Record(articles=(first, second, again), stories=stories, events=(*early, late), figures=figures))

    sheet = as_acled(both)

    assert [(row["event_date"], row["fatalities"]) for row in rows(sheet)] == [("2022-01-06", "5")]
    assert [(left.thing, left.why) for left in sheet.left] == [("e_t", "told_again")]
    assert [row["best"] for row in rows(as_ucdp(both))] == ["5"]


def test_pages_that_name_one_building_set_it_in_one_place() -> None:
    text = "Ratusan orang berunjuk rasa."
    pages = [page(name, text) for name in "uvw"]
    hall = Place("Gedung Dewan Kota, Kota Makassar", "ID", "Sulawesi Selatan", -5.149, 119.432, "site")
    elsewhere = Place("depan Gedung Dewan Kota, Almaty", "KZ", None, 43.252, 76.912, "site")
    unknown = Place("Gedung Dewan Kota", "ID", None, None, None, "site")
    told = [event(one, "protest", "2022-01-07", at) for one, at in zip(pages, (hall, hall, unknown), strict=True)]
    lost = [*told[:2], replace(told[2], place=elsewhere)]

    assert [row["location"] for row in rows(as_acled(record(pages, told)))] == ["Makassar"]
    assert [row["location"] for row in rows(as_acled(record(pages, lost)))] == ["Makassar"]


def test_a_demonstration_at_which_two_pages_tell_of_violence_is_a_riot() -> None:
    text = "Ratusan orang berunjuk rasa."
    pages = [page(name, text) for name in "xyzabcd"]
    told = [event(one, "riot" if at < 2 else "protest", "2022-01-07", MAKASSAR) for at, one in enumerate(pages)]

    row = rows(as_acled(record(pages, told)))[0]

    assert (row["event_type"], row["actor1"]) == ("Riots", "Rioters (Indonesia)")


def test_people_arrested_and_nobody_hurt_is_a_protest_with_intervention() -> None:
    one = page("x", "Mahasiswa berunjuk rasa. Dua orang ditangkap di Makassar.")
    told = event(one, "protest", "2022-01-07", MAKASSAR, actor="mahasiswa")

    row = rows(as_acled(record((one,), (told,), (figure(one, "Dua orang ditangkap", 2, "arrested"),))))[0]

    assert (row["sub_event_type"], row["disorder_type"]) == ("Protest with intervention", "Demonstrations")


@pytest.mark.parametrize("column", ["event_id_cnty", "timestamp", "source_scale"])
def test_what_only_acled_knows_is_blank(riot: Record, column: str) -> None:
    assert {row[column] for row in rows(as_acled(riot))} == {""}


def test_ucdp_counts_an_incident_once_from_its_first_to_its_last_day(riot: Record) -> None:
    (row,) = rows(as_ucdp(riot))

    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2022-01-05", "2022-01-06", "2")
    assert (row["low"], row["best"], row["high"], row["deaths_unknown"]) == ("3", "3", "3", "3")
    assert row["event_clarity"] == "2"
    assert (row["country_id"], row["priogrid_gid"]) == ("705", "192034")


def test_ucdp_names_sides_where_words_decide_them_and_counts_their_dead(clash: Record) -> None:
    (row,) = rows(as_ucdp(clash))

    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == ("1", "Government of Indonesia", "KKB")
    assert (row["deaths_a"], row["deaths_b"], row["deaths_civilians"], row["deaths_unknown"]) == ("2", "1", "", "0")
    assert (row["best"], row["gwnoa"], row["where_prec"]) == ("3", "850", "4")
    assert row["runut_rule"].startswith("Counted apart. ")
    assert "attackers: 1 (" in row["runut_rule"]
    assert "security forces: 2 (" in row["runut_rule"]


def test_ucdp_leaves_sides_blank_where_pages_name_one(clash: Record) -> None:
    alone = replace(clash, events=tuple(replace(one, target=None) for one in clash.events))

    (row,) = rows(as_ucdp(alone))

    assert [row[name] for name in ("type_of_violence", "side_a", "side_b", "deaths_a", "deaths_unknown")] == [""] * 5


def test_sides_with_more_dead_than_best_are_blank_and_listed(clash: Record) -> None:
    """A page that counts 1 dead in all and 2 soldiers counts somebody else's, and nobody knows whose."""
    one = clash.articles[0]
    total = figure(one, "TNI baku tembak", 1)

    sheet = as_ucdp(replace(clash, figures=(*clash.figures, total)))

    (row,) = rows(sheet)
    assert [row[name] for name in ("best", "deaths_a", "deaths_b", "deaths_unknown")] == ["1", "", "", ""]
    assert [one.why for one in sheet.left] == ["side_over", "side_over"]


def test_ucdp_has_no_row_without_a_death() -> None:
    one = page("k", "Bom meledak di kota, tidak ada korban.")
    sheet = as_ucdp(record((one,), (event(one, "bombing", "2022-01-07", MAKASSAR),)))

    assert rows(sheet) == []
    assert sheet.counted() == [("none_killed", "bombing", 1)]


def test_a_toll_of_a_place_is_not_counted_beside_the_whole_one(riot: Record) -> None:
    part = replace(figure(riot.articles[0], "Tiga orang", 2, place="Almaty", incident="e_a"), scope="part")
    told = replace(riot, figures=(*riot.figures, part))

    sheet = as_ucdp(told)

    assert [row["best"] for row in rows(sheet)] == ["3"]


@pytest.mark.parametrize("form", [as_acled, as_ucdp])
def test_every_cell_leads_to_words_on_a_page(demo_record: Record, form: object) -> None:
    sheet = form(demo_record)  # type: ignore[operator]
    filled = {
        (row.name, column) for row in sheet.rows for column, told in row.cells.items() if told.value not in (None, "")
    }
    lines = [line for line in trace(sheet) if line["column"] != LEFT]

    assert filled == {(line["row"], line["column"]) for line in lines}
    for line in lines:
        text = demo_record.article_of[line["article"]].text
        assert line["sha256"] == hashlib.sha256(text.encode()).hexdigest()
        if line["start"]:
            assert " ".join(text[int(line["start"]) : int(line["end"])].split()) == line["words"].lstrip("'")


@pytest.mark.parametrize("form", [as_acled, as_ucdp])
def test_hostile_words_give_no_formula(riot: Record, form: object) -> None:
    articles = tuple(replace(one, title="=1+1", outlet="\t@x") for one in riot.articles)
    events = tuple(replace(one, actor="=cmd()", target="+aparat") for one in riot.events)

    sheet = form(replace(riot, articles=articles, events=events))  # type: ignore[operator]

    for line in (*rows(sheet), *trace(sheet)):
        for column, cell in line.items():
            is_number = column in ("latitude", "longitude")
            assert is_number or not cell or cell.strip()[0] not in "=+-@|%", (column, cell)


@pytest.mark.parametrize("form", [as_acled, as_ucdp])
def test_the_order_of_pages_changes_no_byte(demo_record: Record, form: object) -> None:
    turned = in_order(replace(demo_record, articles=demo_record.articles[::-1], events=demo_record.events[::-1]))
    first, again = io.BytesIO(), io.BytesIO()

    form(demo_record).write(first)  # type: ignore[operator]
    form(turned).write(again)  # type: ignore[operator]

    assert first.getvalue() == again.getvalue()


def test_closed_columns_hold_listed_values_only(demo_record: Record) -> None:
    from runut.world.acled import wording

    say = wording()
    for row in rows(as_acled(demo_record)):
        assert row["sub_event_type"] in {"", *say.disorder}
        assert row["disorder_type"] in {"", *say.disorder.values()}
        assert row["inter1"] in {"", *say.inter}
        assert row["time_precision"] in ("", "1", "2", "3")
        assert row["geo_precision"] in ("", "1", "2", "3")
        assert row["civilian_targeting"] in ("", "Civilian targeting")


def test_a_ledger_that_was_read_otherwise_gives_no_number(riot: Record) -> None:
    house = ledger(riot, "house")

    assert {row["fatalities"] for row in rows(acled.sheet(house))} == {""}
    assert rows(ucdp.sheet(house)) == []


def test_acled_types_of_this_project_are_acled_s() -> None:
    from runut.world.acled import wording

    for kind in ("riot", "protest", "armed_clash", "bombing", "shooting", "kidnapping", "drone_attack"):
        told = event_types.acled(kind)
        assert isinstance(told, AcledType)
        assert told.sub_event_type in wording().disorder


def test_the_companion_s_columns_do_not_change() -> None:
    assert TRACE[:5] == ("sheet", "row", "column", "value", "how")


def test_a_note_tells_a_corrected_number_beside_what_the_page_says() -> None:
    one = page("k", "Kerusuhan pecah di Almaty. Tiga orang tewas.", "2022-01-06")
    given = record((one,), (event(one, "riot", "2022-01-06", ALMATY),), (figure(one, "Tiga orang tewas", 3),))
    made = Decision("d_1", given.figures[0].id, "correct", "5", "Sari", "2022-01-08T10:00:00Z")
    [row] = rows(as_acled(replace(given, decisions=(made,))))
    assert row["fatalities"] == "5"
    assert "Killed: 5 as corrected by Sari, on the page 3 (Polda Kenanga, 6 January 2022)." in row["notes"]
    back = Decision("d_2", "d_1", "retract", None, "Sari", "2022-01-08T11:00:00Z")
    [row] = rows(as_acled(replace(given, decisions=(made, back))))
    assert "Killed: 3 (Polda Kenanga, 6 January 2022)." in row["notes"]
