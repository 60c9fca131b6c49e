"""Dates: the cases of each language, and what holds for any text."""

from __future__ import annotations

import os
import time
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut import lang
from runut.model import Span
from runut.text.dates import dates, days, reference_day

CASES = Path(__file__).parents[1] / "cases"
PIECES = (
    "Senin Kamis minggu hari 6 31 (6/1) (6/1/2022) 2-1 Mei 2019 lalu pekan tahun dua awal kemarin , ( ) - 12.000 depan"
)
SOUP = st.lists(st.sampled_from(PIECES.split()), max_size=14).map(" ".join)
DAY = st.dates(date(1990, 1, 1), date(2060, 1, 1))


def _cases() -> list[tuple[str, dict[str, object]]]:
    found = []
    for file in sorted(CASES.glob("*/dates.toml")):
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
            found.append((file.parent.name, case))
    return found


def _told(text: str, code: str, published: str | None) -> list[str]:
    return [
        f"{span.of(text)} = {when}" + ("" if when.precision == "day" else f" {when.precision}")
        for span, when, _ in dates(text, lang.load(code), published)
    ]


@pytest.mark.parametrize(("code", "case"), _cases(), ids=lambda x: x["name"] if isinstance(x, dict) else x)
def test_every_case_gives_its_dates(code, case):
    assert _told(case["text"], code, case.get("published")) == case["dates"]


@given(st.one_of(SOUP, st.text()), st.sampled_from(["id", "en"]), st.none() | DAY.map(date.isoformat))
def test_spans_lie_in_the_text_in_order_and_days_are_days(text, code, published):
    last = 0
    for span, when, weekday in dates(text, lang.load(code), published):
        assert last <= span.start < span.end <= len(text)
        assert span.of(text).strip()
        assert date.fromisoformat(when.start) <= date.fromisoformat(when.end)
        assert (when.start == when.end) == (when.precision == "day")
        assert weekday is None or 0 <= weekday <= 6
        last = span.end


@given(DAY, DAY)
def test_a_full_date_with_its_weekday_is_read_as_written_whenever_it_is_told(day, published):
    names = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
    text = f"Api padam {names[day.weekday()]} ({day.day}/{day.month}/{day.year})."

    ((_, when, weekday),) = dates(text, lang.load("id"), published.isoformat())

    assert (when.start, weekday) == (day.isoformat(), day.weekday())


@given(DAY, st.integers(0, 6), st.integers(-9, 9))
def test_where_weekday_and_digits_disagree_the_weekday_stands(reference, weekday, off):
    assert days.mend(reference + timedelta(days=off), weekday, reference).weekday() == weekday


@given(SOUP, DAY.map(date.isoformat))
def test_a_stretch_is_read_as_if_it_stood_alone(text, published):
    pack = lang.load("id")
    inside = f"|| {text} ||"

    alone = [(when, day) for _, when, day in dates(text, pack, published)]
    within = [(when, day) for _, when, day in dates(inside, pack, published, Span(3, 3 + len(text)))]

    assert within == alone


@pytest.mark.parametrize("zone", ["UTC", "Asia/Jayapura", "America/Los_Angeles"])
def test_the_zone_of_the_machine_changes_nothing(zone, monkeypatch):
    monkeypatch.setitem(os.environ, "TZ", zone)
    time.tzset()
    try:
        told = _told("Api padam kemarin, Selasa 23.59 WIB, dan hari ini.", "id", "2024-05-08T00:10+09:00")
    finally:
        monkeypatch.undo()
        time.tzset()

    assert told == ["kemarin = 2024-05-07", "Selasa = 2024-05-07", "hari ini = 2024-05-08"]


def test_the_reference_day_is_looked_for_only_in_the_stretches_given():
    text = "Api padam Senin (6/5/2024).\nTerkait: 25 April 2030"

    assert reference_day(text, lang.load("id"), Span(0, 27)) == "2024-05-06"
    assert reference_day("Tidak ada tanggal.", lang.load("id")) is None


def test_a_day_that_is_no_iso_day_counts_as_none():
    assert days.parse("kemarin") is None
    assert list(dates("Api padam pada Senin.", lang.load("id"), "kemarin")) == []
