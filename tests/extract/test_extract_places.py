"""Where a figure is counted: the cases of each language."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from runut import lang
from runut.extract import figures
from runut.model import Article, Label, Span

CASES = Path(__file__).parents[1] / "cases"


def cases() -> list[object]:
    return [
        pytest.param(file.parent.name, case["text"], case["places"], id=f"{file.parent.name}: {case['name']}")
        for file in sorted(CASES.glob("*/places.toml"))
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize(("code", "text", "expected"), cases())
def test_a_figure_is_counted_where_its_words_say(code: str, text: str, expected: list[str]) -> None:
    article = Article(id=f"p-{text}", text=text, labels=(Label(Span(0, len(text)), "body"),), language=code)

    found = list(figures.find(article, lang.load(code)))

    assert [f"{figure.quantity} {figure.place or '-'}" for figure in found] == expected
