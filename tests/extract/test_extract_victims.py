"""Victims whom no number counts: the cases of each language."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from runut import lang
from runut.extract import figures, victims
from runut.model import Article, Label, Span

CASES = Path(__file__).parents[1] / "cases"


def article_of(text: str, code: str = "en") -> Article:
    return Article(id=f"v-{text}", text=text, labels=(Label(Span(0, len(text)), "body"),), language=code)


def told(code: str, text: str) -> list[str]:
    article, pack = article_of(text, code), lang.load(code)
    counted = tuple(figures.find(article, pack))
    return [f"{one}: {one.span.of(text)}" for one in victims.find(article, pack, counted, None)]


def cases() -> list[object]:
    every = []
    for file in sorted(CASES.glob("*/victims.toml")):
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
            marks = [pytest.mark.xfail(reason=case["todo"], strict=True)] if "todo" in case else []
            code = file.parent.name
            every.append(pytest.param(code, case["text"], case["victims"], id=f"{code}: {case['name']}", marks=marks))
    return every


@pytest.mark.parametrize(("code", "text", "expected"), cases())
def test_one_person_harmed_is_found_where_no_number_counts(code: str, text: str, expected: list[str]) -> None:
    assert told(code, text) == expected


def test_a_pack_without_such_words_finds_nobody() -> None:
    article = article_of("Seorang pria tewas.", "id")

    assert list(victims.find(article, lang.load("id"), (), None)) == []
