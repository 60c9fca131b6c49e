"""What a notebook shows: the dossier in a frame, rows of a ledger, nothing that runs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from runut import notebook
from runut.model import Record


def test_a_record_is_shown_as_its_dossier_in_a_frame_that_runs_nothing(demo_record: Record) -> None:
    shown = demo_record._repr_html_()  # type: ignore[attr-defined]

    assert shown.startswith("<iframe sandbox srcdoc=")
    assert shown.count("<") == 2


def test_a_story_is_shown_with_what_tells_it(demo_record: Record) -> None:
    assert [told._repr_html_()[:15] for told in notebook.stories(demo_record)] == ["<iframe sandbox"] * len(
        demo_record.stories
    )
    assert demo_record.stories[0].title in demo_record.stories[0]._repr_html_()  # type: ignore[attr-defined]


def test_a_ledger_is_shown_as_rows(demo_record: Record) -> None:
    shown = notebook.Ledger(demo_record)._repr_html_()

    assert shown.count("<tr>") > 5


def test_hostile_titles_stay_words(demo_record: Record) -> None:
    bad = "<script>alert(1)</script>"
    record = replace(demo_record, stories=tuple(replace(story, title=bad) for story in demo_record.stories))

    assert bad not in record._repr_html_()  # type: ignore[attr-defined]
    assert bad not in record.stories[0]._repr_html_()  # type: ignore[attr-defined]


def test_a_record_that_is_not_there_is_said(tmp_path: object) -> None:
    from runut.errors import StoreError

    with pytest.raises(StoreError):
        notebook.record(f"{tmp_path}/none.db")
