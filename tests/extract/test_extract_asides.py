"""Test that figures of another event than the page's own are kept apart."""

from __future__ import annotations

from runut import lang
from runut.extract import events
from runut.extract.figures import asides, find, told_by_rules
from runut.model import Article, Label, Span

HEAD = "Bus Wisata Terguling di Randusari, Tiga Penumpang Tewas"
LEAD = "\nRANDUSARI - Bus wisata terguling di Jalan Melati, Kecamatan Randusari, Senin (6/5/2024) pagi. "
OWN = (
    "Kepala Polsek Randusari Ipda Wahyu mengatakan tiga penumpang tewas dan 11 orang luka-luka. Bus melaju dari utara. "
)
BEFORE = "Jalan itu terkenal rawan. Pada Maret 2018 sebuah truk masuk jurang di tikungan yang sama. "
THEN = "Saat itu 14 orang meninggal dan 25 orang luka-luka."


def article_of(text: str) -> Article:
    labels = (Label(Span(0, len(HEAD)), "headline"), Label(Span(len(HEAD), len(text)), "body"))
    return Article(id="a-asides", text=text, labels=labels, published="2024-05-06", language="id")


def kept_with(text: str) -> dict[int | None, bool]:
    article, pack = article_of(text), lang.load("id")
    told = tuple(events.find(article, pack))
    main = next(event.id for event in told if event.main)
    return {figure.quantity.value: figure.incident == main for figure in find(article, pack, told)}


def test_a_sentence_that_goes_on_about_an_earlier_crash_tells_of_that_one() -> None:
    assert kept_with(HEAD + LEAD + OWN + BEFORE + THEN) == {3: True, 11: True, 14: False, 25: False}


def test_the_same_counts_without_an_earlier_crash_are_the_pages_own() -> None:
    kept = kept_with(HEAD + LEAD + OWN + "Hingga siang, polisi mendata 5 warga ikut luka-luka.")

    assert kept == {3: True, 11: True, 5: True}


def test_a_count_since_january_over_a_whole_country_is_no_part_of_a_crash() -> None:
    text = (
        HEAD + LEAD + OWN + "Korps Lalu Lintas mencatat, sejak Januari 1.204 orang tewas di jalan di seluruh Indonesia."
    )

    assert kept_with(text)[1204] is False


def test_without_events_or_without_weights_nothing_is_said() -> None:
    article, pack = article_of(HEAD + LEAD + OWN), lang.load("id")
    every = told_by_rules(article, pack, "road_accident", "2024")

    assert asides.others(every, article, pack, ()) is None
    assert asides.others(every, article, lang.load("ms"), tuple(events.find(article, pack))) is None
