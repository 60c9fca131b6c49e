"""Articles of one event come together, articles of two stay apart."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from stories import BUS, BUS_ENGLISH, FERRY, FERRY_ENGLISH, OTHER_BUS, OTHER_FERRY_ENGLISH, ROUND_UP, TRIAL, article

from runut import lang
from runut.extract import claims
from runut.link import stories
from runut.model import Article


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
