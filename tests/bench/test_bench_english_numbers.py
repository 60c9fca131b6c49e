"""The labels of English numbers and speakers hang together and hold no sentence, and speakers are matched by name."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from runut import lang
from runut.clean import clean
from runut.model import FigureKind, Page
from scripts import script

BENCH = Path(__file__).parents[2] / "bench"
PAGES = [
    json.loads(line) for line in (BENCH / "annotations" / "en_numbers.jsonl").read_text(encoding="utf-8").splitlines()
]
LONGEST = 60
"""Letters of the longest number or name: more would be a sentence."""


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    return script("bench/english_numbers.py")


def test_every_label_names_a_page_a_span_and_kinds_that_there_are() -> None:
    for page in PAGES:
        assert re.fullmatch("[0-9a-f]{64}", page["sha256"])
        for number in page["numbers"]:
            start, end = number["span"]
            assert len(number["words"]) == end - start <= LONGEST
            assert set(number["kinds"]) <= set(get_args(FigureKind))
            assert (number["scope"] in ("total", "part", "prior", "other")) == bool(number["kinds"])


def test_no_page_held_out_is_learnt_from_and_none_told_twice(bench: ModuleType) -> None:
    sets = [{label["set"] for label in [*page["numbers"], *page.get("quotes", ())]} for page in PAGES]
    assert all(len(found) == 1 or found <= set(bench.LEARNT) for found in sets)
    assert set().union(*sets) == {*bench.LEARNT, *bench.HELD}
    assert len({page["sha256"] for page in PAGES}) == len(PAGES)


def test_no_number_is_labelled_twice() -> None:
    for page in PAGES:
        spans = sorted(number["span"] for number in page["numbers"])
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_no_page_of_a_ledger_held_out_is_labelled() -> None:
    ledgers = [tomllib.loads(file.read_text(encoding="utf-8")) for file in (BENCH / "ledgers").glob("*.toml")]
    held = {page["url"] for ledger in ledgers if ledger["held_out"] for page in ledger["page"]}
    assert held
    assert not held & {page["url"] for page in PAGES}


def test_of_a_page_of_two_sets_only_those_asked_for_are_taken(bench: ModuleType) -> None:
    page = {"numbers": [{"set": "L"}, {"set": "M"}], "quotes": [{"set": "R"}]}
    assert bench._of_sets(page, ("M", "V")) == {"numbers": [{"set": "M"}], "quotes": []}


def test_a_page_of_the_benchmark_stands_under_its_title_without_the_outlet(bench: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    truth = {"one": {"articleBody": "Two men were hurt."}, "two": {"articleBody": "Nobody was."}}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth), encoding="utf-8")
    for key, title in (("one", "Fire in Marrow Bay &amp; Larkfield | The Post"), ("two", "")):
        with gzip.open(tmp_path / "html" / f"{key}.html.gz", "wt", encoding="utf-8") as saved:
            saved.write(f"<html><title>{title}</title></html>")
    found = list(bench._of_benchmark(tmp_path))
    assert [(story, page.url) for story, page in found] == [("one", "benchmark:one")]
    assert found[0][1].text == "Fire in Marrow Bay & Larkfield\n\nTwo men were hurt."


def test_names_of_speakers_are_no_sentences() -> None:
    names = [name for page in PAGES for quote in page.get("quotes", ()) for name in quote["speakers"]]
    assert names
    assert all(len(name) <= LONGEST and "\n" not in name for name in names)


def test_a_number_counts_as_right_where_its_kind_is_told(bench: ModuleType) -> None:
    article = clean(
        Page("a", "Two shot in Marrow Bay\n\nTwo men were shot on Monday in 14 of 20 games.", language="en")
    )
    labels = [
        {"span": [0, 3], "kinds": ["injured"], "scope": "total", "optional": False, "set": "R"},
        {"span": [52, 54], "kinds": [], "scope": None, "optional": False, "set": "R"},
    ]
    told = [compared.outcome() for compared in bench.beside(article, labels, lang.load("en"))]
    assert told == ["right", None]


def test_a_speaker_is_right_by_any_name_that_the_reader_accepts(bench: ModuleType) -> None:
    text = "Quiet night in Marrow Bay\n\n“We slept through all of it,” Mayor Dana Burton said on Monday."
    article = clean(Page("a", text, language="en"))
    start = text.index("We slept")
    span = [start, start + 20]
    labels = [
        {"span": span, "speakers": ["Burton"]},
        {"span": span, "speakers": ["Poe"]},
        {"span": span, "speakers": []},
    ]
    assert [outcome for _, outcome in bench.speakers_of(article, labels)] == ["right", "wrong", "spurious"]
