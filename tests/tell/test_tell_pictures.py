"""Pictures say what the rows say: intervals, open ends, contradictions; places stand where they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from runut import lang
from runut.model import Article, Event, Label, Place, Record, Span, Story
from runut.tell import maps
from runut.tell.brief import Brief, brief
from runut.tell.compare import compare
from runut.tell.pictures import HEIGHT, LEFT, WIDTH, Chart, charts
from runut.tell.said import Desk
from runut.tell.thread import thread
from runut.tell.tree import trees
from runut.tell.voices import voices
from runut.world.land import Box, outlines

EN = lang.load("en")


@pytest.fixture(scope="module")
def told(demo_record: Record) -> Brief:
    return brief(demo_record, demo_record.stories[0], EN)


@pytest.fixture(scope="module")
def drawn(demo_record: Record, told: Brief) -> dict[str, Chart]:
    return charts(demo_record, told, EN)


def test_every_mark_lies_inside_the_drawing_on_its_low_and_high_end(drawn: dict[str, Chart]) -> None:
    marks = [mark for chart in drawn.values() for mark in chart.intervals]

    assert marks
    assert all(LEFT <= mark.x <= WIDTH for mark in marks)
    assert all(0 <= mark.y_high <= mark.y_low <= HEIGHT for mark in marks)
    assert all(mark.y is None or mark.y_high - 0.1 <= mark.y <= mark.y_low + 0.1 for mark in marks)


def test_higher_numbers_stand_higher(drawn: dict[str, Chart]) -> None:
    for chart in drawn.values():
        known = sorted(
            (mark.value, mark.y) for mark in chart.intervals if mark.value is not None and mark.y is not None
        )
        assert [y for _, y in known] == sorted((y for _, y in known), reverse=True)


def test_at_least_is_open_upwards(drawn: dict[str, Chart]) -> None:
    opens = {mark.said.quantity[0] for chart in drawn.values() for mark in chart.intervals if mark.opens_up}

    assert opens & {"≥", ">"}


def test_what_contradicts_is_joined(told: Brief, drawn: dict[str, Chart]) -> None:
    hit = {mark.figure for chart in drawn.values() for mark in chart.intervals if mark.is_against}

    assert hit
    assert hit <= {name for one in told.conflicts for name in (one.earlier.figure, one.later.figure)} | {
        said.figure for row in told.rows for said in row.statements
    }


def test_a_lone_number_is_no_picture(told: Brief, drawn: dict[str, Chart]) -> None:
    lone = [row.cell for row in told.rows if len(row.statements) == 1]

    assert lone
    assert not set(lone) & set(drawn)


def test_a_number_in_a_sentence_leads_to_its_statement(told: Brief) -> None:
    for conflict in told.conflicts:
        pieces = thread(conflict.why, (conflict.earlier, conflict.later))
        assert "".join(words for words, _ in pieces) == conflict.why
        assert {name for _, name in pieces} - {None} <= {conflict.earlier.figure, conflict.later.figure}
    assert any(name for one in told.conflicts for _, name in thread(one.why, (one.earlier, one.later)))


def _placed(*places: tuple[float, float]) -> Record:
    article = Article("a", "Banjir.", (Label(Span(0, 7), "body"),))
    events = tuple(
        Event(f"e{at}", "a", Span(0, 6), "flood", place=Place(f"Desa {at}", lat=lat, lon=lon))
        for at, (lat, lon) in enumerate(places)
    )
    return Record(articles=(article,), stories=(Story("s", "Banjir", ("a",)),), events=events)


@pytest.mark.parametrize(
    "places", [((-6.9, 110.4),), ((-6.9, 110.4), (-7.8, 112.0)), ((43.2, 76.9), (-6.2, 106.8)), ((0.0, 179.5),)]
)
def test_places_stand_inside_the_map_and_south_below_north(places: tuple[tuple[float, float], ...]) -> None:
    record = _placed(*places)

    chart = maps.chart(record, record.stories[0])

    assert chart is not None
    assert all(0 < dot.x < chart.width and 0 < dot.y < chart.height for dot in chart.dots)
    by_lat = sorted(chart.dots, key=lambda dot: dot.lat)
    assert [dot.y for dot in by_lat] == sorted((dot.y for dot in by_lat), reverse=True)
    assert len(chart.land) == 0 or all(path.startswith("M") for path in chart.land)


def test_a_story_without_places_has_no_map() -> None:
    record = _placed()

    assert maps.chart(record, record.stories[0]) is None


def test_coasts_inside_a_part_of_the_globe_are_whole() -> None:
    box = Box(105.0, -9.0, 115.0, -5.0)
    near = {point for _, ring in outlines(box) for point in ring if box.side(point) == 0}
    all_of_it = {point for _, ring in outlines(Box(90.0, -20.0, 119.0, 9.0)) for point in ring if box.side(point) == 0}

    assert near == all_of_it


def test_two_pages_side_by_side_mark_what_only_one_has() -> None:
    label = (Label(Span(0, 200), "body"),)
    one = Article("a", "Banjir bandang melanda Kotabaru, tiga orang tewas.", label)
    other = Article("b", "Banjir melanda Kotabaru, empat orang tewas.", label)

    found = compare(one, other)

    assert "".join(strand.text for strand in found.left) == one.text
    assert [strand.text.strip() for strand in found.left if strand.is_own] == ["bandang", "tiga"]
    assert [strand.text.strip() for strand in found.right if strand.is_own] == ["empat"]
    assert 0.7 < found.alike < 0.9


def test_pages_with_the_same_words_are_wholly_alike(demo_record: Record) -> None:
    article = demo_record.articles[0]

    assert compare(article, replace(article, id="b")).alike == 1


def test_everybody_quoted_is_heard_and_each_wording_once(demo_record: Record) -> None:
    heard = voices(Desk(demo_record, demo_record.stories[0], EN))

    wordings = [one.id for who in heard for said in who.utterances for one in said.wordings]
    echoes = [echo.figure for who in heard for said in who.utterances for one in said.wordings for echo in one.also]
    assert len({*wordings, *echoes}) == len(wordings) + len(echoes)
    assert all(said.wordings for who in heard for said in who.utterances)


def test_an_origin_s_tree_has_every_page_that_rests_on_it(demo_record: Record) -> None:
    story = demo_record.stories[0]

    grown = {tree.id: {branch.article for branch in tree.branches} for tree in trees(Desk(demo_record, story, EN))}

    assert grown == {origin.id: set(origin.articles) for origin in demo_record.origins if origin.story == story.id}
