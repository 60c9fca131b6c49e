"""Scopes weighed: what the weights may change, and that they leave what they are not sure of."""

from __future__ import annotations

import pytest

from runut import lang
from runut.extract.figures import told_by_rules
from runut.extract.figures.model import likely, weights
from runut.extract.figures.rescope import features, rescoped, row_of, ruled_scope, standing
from runut.model import Article, Label, Span

TEXT = (
    "Tiga orang tewas dalam kecelakaan bus di Tol Melati, Senin. Dua meninggal di lokasi dan satu di rumah sakit. "
    "Sebelumnya kecelakaan di tempat itu menewaskan lima orang pada 2019."
)


def article_of(text: str) -> Article:
    label = Label(Span(0, len(text)), "body")
    return Article(id="a-scopes", text=text, labels=(label,), published="2024-05-06", language="id")


@pytest.mark.parametrize(
    ("scope", "chance", "stands"),
    [
        ("total", {"total": 0.2, "part": 0.7, "other": 0.1, "prior": 0.0}, "part"),
        ("total", {"total": 0.45, "part": 0.55, "other": 0.0, "prior": 0.0}, "total"),
        ("part", {"total": 0.8, "part": 0.1, "other": 0.1, "prior": 0.0}, "total"),
        ("prior", {"total": 0.9, "part": 0.1, "other": 0.0, "prior": 0.0}, "prior"),
        ("total", {"total": 0.1, "part": 0.1, "other": 0.1, "prior": 0.7}, "total"),
        ("other", {"total": 0.0, "part": 0.9, "other": 0.1, "prior": 0.0}, "other"),
        ("other", {"total": 0.9, "part": 0.0, "other": 0.1, "prior": 0.0}, "total"),
    ],
)
def test_the_rules_stand_unless_the_weights_are_sure(scope: str, chance: dict[str, float], stands: str) -> None:
    assert standing(scope, chance) == stands


def test_weights_change_scopes_and_nothing_else_of_a_figure() -> None:
    article, pack = article_of(TEXT), lang.load("id")
    every = told_by_rules(article, pack, "road_accident", "2024")
    weighed = list(rescoped(every, article, pack, "2024"))

    assert [told.verdict for told in weighed] == [told.verdict for told in every]
    assert all(told.whole is None or told.scope == "part" for told in weighed)


def test_a_language_without_weights_keeps_the_scopes_of_its_rules() -> None:
    article = article_of(TEXT)
    every = told_by_rules(article, lang.load("id"), "road_accident", "2024")

    assert list(rescoped(every, article, lang.load("ms"), "2024")) == list(every)


def test_first_weights_decide_alone_where_a_language_has_no_second() -> None:
    text = "Five people were shot in Marrow Bay. Police said two of the five men were in critical condition."
    label = Label(Span(0, len(text)), "body")
    article = Article(id="b-scopes", text=text, labels=(label,), published="2024-05-06", language="en")
    pack = lang.load("en")
    every = told_by_rules(article, pack, "shooting", "2024")

    assert weights("en", "scopes") is not None
    assert weights("en", "scopes_beside") is None
    assert [told.verdict for told in rescoped(every, article, pack, "2024")] == [told.verdict for told in every]


def test_a_language_says_itself_from_which_chance_a_figure_is_dropped() -> None:
    dropped = {code: learnt.drop for code in ("id", "en") if (learnt := weights(code)) is not None}

    assert dropped == {"id": 0.5, "en": 0.6}


def test_chances_of_a_scope_come_to_one_and_no_feature_counts_twice() -> None:
    article, learnt = article_of(TEXT), weights("id", "scopes")
    row = row_of(told_by_rules(article, lang.load("id"), "road_accident", "2024"), article, "2024")

    assert learnt is not None
    names = list(features(row, 0))
    assert sum(likely(names, learnt).values()) == pytest.approx(1.0)
    assert likely([*names, *names], learnt) == likely(names, learnt)


def test_a_figure_of_another_event_is_one_by_the_rules_whatever_its_scope() -> None:
    article = article_of(TEXT)
    every = told_by_rules(article, lang.load("id"), "road_accident", "2024")

    assert ruled_scope(every[-1]) == "other"
    assert ruled_scope(every[0]) == "total"
