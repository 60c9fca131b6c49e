"""What newsrooms, graphs and investigators take: ninjs, GDELT's GKG, FollowTheMoney statements."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from runut.export import ftm, gkg, ninjs
from runut.model import Label, Record, Span
from runut.serial import from_line

KNOWN = json.loads((Path(__file__).parents[1] / "samples" / "newsroom_fields.json").read_text(encoding="utf-8"))


def lines(record: Record, form: Any) -> list[str]:
    out = io.BytesIO()
    form.write(record, out)
    return out.getvalue().decode("utf-8").splitlines()


def items(record: Record) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines(record, ninjs)]


def table(record: Record) -> list[dict[str, str]]:
    return [dict(zip(gkg.COLUMNS, line.split("\t"), strict=True)) for line in lines(record, gkg)]


def statements(record: Record) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines(record, ftm)]


def test_every_page_is_one_item_with_the_fields_of_the_schema_and_no_other(demo_record: Record) -> None:
    told = items(demo_record)

    assert [item["uri"] for item in told] == [f"urn:runut:{one.id}" for one in demo_record.articles]
    for item in told:
        assert set(item) <= set(KNOWN["ninjs"])
        for field, names in KNOWN["ninjs_nested"].items():
            for part in item.get(field, ()):
                assert set(part) <= set(names), field


def test_an_item_s_text_is_the_page_s_and_its_sum_proves_it(demo_record: Record) -> None:
    for item, article in zip(items(demo_record), demo_record.articles, strict=True):
        assert item["bodies"][0]["value"] == article.text
        assert item["altIds"][0] == {"role": "sha256", "value": hashlib.sha256(article.text.encode()).hexdigest()}


def test_figures_come_back_from_their_items(demo_record: Record) -> None:
    told = [from_line(json.loads(one["value"])) for item in items(demo_record) for one in item.get("descriptions", ())]

    assert sorted(told, key=lambda one: one.id) == sorted(demo_record.figures, key=lambda one: one.id)  # type: ignore[union-attr]


def test_a_day_is_no_time_of_day(demo_record: Record) -> None:
    article = demo_record.articles[0]
    day, hour = (replace(article, published=when) for when in ("2022-01-06", "2022-01-06T09:12:00+07:00"))

    assert "contentCreated" not in items(Record(articles=(day,)))[0]
    assert items(Record(articles=(hour,)))[0]["contentCreated"] == "2022-01-06T09:12:00+07:00"
    assert {"role": "published", "value": "2022-01-06"} in items(Record(articles=(day,)))[0]["altIds"]


def test_an_item_names_publisher_speakers_carriers_and_origins_apart(demo_record: Record) -> None:
    roles = {source["role"] for item in items(demo_record) for source in item["infoSources"]}

    assert roles == {"publisher", "credited", "said", "carried", "origin"}


def test_a_row_has_27_cells_in_gdelt_s_order(demo_record: Record) -> None:
    assert list(gkg.COLUMNS) == KNOWN["gkg"]
    assert len(table(demo_record)) == len(demo_record.articles)


def test_a_row_s_time_is_in_utc(demo_record: Record) -> None:
    article = replace(demo_record.articles[0], published="2022-01-06T01:12+07:00")

    assert table(Record(articles=(article,)))[0]["V2.1DATE"] == "20220105181200"


def test_gdelt_s_own_code_of_a_province_is_blank(demo_record: Record) -> None:
    events = tuple(
        replace(one, place=replace(one.place, name="Kenanga", lat=None, lon=None, admin1="Melati"))
        for one in demo_record.events
        if one.place and one.place.country == "KZ" and one.place.precision != "country"
    )
    told = {row["V1LOCATIONS"] for row in table(replace(demo_record, events=events))}

    assert told == {"", "4#Kenanga#KZ####"}


def test_counts_have_ten_parts_and_an_offset_that_leads_to_the_number(demo_record: Record) -> None:
    for row, article in zip(table(demo_record), demo_record.articles, strict=True):
        for block in filter(None, row["V2.1COUNTS"].split(";")):
            parts = block.split("#")
            assert len(parts) == 11
            assert parts[0] in gkg.COUNTED.values()
            starts = {one.span.start for one in demo_record.figures if one.article == article.id}
            assert int(parts[10]) in starts
        assert row["V1COUNTS"].count(";") == row["V2.1COUNTS"].count(";")


def test_a_vague_word_is_no_count(demo_record: Record) -> None:
    vague = sum(one.quantity.value is None for one in demo_record.figures)
    told = sum(len(list(filter(None, row["V2.1AMOUNTS"].split(";")))) for row in table(demo_record))

    assert vague
    assert told == len(demo_record.figures) - vague


def test_quotations_stand_where_their_offset_says(demo_record: Record) -> None:
    for row, article in zip(table(demo_record), demo_record.articles, strict=True):
        for block in filter(None, row["V2.1QUOTATIONS"].split("#")):
            start, length, verb, said = block.split("|")
            stood = article.text[int(start) : int(start) + int(length)]
            assert verb == ""
            assert said.split()[0] == stood.split()[0].strip(";#|")


@pytest.mark.parametrize("sign", ["\t", "\n", ";", "#", "|"])
def test_what_parts_cells_is_taken_out_of_names(demo_record: Record, sign: str) -> None:
    mentions = tuple(replace(one, name=f"Nama{sign}Rekaan") for one in demo_record.mentions)

    for row in table(replace(demo_record, mentions=mentions)):
        assert {block.rpartition(",")[0] for block in filter(None, row["V2.1ALLNAMES"].split(";"))} <= {"Nama Rekaan"}


def test_what_only_gdelt_works_out_is_blank(demo_record: Record) -> None:
    for row in table(demo_record):
        assert {row[name] for name in ("V1THEMES", "V1.5TONE", "V2GCAM", "V2ENHANCEDLOCATIONS", "V2EXTRASXML")} == {""}


def test_statements_have_the_keys_of_followthemoney_and_its_names(demo_record: Record) -> None:
    for one in statements(demo_record):
        assert sorted(one) == sorted(KNOWN["ftm"])
        at = f"@{one['lang']}" if one["lang"] else ""
        text = f"runut.{one['entity_id']}.{one['prop']}.{one['value']}{at}"
        assert one["id"] == hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
        assert one["entity_id"].replace("-", "").isalnum()


def test_every_figure_is_a_note_that_names_it_and_its_page(demo_record: Record) -> None:
    notes = {one["origin"]: one for one in statements(demo_record) if one["prop"] == "notes"}
    told = demo_record.figures

    assert told
    assert set(notes) == {f"{one.id} {one.article}" for one in told}
    for figure in told:
        note = notes[f"{figure.id} {figure.article}"]
        words = figure.clause.of(demo_record.article_of[figure.article].text)
        assert note["original_value"] == " ".join(words.split())
        assert note["value"].startswith(f"{figure.kind} {figure.quantity} ")


def test_statements_of_one_thing_refer_to_others_that_are_there(demo_record: Record) -> None:
    told = statements(demo_record)
    known = {one["entity_id"] for one in told}

    for one in told:
        if one["prop"] in ("proof", "document", "entity"):
            assert one["value"] in known


def test_followthemoney_reads_its_statements(demo_record: Record) -> None:
    library = pytest.importorskip("followthemoney")

    for one in statements(demo_record):
        read = library.Statement.from_dict(one)
        assert read.generate_key() == one["id"]
        assert library.model.get(one["schema"]).get(one["prop"]) is not None


@pytest.mark.parametrize("form", [ninjs, gkg, ftm])
def test_half_an_emoji_breaks_no_line(demo_record: Record, form: Any) -> None:
    article = replace(
        demo_record.articles[0], title="Ricuh \ud83c", text="Ricuh \ud83c", labels=(Label(Span(0, 7), "body"),)
    )

    assert lines(Record(articles=(article,)), form)


def test_a_figure_of_no_known_event_is_a_note_of_its_page(demo_record: Record) -> None:
    figure = replace(demo_record.figures[0], incident=None)
    told = statements(replace(demo_record, figures=(figure,)))

    assert [one["entity_id"] for one in told if one["prop"] == "notes"] == [ftm.name(figure.article)]


def test_an_hour_without_a_zone_is_no_time_for_ninjs(demo_record: Record) -> None:
    article = replace(demo_record.articles[0], published="2022-01-06T09:12:00.123456")

    assert "contentCreated" not in items(Record(articles=(article,)))[0]
