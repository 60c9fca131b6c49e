"""Labels: what each stretch of a page is, and that together they are the page."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut import lang
from runut.clean import clean
from runut.model import Page

CASES = Path(__file__).parent.parent / "cases"


def _cases() -> list[object]:
    return [
        pytest.param(code, case, id=f"{code}: {case['name']}")
        for code in lang.codes()
        for case in tomllib.loads((CASES / code / "page.toml").read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize(("code", "case"), _cases())
def test_a_page_is_labelled_as_a_reader_would(code: str, case: dict[str, object]) -> None:
    text = str(case["text"]).strip("\n")

    article = clean(Page("page.txt", text=text, title=case.get("title"), language=code))

    assert [f"{label.role}: {label.span.of(text).strip()}" for label in article.labels] == case["labels"]


LINES = st.sampled_from(
    [
        "",
        "Baca juga: Pasar Ikan Ramai Lagi",
        "Berita Terkait",
        "3 jam lalu",
        "Halaman",
        "12",
        "Editor: Wulan Teja",
        "KOTA CONTOH - Hujan turun sejak pagi dan jalan tergenang air setinggi lutut.",
        "Warga mengungsi ke balai desa, kata lurah. Baca juga: Dua Rumah Roboh Menurut dia, air naik cepat.",
        "Advertising",
        "Foto: Dok. Warga",
        "©",
        "\u00a0",
        "(",
        "Kamis, 6 Januari 2022 11:06 WIB",
        "Related: More rain to come",
    ]
)


@given(st.one_of(st.text(max_size=400), st.lists(LINES, max_size=14).map("\n".join)))
def test_labels_cover_the_text_in_order_without_overlap(text: str) -> None:
    article = clean(Page("page.txt", text=text))

    ends = [0, *(label.span.end for label in article.labels)]
    assert [label.span.start for label in article.labels] == ends[:-1]
    assert ends[-1] == len(text)
    assert all(label.span.start < label.span.end for label in article.labels)


@given(st.text(max_size=300))
def test_cleaning_never_changes_the_text(text: str) -> None:
    assert clean(Page("page.txt", text=text)).text == text


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_cleaning_twice_says_the_same(text: str) -> None:
    page = Page("page.txt", text=text, title="Banjir di Kota Contoh")

    assert clean(page) == clean(page)
