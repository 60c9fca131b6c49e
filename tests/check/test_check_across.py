"""Findings that need several pages: names across a story, rows that disagree, and one origin behind many outlets."""

from __future__ import annotations

from runut.check import checks
from runut.check.figures import disagree
from runut.check.names import spelling
from runut.check.numbers import plates
from runut.check.pages import corroboration
from runut.model import (
    Article,
    Cell,
    Figure,
    Label,
    Link,
    Origin,
    Quantity,
    Record,
    Span,
    Story,
)


def page(name: str, text: str, outlet: str) -> Article:
    return Article(
        id=name, text=text, labels=(Label(Span(0, len(text)), "body"),), outlet=outlet, published="2024-03-04"
    )


def figure(article: str, value: int) -> Figure:
    span = Span(0, 3)
    return Figure(f"f{article}", article, span, span, "killed", Quantity(value, "exact", None, None), story="s1")


def cell(*figures: str) -> Cell:
    return Cell("c1", "s1", "killed", None, None, None, figures, 8, 8, 9, "house", "", 1, len(figures))


PAGES = tuple(page(f"a{number}", "Delapan orang tewas.", f"Kabar {number}") for number in (1, 2, 3))
STORY = Story("s1", "Delapan Tewas", tuple(each.id for each in PAGES))
FIGURES = tuple(figure(each.id, 8) for each in PAGES)
ROW = cell(*(each.id for each in FIGURES))


def test_a_slip_is_seen_by_the_other_pages_of_the_story() -> None:
    pages = (
        page("a1", "Presiden Kasym Tolayev bicara.", "A"),
        page("a2", "Menurut Kasym Tolayev warga aman.", "B"),
        page("a3", "Kata Kasum Tolayev, warga aman.", "C"),
    )
    record = Record(articles=pages, stories=(Story("s1", "Aman", ("a1", "a2", "a3")),))

    (found,) = spelling.check(record)

    assert (found.article, found.suggestion) == ("a3", "Kasym")
    assert found.span is not None
    assert found.span.of(pages[2].text) == "Kasum"


def test_without_a_story_pages_are_not_compared() -> None:
    pages = (page("a1", "Presiden Kasym Tolayev bicara.", "A"), page("a2", "Kata Kasum Tolayev.", "B"))

    assert list(spelling.check(Record(articles=pages))) == []


def test_a_row_whose_figures_contradict_is_one_finding() -> None:
    figures = (figure("a1", 18), figure("a2", 16), figure("a3", 18))
    links = tuple(Link("fa2", other, "contradicts", "") for other in ("fa1", "fa3"))
    record = Record(articles=PAGES, stories=(STORY,), figures=figures, cells=(cell("fa1", "fa2", "fa3"),), links=links)

    (found,) = disagree.check(record)

    assert found.story == "s1"
    assert found.evidence == ("fa1", "fa2", "fa3")


def test_three_outlets_with_one_origin_corroborate_nothing() -> None:
    origin = Origin("o1", "s1", "AFP", ("a1", "a2", "a3"), figures=ROW.figures)
    record = Record(articles=PAGES, stories=(STORY,), figures=FIGURES, cells=(ROW,), origins=(origin,))

    (found,) = corroboration.check(record)

    assert "AFP" in found.message


def test_an_outlet_whose_origin_is_unknown_keeps_the_check_silent() -> None:
    origin = Origin("o1", "s1", "AFP", ("a1", "a2"), figures=ROW.figures[:2])
    record = Record(articles=PAGES, stories=(STORY,), figures=FIGURES, cells=(ROW,), origins=(origin,))

    assert list(corroboration.check(record)) == []


def test_all_checks_together_keep_one_order() -> None:
    record = Record(articles=PAGES, stories=(STORY,), figures=FIGURES)
    turned = Record(articles=PAGES[::-1], stories=(STORY,), figures=FIGURES[::-1])

    assert checks(record).discrepancies == checks(turned).discrepancies


def test_other_pages_show_which_of_two_plates_is_right() -> None:
    pages = (
        page("a1", "Mobil F 1284 KLM terguling. Polisi menarik mobil F 1285 KLM.", "A"),
        page("a2", "Mobil F 1285 KLM terguling.", "B"),
    )

    (found,) = plates.check(Record(articles=pages))
    (alone,) = plates.check(Record(articles=pages[:1]))

    assert (found.suggestion, alone.suggestion) == ("F 1285 KLM", "F 1284 KLM")
