"""Every case of tests/cases/ledger: links, and what each codebook makes of a row."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from statements import record

from runut.ledger import ledger
from runut.ledger.estimate import CODEBOOKS

FILES = sorted((Path(__file__).parent.parent / "cases" / "ledger").glob("*.toml"))
CASES = [case for file in FILES for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_figures_stand_to_each_other_as_the_case_says(case: dict[str, Any]) -> None:
    given = record(case["statements"], case.get("event", "riot"))

    links = {f"{link.from_} {link.relation} {link.to}": link for link in ledger(given).links}

    assert set(case.get("links", ())) <= set(links)
    assert not {link.relation for link in links.values()} & set(case.get("no_links", ()))
    assert all(link.why.endswith(".") and "{" not in link.why for link in links.values())


@pytest.mark.parametrize("codebook", CODEBOOKS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_codebook_reads_the_row_as_the_case_says(case: dict[str, Any], codebook: str) -> None:
    given = record(case["statements"], case.get("event", "riot"))

    cell = next(cell for cell in ledger(given, codebook).cells if "f1" in cell.figures)

    told = " ".join("-" if number is None else str(number) for number in (cell.low, cell.best, cell.high))
    assert case.get(codebook, told) == told
    assert case.get("origins", cell.origins) == cell.origins
    assert cell.rule.endswith(".")
    assert cell.codebook == codebook
