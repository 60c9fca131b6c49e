"""The living dossier carries each view as the template prints it; paper asks for a browser in one line."""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut import pipeline
from runut.errors import MissingExtraError
from runut.export import _paper, html
from runut.export._views import View, days, outlets, packed, views
from runut.model import Record
from runut.store.memory import MemoryStore


def _unpacked(data: dict[str, object], name: str) -> list[str]:
    lines, found = data["lines"], []
    runs = [int(one, 36) for one in data["views"][name].split()]  # type: ignore[index]
    for start, length in zip(runs[::2], runs[1::2], strict=True):
        found += lines[start : start + length]  # type: ignore[index]
    return found


@given(st.dictionaries(st.text("ab", min_size=1), st.lists(st.text("xyz", min_size=1), min_size=1).map("\n".join)))
def test_what_was_packed_can_be_unpacked(bodies: dict[str, str]) -> None:
    data = packed(bodies)

    assert {name: "\n".join(_unpacked(data, name)) for name in bodies} == bodies
    assert len(data["lines"]) == len(set(data["lines"]))


def test_each_view_is_what_the_record_says(demo_pages: Path) -> None:
    store = MemoryStore()
    pipeline.trace([str(page) for page in sorted(demo_pages.glob("*.txt"))[2:6]], store)
    record = pipeline.record(store)
    out = io.BytesIO()

    html.write(record, out, story=record.stories[0].id, language="en", retell=_retell(store))

    found = re.search(r'id="runut-data">(.*?)</script>', out.getvalue().decode("utf-8"), re.S)
    assert found is not None
    data = json.loads(gzip.decompress(base64.b64decode(found[1])))[record.stories[0].id]
    facts = re.findall(r"codebook (\w+)", unescape("\n".join(_unpacked(data, "ucdp||"))))
    assert set(facts) == {"ucdp"}
    early = "\n".join(_unpacked(data, f"house|{data['days'][0]}|"))
    assert data["days"][-1] not in early
    assert len(early) < len("\n".join(_unpacked(data, "house||")))


def _retell(store: MemoryStore) -> html.Retell:
    return lambda name, view: pipeline.story(
        store, name, view.codebook, view.as_of or None, (view.without,) if view.without else ()
    )


def test_the_views_are_one_day_or_one_outlet_at_a_time(demo_record: Record) -> None:
    story = demo_record.stories[0]

    found = list(views(demo_record, story))

    assert len(set(found)) == len(found)
    assert View("house") in found
    assert not [view for view in found if view.as_of and view.without]
    assert len(found) == 3 * (len(days(demo_record, story)) + len(outlets(demo_record, story)))


def test_without_a_browser_paper_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_paper, "BROWSERS", ())

    with pytest.raises(MissingExtraError, match="install one"):
        _paper.printed(b"")
