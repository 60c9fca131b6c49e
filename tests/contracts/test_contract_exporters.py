"""What every exporter promises."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from runut import rooms
from runut.errors import MissingExtraError
from runut.model import Record

FORMATS = [name for name in rooms.names("export") if hasattr(rooms.load("export", name), "write")]


def written(record: Record, name: str) -> bytes:
    out = io.BytesIO()
    try:
        rooms.load("export", name).write(record, out)
    except MissingExtraError as error:
        pytest.skip(str(error))
    return out.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_an_exporter_names_its_suffix_and_says_what_it_writes(name: str) -> None:
    exporter = rooms.load("export", name)

    assert exporter.SUFFIX.startswith(".")
    assert exporter.__doc__.strip().splitlines()[0].endswith(".")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_record_gives_the_same_bytes(name: str, demo_record: Record) -> None:
    again = replace(demo_record)

    assert written(demo_record, name) == written(again, name)


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_utf8_with_one_kind_of_line_end(name: str, demo_record: Record) -> None:
    if getattr(rooms.load("export", name), "BINARY", False):
        pytest.skip("no text")
    text = written(demo_record, name).decode("utf-8")

    assert text
    assert not text.startswith("\ufeff")
    assert "\r\n" not in text or "\n" not in text.replace("\r\n", "")


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_record_can_be_written(name: str) -> None:
    written(Record(), name)


@pytest.mark.parametrize("name", FORMATS)
def test_an_exporter_is_documented(name: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")

    assert f"\n## {name}\n" in text, f"Add a section '## {name}' to docs/reference/exports.md."
