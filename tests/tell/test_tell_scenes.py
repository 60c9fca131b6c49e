"""Pages that set a story far apart: told where neither names the other's place, silent where one does."""

from __future__ import annotations

import pytest

from runut import lang
from runut.model import Article, Event, Label, Place, Record, Span, Story, When
from runut.tell.brief import brief
from runut.tell.lines import lines, text

RANDU = Place("Pelabuhan Randulaut", "ID", "Riau", 1.0, 101.0, "site")
WANA = Place("Pantai Wanasari", "ID", "Maluku", -3.5, 128.0, "site")
SHORE = Place("Dermaga Randulaut", "ID", "Riau", None, None, "site")
UNMAPPED = Place("perairan Wanasari", "ID", "Maluku", None, None, "area")


def story(*pages: tuple[str, str, Place | None]) -> str:
    articles, events = [], []
    for at, (words, day, place) in enumerate(pages, 1):
        label = Label(Span(0, len(words)), "body")
        articles.append(Article(f"a{at}", words, (label,), (f"{at}.txt",), outlet="Warta", published=day))
        when = When(day, day, "day")
        events.append(Event(f"e{at}", f"a{at}", Span(0, 5), "other", main=True, date=when, place=place))
    names = tuple(one.id for one in articles)
    told = Story("s1", "Kapal terbalik", names, pages[0][1], pages[-1][1])
    record = Record(articles=tuple(articles), events=tuple(events), stories=(told,))
    return text(lines(brief(record, told, lang.load("en")), lang.load("en")))


@pytest.mark.parametrize("other", [WANA, UNMAPPED])
def test_two_ships_in_one_story_are_told(other: Place) -> None:
    told = story(
        ("Kapal terbalik di Pelabuhan Randulaut.", "2024-03-04", RANDU),
        ("Perahu terbalik, dua nelayan hilang.", "2024-03-08", other),
    )

    assert "SET FAR APART" in told
    assert "Pelabuhan Randulaut · 4 Mar 2024 [1]" in told
    assert f"{other.name} · 8 Mar 2024 [2]" in told


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Kapal terbalik di Randulaut, kata polisi di Wanasari.", WANA),  # names the other page's place
        ("Kapal terbalik di dermaga.", SHORE),
        ("Kapal terbalik.", None),
        ("Kapal terbalik.", Place("", "ID", precision="country")),
    ],
)
def test_pages_that_may_tell_of_one_place_are_not_told_apart(words: str, place: Place | None) -> None:
    assert "SET FAR APART" not in story(
        ("Kapal terbalik di Pelabuhan Randulaut.", "2024-03-04", RANDU), (words, "2024-03-05", place)
    )
