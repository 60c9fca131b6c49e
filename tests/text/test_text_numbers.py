"""Numbers as written: digits, words, vague words, ranges and bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut import lang
from runut.text.numbers import numbers

ID = [
    ("delapan orang", "8"),
    ("tiga belas orang", "13"),
    ("dua puluh lima orang", "25"),
    ("seratus dua puluh lima orang", "125"),
    ("dua ribu tiga ratus orang", "2300"),
    ("seribu dua ratus orang", "1200"),
    ("2.500 personel", "2500"),
    ("5800 orang", "5800"),
    ("4 ribu warga", "4000"),
    ("1,5 juta warga", "1500000"),
    ("belasan orang", "11–19"),
    ("puluhan ribu orang", "20000–99999"),
    ("beberapa ratus orang", "200–999"),
    ("sejumlah orang", "2–"),
    ("Sejumlah 59 orang", "59"),
    ("5-6 orang", "5–6"),
    ("5 sampai 6 orang", "5–6"),
    ("antara 5 dan 6 orang", "5–6"),
    ("500-an orang", "~500"),
    ("300 orang lebih", ">300"),
    ("setidaknya ada 18 orang", "≥18"),
    ("lebih dari 2.000 orang", ">2000"),
    ("sekitar 40 orang", "~40"),
    ("hampir 8.000 orang", "≲8000"),
    ("kurang dari 100 jiwa", "<100"),
    ("tidak kurang dari 100 jiwa", "≥100"),
    ("maksimal 10 orang", "≤10"),
    ("seorang tewas", "1"),
    ("kedua korban", "2"),
    ("218orang", "218"),
]
EN = [
    ("twenty-five people", "25"),
    ("one hundred and five people", "105"),
    ("thirty-five thousand two hundred", "35200"),
    ("2,500 troops", "2500"),
    ("a dozen men", "12"),
    ("half a dozen men", "6"),
    ("a hundred and twenty-two men", "122"),
    ("1.5 lakh men", "150000"),
    ("in excess of 400 men", ">400"),
    ("perhaps 3,000 men", "~3000"),
    ("between 30 and 40 men", "30–40"),
    ("a couple of men", "~2"),
    ("dozens of men", "24–99"),
    ("hundreds of thousands", "200000–999999"),
    ("some 50 men", "~50"),
    ("up to 12 men", "≤12"),
    ("the toll climbed up to 12 men", "12"),
    ("the band handed over 12 men", "12"),
    ("over 12 men", ">12"),
    ("fifty or so men", "~50"),
    ("ten or more", ">10"),
    ("ten or more of them", ">10"),
    ("between 50 and 100 people", "50–100"),
    ("no fewer than 7", "≥7"),
]
NONE = ["pukul 07.30", "16/9/2019", "KM 36+600", "1,5 meter", "50% warga", "pesawat F-16", "ke-3", "Rp20.000"]


@pytest.mark.parametrize(("text", "quantity"), ID)
def test_indonesian_numbers_come_to_what_they_say(text: str, quantity: str) -> None:
    assert [str(q) for _, q in numbers(text, lang.load("id"))] == [quantity]


@pytest.mark.parametrize(("text", "quantity"), EN)
def test_english_numbers_come_to_what_they_say(text: str, quantity: str) -> None:
    assert [str(q) for _, q in numbers(text, lang.load("en"))] == [quantity]


@pytest.mark.parametrize("text", NONE)
def test_codes_times_and_decimals_are_no_numbers(text: str) -> None:
    assert [str(q) for _, q in numbers(text, lang.load("id"))] == []


def test_two_numbers_side_by_side_stay_two() -> None:
    assert [str(q) for _, q in numbers("two and three", lang.load("en"))] == ["2", "3"]


@given(st.integers(min_value=0, max_value=999_999_999))
def test_grouped_digits_are_read_back(value: int) -> None:
    for code, mark in (("id", "."), ("en", ",")):
        written = f"{value:,}".replace(",", mark)
        assert [q.value for _, q in numbers(written, lang.load(code))] == [value]


@given(st.text(max_size=80))
def test_spans_lie_in_the_text_and_ends_are_in_order(text: str) -> None:
    for code in ("id", "en"):
        last = 0
        for span, quantity in numbers(text, lang.load(code)):
            assert last <= span.start < span.end <= len(text)
            assert span.of(text).strip()
            assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
            last = span.end
