"""What goes on for weeks in many places is told in the same words: stories of it are told apart by the others."""

from __future__ import annotations

import pytest
from stories import article

from runut.link.grouping import members, regroup
from runut.link.sketch import Sketch, card, likeness, sketch
from runut.model import Article, Event, EventKind, Span
from runut.shelf import MemoryShelf


def event(of: Article, kind: EventKind) -> Event:
    """Make the one event of an article."""
    return Event("e" + of.id, of.id, Span(0, 10), kind, main=True)


SMOKE = (
    article(
        "Kabut asap kebakaran hutan dan lahan makin pekat. Perajin rotan Lestari Wirasaba berhenti bekerja.",
        "Asap Karhutla, Perajin Rotan Wirasaba Berhenti",
        "2024-09-10",
    ),
    article(
        "Kabut asap kebakaran hutan dan lahan makin pekat. Lomba perahu Danau Kenari ditunda panitia.",
        "Asap Karhutla, Lomba Perahu Kenari Ditunda",
        "2024-09-10",
    ),
)


def drawn(kind: EventKind) -> list[Sketch]:
    """Draw the sketches of both articles as of an event of a kind."""
    return [sketch(one, [event(one, kind)]) for one in SMOKE]


def test_words_that_come_with_the_kind_say_less_among_articles_of_the_kind() -> None:
    weights, usual = (drawn(kind)[0].weights for kind in ("drought_fire", "fire"))

    assert weights["asap"] < usual["asap"]
    assert weights["rotan"] > usual["rotan"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_days_and_years_say_less_than_other_numbers(language: str) -> None:
    text = "Warga Kenari: 16, 6.025, 2024, 16/9/2024."
    weights = sketch(article(text, "Perahu Kenari", "2024-09-16", language=language)).weights

    assert weights.get("16", 0) == weights.get("2024", 0) < weights["6025"]
    assert "16/9/2024" not in weights


def shelved(kind: EventKind) -> MemoryShelf:
    """Keep two pairs of like pages, of whose other pairs but one was looked up."""
    shelf = MemoryShelf()
    for name in "abcd":
        shelf.put(card(Sketch(name, 10, {"randu": 0.4, name: 0.9}, kind)))
    shelf.set_near("a", {"b": 600, "c": 240})
    shelf.set_near("c", {"d": 600})
    return shelf


@pytest.mark.parametrize(("kind", "together"), [("protest", ["a", "b", "c", "d"]), ("fire", ["a", "b"])])
def test_groups_of_what_goes_through_provinces_are_compared_page_by_page(kind: EventKind, together: list[str]) -> None:
    shelf = shelved(kind)

    regroup(shelf, ["a", "b", "c", "d"])

    assert members(shelf, "a") == together


def test_pages_of_one_season_that_share_its_words_alone_are_hardly_more_alike_than_their_kind() -> None:
    one, other = drawn("drought_fire")

    assert likeness(one, other) < 300
