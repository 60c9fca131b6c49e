"""Quotations and speakers: sentences with what they must yield, and what holds for any text."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut import lang
from runut.extract import quotes
from runut.extract.quotes import speakers
from runut.model import Article, Label, Quote, Span, content_id

CASES = Path(__file__).parent.parent / "cases"


def article(text: str, code: str = "id", *, role: str = "body", outlet: str | None = None, **known: Any) -> Article:
    labels = (Label(Span(0, len(text)), role),) if text else ()  # type: ignore[arg-type]
    return Article(content_id("a", text, role, outlet), text, labels, language=code, outlet=outlet, **known)


def cases(code: str, topic: str) -> list[Any]:
    listed = tomllib.loads((CASES / code / f"{topic}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(code, case, id=f"{code} {case['name']}", marks=_marks(case)) for case in listed]


def _marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=case["todo"], strict=True)] if "todo" in case else []


def told(quote: Quote, text: str, expected: str) -> str:
    """Say a quotation the way the cases do: whole, or its two ends where the case has three dots between them."""
    words = " ".join(quote.span.of(text).split())
    speaker = quote.speaker.name if quote.speaker else "?"
    first, dots, last = expected.partition(": ")[2].partition(" ... ")
    if dots and words.startswith(first) and words.endswith(last):
        return f"{speaker}: {first} ... {last}"
    return f"{speaker}: {words}"


@pytest.mark.parametrize(("code", "case"), cases("id", "quotes") + cases("en", "quotes") + cases("ms", "quotes"))
def test_quotations_and_their_speakers_are_found(code: str, case: dict[str, Any]) -> None:
    page = article(case["text"], code)

    found = list(quotes.find(page, lang.load(code)))

    expected = [*case["quotes"], *[""] * (len(found) - len(case["quotes"]))]
    assert [told(quote, page.text, want) for quote, want in zip(found, expected, strict=True)] == case["quotes"]


@pytest.mark.parametrize(("code", "case"), cases("id", "speakers") + cases("en", "speakers") + cases("ms", "speakers"))
def test_it_is_known_who_says_the_words_and_through_whom(code: str, case: dict[str, Any]) -> None:
    page = article(case["text"], code, role="headline" if case.get("headline") else "body", outlet=case.get("outlet"))
    page = replace(page, published=case.get("published"))
    if "headline_to" in case:  # a headline and what stands below it
        end = page.text.index(case["headline_to"]) + len(case["headline_to"])
        labels = (Label(Span(0, end), "headline"), Label(Span(end, len(page.text)), "body"))
        page = replace(page, labels=labels)
    start = page.text.index(case["at"])

    said_by, via = speakers.said(page, lang.load(code), Span(start, start + len(case["at"])))

    assert [speaker.name for speaker in said_by] == case["said"]
    assert list(via) == case.get("via", [])


def test_the_role_is_kept_apart_from_the_name() -> None:
    page = article('"Air sudah mulai surut sekarang," kata Kapolres Tirtamaya AKBP Bagas Wirawan.')

    (quote,) = quotes.find(page, lang.load("id"))

    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.role) == ("Bagas Wirawan", "Kapolres Tirtamaya AKBP")


def test_the_word_that_leads_to_a_name_is_no_role() -> None:
    page = article('"Kami mendengar ledakan besar itu," kata saksi bernama Rohman Sardi.')

    (quote,) = quotes.find(page, lang.load("id"))

    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.role) == ("Rohman Sardi", "saksi")


def test_an_agency_credited_outside_the_prose_stands_behind_all_of_it() -> None:
    text = "Banjir itu menewaskan 5 orang.\nSumber: Reuters"
    labels = (Label(Span(0, 31), "body"), Label(Span(31, len(text)), "footer"))
    page = Article("a_1", text, labels, agencies=("Reuters",))

    assert speakers.said(page, lang.load("id"), Span(22, 23)) == ((), ("Reuters",))


def test_a_medium_that_signs_and_is_credited_for_a_sentence_leaves_the_outlets_own_words_alone() -> None:
    text = 'Banjir menewaskan 5 orang.\n"Air naik," kata Bupati Rina Wati, dikutip dari Reuters.\nSumber: Reuters'
    end = text.index("Sumber")
    page = Article(
        "a_1", text, (Label(Span(0, end), "body"), Label(Span(end, len(text)), "footer")), agencies=("Reuters",)
    )

    assert speakers.said(page, lang.load("id"), Span(18, 19)) == ((), ())


@pytest.mark.parametrize(("picture", "via"), [("Foto: BBC", ("BBC",)), ("Foto: Antara", ())])
def test_a_medium_that_gave_words_and_picture_stands_behind_all_that_anybody_says(
    picture: str, via: tuple[str, ...]
) -> None:
    prose = "Dikutip dari BBC, unjuk rasa meluas.\n\nKementerian Dalam Negeri mengatakan 12 orang ditahan.\n"
    text = f"{prose}\n{picture}"
    page = Article("a_1", text, (Label(Span(0, len(prose)), "body"), Label(Span(len(prose), len(text)), "caption")))
    start = text.index("12 orang")

    assert speakers.said(page, lang.load("id"), Span(start, start + 2))[1] == via


def test_quotations_in_furniture_are_left_alone() -> None:
    page = article('"Kami semua selamat dari gempa," kata Sukirman.', role="related")

    assert list(quotes.find(page, lang.load("id"))) == []


PIECES = [
    '"', "“", "”", "'", "''", "‘", "’", "&quot;", "\n", " ", ". ", ", ", "(", ")", "kata ", "Budi ", "AKP ", "Polisi ",
    "mengatakan ", "menurut ", "ujarnya", "ia ", "dikutip dari ", "Reuters ", "12 orang tewas ", "Kami semua selamat ",
]  # fmt: skip
written = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=120)


@given(written)
def test_spans_lie_inside_the_text_in_order_and_are_not_blank(text: str) -> None:
    page = article(text)

    found = list(quotes.find(page, lang.load("id")))

    for quote in found:
        assert 0 <= quote.span.start < quote.span.end <= len(text)
        assert len(quote.span.of(text).split()) >= 4
        assert quote.speaker is None or quote.speaker.name.strip()
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(written, st.integers(0, 200), st.integers(1, 20))
def test_any_span_can_be_asked_about(text: str, start: int, size: int) -> None:
    page = article(text)

    said_by, via = speakers.said(page, lang.load("id"), Span(start, start + size))

    assert all(speaker.name.strip() for speaker in said_by)
    assert all(name.strip() for name in via)
