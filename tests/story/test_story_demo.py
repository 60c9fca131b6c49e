"""The bundled story, the whole way: what must be found, what must stay silent, and what hangs together."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from runut.model import Article, Figure, Record, Span

EXPECTED = tomllib.loads(Path(__file__).with_name("demo.toml").read_text(encoding="utf-8"))


def cases(kind: str) -> list[Any]:
    """Give the expectations of one kind; one with `todo` is a known miss, and turns red the day it works."""
    return [
        pytest.param(
            case,
            id=" ".join(str(part) for part in case.values())[:90],
            marks=[pytest.mark.xfail(reason=case["todo"], strict=True)] if "todo" in case else [],
        )
        for case in EXPECTED[kind]
    ]


def page(record: Record, number: str) -> Article:
    (found,) = [each for each in record.articles if Path(each.paths[0]).name.startswith(number)]
    return found


def place(article: Article, words: str) -> Span:
    assert words in article.text, f"{words!r} is not on the page"
    start = article.text.index(words)
    return Span(start, start + len(words))


def figure(record: Record, number: str, words: str) -> Figure:
    article = page(record, number)
    wanted = place(article, words)
    found = [each for each in record.figures if each.article == article.id and each.span.overlaps(wanted)]
    assert found, f"no figure at {words!r}"
    return found[0]


@pytest.mark.parametrize("case", cases("figure"))
def test_a_figure_is_found(case: dict[str, str], demo_record: Record) -> None:
    found = figure(demo_record, case["page"], case["words"])

    assert str(found) == case["is"]
    assert found.scope == case.get("scope", found.scope)
    assert found.group == case.get("group", found.group)
    assert case.get("via") in (None, *found.via)
    if "said_by" in case:
        assert any(case["said_by"] in speaker.name for speaker in found.said_by), found.said_by


@pytest.mark.parametrize("case", cases("silent"))
def test_furniture_yields_no_figure(case: dict[str, Any], demo_record: Record) -> None:
    article = page(demo_record, case["page"])
    spans = [place(article, words) for words in case["words"]]

    found = [each for each in demo_record.figures if each.article == article.id]

    assert [each.clause.of(article.text) for each in found if any(map(each.span.overlaps, spans))] == []


@pytest.mark.parametrize("case", cases("row"))
def test_statements_stand_in_one_row_in_order_of_time(case: dict[str, Any], demo_record: Record) -> None:
    wanted = [figure(demo_record, *statement).id for statement in case["statements"]]

    rows = [cell for cell in demo_record.cells if cell.kind == case["kind"] and set(wanted) <= set(cell.figures)]

    assert len(rows) == 1
    assert [each for each in rows[0].figures if each in wanted] == wanted


@pytest.mark.parametrize("case", cases("apart"))
def test_statements_of_different_stories_stand_apart(case: dict[str, Any], demo_record: Record) -> None:
    article = page(demo_record, case["statements"][0][0])
    elsewhere = place(article, case["statements"][0][1])
    here = figure(demo_record, *case["statements"][1])
    others = [each for each in demo_record.figures if each.article == article.id and each.span.overlaps(elsewhere)]

    together = [
        cell.id for cell in demo_record.cells for each in others if each.id in cell.figures and here.id in cell.figures
    ]

    assert together == []


@pytest.mark.parametrize("case", cases("link"))
def test_a_figure_stands_so_to_another(case: dict[str, Any], demo_record: Record) -> None:
    pairs = [
        (demo_record.figure_of[link.from_], demo_record.figure_of[link.to], link.relation) for link in demo_record.links
    ]

    found = {
        relation
        for first, second, relation in pairs
        if first.kind == case["kind"] and (str(first.quantity), str(second.quantity)) == (case["from"], case["to"])
    }

    assert found & set(case["relation"]), found


@pytest.mark.parametrize("case", cases("finding"))
def test_a_slip_is_found(case: dict[str, str], demo_record: Record) -> None:
    article = page(demo_record, case["page"])

    found = [each for each in demo_record.discrepancies if each.article == article.id and each.kind == case["kind"]]

    assert found
    if "words" in case:
        shown = [each.span.of(article.text) for each in found if each.span]
        assert any(case["words"] in words or words in case["words"] for words in shown), shown


@pytest.mark.parametrize("case", cases("fine"))
def test_a_look_alike_is_left_alone(case: dict[str, str], demo_record: Record) -> None:
    article = page(demo_record, case["page"])
    stretch = place(article, case["words"]) if "words" in case else Span(0, len(article.text))

    found = [
        each.message
        for each in demo_record.discrepancies
        if each.article == article.id and each.kind == case["kind"] and (each.span or stretch).overlaps(stretch)
    ]

    assert found == []


@pytest.mark.parametrize("case", cases("date"))
def test_a_day_is_resolved(case: dict[str, str], demo_record: Record) -> None:
    article = page(demo_record, case["page"])
    wanted = place(article, case["words"])

    found = [each for each in demo_record.dates if each.article == article.id and each.span.overlaps(wanted)]

    assert case["start"] in [each.when.start for each in found], [str(each.when) for each in found]


@pytest.mark.parametrize("case", cases("quote"))
def test_a_quotation_has_its_speaker(case: dict[str, str], demo_record: Record) -> None:
    article = page(demo_record, case["page"])
    wanted = place(article, case["words"])

    found = [each for each in demo_record.quotes if each.article == article.id and each.span.overlaps(wanted)]

    assert found
    assert found[0].speaker is not None
    assert case["speaker"] in found[0].speaker.name


def test_the_pages_are_one_story(demo_record: Record) -> None:
    assert [len(story.articles) for story in demo_record.stories] == [13]


def test_one_wire_under_two_mastheads_is_one_origin(demo_record: Record) -> None:
    first, second = page(demo_record, "04").id, page(demo_record, "05").id

    shared = [origin for origin in demo_record.origins if {first, second} <= set(origin.articles)]

    assert shared
    assert any(proof.why == "copied" for origin in shared for proof in origin.evidence)


def test_every_page_is_read(demo_record: Record) -> None:
    assert len(demo_record.articles) == 13
    assert demo_record.skipped == ()


def test_every_page_says_that_it_is_a_sample(demo_record: Record) -> None:
    for article in demo_record.articles:
        assert "Teks contoh untuk Runut" in article.text or "Sample text for Runut" in article.text


def test_every_claim_rests_on_words_that_are_there(demo_record: Record) -> None:
    claims = (*demo_record.figures, *demo_record.quotes, *demo_record.dates, *demo_record.mentions, *demo_record.events)

    for claim in claims:
        assert claim.span.of(demo_record.article_of[claim.article].text).strip()


def test_low_best_and_high_are_in_order(demo_record: Record) -> None:
    for cell in demo_record.cells:
        known = [end for end in (cell.low, cell.best, cell.high) if end is not None]

        assert known == sorted(known)
