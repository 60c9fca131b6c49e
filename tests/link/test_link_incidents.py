"""Tellings of one incident share an id, so that their figures can be set side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stories import BUS

from runut.link import link
from runut.link.incidents import canonical
from runut.model import Event, EventKind, Figure, FigureKind, Place, Quantity, Record, Span, When


def event(number: int, day: str | None, country: str | None = "ID", main: bool = True) -> Event:
    when = When(day, day, "day") if day else None
    place = Place("Wirasaba", country) if country else None
    article = BUS[number].id
    return Event(f"e{number}{'' if main else 'x'}", article, Span(0, 3), "road_accident", main, date=when, place=place)


def linked(*events: Event, dead: tuple[int, ...] = (8, 8, 8)) -> Record:
    figures = tuple(
        Figure(f"f{each.id}", each.article, Span(0, 3), Span(0, 3), "killed", Quantity(number, "exact", None, None),
               incident=each.id)
        for each, number in zip(events, dead, strict=False)
    )  # fmt: skip
    return link(Record(articles=BUS, events=events, figures=figures))


def test_main_events_of_a_story_are_one_incident_of_the_earliest_article() -> None:
    record = linked(event(1, "2024-03-04"), event(0, "2024-03-04"), event(2, None))

    assert {figure.incident for figure in record.figures} == {"e0"}
    assert record.stories[0].incidents == ("e0",)


def test_an_accident_a_week_earlier_is_another_incident() -> None:
    record = linked(event(0, "2024-03-04"), event(1, "2024-02-25"), dead=(8, 5))

    assert {figure.incident for figure in record.figures} == {"e0", "e1"}


def test_one_toll_told_of_two_days_of_one_town_is_of_one_accident() -> None:
    assert {figure.incident for figure in linked(event(0, "2024-03-04"), event(1, "2024-03-12")).figures} == {"e0"}


def test_a_page_that_names_no_kind_and_no_place_tells_on_of_the_story() -> None:
    first = replace(event(0, "2024-03-04"), kind="other")
    told = replace(event(1, "2024-03-24"), kind="other", place=Place("", "ID", precision="country"))
    named = replace(event(2, "2024-03-24"), kind="other")
    rank = {each.article: ("2024-03-24", each.article) for each in (first, told, named)}

    assert canonical((first, told), rank)["e1"] == "e0"
    assert canonical((first, named), rank)["e2"] == "e2"


def test_one_page_of_four_that_names_another_country_does_not_part_a_story() -> None:
    told = [
        replace(event(0, None, country), id=f"e{at}", article=f"a{at}")
        for at, country in enumerate(("ID", "BR", "ID", "ID"))
    ]

    heads = canonical(told, {f"a{at}": ("", str(at)) for at in range(4)})

    assert set(heads.values()) == {"e0"}


def test_a_country_named_in_passing_does_not_part_a_story() -> None:
    events = [event(number, None, country) for number, country in enumerate(("ID", "ID", None))]
    record = linked(*events)

    assert {figure.incident for figure in record.figures} == {"e0"}


def test_another_event_that_an_article_tells_keeps_its_id() -> None:
    record = linked(event(0, "2024-03-04"), event(0, "2024-03-04", main=False))

    assert {figure.incident for figure in record.figures} == {"e0", "e0x"}


def toll(each: Event, kind: FigureKind, number: int) -> Figure:
    return Figure(
        f"{kind}{each.id}", each.article, Span(0, 3), Span(0, 3), kind, Quantity(number, "exact", None, None),
        incident=each.id,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "harm", "heads"),
    [
        ("2024-09-20", {"killed": 1, "injured": 9}, {"e0"}),  # a trial, half a year later
        (None, {"killed": 1, "injured": 9}, {"e0"}),
        ("2024-09-20", {"killed": 1, "injured": 8}, {"e0", "e1"}),  # one dead is told of anything
        ("2024-03-12", {"killed": 1, "injured": 9}, {"e0", "e1"}),  # a like accident, eight days later
    ],
)
def test_a_page_of_months_later_with_the_same_toll_tells_of_the_same_incident(
    day: str | None, harm: dict[FigureKind, int], heads: set[str]
) -> None:
    first, later = event(0, "2024-03-04"), event(1, day)
    kind: EventKind = "other" if day is None else first.kind
    later = replace(later, kind=kind, main=day is not None)
    told = [toll(first, "killed", 1), toll(first, "injured", 9)]
    told += [toll(later, name, number) for name, number in harm.items()]

    found = canonical([first, later], {first.article: ("", "0"), later.article: ("", "1")}, told)

    assert set(found.values()) == heads


def test_a_page_that_looks_back_on_another_toll_of_months_before_does_not_make_it_the_story_s() -> None:
    own = replace(event(0, "2024-03-04"), id="e1", kind="flood")
    then = replace(event(1, "2024-01-02", main=False), id="e2", kind="flood")

    heads = canonical(
        [own, then],
        {own.article: ("", "1"), then.article: ("", "2")},
        [toll(own, "killed", 8), toll(then, "killed", 8)],
    )

    assert heads == {"e1": "e1", "e2": "e2"}


def fire(number: int, day: str | None, place: str, province: str) -> Event:
    when = When(day, day, "day") if day else None
    return Event(f"e{number}", f"a{number}", Span(0, 3), "fire", date=when, place=Place(place, "ID", province))


def heads(*events: Event, figures: tuple[Figure, ...] = ()) -> dict[str, str]:
    return canonical(events, {event.article: ("", event.article) for event in events}, figures)


def test_two_fires_in_two_provinces_on_two_days_are_two_however_much_alike_they_are_told() -> None:
    first, later = fire(0, "2024-03-04", "Bondowoso", "Jawa Timur"), fire(1, "2024-03-06", "Bekasi", "Jawa Barat")

    assert heads(first, later) == {"e0": "e0", "e1": "e1"}


@pytest.mark.parametrize("day", ["2024-03-04", None])
def test_a_page_that_names_a_victim_s_town_tells_of_the_same_fire(day: str | None) -> None:
    first, home = fire(0, "2024-03-04", "Bondowoso", "Jawa Timur"), fire(1, day, "Bekasi", "Jawa Barat")

    assert heads(first, home) == {"e0": "e0", "e1": "e0"}


def test_a_toll_that_is_shared_outweighs_a_slip_in_place_and_day() -> None:
    first, slip = fire(0, "2024-03-04", "Bondowoso", "Jawa Timur"), fire(1, "2024-03-06", "Bekasi", "Jawa Barat")

    assert heads(first, slip, figures=(toll(first, "killed", 5), toll(slip, "killed", 5))) == {"e0": "e0", "e1": "e0"}


def shooting(number: int, day: str, place: str = "Kenanga", country: str = "ID") -> Event:
    return Event(
        f"e{number}", f"a{number}", Span(0, 3), "shooting", date=When(day, day, "day"), place=Place(place, country)
    )


@pytest.mark.parametrize(
    ("days", "published", "is_one"),
    [
        (("2024-03-04", "2024-02-11"), ("2024-03-05", "2024-03-06"), True),  # an older day, on a page of one day later
        (
            ("2024-03-04", "2024-03-11"),
            ("2024-03-05", "2024-03-12"),
            False,
        ),  # each page tells of what has just happened
        (("2024-03-04", "2024-03-04"), ("2024-03-05", "2024-09-12"), True),
    ],
)
def test_days_tell_two_shootings_apart_only_where_both_pages_tell_them_at_once(
    days: tuple[str, str], published: tuple[str, str], *, is_one: bool
) -> None:
    told = [shooting(0, days[0], "Melati"), shooting(1, days[1])]
    rank = {f"a{at}": (day, f"a{at}") for at, day in enumerate(published)}

    assert (len(set(canonical(told, rank).values())) == 1) is is_one


def test_one_corner_is_where_one_shooting_of_a_story_was() -> None:
    assert set(heads(shooting(0, "2024-03-04"), shooting(1, "2024-03-11")).values()) == {"e0"}


def test_two_houses_of_one_road_are_one_corner() -> None:
    def at(number: int, day: str, road: str) -> Event:
        told = shooting(number, day, f"{road}, Kenanga")
        return replace(told, place=replace(told.place, precision="street")) if told.place else told

    one, other = at(0, "2024-03-04", "618 Melati Road"), at(1, "2024-03-07", "600 block of Melati Road")

    assert set(heads(one, other).values()) == {"e0"}
    assert set(heads(one, at(1, "2024-03-07", "600 block of Kamboja Road")).values()) == {"e0", "e1"}


def test_a_country_that_one_of_two_pages_has_wrong_does_not_part_what_both_date_alike() -> None:
    assert set(heads(shooting(0, "2024-03-04"), shooting(1, "2024-03-04", "Melati", "GB")).values()) == {"e0"}


def test_one_corner_that_a_page_puts_abroad_is_one_corner() -> None:
    rank = {"a0": ("2024-03-05", "a0"), "a1": ("2024-03-06", "a1")}
    told = [shooting(0, "2024-02-20", country="GB"), shooting(1, "2024-03-05", country="US")]

    assert set(canonical(told, rank).values()) == {"e0"}


def test_a_page_of_no_day_goes_to_the_fire_of_its_own_town() -> None:
    first, later = fire(0, "2024-03-04", "Bondowoso", "Jawa Timur"), fire(1, "2024-03-06", "Bekasi", "Jawa Barat")

    assert heads(first, later, fire(2, None, "Bekasi", "Jawa Barat"))["e2"] == "e1"


def meal(number: int, place: str, province: str) -> Event:
    return replace(fire(number, "2024-03-04", place, province), kind="poisoning")


def test_meals_that_poison_in_two_provinces_on_one_day_are_two() -> None:
    assert heads(meal(0, "Bondowoso", "Jawa Timur"), meal(1, "Bekasi", "Jawa Barat")) == {"e0": "e0", "e1": "e1"}
    assert heads(meal(0, "Bondowoso", "Jawa Timur"), meal(1, "Jember", "Jawa Timur")) == {"e0": "e0", "e1": "e0"}


def test_a_toll_told_of_two_provinces_is_of_one_meal() -> None:
    first, slip = meal(0, "Bondowoso", "Jawa Timur"), meal(1, "Bekasi", "Jawa Barat")

    assert heads(first, slip, figures=(toll(first, "sick", 44), toll(slip, "sick", 44))) == {"e0": "e0", "e1": "e0"}


def test_a_page_of_no_kind_on_the_same_day_is_not_parted_by_its_country() -> None:
    crush = replace(event(0, "2024-03-04", "ML"), kind="other")
    riot = replace(event(1, "2024-03-04", "GH"), kind="riot")

    assert {figure.incident for figure in linked(crush, riot, dead=(1, 2)).figures} == {"e0"}
