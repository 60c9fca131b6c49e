"""What goes out as a line comes back as it was."""

import io
import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nouns import page, records, things

from runut.errors import SourceError
from runut.export import jsonl
from runut.model import Article, DateClaim, Discrepancy, Figure, Label, Link, Quantity, Record, Span, When
from runut.serial import from_bytes, from_line, in_order, record_of, to_bytes, to_line


def written(record: Record) -> bytes:
    out = io.BytesIO()
    jsonl.write(record, out)
    return out.getvalue()


@given(things)
def test_every_noun_comes_back_from_its_line(thing):
    assert from_bytes(to_bytes(thing)) == thing


@given(things)
def test_every_line_is_one_line_of_utf8_with_its_type_first(thing):
    line = to_bytes(thing)

    assert b"\n" not in line
    assert next(iter(json.loads(line.decode("utf-8")))) == "type"


@given(records)
def test_an_export_read_back_is_the_same_record(record):
    assert jsonl.read_record(written(record).splitlines(keepends=True)) == in_order(record)


@given(st.lists(things, max_size=12, unique_by=to_bytes), st.randoms())
def test_the_same_record_is_the_same_bytes_in_any_order(found, chance):
    # Of two decisions of one instant the order they were made in is part of the record.
    found = [thing for thing in found if to_line(thing)["type"] != "decision"]
    mixed = random.Random(chance.random()).sample(found, len(found))

    assert written(record_of(mixed)) == written(record_of(found))


def test_a_figure_carries_its_quantity_flat():
    figure = Figure("f1", "a1", Span(3, 6), Span(0, 20), "killed", Quantity(None, "vague", 20, 99))

    line = to_line(figure)

    assert (line["value"], line["bound"], line["low"], line["high"]) == (None, "vague", 20, 99)
    assert line["span"] == [3, 6]
    assert "quantity" not in line


def test_a_date_names_its_weekday_and_carries_its_days_flat():
    line = to_line(DateClaim("a1", Span(0, 6), When("2022-01-06", "2022-01-06", "day"), 3))

    assert (line["start"], line["end"], line["precision"]) == ("2022-01-06", "2022-01-06", "day")
    assert line["stated_weekday"] == "Thursday"


def test_a_link_goes_from_one_figure_to_another():
    assert to_line(Link("f1", "f2", "repeats", "sama"))["from"] == "f1"


def test_an_article_gives_its_first_path_and_all_of_them():
    line = to_line(page("Tirtasari", "a.txt", "b.txt"))

    assert line["path"] == "a.txt"
    assert line["paths"] == ["a.txt", "b.txt"]


def test_evidence_may_be_a_name_or_a_stretch_of_words():
    found = Discrepancy("d1", "figure_conflict", "…", evidence=("f1", Span(2, 5)))

    assert to_line(found)["evidence"] == ["f1", [2, 5]]
    assert from_line(to_line(found)) == found


def test_a_part_comes_after_its_whole():
    whole = Figure("f2", "a1", Span(9, 10), Span(9, 20), "killed", Quantity(5, "exact", 5, 5))
    part = Figure("f1", "a1", Span(1, 2), Span(1, 8), "killed", Quantity(2, "exact", 2, 2), part_of="f2")

    assert record_of([part, whole]).figures == (whole, part)


def test_figures_that_are_part_of_each_other_are_still_all_there():
    one = Figure("f1", "a1", Span(1, 2), Span(1, 8), "killed", Quantity(2, "exact", 2, 2), part_of="f2")
    other = Figure("f2", "a1", Span(9, 10), Span(9, 20), "killed", Quantity(5, "exact", 5, 5), part_of="f1")

    assert set(record_of([one, other]).figures) == {one, other}


def test_a_field_of_a_later_version_is_passed_over():
    article = Article("a1", "Banjir", (Label(Span(0, 6), "body"),))

    assert from_line({**to_line(article), "mood": "calm"}) == article


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[1]",
        b'{"id": "a1"}',
        b'{"type": "rumour"}',
        b'{"type": "figure", "id": "f1"}',
        b'{"type": "skipped", "source": null, "room": "read", "reason": "empty"}',
        b'{"type": "link", "from": "f1", "to": "f2", "relation": "eats", "why": ""}',
        b'{"type": "mention", "article": "a1", "span": [0], "name": "N", "kind": "person"}',
        b'{"type": "mention", "article": "a1", "span": ["0", "1"], "name": "N", "kind": "person"}',
        b'{"type": "date", "article": "a1", "span": [0, 1], "start": "x", "end": "x", "precision": "day", '
        b'"stated_weekday": "Someday"}',
    ],
)
def test_a_line_that_is_no_part_of_a_record_is_named(line):
    with pytest.raises(SourceError, match="Line 2: "):
        jsonl.read_record([b"\n", line])
