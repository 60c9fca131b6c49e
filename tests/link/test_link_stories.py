"""Articles of one event come together, articles of two stay apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import BUS, BUS_ENGLISH, FERRY, FERRY_ENGLISH, OTHER_BUS, OTHER_FERRY_ENGLISH, ROUND_UP, TRIAL, article

from runut import lang
from runut.extract import claims
from runut.link import stories
from runut.model import Article, Event, EventKind, Figure, FigureKind, Place, Quantity, Span, When, content_id


def together(*articles: Article) -> list[set[str]]:
    return [set(story.articles) for story in stories.group(articles)]


def ids(*articles: Article) -> set[str]:
    return {article.id for article in articles}


def test_articles_of_one_accident_are_one_story_the_undated_one_too() -> None:
    assert together(*BUS) == [ids(*BUS)]


def test_two_like_accidents_days_apart_stay_apart() -> None:
    found = together(*BUS, *OTHER_BUS)

    assert len(found) == 2
    assert ids(*BUS) in found


def test_a_round_up_does_not_glue_two_stories() -> None:
    found = together(*BUS, *OTHER_BUS, ROUND_UP)

    assert not any(ids(*BUS[:2]) | ids(*OTHER_BUS) <= story for story in found)


def test_an_english_article_joins_by_names() -> None:
    assert together(*BUS, BUS_ENGLISH) == [ids(*BUS, BUS_ENGLISH)]


def test_pages_of_one_event_in_two_languages_are_one_story_and_another_wreck_of_that_day_is_none() -> None:
    found = together(*FERRY, *FERRY_ENGLISH, OTHER_FERRY_ENGLISH)

    assert sorted(found, key=len) == [ids(OTHER_FERRY_ENGLISH), ids(*FERRY, *FERRY_ENGLISH)]


def test_a_sentence_months_later_joins_the_accident() -> None:
    assert together(*BUS, TRIAL) == [ids(*BUS, TRIAL)]


def test_what_comes_again_after_a_year_is_another_story() -> None:
    again = replace(BUS[0], id="a_again", published="2025-03-04")

    assert len(together(*BUS, again)) == 2


def test_two_crashes_of_two_years_at_one_slope_are_two_stories() -> None:
    again = article(
        "Bus Rajawali Kencana terguling lagi di Tanjakan Emen Palsu, Selasa (3/6/2025). Dua orang luka ringan.",
        "Bus Terguling Lagi di Tanjakan Emen Palsu",
        "2025-06-04",
    )
    days = {BUS[0]: "2024-03-04", again: "2025-06-03"}

    told = [_event(page, "road_accident", day) for page, day in days.items()]

    assert len(list(stories.group([BUS[0], again], told))) == 2


def test_a_long_story_takes_in_every_side_of_it() -> None:
    sides = [
        article(
            "Bus Rajawali Kencana terguling di Wirasaba. "
            + " ".join(f"Sisi{n}kata{k} Segi{n}hal{k}." for k in range(8)),
            f"Sisi{n}kata1 Bus Rajawali Kencana Wirasaba",
            "2024-03-05",
            outlet=f"Harian {n}",
        )
        for n in range(40)
    ]

    assert len(together(*sides)) == 1


def test_two_lines_that_share_their_police_and_their_dead_are_two_stories() -> None:
    one = article("Dua orang tewas di Wirasaba, kata polisi.", "Dua Tewas di Wirasaba", "2024-03-04")
    other = article(
        "Tiga orang tewas di Bagan, kata polisi.", "Tiga Tewas di Bagan", "2024-03-04", outlet="Harian Sauh"
    )

    assert len(together(one, other)) == 2


def test_a_fire_and_an_accident_that_share_only_their_town_are_two_stories() -> None:
    fire = article(
        "Pasar Baru Wirasaba terbakar, Rabu (6/3/2024). Api membakar 40 kios di Wirasaba sebelum padam.",
        "Kebakaran Landa Pasar Baru Wirasaba",
        "2024-03-06",
    )
    crash = article(
        "Seorang pelajar tertabrak truk di Wirasaba, Jumat (8/3/2024). Sopir truk ditahan di Polres Wirasaba.",
        "Pelajar Tertabrak Truk di Wirasaba",
        "2024-03-08",
        outlet="Harian Sauh",
    )
    told = [claim for page in (fire, crash) for claim in claims(page, lang.load(page.language))]

    assert len(list(stories.group([fire, crash], told))) == 2


def test_a_story_has_the_headline_of_one_of_its_articles_and_its_days() -> None:
    (story,) = stories.group(BUS)

    assert story.title in {article.title for article in BUS}
    assert (story.first, story.last) == ("2024-03-04", "2024-03-05")


def test_no_articles_are_no_stories() -> None:
    assert together() == []


@given(st.permutations([*BUS, BUS_ENGLISH, *OTHER_BUS, ROUND_UP]))
def test_the_order_of_articles_plays_no_part(articles: list[Article]) -> None:
    in_order = sorted(stories.group([*BUS, BUS_ENGLISH, *OTHER_BUS, ROUND_UP]), key=lambda story: story.id)

    assert sorted(stories.group(articles), key=lambda story: story.id) == in_order


def _event(page: Article, kind: EventKind, day: str | None, place: str = "Wirasaba") -> Event:
    when = When(day, day, "day") if day else None
    return Event(content_id("e", page.id), page.id, Span(0, 1), kind, main=True, date=when, place=Place(place, "ID"))


SHOTS = article(
    "Four people were hit when shots rang out at the Marigold dance hall on Sunday night, officers said. Medics took "
    "them to two hospitals. Neighbours heard a quarrel over parking before the first shots.",
    "Four hit at Marigold dance hall",
    "2021-03-08",
    language="en",
)
PLEA = article(
    "Danny Corwell stood before Judge Hale on Thursday and admitted firing into the Marigold dance hall on 7 March "
    "2021. His lawyer asked for mercy. Prosecutors dropped six other counts.",
    "Corwell admits guilt in Marigold case",
    "2023-05-12",
    outlet="The Lantern",
    language="en",
)


@pytest.mark.parametrize(("day", "many"), [("2021-03-07", 1), (None, 2), ("2023-05-11", 2)])
def test_years_later_a_page_joins_what_happened_on_the_day_that_it_names(day: str | None, many: int) -> None:
    told = [_event(SHOTS, "shooting", "2021-03-07", "Marigold"), _event(PLEA, "shooting", day, "Marigold")]

    assert len(list(stories.group([SHOTS, PLEA], told))) == many


def _toll(event: Event, kind: FigureKind, number: int) -> Figure:
    words = Span(0, 1)
    return Figure(
        content_id("f", event.id, kind, str(number)), event.article, words, words, kind,
        Quantity(number, "exact", number, number), incident=event.id,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "later", "many"),
    [
        (("injured", 4), ("injured", 4), 1),
        (("injured", 4), ("injured", 7), 2),
        (("injured", 4), ("killed", 4), 2),
        (("killed", 2), ("killed", 2), 2),
        (("killed", 50), ("killed", 59), 1),
        (("injured", 50), ("injured", 59), 2),
    ],
)
def test_a_trial_that_tells_the_toll_joins_whatever_day_it_gives(
    first: tuple[FigureKind, int], later: tuple[FigureKind, int], many: int
) -> None:
    shots, plea = _event(SHOTS, "shooting", "2021-03-07", "Marigold"), _event(PLEA, "shooting", "2023-05-11")
    told = [shots, plea, _toll(shots, *first), _toll(plea, *later)]

    assert len(list(stories.group([SHOTS, PLEA], told))) == many


VERDICT = article(
    "Prosecutors asked for nine years for Danny Corwell, who fired into the Marigold dance hall. The Marigold dance "
    "hall has been shut since, and Corwell said that he was sorry.",
    "Nine years asked for Corwell over Marigold dance hall",
    "2021-05-20",
    language="en",
)
APPEAL = article(
    "An appeal by Danny Corwell, who fired into the Marigold dance hall, was thrown out. Corwell will stay in prison, "
    "and the Marigold dance hall will stay shut.",
    "Corwell loses appeal over Marigold dance hall",
    "2023-05-12",
    outlet="The Lantern",
    language="en",
)


@pytest.mark.parametrize(("kind", "many"), [("shooting", 1), ("flood", 2)])
def test_after_a_year_names_join_what_happened_at_one_place_and_no_season(kind: EventKind, many: int) -> None:
    told = [_event(page, kind, None, "Marigold") for page in (VERDICT, APPEAL)]

    assert len(list(stories.group([VERDICT, APPEAL], told))) == many


def test_two_pages_of_one_day_at_one_place_need_share_no_more() -> None:
    first = article("Shots at Marigold Tuesday.", "Shots at Marigold", "2021-03-08", language="en")
    other = article("Gunfire by Marigold Tuesday.", "Gunfire by Marigold", "2021-03-08", outlet="Sauh", language="en")
    day = [_event(page, "shooting", "2021-03-07", "Marigold") for page in (first, other)]
    dayless = [_event(page, "shooting", None, "Marigold") for page in (first, other)]

    assert len(list(stories.group([first, other], day))) < len(list(stories.group([first, other], dayless)))


def test_a_story_is_not_named_by_a_page_that_only_leads_to_a_video() -> None:
    stub = article("Bus masuk jurang di Randu, delapan penumpang tewas.", "Video: Bus Masuk Jurang", "2024-03-04")
    body = "Bus masuk jurang di Randu, delapan penumpang tewas. " + "Polisi Randu memeriksa sopir dan kernet bus. " * 12
    pages = [stub, article(body, "Bus Masuk Jurang di Randu", "2024-03-05")]

    assert [told.title for told in stories.group(pages)] == ["Bus Masuk Jurang di Randu"]
