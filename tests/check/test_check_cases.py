"""Each check on sentences: what it finds, and the look-alikes that it leaves alone."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from runut import rooms
from runut.model import (
    Article,
    Cell,
    DateClaim,
    Event,
    Figure,
    Label,
    Origin,
    Quantity,
    Quote,
    Record,
    Span,
    Speaker,
    When,
)

CASES = Path(__file__).parents[1] / "cases"


def cases() -> list[Any]:
    return [
        pytest.param(
            file.parent.name,
            case,
            id=f"{file.parent.name} {case['check']}: {case['name']}",
            marks=[pytest.mark.xfail(reason=case["todo"], strict=True)] if "todo" in case else [],
        )
        for file in sorted(CASES.glob("*/checks.toml"))
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    ]


def article(language: str, case: dict[str, Any]) -> Article:
    headline = f"{case['headline']}\n" if "headline" in case else ""
    text = headline + case["text"]
    body = Label(Span(len(headline), len(text)), "body")
    labels = (Label(Span(0, len(headline)), "headline"), body) if headline else (body,)
    if "caption" in case:
        labels = (*labels, Label(Span(len(text), len(text) + len(case["caption"]) + 1), "caption"))
        text += f"\n{case['caption']}"
    published = case.get("published")
    return Article(
        id="a1",
        text=text,
        labels=labels,
        published=published,
        published_from="page" if published else "none",
        language=language,
        complete=not case.get("incomplete"),
    )


def figures(text: str, stated: list[dict[str, Any]]) -> list[Figure]:
    found: list[Figure] = []
    for number, each in enumerate(stated):
        start = text.index(each["words"], found[-1].span.end if found else 0)
        span = Span(start, start + len(each["words"]))
        value = each.get("value")
        bound = each.get("bound", "vague" if value is None else "exact")
        found.append(
            Figure(
                id=f"f{number}",
                article="a1",
                span=span,
                clause=span,
                kind=each["kind"],
                quantity=Quantity(value, bound, each.get("low"), each.get("high")),
                who=each.get("who"),
                group=each.get("group"),
                scope="part" if each.get("part") else each.get("scope", "total"),
                part_of="f0" if each.get("part") else None,
                said_by=(Speaker(each["said_by"]),) if "said_by" in each else (),
            )
        )
    return found


def dates(text: str, stated: dict[str, str]) -> list[DateClaim]:
    found = []
    for words, day in stated.items():
        start = text.index(words)
        found.append(DateClaim("a1", Span(start, start + len(words)), When(day, day, "day")))
    return found


def events(case: dict[str, Any]) -> list[Event]:
    """Give the page's own event, where the case says on which day it was."""
    day = case.get("event_day")
    return [Event("e0", "a1", Span(0, 1), "other", date=When(day, day, "day"))] if day else []


def quotes(text: str, stated: list[dict[str, str]]) -> list[Quote]:
    """Give each quotation of a case with who says it; the same words twice are found one after the other."""
    found: list[Quote] = []
    for number, each in enumerate(stated):
        start = text.index(each["words"], found[-1].span.end if found else 0)
        found.append(Quote(f"q{number}", "a1", Span(start, start + len(each["words"])), Speaker(each["speaker"])))
    return found


def shared(page: Article, outlets: list[str], origins: list[str]) -> Record:
    """Print the page in several outlets, each with its origin, and put its one figure into a row."""
    pages = [replace(page, id=f"a{number}", outlet=outlet) for number, outlet in enumerate(outlets)]
    told = [
        Figure(f"f{each.id}", each.id, Span(0, 7), Span(0, 7), "killed", Quantity(8, "exact", None, None), story="s1")
        for each in pages
    ]
    row = Cell(
        "c1", "s1", "killed", None, None, None, tuple(each.id for each in told), 8, 8, 8, "house", "", 1, len(pages)
    )
    behind = []
    for name in sorted(set(origins)):
        own = [each.id for each, other in zip(pages, origins, strict=True) if other == name]
        figures = tuple(figure.id for figure in told if figure.article in own)
        behind.append(Origin(name, "s1", name, tuple(own), figures=figures))
    return Record(articles=tuple(pages), figures=tuple(told), cells=(row,), origins=tuple(behind))


@pytest.mark.parametrize(("language", "case"), cases())
def test_a_check_finds_this_and_nothing_else(language: str, case: dict[str, Any]) -> None:
    page = article(language, case)
    record = Record(
        articles=(page,),
        figures=tuple(figures(page.text, case.get("figures", []))),
        dates=tuple(dates(page.text, case.get("dates", {}))),
        events=tuple(events(case)),
        quotes=tuple(quotes(page.text, case.get("quotes", []))),
    )
    for each in case.get("shared", []):
        record = shared(page, each["outlets"], each["origins"])

    found = list(rooms.load("check", case["check"]).check(record))

    shown = [each.kind + (f": {each.span.of(page.text)}" if each.span else "") for each in found]
    assert sorted(shown) == sorted(case["findings"])
    if "template" in case:
        assert (found[0].because[0], found[0].suggestion) == (case["template"], None)
    if "suggestion" in case:
        assert found[0].suggestion == case["suggestion"]
