"""What every reader promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from runut import rooms
from runut.model import Page, Skipped
from runut.read import pages

READERS = [name for name in rooms.names("read") if hasattr(rooms.load("read", name), "accepts")]


def test_there_are_readers() -> None:
    assert READERS


@pytest.mark.parametrize("name", READERS)
def test_a_reader_has_a_way_to_read_what_it_accepts(name: str) -> None:
    reader = rooms.load("read", name)

    assert callable(reader.read)
    assert reader.__doc__.strip()


@pytest.mark.parametrize("name", READERS)
def test_a_reader_leaves_an_unknown_kind_of_file_alone(name: str, tmp_path: Path) -> None:
    strange = tmp_path / "strange.zzz"
    strange.write_bytes(b"\x00\x01")

    assert not rooms.load("read", name).accepts(str(strange))


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff" * 50, b"\xff\xfe", b"   \n\n"])
@pytest.mark.parametrize("suffix", [".txt", ".jsonl", ".csv"])
def test_every_file_of_a_folder_is_accounted_for(content: bytes, suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"one{suffix}").write_bytes(content)

    found = list(pages([str(tmp_path)]))

    assert found
    assert all(isinstance(each, Page | Skipped) for each in found)
    assert all(each.reason for each in found if isinstance(each, Skipped))


def test_the_text_of_a_page_is_the_file_unchanged(demo_pages: Path) -> None:
    found = [page for page in pages([str(demo_pages)]) if isinstance(page, Page)]

    assert [page.text for page in found] == [
        path.read_text(encoding="utf-8") for path in sorted(demo_pages.glob("*.txt"))
    ]
