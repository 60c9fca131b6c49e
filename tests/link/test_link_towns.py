"""Two incidents of one story, each in its town, and pages that tell on of one under the day of the news."""

from __future__ import annotations

from runut import lang
from runut.clean import clean
from runut.extract import claims
from runut.ledger import ledger
from runut.link import link
from runut.model import Cell, Page, Record
from runut.serial import record_of

SLIDES = (
    (
        "2025-11-14",
        "Longsor di Wanareja Cilacap, 3 Orang Tewas",
        "Cilacap - Longsor menerjang Desa Melati, Kecamatan Wanareja, Kabupaten Cilacap, Jawa Tengah, Kamis "
        "(13/11/2025) malam. Tiga warga ditemukan meninggal dan 20 warga masih tertimbun.",
    ),
    (
        "2025-11-16",
        "Korban Tewas Longsor Cilacap 13 Orang, Longsor Banjarnegara 2 Orang",
        "Jakarta - Jumlah korban meninggal longsor di Wanareja, Cilacap, mencapai 13 orang, kata BNPB, Minggu "
        "(16/11/2025).\n\nLongsor juga terjadi di Desa Kenanga, Banjarnegara, Minggu sore. Dua orang tewas.",
    ),
    (
        "2025-11-17",
        "Longsor Banjarnegara, 27 Warga Hilang",
        "Banjarnegara - Dua warga tewas dan 27 warga hilang akibat longsor di Desa Kenanga, Banjarnegara, Minggu "
        "(16/11/2025).\n\nSementara di Cilacap, tim menemukan 16 jenazah.",
    ),
)

STRIKE = (
    (
        "2025-11-19",
        "Rusia Serang Kota Ternopil Ukraina, 25 Orang Tewas",
        "Kyiv - Serangan rudal dan drone Rusia ke Kota Ternopil, Ukraina, menewaskan 25 orang, Rabu (19/11/2025).",
    ),
    (
        "2025-11-20",
        "Korban Tewas Serangan Rusia di Ternopil Jadi 26",
        "Kyiv - Jumlah korban tewas akibat serangan rudal Rusia di Ternopil, Ukraina, menjadi 26 orang, kata "
        "Menteri Dalam Negeri Ukraina Ihor Melnyk, Kamis (20/11/2025).",
    ),
)


def told(*pages: tuple[str, str, str]) -> Record:
    read = [
        clean(
            Page(
                f"{at}.txt", text=f"{title}\n\n{text}\n", title=title, published=day, outlet="kabar.test", language="id"
            )
        )
        for at, (day, title, text) in enumerate(pages)
    ]
    return ledger(link(record_of([*read, *(claim for page in read for claim in claims(page, lang.load("id")))])))


def killed(record: Record) -> dict[int | None, Cell]:
    return {cell.best: cell for cell in record.cells if cell.kind == "killed"}


def test_what_is_told_beside_the_town_of_another_incident_is_of_that_one() -> None:
    rows = killed(told(*SLIDES))

    assert set(rows) == {16, 2}
    assert rows[16].incident != rows[2].incident


def test_a_page_that_tells_what_a_toll_has_come_to_tells_of_the_day_before() -> None:
    (best,) = killed(told(*STRIKE))

    assert best == 26


def test_a_second_strike_of_another_day_is_another_one() -> None:
    day, title, text = STRIKE[1]
    again = (day, title.replace(" Jadi 26", ", 26 Orang"), text.replace("menjadi", "sebanyak"))

    assert set(killed(told(STRIKE[0], again))) == {25, 26}
