"""What the encoder says of numbers that the weights are unsure of, and how both are mixed."""

from __future__ import annotations

from math import log

import pytest

from runut import lang, rooms
from runut.extract.figures import encoded, find, tellings
from runut.model import Article, Label, Span
from runut.text import tagger
from runut.text.tagger import numbers

PAGE = "Lima warga meninggal akibat longsor. Belasan perahu disiapkan untuk 30 keluarga, kata lurah."


def article_of(text: str) -> Article:
    label = Label(Span(0, len(text)), "body")
    return Article(id="a-encoded", text=text, labels=(label,), published="2024-05-06", language="id")


def told(text: str) -> list[str]:
    tellings.cache_clear()
    return [str(figure) for figure in find(article_of(text), lang.load("id"))]


def test_the_encoder_is_asked_only_where_no_kind_is_sure() -> None:
    assert encoded.is_asked({"killed": 0.94, "none": 0.06})
    assert not encoded.is_asked({"killed": 0.95, "none": 0.05})


def test_log_odds_are_mixed_six_to_four() -> None:
    both = encoded.mixed({"killed": 0.5, "none": 0.5}, {"killed": log(0.8), "none": log(0.2)})

    assert sum(both.values()) == pytest.approx(1)
    assert log(both["killed"] / both["none"]) == pytest.approx(0.4 * log(4))


def test_where_both_agree_neither_gives_way() -> None:
    both = encoded.mixed({"killed": 0.7, "none": 0.3}, {"killed": log(0.7), "none": log(0.3)})

    assert both["killed"] == pytest.approx(0.7)


def test_what_the_encoder_says_has_a_floor() -> None:
    weights = {"killed": 0.9, "none": 0.1}

    assert encoded.mixed(weights, {"killed": -12.0, "none": 0.0}) == encoded.mixed(
        weights, {"killed": -5.0, "none": 0.0}
    )


def test_a_kind_that_the_encoder_never_saw_is_as_unlikely_as_can_be() -> None:
    both = encoded.mixed({"killed": 0.4, "none": 0.3, "crowd": 0.3}, {"killed": -0.25, "none": -9.0})

    assert both["crowd"] == pytest.approx(both["none"])


def test_a_chance_of_nothing_can_be_mixed() -> None:
    both = encoded.mixed({"killed": 1.0, "none": 0.0}, {"killed": -1.0, "none": -1.0})

    assert both["killed"] == pytest.approx(1, abs=1e-4)


def test_without_its_libraries_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "available", lambda: False)
    monkeypatch.setattr(numbers, "log_chances", lambda _: pytest.fail("asked"))

    assert not encoded.is_there(lang.load("id"))
    assert told(PAGE)


needs_model = pytest.mark.skipif(not tagger.available(), reason="needs pip install 'runut[model]'")


@needs_model
def test_the_same_page_gives_the_same_figures() -> None:
    assert told(PAGE) == told(PAGE)


@needs_model
@pytest.mark.skipif(rooms.compiled(), reason="compiled code looks up no constants")
def test_a_sure_weight_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoded, "_SURE", 0.0)
    monkeypatch.setattr(numbers, "log_chances", lambda _: pytest.fail("asked"))

    assert told(PAGE)


@needs_model
def test_a_language_that_it_was_not_measured_in_is_left_to_the_weights() -> None:
    assert encoded.is_there(lang.load("id"))
    assert not encoded.is_there(lang.load("ms"))
