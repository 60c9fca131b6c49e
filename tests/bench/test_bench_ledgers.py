"""The ledgers made by reading hang together, and hold spans and values but no words of a page."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from runut.model import FigureKind, Relation

FILES = sorted((Path(__file__).parents[2] / "bench" / "ledgers").glob("*.toml"))
FIELDS = {
    "id", "page", "span", "clause", "kind", "value", "bound", "low", "high", "unit", "group", "scope", "part_of",
    "incident", "modality", "said_by", "via", "place", "as_of", "increment", "optional",
}  # fmt: skip


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def ledger(request: pytest.FixtureRequest) -> dict[str, Any]:
    return tomllib.loads(request.param.read_text(encoding="utf-8"))


def test_every_required_figure_stands_in_one_row(ledger: dict[str, Any]) -> None:
    placed = [name for row in ledger["cell"] for name in row["statements"]]

    assert sorted(placed) == sorted(one["id"] for one in ledger["figures"] if not one.get("optional"))


def test_links_join_figures_of_the_ledger(ledger: dict[str, Any]) -> None:
    known = {one["id"] for one in ledger["figures"]}

    for one, relation, other in (link.split() for link in ledger["links"]):
        assert relation in get_args(Relation)
        assert {one, other} <= known


def test_values_are_low_best_and_high(ledger: dict[str, Any]) -> None:
    told = [row[book] for row in ledger["cell"] for book in ("house", "ucdp", "acled") if book in row]

    assert all(re.fullmatch(r"(\d+|-) (\d+|-) (\d+|-)", value) for value in told)


def test_figures_are_spans_and_values(ledger: dict[str, Any]) -> None:
    pages = {page["name"] for page in ledger["page"]}

    for one in ledger["figures"]:
        assert set(one) <= FIELDS
        assert one["kind"] in get_args(FigureKind)
        assert one["page"] in pages
        assert one["clause"][0] <= one["span"][0] < one["span"][1] <= one["clause"][1]


def test_some_ledgers_are_held_out() -> None:
    held = [file.stem for file in FILES if tomllib.loads(file.read_text(encoding="utf-8"))["held_out"]]

    assert held == ["ambulans-pejagan", "asmat", "cameo", "jagorawi", "kendari"]
    assert len(FILES) == 41
