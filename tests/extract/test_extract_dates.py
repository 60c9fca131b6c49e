"""Dates as claims: only where the page tells its news, against the day of publishing or the page's own days."""

from __future__ import annotations

from runut import lang
from runut.extract.dates import find
from runut.model import Article, Label, Span

TEXT = "Api padam Senin (6/5/2024). Kemarin hujan.\nFoto: pasar pada 1 Februari 2020\n"


def article_of(published: str | None) -> Article:
    at = TEXT.index("Foto")
    labels = (Label(Span(0, at), "body"), Label(Span(at, len(TEXT)), "caption"))
    return Article(id=f"d-{published}", text=TEXT, labels=labels, published=published)


def test_dates_of_captions_are_left_alone():
    told = [claim.span.of(TEXT) for claim in find(article_of("2024-05-07T10:00+07:00"), lang.load("id"))]

    assert told == ["Senin (6/5/2024)", "Kemarin"]


def test_the_weekday_as_written_is_kept():
    first, second = find(article_of("2024-05-07"), lang.load("id"))

    assert (first.stated_weekday, second.stated_weekday) == (0, None)


def test_the_reference_is_the_day_of_publishing():
    _, second = find(article_of("2024-05-09"), lang.load("id"))

    assert str(second.when) == "2024-05-08"


def test_without_it_the_days_of_the_body_serve_and_not_the_caption():
    _, second = find(article_of(None), lang.load("id"))

    assert str(second.when) == "2024-05-05"


def test_a_weekday_that_names_a_market_is_no_day():
    text = "Ia ditahan di Polsek Pasar Minggu sejak Senin. Api di pasar Minggu pagi itu padam."
    article = Article(id="d-market", text=text, labels=(Label(Span(0, len(text)), "body"),), published="2024-05-08")

    told = [claim.span.of(text) for claim in find(article, lang.load("id"))]

    assert told == ["Senin", "Minggu pagi"]
