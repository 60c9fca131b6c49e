"""Tables as spreadsheets write them, folders as people have them: what is read, and what is said of what is not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from runut import lang
from runut.errors import SourceError
from runut.lang import say
from runut.model import Page, Skipped
from runut.read import pages

TEXT = "Dua orang tewas di Tirtasari, kata polisi."


def given(file: Path, content: str, encoding: str = "utf-8") -> list[object]:
    file.write_bytes(content.encode(encoding))
    return list(pages([str(file)]))


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_columns_are_found_whatever_parts_them_and_however_they_are_capitalised(sign, encoding, tmp_path) -> None:
    rows = [["Title", " Text ", "Date"], ["Kafé terbakar", f'"{TEXT}"', "2022-01-06"]]

    (page,) = given(tmp_path / "a.csv", "\r\n".join(sign.join(row) for row in rows), encoding)

    assert isinstance(page, Page)
    assert (page.title, page.text, page.published) == ("Kafé terbakar", TEXT, "2022-01-06")


def test_published_goes_before_date(tmp_path) -> None:
    (page,) = given(tmp_path / "a.csv", f'date,published,text\n2020-01-01,2022-01-06,"{TEXT}"\n')

    assert isinstance(page, Page)
    assert page.published == "2022-01-06"


def test_a_table_without_texts_is_skipped_once_with_its_columns(tmp_path) -> None:
    (skipped,) = given(tmp_path / "a.csv", "id,headline,summary\n" + f'1,Banjir,"{TEXT}"\n' * 3)

    assert isinstance(skipped, Skipped)
    assert skipped.reason == "none of its columns is called 'text' or 'html': id, headline, summary"


def test_a_table_with_very_many_columns_names_the_first(tmp_path) -> None:
    (skipped,) = given(tmp_path / "a.csv", ",".join(f"kolom{n}" for n in range(500)) + "\n1,2\n")

    assert isinstance(skipped, Skipped)
    assert skipped.reason.endswith(" …")
    assert len(skipped.reason) < 300


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("a.jsonl", "[1,\n", "barisnya bukan JSON: di sini seharusnya ada nilai pada karakter ke-5"),
        ("a.xml", "<rss><channel>", "bukan XML yang dapat dibaca: berkasnya terputus pada baris 1, kolom 14"),
        ("a.wacz", "no zip", "bukan WACZ yang dapat dibaca: tidak ada daftar anggotanya"),
    ],
)
def test_a_reason_within_a_reason_is_told_in_the_readers_language(name, content, wanted, tmp_path) -> None:
    (skipped,) = given(tmp_path / name, content)

    assert isinstance(skipped, Skipped)
    assert say.skipped(skipped.reason, lang.load("id")) == wanted


READ = """
import sys
from runut.model import Skipped
from runut.read import pages
for one in pages([sys.argv[1]]):
    print(one.source, one.reason if isinstance(one, Skipped) else "read")
"""


def test_a_pipe_in_a_folder_is_skipped_and_waited_for_by_nobody(tmp_path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    os.mkfifo(tmp_path / "b.txt")

    done = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path)], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout.splitlines() == [
        f"{tmp_path}/a.txt read",
        f"{tmp_path}/b.txt it is a pipe or a device, not a file",
    ]


@pytest.fixture
def shut():
    """A folder that may not be looked into; root is let in anyway, so step down to nobody meanwhile."""
    was = os.geteuid()
    folder = Path(tempfile.mkdtemp())
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    inner = folder / "inner"
    inner.mkdir()
    (inner / "b.txt").write_text(TEXT, encoding="utf-8")
    inner.chmod(0)
    folder.chmod(0o755)
    if was == 0:
        os.seteuid(65534)
    yield inner
    os.seteuid(was)
    inner.chmod(0o700)
    shutil.rmtree(folder)


def test_a_folder_inside_that_may_not_be_looked_into_is_said(shut) -> None:
    found = list(pages([str(shut.parent)]))

    assert [isinstance(one, Page) for one in found] == [True, False]
    assert found[1] == Skipped(str(shut), "read", "it cannot be opened: Permission denied")


def test_a_folder_that_may_not_be_looked_into_is_not_said_to_be_empty(shut) -> None:
    with pytest.raises(SourceError, match="cannot be read: Permission denied"):
        list(pages([str(shut)]))
