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


def test_a_copied_paragraph_is_found_with_the_same_words_on_both_pages() -> None:
    (copy,) = copies([FIRST, PART])

    assert copy.span.of(PART.text) == copy.of_span.of(FIRST.text)
    assert copy.span.of(PART.text).startswith("Tim penyelamat")


def test_articles_of_one_event_in_their_own_words_are_no_copies() -> None:
    assert list(copies([*BUS, *OTHER_BUS])) == []


LONG = (
    "Hujan lebat turun lagi di Kabupaten Wirasaba sejak Senin. Warga Desa Pagerluyung memindahkan ternak mereka ke "
    "balai desa karena sungai terus naik, dan sekolah dasar di tepi kali meliburkan murid sampai Kamis. ",
    "Dinas perhubungan menutup jembatan gantung yang papannya lapuk. Pedagang sayur terpaksa memutar dua jam lewat "
    "jalan lama, sehingga harga cabai dan tomat di pasar kecamatan naik hampir dua kali dalam sepekan ini saja. ",
    "Perpustakaan keliling baru itu diresmikan bupati dengan doa bersama. Sebanyak dua ribu buku cerita dan delapan "
    "komputer dibeli dari iuran para perantau, yang berjanji menambah koleksinya tiap menjelang hari raya. ",
    "Juara lari desa tahun lalu, seorang pedagang roti, gagal mempertahankan gelarnya. Ia tertinggal dua menit dari "
    "pendatang baru yang berlatih sendiri di pematang sawah sejak duduk di bangku sekolah menengah pertama. ",
    "Kelompok tani menanam padi gogo di lahan tidur bekas tambang pasir. Penyuluh pertanian mendampingi mereka dengan "
    "pupuk kandang, sebab tanahnya miskin dan air hanya datang dari embung kecil di kaki bukit sebelah utara. ",
    "Paduan suara ibu-ibu membuka malam kesenian dengan lagu daerah. Penonton duduk di tikar, dan panitia membagikan "
    "wedang jahe gratis sampai pertunjukan wayang selesai menjelang subuh tanpa satu pun kursi yang tersisa. ",
)  # fmt: skip
PHRASE = "sebagaimana diatur dalam peraturan daerah tentang ketertiban umum yang berlaku"


def test_long_pages_that_share_one_paragraph_are_told_from_such_as_share_a_set_phrase() -> None:
    first, second, third = (
        article("".join(LONG[at : at + 3]) + middle + "".join(LONG[at + 3 : at + 6 if at else 3]), title, day)
        for at, middle, title, day in (
            (0, f"{WIRE} Begitu aturannya, {PHRASE}. ", "Hujan di Wirasaba", "2024-05-05"),
            (3, WIRE.replace(" yang ", "\nyang "), "Lomba Lari Desa", "2024-05-06"),
            (3, f"Tenda dibongkar {PHRASE}. ", "Malam Kesenian", "2024-05-07"),
        )
    )

    found = {(copy.of, copy.article): copy for copy in copies([third, second, first])}

    assert (first.id, second.id) in found
    assert not found[first.id, second.id].is_near
    assert found[first.id, second.id].of_span.of(first.text).startswith("Tim penyelamat")
    assert (first.id, third.id) not in found


def test_the_order_of_pages_plays_no_part() -> None:
    assert list(copies([FIRST, SAME, PART])) == list(copies([PART, FIRST, SAME]))


def test_a_short_or_empty_page_is_nobodys_copy() -> None:
    empty = replace(article("", "Kosong", None), id="a_empty")

    assert list(copies([empty, article("Dua kata", "Dua", None), FIRST])) == []
