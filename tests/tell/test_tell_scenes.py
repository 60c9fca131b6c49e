"""Pages that set a story far apart: told where neither names the other's place, silent where one does."""

from __future__ import annotations

import pytest

from runut import lang
from runut.model import Article, Event, Label, Place, Precision, Record, Span, Story, When
from runut.tell.brief import brief
from runut.tell.lines import lines, text

RANDU = Place("Pelabuhan Randulaut", "ID", "Riau", 1.0, 101.0, "site")
WANA = Place("Pantai Wanasari", "ID", "Maluku", -3.5, 128.0, "site")
SHORE = Place("Dermaga Randulaut", "ID", "Riau", None, None, "site")
UNMAPPED = Place("perairan Wanasari", "ID", "Maluku", None, None, "area")


def story(*pages: tuple[str, str, Place | None], precision: Precision = "day", main: bool = True) -> str:
    articles, events = [], []
    for at, (words, day, place) in enumerate(pages, 1):
        label = Label(Span(0, len(words)), "body")
        articles.append(Article(f"a{at}", words, (label,), (f"{at}.txt",), outlet="Warta", published=day))
        when = When(day, day, precision)
        events.append(Event(f"e{at}", f"a{at}", Span(0, 5), "other", main=main or at == 1, date=when, place=place))
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


def are_apart(
    one: Place,
    other: Place,
    *days: str,
    words: str = "Perahu terbalik.",
    precision: Precision = "day",
    main: bool = True,
) -> bool:
    first, second = days or ("2024-03-04", "2024-03-04")
    told = story(("Kapal terbalik.", first, one), (words, second, other), precision=precision, main=main)
    return "SET FAR APART" in told


@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [(2.0, 101.0, False), (1.0, 102.0, False), (2.05, 101.0, True), (1.0, 102.05, True), (1.0, 100.0, False)],
)
def test_a_degree_on_the_map_is_not_far(lat: float, lon: float, expected: bool) -> None:
    assert (
        are_apart(RANDU, Place("Muara Salam", "ID", "Jambi", lat, lon, "site"), "2024-03-04", "2024-03-09") is expected
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Place("Muara Salam", "MY"), Place("Teluk Jati", "ID"), True),
        (Place("Muara Salam", "ID"), Place("Teluk Jati", "ID"), False),
        (Place("Muara Salam"), Place("Teluk Jati", "ID"), False),
        (Place("Muara Salam", "ID"), Place("Teluk Jati"), False),
        (Place("Muara Salam", "ID", "Riau"), Place("Teluk Jati", "ID", "Jambi"), True),
        (Place("Muara Salam", "ID", "Riau"), Place("Teluk Jati", "ID", "Riau"), False),
        (Place("Muara Salam", "ID", "Riau"), Place("Teluk Jati", "ID"), False),
        (Place("Muara Salam", "ID"), Place("Teluk Jati", "ID", "Riau"), False),
        (RANDU, Place("Teluk Jati", "ID", "Riau", 9.0), False),
        (RANDU, Place("Teluk Jati", "ID", "Riau", None, 9.0), False),
        (Place("Teluk Jati", "ID", "Riau", 9.0), RANDU, False),
        (Place("Teluk Jati", "ID", "Riau", None, 9.0), RANDU, False),
    ],
)
def test_off_the_map_countries_and_provinces_tell(one: Place, other: Place, expected: bool) -> None:
    assert are_apart(one, other) is expected


def test_off_the_map_days_tell_unless_pages_share_an_address() -> None:
    salam, jati = Place("Muara Salam", "ID"), Place("Teluk Jati", "ID")
    beside = Place("Dermaga Sari, Muara Salam", "ID")

    assert are_apart(salam, jati, "2024-03-04", "2024-03-06")
    assert not are_apart(salam, jati, "2024-03-04", "2024-03-05")
    assert not are_apart(salam, jati, "2024-03-04", "2024-03-18", precision="week")
    assert not are_apart(salam, beside, "2024-03-04", "2024-03-18")


@pytest.mark.parametrize(
    ("place", "words", "expected"),
    [
        ("Muara Salamsari", "Perahu dari Salamsari terbalik.", False),
        ("Muara Salam", "Perahu dari Salam terbalik.", False),
        ("Muara Sala", "Perahu dari Sala terbalik.", True),
        ("perairan Sala", "Perahu terbalik di perairan.", True),
        ("Pantai Sala", "Perahu terbalik di pantai.", True),
    ],
)
def test_a_page_that_names_the_other_place_is_near_it(place: str, words: str, expected: bool) -> None:
    far = Place(place, "ID", "Maluku", -3.5, 128.0, "site")

    assert are_apart(far, RANDU, words=words) is expected


@pytest.mark.parametrize(
    "place",
    [
        Place("Maluku Raya", "ID", "Maluku", -3.5, 128.0, "country"),
        Place("", "ID", "Maluku", -3.5, 128.0, "site"),
    ],
)
def test_a_page_that_names_no_place_is_set_nowhere(place: Place) -> None:
    assert not are_apart(RANDU, place)


def test_only_what_a_page_is_about_is_set_somewhere() -> None:
    assert are_apart(RANDU, WANA)
    assert not are_apart(RANDU, WANA, main=False)


def test_pages_near_one_another_are_told_once_with_the_days_that_they_give() -> None:
    pages = (
        ("Kapal terbalik.", "2024-03-04", RANDU),
        ("Perahu terbalik.", "2024-03-08", WANA),
        ("Kapal karam.", "2024-03-05", RANDU),
    )

    told, undated = story(*pages), story(*pages, precision="month")

    assert "Pelabuhan Randulaut · 4–5 Mar 2024 [1] [2]\nPantai Wanasari · 8 Mar 2024 [3]\n" in told
    assert "Pelabuhan Randulaut [1] [2]\nPantai Wanasari [3]\n" in undated
