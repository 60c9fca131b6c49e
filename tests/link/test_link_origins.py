"""Who could have known it, with the words that show it; and nobody where nothing shows it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stories import BUS, article

from runut.link import link
from runut.model import Article, Figure, Mention, Origin, Quantity, Quote, Record, Span, Speaker, Story

COPIED = (
    "Jembatan gantung di atas Sungai Wirasaba putus setelah hujan dua hari membuat tiang penyangganya miring dan tali "
    "bajanya lepas dari jangkar, sehingga warga tiga dusun harus memutar lewat jalan lama sejauh sembilan kilometer."
)


def one_story(*articles: Article) -> Story:
    return Story("s1", "", tuple(page.id for page in articles))


def origins(*articles: Article, figures: tuple[Figure, ...] = (), quotes: tuple[Quote, ...] = ()) -> dict[str, Origin]:
    record = link(Record(articles=articles, figures=figures, quotes=quotes), [one_story(*articles)])
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
    assert "Kabar Contoh" not in origins(replace(BUS[0], agencies=("Kabar Contoh",)))


def test_a_page_that_shows_no_origin_has_none() -> None:
    page = article("Bus Rajawali Kencana terguling di Wirasaba. Tujuh penumpang tewas.", "Bus Terguling", "2024-03-04")

    assert origins(page) == {}


def test_who_gives_a_figure_is_an_origin() -> None:
    at = BUS[0].text.index("Tujuh")
    span = Span(at, at + 5)
    figure = Figure(
        "f1", BUS[0].id, span, span, "killed", Quantity(7, "exact", None, None), said_by=(Speaker("Danang Prasojo"),)
    )

    found = origins(*BUS, figures=(figure,))["Polres Wirasaba"]

    assert (found.kind, found.figures) == ("authority", ("f1",))


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


def test_two_officers_of_one_body_are_one_origin() -> None:
    page = article(
        "Kapolres Wirasaba Danang Prasojo mengatakan rem bus blong. Kasat Lantas Polres Wirasaba Rini Wulandari "
        "menyebut sopir bus itu mengantuk.",
        "Polisi Periksa Rem Bus",
        "2024-03-05",
    )

    assert set(origins(page)) == {"Polres Wirasaba"}


def test_a_body_under_a_short_and_a_long_name_is_one_origin() -> None:
    long = article("Kementerian Perairan Negara menyatakan lima orang hilang.", "Lima Hilang", "2024-03-05")
    short = article("Pihak Kementerian mengatakan pencarian dihentikan.", "Pencarian Berhenti", "2024-03-06")

    assert set(origins(long, short)) == {"Kementerian Perairan Negara"}


def test_a_body_by_its_short_name_in_brackets_behind_an_office_is_the_body_by_that_name() -> None:
    long = article(
        'Ketua Umum Ikatan Penambak Wirasaba (IPW) Danang Prasojo menolak aturan itu. "Kami rugi," kata Danang.',
        "Petambak Menolak",
        "2024-03-04",
    )
    short = article(
        "Menurut Waketum IPW Sari Lestari, tambak di Wirasaba rusak.",
        "Tambak Rusak",
        "2024-03-05",
        outlet="Harian Sauh",
    )

    found = origins(long, short)

    assert {name: set(origin.articles) for name, origin in found.items()} == {"IPW": {long.id, short.id}}


def test_a_country_in_brackets_behind_an_office_is_nobody_s_body() -> None:
    page = article(
        'Presiden Amerika Serikat (AS) Danang Prasojo membatalkan lawatan itu. "Kami menunda," kata Danang.',
        "Lawatan Batal",
        "2024-03-04",
    )

    assert set(origins(page)) == {"Danang Prasojo"}


def test_the_police_without_a_name_are_the_police_that_the_page_names() -> None:
    page = article(
        "Polisi mengatakan rem bus blong. Kasat Lantas Polres Wirasaba Rini Wulandari menyebut sopir mengantuk.",
        "Polisi Periksa Rem Bus",
        "2024-03-05",
    )
    other = article("Kapolres Muara Gading, Rudi Harsono, mengatakan jalan ditutup.", "Jalan Ditutup", "2024-03-05")

    assert origins(page, other)["Polres Wirasaba"].articles == (page.id,)
    assert set(origins(page, other)) == {"Polres Wirasaba", "Polres Muara Gading"}


def test_a_news_agency_that_reports_is_a_medium_and_nobody_s_voice() -> None:
    page = article("Kantor berita TASS melaporkan bus itu terguling di Wirasaba.", "Bus Terguling", "2024-03-05")

    assert not any(origin.kind == "person" for origin in origins(page).values())


@pytest.mark.parametrize("said", ["Warga mengatakan", "Sejumlah saksi mengatakan", "Puskesmas mengatakan"])
def test_nobody_who_could_be_asked_is_no_origin(said: str) -> None:
    assert origins(article(f"{said} bus itu melaju kencang.", "Bus Kencang", "2024-03-05")) == {}


def test_words_that_another_outlet_had_first_lead_back_to_it() -> None:
    first = article(COPIED, "Jembatan Putus", "2024-03-05")
    copy = article(COPIED, "Jembatan di Wirasaba Putus", "2024-03-06", outlet="Harian Sauh")

    found = origins(first, copy)["Kabar Contoh"]

    assert found.kind == "outlet"
    assert [(proof.article, proof.of) for proof in found.evidence if proof.of] == [(copy.id, first.id)]


def test_a_figure_that_was_copied_rests_on_who_gave_it_first() -> None:
    words = "Kapolres Wirasaba Danang Prasojo mengatakan tujuh penumpang tewas. "
    first = article(words + COPIED, "Jembatan Putus", "2024-03-05")
    copy = article(words + COPIED, "Jembatan di Wirasaba Putus", "2024-03-06", outlet="Harian Sauh")

    def figure(name: str, page: Article, said_by: tuple[Speaker, ...] = ()) -> Figure:
        span = Span(page.text.index("tujuh"), page.text.index("tujuh") + 5)
        return Figure(name, page.id, span, span, "killed", Quantity(7, "exact", 7, 7), said_by=said_by)

    figures = (figure("f1", first, (Speaker("Danang Prasojo", "Kapolres Wirasaba"),)), figure("f2", copy))

    assert origins(first, copy, figures=figures)["Polres Wirasaba"].figures == ("f1", "f2")


def test_an_agency_that_carries_an_authority_s_words_is_named_beside_it() -> None:
    page = replace(BUS[0], text=BUS[0].text + " Sumber: Reuters", agencies=("Reuters",))
    span = Span(page.text.index("Tujuh"), page.text.index("Tujuh") + 5)
    figure = Figure(
        "f1", page.id, span, span, "killed", Quantity(7, "exact", None, None),
        said_by=(Speaker("Danang Prasojo", "Kapolres Wirasaba"),), via=("Reuters",),
    )  # fmt: skip

    found = origins(page, figures=(figure,))

    assert found["Polres Wirasaba"].via == (found["Reuters"].id,)


def test_a_slip_that_two_houses_share_joins_their_pages() -> None:
    right = [
        article(f"Danang Prasojo mengatakan rem bus blong. Bagian {n}.", f"Rem Bus {n}", "2024-03-05") for n in range(6)
    ]
    wrong = [
        article("Danang Prasijo mengatakan rem bus blong.", "Rem Bus", "2024-03-06", outlet=outlet)
        for outlet in ("Harian Sauh", "Pelita Kata")
    ]
    mentions = tuple(
        Mention(page.id, Span(0, 14), page.text[:14], "person", role="Kapolres Wirasaba") for page in (*right, *wrong)
    )
    record = link(Record(articles=(*right, *wrong), mentions=mentions), [one_story(*right, *wrong)])

    proofs = [proof for origin in record.origins for proof in origin.evidence if proof.why == "same_slip"]

    assert [{proof.article, proof.of} for proof in proofs] == [{page.id for page in wrong}]


@pytest.mark.parametrize("turn", [0, 1, 2])
def test_the_order_of_pages_plays_no_part(turn: int) -> None:
    turned = (*BUS[turn:], *BUS[:turn])

    assert link(Record(articles=turned)) == link(Record(articles=BUS))
