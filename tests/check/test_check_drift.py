"""Sister pages, and the words in which they tell one thing otherwise."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from runut.check.pages import translation_drift
from runut.model import Article, Evidence, Figure, Label, Origin, Quantity, Quote, Record, Span, Speaker, Story

CASES = Path(__file__).parents[1] / "cases"


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{file.parent.name}: {case['name']}")
        for file in sorted(CASES.glob("*/checks_drift.toml"))
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    ]


def page(name: str, text: str, day: str, language: str) -> Article:
    body = Label(Span(0, len(text)), "body")
    return Article(id=name, text=text, labels=(body,), outlet=name, published=day, language=language)


def record(case: dict[str, Any]) -> Record:
    days = case.get("days", ["2024-03-04", "2024-03-05"])
    one = page("a1", case["first"], days[0], case.get("language", "id"))
    other = page("a2", case["second"], days[1], "id")
    told = Record(articles=(one, other), stories=(Story("s1", "Kisah", ("a1", "a2")),))
    match case["tie"]:
        case "quote":
            spoken = [
                Quote(f"q{each.id}", each.id, Span(0, len(each.text)), Speaker("Danu"), utterance="qa1")
                for each in (one, other)
            ]
            return replace(told, quotes=tuple(spoken))
        case "copy":
            proof = Evidence("a2", "a1", "copied", Span(0, 10))
            return replace(told, origins=(Origin("o1", "s1", "a1", ("a1", "a2"), (proof,), kind="outlet"),))
        case _:
            return replace(told, figures=tuple(counted(each) for each in (one, other)))


def counted(article: Article) -> Figure:
    at = next(start for number in ("5,800", "5.800") if (start := article.text.find(number)) >= 0)
    span = Span(at, at + 5)
    quantity = Quantity(5800, "at_least", None, None)
    return Figure(f"f{article.id}", article.id, span, span, "arrested", quantity, via=("Reuters",), story="s1")


@pytest.mark.parametrize("case", cases())
def test_a_sister_that_tells_it_otherwise_is_shown(case: dict[str, Any]) -> None:
    told = record(case)

    found = list(translation_drift.check(told))

    assert [one.span.of(told.articles[1].text) for one in found if one.span] == case["findings"]
    assert {one.article for one in found} <= {"a2"}


def test_one_outlet_that_writes_again_is_no_sister() -> None:
    case = next(param.values[0] for param in cases() if param.values[0]["name"] == "done here, still to come there")
    told = record(case)
    same = replace(told, articles=tuple(replace(one, outlet="Kabar Satu") for one in told.articles))

    assert list(translation_drift.check(told))
    assert list(translation_drift.check(same)) == []
