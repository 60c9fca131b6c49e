"""What the scopes of the figures beside one tell of it: read twice, each page by itself."""

from __future__ import annotations

import pytest

from runut import lang
from runut.extract.figures import told_by_rules
from runut.extract.figures.beside import Scoped, beside
from runut.extract.figures.model import likely, weights
from runut.extract.figures.rescope import features, row_of, scoped
from runut.model import Article, Label, Span


def one(kind: str, value: int | None, total: float, part: float = 0.0) -> Scoped:
    other = 1 - total - part
    return Scoped(kind, value, {"other": other, "part": part, "prior": 0.0, "total": total})  # type: ignore[arg-type]


PAGE = [one("killed", 9, 0.9), one("killed", 4, 0.3, 0.7), one("injured", 4, 0.9), one("killed", 5, 0.4, 0.6)]


def test_a_figure_knows_those_of_its_kind_before_and_behind() -> None:
    names = set(beside(PAGE, 1))

    assert {"b-1|total=4", "b+1|part=3", "b-2=-", "bn=3"} <= names


def test_a_figure_of_another_kind_is_none_of_its_neighbours() -> None:
    assert {"b-1=-", "b+1=-", "bn=1", "bt=None"} <= set(beside(PAGE, 2))


def test_likely_parts_that_come_to_a_value_are_told() -> None:
    assert "bp=True" in set(beside(PAGE, 0))
    assert "bp=False" in set(beside(PAGE, 1))


@pytest.mark.parametrize(("at", "sign"), [(0, ">"), (1, "<"), (3, "<")])
def test_a_value_is_held_against_the_likeliest_total(at: int, sign: str) -> None:
    assert f"bv={sign}" in set(beside(PAGE, at))


def test_the_same_value_told_elsewhere_lends_its_scope() -> None:
    page = [*PAGE, one("killed", 9, 0.2, 0.8)]

    assert "be|part=4" in set(beside(page, 0))
    assert not [name for name in beside(PAGE, 0) if name.startswith("be|")]


def test_a_vague_figure_has_no_features_of_value() -> None:
    names = set(beside([*PAGE, one("killed", None, 0.5, 0.5)], 4))

    assert not [name for name in names if name.split("=")[0] in ("bl", "bs", "bp", "bv")]


def test_second_weights_know_the_page_and_say_something_else_than_the_first() -> None:
    text = (
        "Tiga orang tewas dalam kecelakaan bus di Tol Melati, Senin. Dua meninggal di lokasi dan satu di rumah sakit."
    )
    article = Article(id="a", text=text, labels=(Label(Span(0, len(text)), "body"),), published="2024-05-06")
    row = row_of(told_by_rules(article, lang.load("id"), "road_accident", "2024"), article, "2024")
    first, second = weights("id", "scopes"), weights("id", "scopes_beside")
    assert first is not None
    assert second is not None
    found = scoped(row, [likely(features(row, at), first) for at in range(len(row.every))])
    names = list(features(row, 1))

    assert any(name in second.rows for name in beside(found, 1))
    assert likely([*names, *beside(found, 1)], second) != likely(names, second)
