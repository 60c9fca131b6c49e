"""Sources: every input is a page or is skipped with its reason."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.errors import SourceError
from runut.model import Page, Skipped
from runut.read import pages
from runut.read._encodings import NotTextError, decode

WORDS = "Kapolda: “Situasi aman,” ujarnya di Rekaan.\nDua terluka.\n"


def _one(path: Path) -> Page | Skipped:
    (only,) = pages([str(path)])
    return only


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_is_read_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(WORDS.encode(encoding))

    assert _one(path) == Page(str(path), text=WORDS)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b" \n\t\n", "it is empty"),
        (bytes(range(256)) * 20, "it is a binary file, not text"),
        (b"a" * 10_000_001, "it is larger than 10 MB"),
    ],
    ids=["empty", "blank", "binary", "huge"],
)
def test_what_is_no_page_is_skipped_with_its_reason(content: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(content)

    assert _one(path) == Skipped(str(path), "read", reason)


def test_every_line_of_json_lines_is_accounted_for(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    good = {"text": WORDS, "url": "https://example.org/a", "authors": ["Sinta"], "published": "2022-01-06", "views": 3}
    lines = [
        json.dumps(good),
        "",
        "{broken",
        "[1]",
        '{"title": "a"}',
        '{"text": "\\ud800"}',
        '{"text": 5}',
        "[" * 99_999,
    ]
    path.write_text("\n".join(lines), encoding="utf-8")

    found = list(pages([str(path)]))

    assert found[0] == Page(
        f"{path}:1", text=WORDS, url="https://example.org/a", published="2022-01-06", authors=("Sinta",)
    )
    assert [each.source for each in found[1:]] == [f"{path}:{number}" for number in range(3, 9)]
    assert all(isinstance(each, Skipped) and each.room == "read" and each.reason for each in found[1:])


def test_a_line_of_twenty_megabytes_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_text(json.dumps({"text": "a" * 20_000_000}) + "\n" + json.dumps({"text": WORDS}), encoding="utf-8")

    assert list(pages([str(path)])) == [
        Skipped(f"{path}:1", "read", "the line is longer than 10 MB"),
        Page(f"{path}:2", text=WORDS),
    ]


def test_json_lines_come_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Standard:
        buffer = io.BytesIO(json.dumps({"text": WORDS}).encode())

    monkeypatch.setattr("sys.stdin", Standard)

    assert list(pages(["-"])) == [Page("-:1", text=WORDS)]


def test_json_lines_in_utf_16_are_read(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_bytes("\n".join(json.dumps({"text": text}) for text in ("Satu.", "Dua.")).encode("utf-16"))

    assert [page.text for page in pages([str(path)]) if isinstance(page, Page)] == ["Satu.", "Dua."]


def test_csv_has_the_same_columns(tmp_path: Path) -> None:
    path = tmp_path / "pages.csv"
    path.write_text(
        'url,text,authors\nhttps://example.org/a,"Dua, kata dia.\nTiga.",Sinta; Adi\n,,\n', encoding="utf-8"
    )

    page, skipped = pages([str(path)])

    assert page == Page(
        f"{path}:3", text="Dua, kata dia.\nTiga.", url="https://example.org/a", authors=("Sinta", "Adi")
    )
    assert isinstance(skipped, Skipped)


def test_the_hour_of_a_row_is_read_as_indonesian_pages_write_it(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    given = ["2019-09-16T09:39 WIB", "2019-09-16 9.39 WIT", "2019-09-16T-", "2019-09-16T25:00 WIB", "lusa"]
    path.write_text("".join(json.dumps({"text": WORDS, "published": one}) + "\n" for one in given), encoding="utf-8")

    read = [page.published for page in pages([str(path)]) if isinstance(page, Page)]

    assert read == ["2019-09-16T09:39:00+07:00", "2019-09-16T09:39:00+09:00", "2019-09-16", "2019-09-16", None]


def test_a_day_in_digits_is_read_where_its_order_is_known(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    given = [
        ("16/09/2019 09:39", None),
        ("3/9/2019", "id"),
        ("3/9/2019", "en"),
        ("3/9/2019", None),
        ("31-2-2019", "id"),
    ]
    rows = [{"text": WORDS, "published": day, "language": language} for day, language in given]
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")

    read = [page.published for page in pages([str(path)]) if isinstance(page, Page)]

    assert read == ["2019-09-16T09:39:00", "2019-09-03", "2019-03-09", None, None]


def test_a_folder_is_read_in_order_with_what_its_manifest_says(tmp_path: Path) -> None:
    below = tmp_path / "b"
    below.mkdir()
    (below / "02.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "01.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "01.gold.json").write_text("{}", encoding="utf-8")
    (tmp_path / "notes.xyz").write_text("x", encoding="utf-8")
    entry = {"file": "01.txt", "url": None, "outlet": "Contoh", "date": "2019-09-20", "time": "15:33 WIB", "title": "A"}
    (tmp_path / "manifest.json").write_text(json.dumps([entry]), encoding="utf-8")

    first, strange, second = pages([str(tmp_path)])

    assert first == Page(
        str(tmp_path / "01.txt"), text=WORDS, outlet="Contoh", published="2019-09-20T15:33:00+07:00", title="A"
    )
    assert isinstance(strange, Skipped)
    assert second == Page(str(below / "02.txt"), text=WORDS)


def test_a_broken_manifest_is_told_and_its_pages_are_read(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "manifest.json").write_text("{", encoding="utf-8")

    page, flaw = pages([str(tmp_path)])

    assert isinstance(page, Page)
    assert isinstance(flaw, Skipped)


def test_what_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^There is no file or folder .*$"):
        list(pages([str(tmp_path / "gone.txt")]))
    with pytest.raises(SourceError, match=r"^The folder .* holds no page"):
        list(pages([str(tmp_path)]))


@given(st.binary(max_size=300))
def test_bytes_are_text_or_the_reason_is_told(raw: bytes) -> None:
    with contextlib.suppress(NotTextError):
        assert isinstance(decode(raw), str)
