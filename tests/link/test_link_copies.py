"""Near copies and copied paragraphs are found with the words that show it."""

from __future__ import annotations

from dataclasses import replace

from stories import BUS, OTHER_BUS, article

from runut.link.copies import copies

WIRE = (
    "Tim penyelamat menemukan tiga pendaki yang hilang di lereng timur Gunung Sangkala pada Minggu pagi setelah "
    "pencarian selama empat hari yang terhambat hujan dan kabut tebal, kata kepala regu penolong setempat."
)
FIRST = article(WIRE + " Ketiganya lemah tetapi sadar dan dibawa ke puskesmas.", "Tiga Pendaki Ditemukan", "2024-05-05")
SAME = article(
    WIRE.replace("setempat", "itu") + " Ketiganya lemah tetapi sadar dan dibawa ke puskesmas.",
    "Pendaki Sangkala Selamat",
    "2024-05-06",
    outlet="Harian Sauh",
)
PART = article(
    "Musim hujan membuat pendakian makin berbahaya. Taman nasional mengimbau pendaki menunda perjalanan mereka sampai "
    "cuaca membaik dan jalur dibersihkan dari pohon tumbang oleh petugas. "
    + WIRE
    + " Kepala taman nasional menambahkan "
    "bahwa pos pendaftaran akan ditutup sampai akhir bulan, dan pendaki yang melanggar akan dilarang naik setahun.",
    "Pendakian Sangkala Ditutup",
    "2024-05-07",
    outlet="Pelita Kata",
)


def test_a_near_copy_is_found_and_the_later_page_is_the_copy() -> None:
    (copy,) = copies([SAME, FIRST])

    assert (copy.article, copy.of) == (SAME.id, FIRST.id)
    assert copy.is_near
    assert copy.jaccard > 0.7


def test_a_copied_paragraph_is_found_with_the_same_words_on_both_pages() -> None:
    (copy,) = copies([FIRST, PART])

    assert not copy.is_near or copy.jaccard < 0.7
    assert copy.span.of(PART.text) == copy.of_span.of(FIRST.text)
    assert copy.span.of(PART.text).startswith("Tim penyelamat")


def test_articles_of_one_event_in_their_own_words_are_no_copies() -> None:
    assert list(copies([*BUS, *OTHER_BUS])) == []


def test_the_order_of_pages_plays_no_part() -> None:
    assert list(copies([FIRST, SAME, PART])) == list(copies([PART, FIRST, SAME]))


def test_a_short_or_empty_page_is_nobodys_copy() -> None:
    empty = replace(article("", "Kosong", None), id="a_empty")

    assert list(copies([empty, article("Dua kata", "Dua", None), FIRST])) == []
