"""What every check promises."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from runut import rooms
from runut.model import DiscrepancyKind, Record

ROOT = Path(__file__).parents[2]
CHECKS = [name for name in rooms.names("check") if hasattr(rooms.load("check", name), "check")]


def test_there_are_checks() -> None:
    assert CHECKS


def test_no_two_folders_have_a_check_of_one_name() -> None:
    files = (ROOT / "src" / "runut" / "check").glob("*/[!_]*.py")

    assert sorted(file.stem for file in files) == rooms.names("check")


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_is_documented(name: str) -> None:
    page = ROOT / "docs" / "reference" / "checks" / f"{name}.md"

    assert page.is_file(), (
        f"Write docs/reference/checks/{name}.md: what it finds, an example, a look-alike that is fine."
    )
    assert page.read_text(encoding="utf-8").startswith(f"# {name}\n")


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_has_a_case_that_fires_and_one_that_stays_silent(name: str) -> None:
    cases = [
        case
        for file in sorted((ROOT / "tests" / "cases").glob("*/checks*.toml"))
        for case in tomllib.loads(file.read_text(encoding="utf-8")).get("case", [])
        if case.get("check") == name
    ]

    assert any(case.get("findings") for case in cases), f"No case of tests/cases/*/checks*.toml makes {name} fire."
    assert any(not case.get("findings") for case in cases), (
        f"No case of tests/cases/*/checks*.toml keeps {name} silent."
    )


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_finds_known_kinds_in_words_that_are_there(name: str, demo_record: Record) -> None:
    for found in rooms.load("check", name).check(demo_record):
        assert found.kind in get_args(DiscrepancyKind)
        assert found.message
        assert found.article or found.story
        if found.span and found.article:
            assert found.span.of(demo_record.article_of[found.article].text).strip()


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_is_silent_on_nothing(name: str) -> None:
    assert list(rooms.load("check", name).check(Record())) == []


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_takes_a_page_that_nothing_was_linked_to(name: str, demo_record: Record) -> None:
    article = demo_record.articles[0]
    alone = Record(
        articles=(article,),
        figures=tuple(replace(each, story=None) for each in demo_record.figures if each.article == article.id),
        quotes=tuple(replace(each, story=None) for each in demo_record.quotes if each.article == article.id),
        dates=tuple(each for each in demo_record.dates if each.article == article.id),
        mentions=tuple(replace(each, entity=None) for each in demo_record.mentions if each.article == article.id),
        events=tuple(replace(each, story=None) for each in demo_record.events if each.article == article.id),
    )

    assert all(found.article in (None, article.id) for found in rooms.load("check", name).check(alone))
