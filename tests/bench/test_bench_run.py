"""The bench works without the annotated pages, and keeps none of their words."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from scripts import script

BENCH = Path(__file__).parents[2] / "bench"
KEPT = re.compile(r"(figure|quote|date|event|discrepancy)( [a-z_]+| None| [A-Z]{2}| [\d.:-]+(None)?)+")


@pytest.fixture
def claims() -> ModuleType:
    return script("bench/claims.py")


def test_without_the_annotated_pages_the_bench_says_so_and_stops(tmp_path: Path) -> None:
    shutil.copytree(BENCH, tmp_path / "runut" / "bench")

    done = subprocess.run(
        [sys.executable, str(tmp_path / "runut" / "bench" / "run.py")], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert "not here" in done.stdout


def test_what_a_page_gained_and_lost_is_told(claims: ModuleType) -> None:
    before = {
        "a": ["figure killed exact 3 total asserted 5-9"],
        "b": ["quote direct 0-20"],
        "gone": ["quote direct 1-9"],
    }
    now = {"a": ["figure killed exact 4 total asserted 5-9"], "b": ["quote direct 0-20"], "new": ["quote direct 1-9"]}

    found = claims.changes(before, now)

    assert found == {
        "a": (["figure killed exact 4 total asserted 5-9"], ["figure killed exact 3 total asserted 5-9"]),
    }


@pytest.mark.parametrize("file", sorted((BENCH / "last").glob("*.json")), ids=lambda path: path.name)
def test_a_kept_run_holds_spans_kinds_and_values_but_no_words(file: Path) -> None:
    pages = json.loads(file.read_text(encoding="utf-8"))["pages"]

    assert all(re.fullmatch("[0-9a-f]{16}", key) for key in pages)
    for claim in (claim for found in pages.values() for claim in found):
        assert KEPT.fullmatch(claim), claim


@pytest.mark.parametrize("name", ["scores", "pages", "numbers", "written", "errors"])
def test_what_a_bench_keeps_takes_the_place_of_what_it_kept(name: str) -> None:
    accuracy = script("bench/accuracy.py")
    page = accuracy.FILE.read_text(encoding="utf-8")

    again = accuracy.replaced(page, name, "measured")

    assert f"-->\n\nmeasured\n\n<!-- end of {name} -->" in again
    assert len(again) < len(page)
    assert accuracy.replaced(again, name, "measured") == again
