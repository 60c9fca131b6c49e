"""Metadata: each fact from the words that say so, and from nowhere else."""

from __future__ import annotations

import pytest

from runut.clean import clean
from runut.model import Article, Page

STORY = """{head}

{dateline}Dua orang terluka dalam tabrakan di jalan raya pada Senin pagi.

{body}
"""


def _article(head: str = "Tabrakan di Jalan Raya Rekaan", dateline: str = "", body: str = "", **given: str) -> Article:
    return clean(Page("page.txt", text=STORY.format(head=head, dateline=dateline, body=body), language="id", **given))


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Kamis, 6 Januari 2022 11:06 WIB", "2022-01-06T11:06:00+07:00"),
        ("Adi Purnama | Selasa, 11/01/2022 09:07 WIB", "2022-01-11T09:07:00+07:00"),
        ("- 9 Januari 2022, 16:51 WITA", "2022-01-09T16:51:00+08:00"),
        ("Diterbitkan 9 Januari 2022", "2022-01-09"),
    ],
)
def test_the_time_beside_the_headline_is_when_it_was_published(line: str, published: str) -> None:
    article = _article(head=f"Tabrakan di Jalan Raya Rekaan\n\n{line}")

    assert (article.published, article.published_from) == (published, "page")


@pytest.mark.parametrize(
    ("lines", "published", "modified"),
    [
        ("Kamis, 6 Januari 2022 11:06 WIB\n\nDiperbarui: Kamis, 6 Januari 2022 15:40 WIB", "11:06", "15:40"),
        ("Diperbarui 6 Januari 2022, 15:40 WIB\n\nDiterbitkan 6 Januari 2022, 11:06 WIB", "11:06", "15:40"),
        ("Diperbarui 6 Januari 2022, 15:40 WIB", "15:40", None),
    ],
)
def test_the_time_of_a_change_is_not_that_of_publishing(lines: str, published: str, modified: str | None) -> None:
    article = _article(head=f"Tabrakan di Jalan Raya Rekaan\n\n{lines}")

    assert article.published == f"2022-01-06T{published}:00+07:00"
    assert article.modified == (f"2022-01-06T{modified}:00+07:00" if modified else None)


def test_a_caption_or_another_story_does_not_date_the_page() -> None:
    article = _article(
        head="Tabrakan di Jalan Raya Rekaan\n\nPresiden meninjau jalan itu, 1 Februari 2020. (Foto: Dok. Istana)",
        body="Baca juga: Gempa 3 Maret 2019 Dikenang\n\nBerita terkait\n\n25 April 2024",
    )

    assert (article.published, article.published_from) == (None, "none")


def test_what_the_input_says_comes_first() -> None:
    article = _article(
        head="Tabrakan di Jalan Raya Rekaan\n\nKamis, 6 Januari 2022 11:06 WIB",
        published="2022-02-01",
        outlet="Harian Contoh",
        title="Judul dari Masukan",
    )

    assert (article.published, article.published_from) == ("2022-02-01", "input")
    assert (article.outlet, article.title) == ("Harian Contoh", "Judul dari Masukan")


def test_the_address_dates_a_page_that_does_not_date_itself() -> None:
    article = _article(url="https://news.example.org/read/2019/09/20/15330711/tabrakan")

    assert (article.published, article.published_from, article.outlet) == ("2019-09-20", "url", "news.example.org")


def test_a_reporter_is_an_author_and_an_outlet_or_a_desk_is_not() -> None:
    named = _article(head="Tabrakan di Jalan Raya Rekaan\n\nReporter: Sinta Laras\n\nEditor: Wulan Teja")
    desk = _article(head="Tabrakan di Jalan Raya Rekaan\n\nReporter\n\nTempo.co\n\nPenulis: Redaksi")

    assert named.authors == ("Sinta Laras",)
    assert desk.authors == ()


def test_an_editor_stands_in_where_nobody_else_signs() -> None:
    assert _article(body="Editor: Wulan Teja").authors == ("Wulan Teja",)


def test_a_dateline_gives_outlet_and_place() -> None:
    article = _article(dateline="TEMPO.CO, Jakarta - ")

    assert (article.outlet, article.dateline) == ("Tempo.co", "Jakarta")


def test_the_desk_of_an_outlet_is_no_place() -> None:
    article = _article(dateline="PR DEPOK - ")

    assert (article.outlet, article.dateline) == ("PR Depok", None)


@pytest.mark.parametrize(
    ("body", "agencies"),
    [
        ("Sumber: Reuters", ("Reuters",)),
        ("Jalan ditutup, kata polisi seperti dikutip dari AFP, Senin.", ("AFP",)),
        ("Kantor berita TASS melaporkan jalan itu ditutup.", ("TASS",)),
        ("Jalan itu dibuka lagi pada sore hari. (Antara)", ("Antara",)),
        ("Rombongan bertemu wartawan di depan kantor polisi. (Foto: Reuters)", ()),
        ("Kedua warga RT 05 itu dirawat.", ()),
    ],
)
def test_an_agency_counts_where_the_text_takes_its_words(body: str, agencies: tuple[str, ...]) -> None:
    assert _article(body=body).agencies == agencies


def test_one_page_of_several_is_not_complete() -> None:
    assert not _article(body="Halaman\n12\nBerita Terkait").complete
    assert not _article(body="Polisi masih memeriksa sopir truk yang diduga mengantuk saat").complete
    assert _article(body="Polisi masih memeriksa sopir truk itu.").complete


def test_the_language_is_told_by_its_commonest_words() -> None:
    page = Page("page.txt", text="The barge struck the pier and two of the crew were hurt, officials said on Friday.")

    assert clean(page).language == "en"


def test_the_same_page_from_two_places_is_the_same_article() -> None:
    one, two = (clean(Page(source, text="Dua orang terluka.")) for source in ("a.txt", "b.jsonl:3"))

    assert one.id == two.id
    assert (one.paths, two.paths) == (("a.txt",), ("b.jsonl:3",))


def test_a_known_town_in_capitals_before_a_colon_is_a_dateline() -> None:
    known = _article(dateline="PESHAWAR: ")
    unknown = _article(dateline="CATATAN: ")

    assert (known.dateline, unknown.dateline) == ("Peshawar", None)
