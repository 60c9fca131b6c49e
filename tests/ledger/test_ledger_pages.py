"""What stories of whole pages come to: tolls that were taken back, two nights of a riot, lists of earlier disasters."""

from __future__ import annotations

from runut import lang
from runut.clean import clean
from runut.extract import claims
from runut.ledger import ledger
from runut.link import link
from runut.model import Cell, Page, Record, Story
from runut.serial import record_of

HOSTEL = (
    (
        "2025-03-03",
        "Five die in Kisumu hostel fire",
        "KISUMU, March 3 - Five people died in a fire at the Lakeview hostel in Kisumu on Sunday night, police "
        "commander Peter Otieno said. Two men and three women are among the dead.",
    ),
    (
        "2025-03-04",
        "Death toll in Kisumu hostel fire rises to nine",
        "KISUMU, Kenya, March 4 - The number of people killed in Sunday's fire at the Lakeview hostel in Kisumu rose "
        "to nine on Tuesday, from five. Three are women and two are children, police commander Peter Otieno said.",
    ),
    (
        "2025-03-06",
        "Hostel fire toll is eight, not nine, says Otieno",
        "KISUMU, March 6 - Police commander Peter Otieno said on Thursday that eight people had died in Sunday's fire "
        "at the Lakeview hostel in Kisumu, and not nine as he had said on Tuesday. Five women and three men have been "
        "identified by their families.",
    ),
)

BOAT = (
    (
        "2025-08-13",
        "Ralat SAR: Korban Perahu di Belitung Delapan, Bukan Sembilan",
        "BELITUNG - Kantor SAR Pangkalpinang meralat jumlah korban meninggal perahu Bintang Pagi di Teluk Randu, "
        "Belitung, Rabu (13/8/2025). Korban meninggal delapan orang, sebelumnya disebut sembilan. Lima perempuan dan "
        "tiga laki-laki sudah dikenali keluarganya, kata Hendra Lukito.",
    ),
)

CLASH = (
    (
        "2025-07-14",
        "Bentrok Lahan di Sungai Lilin, Lima Warga Tewas",
        "PALEMBANG - Lima warga Desa Mekar Tani, Kecamatan Sungai Lilin, Musi Banyuasin, tewas dalam bentrokan dengan "
        "petugas keamanan kebun, Senin (14/7/2025). Kapolres Musi Banyuasin AKBP Rendra Wibawa mengatakan 11 orang "
        "luka.",
    ),
    (
        "2025-07-15",
        "Warga Sebut Korban Bentrok Sungai Lilin Delapan, Bukan Lima",
        "SUNGAI LILIN - Kepala Desa Mekar Tani Sukirman menyebut yang tewas delapan orang, bukan lima seperti kata "
        'polisi, Selasa (15/7/2025). "Tiga dikubur malam itu juga," katanya.\n\nKapolres Musi Banyuasin AKBP Rendra '
        'Wibawa tetap pada angka lima. "Data kami lima," ujarnya.',
    ),
)

NIGHTS = (
    (
        "2025-04-06",
        "Rusuh di Kota Kendal, Tiga Tewas Semalam",
        "Kendal - Tiga orang tewas dalam kerusuhan di Kota Kendal, Jawa Tengah, Sabtu (5/4/2025) malam.",
    ),
    (
        "2025-04-08",
        "Polda Jateng: Tujuh Tewas dalam Dua Malam Kerusuhan Kendal",
        "Semarang - Polda Jawa Tengah mencatat tujuh orang tewas selama dua malam kerusuhan di Kendal, tiga pada Sabtu "
        "malam dan empat pada Minggu malam. Kabid Humas Polda Jateng Kombes Arif Yulianto menyampaikannya, Selasa "
        "(8/4/2025).",
    ),
)

CRUSH = (
    (
        "2024-09-09",
        "Stadium crush in Bamako kills 21",
        "BAMAKO, Sept 9 - At least 21 people were killed on Sunday in a crush at the Modibo stadium in Bamako, Mali, "
        "officials said. Forty-three were hurt.\n\nThe deadliest stadium disasters in recent years:\n2022: 135 die in "
        "a crush at Kanjuruhan stadium in Malang, Indonesia.\n2012: 74 killed in a riot at Port Said stadium in Egypt.",
    ),
    (
        "2024-09-10",
        "Bamako stadium toll climbs to 24",
        "BAMAKO, Sept 10 - Three of those hurt in Sunday's crush at the Modibo stadium in Bamako have died, taking the "
        "toll to 24, hospital director Awa Traore said on Monday. Forty people are still in hospital.\n\nIt is the "
        "worst stadium disaster in Africa since 2001, when 126 died in Accra.",
    ),
)


def told(pages: tuple[tuple[str, str, str], ...], language: str, codebook: str = "house") -> Record:
    """Give the ledger of one story, of pages read as any are."""
    articles = [
        clean(Page(f"p{at}.txt", text=text, title=title, published=day, outlet=f"Kabar {at}", language=language))
        for at, (day, title, text) in enumerate(pages)
    ]
    read = (claim for page in articles for claim in claims(page, lang.load(language)))
    story = Story("s1", "told", tuple(page.id for page in articles))
    return ledger(link(record_of([*articles, *read]), [story]), codebook)


def killed(record: Record, place: str | None = None) -> Cell:
    rows = [cell for cell in record.cells if cell.kind == "killed" and cell.group is None and cell.place == place]
    return max(rows, key=lambda cell: len(cell.figures))


def parts(record: Record) -> set[tuple[int | None, int | None]]:
    """Give each part's number with that of its total."""
    number = {figure.id: figure.quantity.value for figure in record.figures}
    return {(number[one.from_], number[one.to]) for one in record.links if one.relation == "part_of"}


def test_parts_behind_a_toll_that_rose_are_of_what_it_rose_to() -> None:
    assert {total for _, total in parts(told(HOSTEL[1:2], "en"))} == {9}


def test_parts_are_of_the_toll_they_come_to_and_not_of_the_one_taken_back() -> None:
    assert parts(told(HOSTEL[2:], "en")) == parts(told(BOAT, "id")) == {(5, 8), (3, 8)}


def test_a_number_that_its_speaker_holds_on_to_is_backed_by_the_pages_before() -> None:
    cell = killed(told(CLASH, "id"))

    assert (cell.best, cell.high) == (5, 8)


def test_the_dead_of_two_nights_are_of_one_place() -> None:
    dead = [cell for cell in told(NIGHTS, "id").cells if cell.kind == "killed"]

    assert [(cell.place, cell.best) for cell in dead] == [(None, 7)]


def test_earlier_disasters_in_a_list_by_years_are_none_of_this_one() -> None:
    record = told(CRUSH, "en")

    assert killed(record).best == 24
    assert {cell.best for cell in record.cells if cell.kind == "killed" and cell.place} == {None}
