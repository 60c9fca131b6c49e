"""Who could have known it, with the words that show it; and nobody where nothing shows it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stories import BUS, article

from runut.link import link
from runut.model import Article, Figure, Origin, Quantity, Quote, Record, Span, Speaker


def origins(*articles: Article, figures: tuple[Figure, ...] = (), quotes: tuple[Quote, ...] = ()) -> dict[str, Origin]:
    record = link(Record(articles=articles, figures=figures, quotes=quotes))
    return {origin.name: origin for origin in record.origins}


def quote(page: Article, words: str, via: tuple[str, ...] = ()) -> Quote:
    start = page.text.index(words)
    return Quote(f"q{page.id}", page.id, Span(start, start + len(words)), Speaker("Danang Prasojo"), via)


def test_a_credit_is_shown_where_it_stands() -> None:
    page = replace(BUS[0], text=BUS[0].text + " Sumber: Reuters", agencies=("Reuters",))
    page = replace(page, labels=(replace(page.labels[0], span=Span(0, len(page.text))),))

    found = origins(page)["Reuters"]

    assert found.articles == (page.id,)
    assert [proof.span.of(page.text) for proof in found.evidence if proof.span] == ["Reuters"]


def test_an_outlet_that_credits_itself_is_no_origin() -> None:
    assert origins(replace(BUS[0], agencies=("Kabar Contoh",))) == {}


def test_a_page_that_shows_no_origin_has_none() -> None:
    assert origins(*BUS) == {}


def test_who_gives_a_figure_is_an_origin() -> None:
    at = BUS[0].text.index("Tujuh")
    span = Span(at, at + 5)
    figure = Figure(
        "f1", BUS[0].id, span, span, "killed", Quantity(7, "exact", None, None), said_by=(Speaker("Danang Prasojo"),)
    )

    assert set(origins(*BUS, figures=(figure,))) == {"Danang Prasojo"}


def test_a_copy_rests_on_the_agency_of_what_it_copies() -> None:
    copy = article(BUS[0].text, "Bus Terguling", "2024-03-05", outlet="Harian Sauh")
    wire = replace(BUS[0], agencies=("AFP",))

    found = origins(wire, copy)["AFP"]

    assert found.articles == tuple(sorted((wire.id, copy.id)))
    assert [proof.of for proof in found.evidence if proof.why == "copied"] == [wire.id]


def test_one_quotation_in_two_translations_shares_its_agency() -> None:
    first = article(
        'Bus Rajawali Kencana terguling di Wirasaba. "Rem bus itu sudah lama rusak dan perusahaan tahu tetapi diam '
        'saja sejak bulan lalu," kata Danang Prasojo.',
        "Rem Bus Rajawali Kencana Rusak",
        "2024-03-05",
    )
    second = article(
        'Bus Rajawali Kencana terguling di Wirasaba. "Rem bus itu telah lama rusak, perusahaan tahu tetapi diam saja '
        'sejak bulan kemarin," kata Danang Prasojo.',
        "Polisi: Rem Bus Rajawali Kencana Rusak",
        "2024-03-05",
        outlet="Harian Sauh",
    )
    quotes = (
        quote(first, "Rem bus itu sudah lama rusak dan perusahaan tahu tetapi diam saja sejak bulan lalu", ("AFP",)),
        quote(second, "Rem bus itu telah lama rusak, perusahaan tahu tetapi diam saja sejak bulan kemarin"),
    )

    found = origins(first, second, quotes=quotes)["AFP"]

    assert [(proof.article, proof.of) for proof in found.evidence if proof.why == "same_quote"] == [
        (second.id, first.id)
    ]


@pytest.mark.parametrize("turn", [0, 1, 2])
def test_the_order_of_pages_plays_no_part(turn: int) -> None:
    turned = (*BUS[turn:], *BUS[:turn])

    assert link(Record(articles=turned)) == link(Record(articles=BUS))
