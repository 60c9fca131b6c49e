"""Figures: the cases of each language, and what holds for any text."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut import lang
from runut.extract import claims
from runut.extract.figures import find, tellings
from runut.model import Article, Event, Figure, Label, Span, When
from runut.text import tagger

CASES = Path(__file__).parents[1] / "cases"
SENTENCE = "12 puluhan tiga 2.000 5-6 orang warga tewas luka-luka menewaskan , . dan di antaranya termasuk korban rumah"
WORDS = tuple(SENTENCE.split())


def article_of(text: str, code: str = "id", published: str | None = "2024-05-06") -> Article:
    label = Label(Span(0, len(text)), "body")
    return Article(id=f"a-{code}-{text}", text=text, labels=(label,), published=published, language=code)


def told(code: str, text: str) -> list[str]:
    article, pack = article_of(text, code), lang.load(code)
    return [
        " ".join(
            [
                str(figure),
                *([] if figure.scope == "total" else [figure.scope]),
                *(["other"] if row.is_other else []),
                *([] if figure.unit == "person" else [figure.unit]),
            ]
        )
        for figure, row in zip(find(article, pack), tellings(article, pack), strict=True)
    ]


def cases() -> list[object]:
    every = []
    for file in sorted(CASES.glob("*/figures*.toml")):
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
            marks = [pytest.mark.xfail(reason=case["todo"], strict=True)] if "todo" in case else []
            code = file.parent.name
            every.append(pytest.param(code, case["text"], case["figures"], id=f"{code}: {case['name']}", marks=marks))
    return every


@pytest.mark.parametrize(("code", "text", "figures"), cases())
def test_a_sentence_gives_the_figures_that_a_careful_reader_notes(
    code: str, text: str, figures: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By rules and weights, which everybody has: what the encoder adds is measured on pages."""
    monkeypatch.setattr(tagger, "available", lambda: False)

    assert told(code, text) == figures


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join))
def test_figures_stand_inside_the_text_on_words(text: str) -> None:
    for figure in find(article_of(text), lang.load("id")):
        assert figure.span.of(text).strip() == figure.span.of(text) != ""
        assert figure.clause.holds(figure.span)
        assert figure.clause.end <= len(text)


@given(st.text(max_size=120))
def test_any_text_is_read_without_complaint(text: str) -> None:
    for figure in find(article_of(text), lang.load("en")):
        low, high = figure.quantity.low, figure.quantity.high
        assert low is None or high is None or low <= high


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join))
def test_a_part_names_an_earlier_figure_of_its_kind(text: str) -> None:
    seen: dict[str, Figure] = {}
    for figure in find(article_of(text), lang.load("id")):
        if figure.part_of is not None:
            assert seen[figure.part_of].kind == figure.kind
        seen[figure.id] = figure


def test_teasers_and_captions_are_not_read() -> None:
    text = "Ledakan menewaskan 3 orang. Baca juga: 40 Orang Tewas"
    labels = (Label(Span(0, 27), "body"), Label(Span(27, len(text)), "related"))
    article = Article(id="a-teaser", text=text, labels=labels)

    assert [str(figure) for figure in find(article, lang.load("id"))] == ["killed 3"]


def test_a_figure_belongs_to_the_main_event_unless_told_of_another() -> None:
    article = article_of("Longsor itu menewaskan 3 orang. Pada tahun lalu, longsor di sana menewaskan 11 orang.")
    main = Event("e1", article.id, Span(0, 7), "other")
    other = Event("e2", article.id, Span(49, 56), "other", main=False)

    incidents = [figure.incident for figure in find(article, lang.load("id"), (main, other))]

    assert incidents == ["e1", "e2"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("There should've been five people dead that night, the senator said.", "expected"),
        ("The nurse pleaded guilty to murdering three people and trying to kill two others.", "expected"),
        ("The driver tried to flee and killed five people.", "asserted"),
    ],
)
def test_whom_somebody_only_tried_to_kill_is_not_killed(text: str, modality: str) -> None:
    assert [one.modality for one in find(article_of(text, "en"), lang.load("en"))][-1] == modality


@pytest.mark.parametrize(
    "behind",
    [
        "Gempa kuat 14 Juli 2019, yang diikuti gempa susulan, menewaskan enam orang.",
        "Pasar itu rata dengan tanah pada 14 Juli 2019. Sebanyak enam orang tewas dalam gempa itu.",
    ],
)
def test_what_a_page_looks_back_on_by_its_day_is_no_toll_of_its_own(behind: str) -> None:
    text = f"Gempa mengguncang Randu pada 15 September 2019. Guncangan kuat juga terasa pada Juli. {behind}"
    article = replace(article_of(text), published="2019-09-15")
    when = [When(day, day, "day") for day in ("2019-09-15", "2019-07-14")]
    at = text.index("Pasar") if "Pasar" in text else text.index("Guncangan")
    then = Span(at, text.index("2019.", at) + 4) if "Pasar" in text else Span(at, at + 9)
    main = Event("e1", article.id, Span(0, 5), "earthquake", date=when[0])
    past = Event("e2", article.id, then, "earthquake", main=False, date=when[1])

    assert [figure.incident for figure in find(article, lang.load("id"), (main, past))] == ["e2"]


def test_a_toll_behind_a_day_of_the_same_week_is_the_pages_own() -> None:
    text = "Gempa mengguncang Randu pada 15 September 2019. Gempa 14 September 2019 menewaskan enam orang."
    article = replace(article_of(text), published="2019-09-15")
    when = [When(day, day, "day") for day in ("2019-09-15", "2019-09-14")]
    main = Event("e1", article.id, Span(0, 5), "earthquake", date=when[0])
    other = Event("e2", article.id, Span(0, 5), "earthquake", main=False, date=when[1])

    assert [figure.incident for figure in find(article, lang.load("id"), (main, other))] == ["e1"]


def test_a_clause_holds_the_words_that_make_the_claim() -> None:
    text = "Menurut warga, setidaknya ada 18 polisi yang tewas di Alun-alun Sagara."
    figure = next(find(article_of(text), lang.load("id")))

    assert figure.clause.of(text) == "setidaknya ada 18 polisi yang tewas"
    assert (figure.who, figure.group) == ("polisi", "security_forces")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Sebanyak 12 orang tewas.", "asserted"),
        ("Sekolah itu diduga menewaskan 12 orang.", "hedged"),
        ("Pasukan itu akan berjumlah sekitar 2.500 personel.", "expected"),
        ("Polisi membantah 12 orang tewas.", "denied"),
    ],
)
def test_weak_words_weaken_the_figure(text: str, modality: str) -> None:
    assert [figure.modality for figure in find(article_of(text), lang.load("id"))] == [modality]


@pytest.mark.parametrize(
    ("code", "text", "modality"),
    [
        (
            "id",
            "Kabar tiga orang tewas dalam demonstrasi yang menyebar di grup itu tidak benar, kata Kapolres.",
            "denied",
        ),
        ("id", "Kapolres menyebut tiga orang tewas dalam demonstrasi, dan kabar lain tidak benar.", "asserted"),
        ("en", "Reports that three people were killed in the march were false, police said.", "denied"),
        ("en", "Police said three people were killed and that other reports were false.", "asserted"),
    ],
)
def test_a_rumour_that_its_sentence_takes_back_is_denied(code: str, text: str, modality: str) -> None:
    assert [figure.modality for figure in find(article_of(text, code), lang.load(code))] == [modality]


def test_all_finders_run_over_an_article() -> None:
    article = article_of('Ledakan di Randu menewaskan 3 orang. "Kami masih mencari korban lain," kata Bupati Sarmin.')

    kinds = {type(claim).__name__ for claim in claims(article, lang.load("id"))}

    assert "Figure" in kinds


def test_a_count_is_dated_where_the_sentence_dates_it() -> None:
    text = "Total tersangka berjumlah 163 orang, per Jumat (13/9/2019)."

    (figure,) = find(article_of(text, published="2019-09-16"), lang.load("id"))

    assert figure.as_of == "2019-09-13"


def test_a_part_of_a_place_names_the_place() -> None:
    text = "Sebanyak 185 orang menjadi tersangka. Di antaranya 47 tersangka di Tirtasari."

    figures = list(find(article_of(text), lang.load("id")))

    assert [(figure.scope, figure.place) for figure in figures] == [("total", None), ("part", "Tirtasari")]


@pytest.mark.parametrize(
    ("code", "text", "modalities"),
    [
        ("id", "Tidak ada korban jiwa, namun tujuh keluarga di Randu mengungsi.", ["asserted"]),
        ("id", "Tidak ada korban jiwa, akan tetapi 9 orang mengungsi.", ["asserted"]),
        ("id", "Tanpa korban jiwa, 12 rumah rusak diterjang angin.", ["asserted"]),
        ("id", "Polisi membantah delapan orang tewas dalam bentrokan.", ["denied"]),
        ("id", "Warga akan tetap tinggal; 40 personel akan dikerahkan.", ["expected"]),
        ("en", "None of them was killed, but four people were injured.", ["asserted"]),
    ],
)
def test_what_is_denied_or_planned_ends_at_a_turn(code: str, text: str, modalities: list[str]) -> None:
    assert [figure.modality for figure in find(article_of(text, code), lang.load(code))] == modalities


def test_a_crew_is_no_group_of_children() -> None:
    figures = find(article_of("Kapal terbalik, dua anak buah kapal tewas dan dua anak selamat."), lang.load("id"))
    assert [figure.group for figure in figures] == [None, "children"]


def test_a_place_is_named_without_the_number_of_its_neighbourhood() -> None:
    figures = find(article_of("Banjir menggenangi delapan rumah di Kampung Galih RT 07/03."), lang.load("id"))
    assert [figure.place for figure in figures] == ["Kampung Galih"]


def test_what_somebody_did_not_have_is_denied() -> None:
    text = "With eight officers on the scene, we didn't have officers that were hurt. Two people were killed in Harlow."

    assert [(one.quantity.value, one.modality) for one in find(article_of(text, "en"), lang.load("en"))] == [
        (8, "denied"),
        (2, "asserted"),
    ]
