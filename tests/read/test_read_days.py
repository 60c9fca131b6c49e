"""Days as people, programs and spreadsheets write them: read where they say one day, told of where they do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from runut.errors import SourceError
from runut.model import Page, Skipped
from runut.read import pages

TEXT = "Dua orang tewas di Tirtasari, kata polisi."


def read(path: Path) -> list[Page | Skipped]:
    return list(pages([str(path)]))  # type: ignore[arg-type]


def row(path: Path, **given: object) -> Page:
    file = path / "pages.jsonl"
    file.write_text(json.dumps({"text": TEXT, **given}), encoding="utf-8")
    (page,) = read(file)
    assert isinstance(page, Page)
    return page


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Selasa, 11 Januari 2022 10.30 WIB", "2022-01-11T10:30:00+07:00"),
        ("Selasa (11/1/2022)", None),
        ("Kamis, 13/01/2022 | 07:10 WITA", "2022-01-13T07:10:00+08:00"),
        ("Jum'at, 14 Jan 2022", "2022-01-14"),
        ("11 Januari 2022, pukul 10.30 WIT", "2022-01-11T10:30:00+09:00"),
        ("13-Jan-22", "2022-01-13"),
        ("January 11, 2022 9:05 PM", "2022-01-11T21:05:00"),
        ("Tue, Jan 11th, 2022", "2022-01-11"),
        ("1/13/2022 12:30:00 AM", "2022-01-13T00:30:00"),
        ("2022/1/6", "2022-01-06"),
        ("2022.01.06 10:30", "2022-01-06T10:30:00"),
        ("20220106", "2022-01-06"),
        ("2022-01-06T10:30:00Z", "2022-01-06T10:30:00Z"),
        (1641873600, "2022-01-11T04:00:00+00:00"),
        (1641873600000, "2022-01-11T04:00:00+00:00"),
        ("Isnin, 11 Ogos 2022", "2022-08-11"),
    ],
)
def test_a_day_is_read_as_it_is_written(written: object, read_as: str | None, tmp_path: Path) -> None:
    page = row(tmp_path, published=written)

    assert page.published == read_as
    assert bool(page.remark) == (read_as is None)


@pytest.mark.parametrize(
    "written", ["kemarin sore", "31/02/2022", "2022-13-45", "2022", 7, ["2022-01-06"], "\ud800", "x" * 999]
)
def test_a_day_that_is_not_understood_is_told_and_the_page_is_kept(written: object, tmp_path: Path) -> None:
    page = row(tmp_path, published=written)

    assert page.published is None
    assert page.remark
    assert "write it as 2022-01-06" in page.remark
    assert len(page.remark) < 160


@pytest.mark.parametrize("written", [None, "", "  ", []])
def test_no_day_is_no_reason_for_a_remark(written: object, tmp_path: Path) -> None:
    assert row(tmp_path, published=written).remark is None


def test_a_change_of_a_page_is_read_like_its_day(tmp_path: Path) -> None:
    page = row(tmp_path, published="2022-01-06", modified="entah kapan")

    assert page.published == "2022-01-06"
    assert page.remark
    assert "entah kapan" in page.remark


def test_a_table_says_by_one_of_its_days_which_comes_first_in_all(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"text;date\n{TEXT};06/01/2022\n{TEXT};16/01/2022\n", encoding="utf-8")
    assert [page.published for page in read(file) if isinstance(page, Page)] == ["2022-01-06", "2022-01-16"]

    file.write_text(f"text;date\n{TEXT};06/01/2022\n{TEXT};1/16/2022\n{TEXT};16/1/2022\n", encoding="utf-8")
    unsure, *sure = (page for page in read(file) if isinstance(page, Page))
    assert unsure.published is None
    assert unsure.remark
    assert "two months" in unsure.remark
    assert [page.published for page in sure] == ["2022-01-16", "2022-01-16"]


def test_a_manifest_s_days_are_read_and_told_of_alike(tmp_path: Path) -> None:
    days = {"a.txt": "6/1/2022", "b.txt": "16/1/2022", "c.txt": "entah"}
    for name in days:
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    entries = [{"file": name, "date": day, "time": "10.30 WIB"} for name, day in days.items()]
    (tmp_path / "manifest.json").write_text(json.dumps(entries), encoding="utf-8")

    found = [page for page in read(tmp_path) if isinstance(page, Page)]

    assert [page.published for page in found] == ["2022-01-06T10:30:00+07:00", "2022-01-16T10:30:00+07:00", None]
    assert [bool(page.remark) for page in found] == [False, False, True]


@pytest.mark.parametrize(
    "given",
    [
        {"headline": "Banjir", "body": TEXT, "pub_date": "2022-01-06", "source": "Sauh", "link": "https://a.example/b"},
        {"Judul": "Banjir", "Isi": TEXT, "Tanggal Terbit": "6 Januari 2022", "Media": "Sauh", "Tautan": "https://a.example/b"},
        {"title": "Banjir", "maintext": TEXT, "date_publish": "2022-01-06", "source_domain": "Sauh", "url": "https://a.example/b"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_columns_are_known_by_other_names(given: dict[str, str], suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"pages.{suffix}"
    table = ",".join(given) + "\n" + ",".join(f'"{value}"' for value in given.values())
    file.write_text(json.dumps(given) if suffix == "jsonl" else table, encoding="utf-8")

    (page,) = read(file)

    assert isinstance(page, Page)
    assert (page.title, page.text, page.published, page.outlet) == ("Banjir", TEXT, "2022-01-06", "Sauh")
    assert page.url == "https://a.example/b"


def test_our_own_names_go_before_others_and_a_text_stays_as_it_is(tmp_path: Path) -> None:
    page = row(tmp_path, body="lain", outlet="Sauh", source="Reuters", title="Banjir", headline="Longsor")

    assert (page.text, page.outlet, page.title) == (TEXT, "Sauh", "Banjir")
    assert row(tmp_path, text="<p>Dua tewas.</p>").text == "<p>Dua tewas.</p>"


def test_markup_under_another_name_is_html_and_an_address_is_no_outlet(tmp_path: Path) -> None:
    file = tmp_path / "pages.jsonl"
    file.write_text(json.dumps({"content": "<p>Dua tewas.</p>", "source": "https://a.example/b"}), encoding="utf-8")

    (page,) = read(file)

    assert isinstance(page, Page)
    assert (page.text, page.html, page.url, page.outlet) == (None, "<p>Dua tewas.</p>", "https://a.example/b", None)


def test_a_row_without_text_names_the_columns_that_it_has(tmp_path: Path) -> None:
    file = tmp_path / "pages.jsonl"
    file.write_text(json.dumps({"headline": "Banjir", "summary": "Dua tewas", "tags": ""}), encoding="utf-8")

    (skipped,) = read(file)

    assert isinstance(skipped, Skipped)
    assert skipped.reason == "it has neither 'text' nor 'html', only headline, summary"


def test_what_a_browser_saves_beside_a_page_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "banjir.html").write_text(f"<h1>Banjir</h1><p>{TEXT}</p>", encoding="utf-8")
    for folder in ("banjir_files", "lain_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").write_text("<p>Iklan</p>", encoding="utf-8")

    assert [page.source for page in read(tmp_path)] == [
        str(tmp_path / "banjir.html"),
        str(tmp_path / "lain_files" / "frame.html"),
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("a.pdf", "save its text as .txt"), ("a.DOCX", "save its text as .txt"), ("a.xlsx", "save the sheet as .csv"),
     ("a.zip", "unpack it"), ("a.mhtml", "save the page as HTML")],
)  # fmt: skip
def test_what_people_keep_pages_in_is_skipped_with_what_to_do(name: str, hint: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"x")

    (skipped,) = read(tmp_path / name)

    assert isinstance(skipped, Skipped)
    assert hint in skipped.reason


def test_a_folder_of_nothing_but_documents_says_what_to_do_with_them(tmp_path: Path) -> None:
    for name in ("lap.pdf", "surat.DOCX", "semua.zip"):
        (tmp_path / name).write_bytes(b"x")

    with pytest.raises(SourceError) as raised:
        read(tmp_path)

    assert "only .docx, .pdf, .zip" in str(raised.value)
    assert "save the text of PDF and Word files as .txt" in str(raised.value)


def test_a_line_of_a_table_beyond_the_limit_is_skipped_and_what_follows_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f'text\n"{"a" * 10_500_000}"\n"{TEXT}"\n', encoding="utf-8")

    assert read(file) == [
        Skipped(f"{file}:2", "read", "not CSV that can be read: the line is longer than 10 MB"),
        Page(f"{file}:3", text=TEXT),
    ]
