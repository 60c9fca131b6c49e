"""The timeline tells what happened once, and marks what was only planned."""

from __future__ import annotations

from runut import lang
from runut.ledger import ledger
from runut.model import Article, Event, Figure, Label, Place, Quantity, Record, Span, Story, When
from runut.tell.timeline import timeline

TEXT = "Kapal terbalik di pelabuhan Randulaut. Sebanyak 40 relawan akan dikerahkan."
DAY = When("2024-03-04", "2024-03-04", "day")


def test_one_harbour_under_two_addresses_is_one_event_and_a_plan_is_marked() -> None:
    articles, events = [], []
    for name, place in (("a1", "Pelabuhan Randulaut, AS"), ("a2", "pelabuhan Randulaut")):
        label = Label(Span(0, len(TEXT)), "body")
        articles.append(Article(name, TEXT, (label,), (f"{name}.txt",), outlet="Warta", published="2024-03-05"))
        where = Place(place, "US", precision="site")
        events.append(Event(f"e{name}", name, Span(0, 5), "other", main=True, date=DAY, place=where))
    at = TEXT.index("40")
    sent = Figure(
        "f1", "a1", Span(at, at + 2), Span(at, at + 10), "deployed", Quantity(40, "exact", 40, 40), "person",
        modality="expected", incident="ea1",
    )  # fmt: skip
    story = Story("s1", "Kapal terbalik", ("a1", "a2"), "2024-03-05", "2024-03-05")
    record = Record(articles=tuple(articles), events=tuple(events), figures=(sent,), stories=(story,))

    told = timeline(ledger(record, "house"), story, lang.load("en"))

    assert [(moment.what, moment.quantity, moment.pages) for moment in told] == [
        ("Event · Pelabuhan Randulaut, AS", None, 2),
        ("Deployed", "40, expected", 1),
    ]


def test_pages_that_set_an_event_nowhere_tell_of_one() -> None:
    label = Label(Span(0, len(TEXT)), "body")
    articles = tuple(Article(name, TEXT, (label,), (f"{name}.txt",), published="2024-03-05") for name in ("a1", "a2"))
    events = tuple(Event(f"e{one.id}", one.id, Span(0, 5), "other", main=True, date=DAY) for one in articles)
    story = Story("s1", "Kapal terbalik", ("a1", "a2"), "2024-03-05", "2024-03-05")

    told = timeline(ledger(Record(articles=articles, events=events, stories=(story,)), "house"), story, lang.load("en"))

    assert [(moment.what, moment.pages) for moment in told] == [("Event", 2)]
