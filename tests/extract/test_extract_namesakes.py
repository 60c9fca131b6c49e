"""People who share a surname: names that could lead to each other in a ring."""

from __future__ import annotations

from runut import lang
from runut.extract import quotes
from runut.model import Article, Label, Span

TEXT = (
    "Dana Holt said the street was quiet before the fire. Mark Holt said he heard nothing at all. "
    "“We were asleep the whole night,” Dana Holt said. “I woke when the roof came down,” Mark Holt said."
)


def test_two_people_of_one_surname_stay_two() -> None:
    article = Article("namesakes", TEXT, (Label(Span(0, len(TEXT)), "body"),), language="en")

    speakers = [quote.speaker.name if quote.speaker else None for quote in quotes.find(article, lang.load("en"))]

    assert speakers == ["Dana Holt", "Mark Holt"]
