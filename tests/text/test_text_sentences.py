"""Sentences: where they end, where they do not, and what holds for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut import lang
from runut.model import Span
from runut.text.sentences import sentences


def cut(text: str, code: str = "id") -> list[str]:
    return [span.of(text) for span in sentences(text, lang.load(code))]


@pytest.mark.parametrize(
    "text",
    [
        "Menurut dr. Arum, pasien stabil.",
        "Kata M. Yusuf, jalan ditutup.",
        "Bus terguling di km. 5 arah kota.",
        "Ia tinggal di Jl. Melati No. 12 bersama ibunya.",
        '"Mereka meminta saya ... untuk pergi," katanya.',
        '"Benarkah begitu?" tanya Wartini.',
        "Harganya Rp 2.500 per liter.",
        "Situs kabarsenja.com memuatnya.",
        "Situs Kabarsenja.Com memuatnya.",
        "Kata Drs.Arum Lestari, jalan ditutup.",
        "Tulis ke www.kabar.Senja untuk itu.",
        "1. Korban dirawat di puskesmas.",
    ],
)
def test_a_stop_that_ends_nothing_does_not_cut(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Warga diminta tenang, kata Yudo.Ia datang lagi.", ["Warga diminta tenang, kata Yudo.", "Ia datang lagi."]),
        ("Dua orang tewas.Ketiga,jalan ditutup.", ["Dua orang tewas.", "Ketiga,jalan ditutup."]),
        ('"Kami selamat." Warga pulang.', ['"Kami selamat."', "Warga pulang."]),
        ("Kami selamat.&quot; Warga pulang.", ["Kami selamat.&quot;", "Warga pulang."]),
        ("Dua tewas! Siapa mereka? Belum jelas…", ["Dua tewas!", "Siapa mereka?", "Belum jelas…"]),
        ("Judul tanpa titik\nIsi berita.", ["Judul tanpa titik", "Isi berita."]),
        ("Ia lahir pada 1980. Ayahnya nelayan.", ["Ia lahir pada 1980.", "Ayahnya nelayan."]),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_english_abbreviations_do_not_cut() -> None:
    text = "Lt. Gavin Rourke met Sen. Ada Pell on Jan. 31. They spoke briefly."

    assert cut(text, "en") == ["Lt. Gavin Rourke met Sen. Ada Pell on Jan. 31.", "They spoke briefly."]


@given(st.text(alphabet=st.sampled_from("aB1 .!?…\n\"”'&quot;dr"), max_size=80))
def test_sentences_lie_in_order_and_hold_every_letter(text: str) -> None:
    found = list(sentences(text, lang.load("id")))

    assert all(span.of(text).strip() == span.of(text) != "" for span in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    kept = "".join(span.of(text) for span in found)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]


@given(st.text(max_size=60), st.integers(0, 30), st.integers(0, 30))
def test_a_stretch_is_not_left(text: str, start: int, size: int) -> None:
    within = Span(min(start, len(text)), min(start + size, len(text)))

    assert all(within.holds(span) for span in sentences(text, lang.load("id"), within))


@pytest.mark.parametrize("words", ["kata ", "“", "a"])
def test_a_sentence_without_end_is_cut_between_words_where_there_are_any(words: str) -> None:
    text = words * (9_000 // len(words))

    found = list(sentences(text, lang.load("id")))

    assert max(end - start for start, end in found) <= 2_000
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
    assert words != "kata " or {word for span in found for word in span.of(text).split()} == {"kata"}
