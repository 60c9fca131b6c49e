"""Hospitals and schools count their own: each figure has the house that its words or its speaker's office name."""

from __future__ import annotations

from runut import lang
from runut.clean import clean
from runut.extract import claims
from runut.model import Figure, Page

_DAY = "2025-03-04"


def _told(text: str) -> list[tuple[int | None, str, str | None]]:
    page = Page(source="a", text=text, title=text.split("\n")[0], published=_DAY, language="id")
    found = (claim for claim in claims(clean(page), lang.load("id")) if isinstance(claim, Figure))
    return [(one.quantity.value, one.scope, one.place) for one in found]


def test_a_hospital_is_named_with_what_it_is() -> None:
    """A district and the clinic of its name are two places."""
    text = (
        "Banjir di Randu\n\nSebanyak 20 warga luka. Delapan orang dirawat di RSUD Wana dan 12 orang di RS Mekar Sari."
    )
    assert (8, "part", "RSUD Wana") in _told(text)
    assert (12, "part", "RS Mekar Sari") in _told(text)


def test_schools_bear_numbers() -> None:
    """In "SMPN 3 41" the first number is the school's name, the second its pupils."""
    text = (
        "Puluhan Siswa Keracunan di Randu\n\nSebanyak 130 siswa keracunan. "
        "Rinciannya: SMPN 3 81 orang, SMPN 7 29 orang, dan MTs Al-Huda 20 orang."
    )
    assert _told(text)[-3:] == [(81, "part", "SMPN 3"), (29, "part", "SMPN 7"), (20, "part", "MTs Al-Huda")]


def test_who_heads_a_hospital_counts_its_own() -> None:
    """ "Pihaknya" is the house of the office; the head's name behind it is none of the house's."""
    text = (
        "Bus Terguling di Wana\n\nKorban dibawa ke RSUD Wana dan RS Kasih.\n\n"
        "Direktur RSUD Wana Joko Wibisono mengatakan pihaknya merawat 14 korban luka.\n\n"
        "Polisi mencatat 22 orang luka."
    )
    assert _told(text) == [(14, "part", "RSUD Wana"), (22, "total", None)]


def test_police_count_what_all_count() -> None:
    """The police have no house of their own, whatever they call theirs."""
    text = "Bus Terguling di Wana\n\nKapolres Wana AKBP Joko Wibisono mengatakan pihaknya mencatat 14 korban luka."
    assert _told(text) == [(14, "total", None)]


def test_an_earlier_toll_behind_its_number() -> None:
    """ "Menjadi sembilan orang, dari enam": the six were told before, and are no part of the nine."""
    text = "Kapal Karam di Wana\n\nKorban tewas menjadi sembilan orang, dari enam orang pada hari pertama."
    assert [scope for _, scope, _ in _told(text)] == ["total", "prior"]
    text = "Kapal Karam di Wana\n\nKorban tewas menjadi sembilan orang, dua dari mereka anak-anak."
    assert [scope for _, scope, _ in _told(text)] == ["total", "part"]


def test_the_head_of_a_hospital_is_no_part_of_its_name() -> None:
    """Where the page names the hospital with its head alone, the office tells where its name ends."""
    text = (
        "Wabah di Wana\n\nDirektur RSUD Wana Joko Wibisono mengatakan rumah sakitnya merawat 34 pasien demam berdarah."
    )
    assert {place for _, _, place in _told(text)} == {None}
    assert {place for _, _, place in _told(f"{text}\n\nRS Kasih penuh.")} == {"RSUD Wana"}
    text = text.replace("Wana Joko", "Wana dr. Joko")
    assert {place for _, _, place in _told(f"{text}\n\nRS Kasih penuh.")} == {"RSUD Wana"}
