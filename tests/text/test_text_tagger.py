"""The name tagger: what it promises wherever its libraries are installed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut import lang
from runut.model import Span
from runut.text import tagger
from runut.text.sentences import sentences

pytestmark = pytest.mark.skipif(not tagger.available(), reason="needs pip install 'runut[model]'")

PAGE = (
    "Kepala Polres Tanjung Sari AKBP Wiratama Hasibuan mengatakan tiga orang tewas di Kabupaten Sukamaju.\n"
    "Badan Penanggulangan Bencana Daerah menurunkan dua tim, kata Sulistyani Putri, Senin (3/2/2025)."
)


def found(text: str) -> dict[str, str]:
    return {span.of(text): kind for span, kind in tagger.tagged(text, sentences(text, lang.load("id")))}


def test_people_places_and_bodies_are_told_apart() -> None:
    names = found(PAGE)

    assert names["Wiratama Hasibuan"] == "person"
    assert names["Sulistyani Putri"] == "person"
    assert names["Badan Penanggulangan Bencana Daerah"] == "organisation"
    assert "place" in names.values()


def test_the_same_text_gives_the_same_names() -> None:
    assert found(PAGE) == found(PAGE)


def test_a_sentence_longer_than_the_model_takes_loses_its_end_only() -> None:
    text = "AKP Wiratama Hasibuan mengatakan " + "di x, " * 300 + "kata Sulistyani Putri."

    names = found(text)

    assert any("Hasibuan" in name for name in names)
    assert "Sulistyani Putri" not in names


def test_no_sentence_gives_no_name() -> None:
    assert list(tagger.tagged("", [])) == []


@given(st.text(max_size=80))
def test_names_lie_inside_the_sentence_and_are_not_blank(text: str) -> None:
    whole = Span(0, len(text))

    for span, _kind in tagger.tagged(text, [whole]):
        assert whole.holds(span)
        assert span.of(text).strip()
