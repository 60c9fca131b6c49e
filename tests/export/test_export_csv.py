"""The figures as CSV: one row each, numbers as numbers, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv as reader
import io
from dataclasses import replace

import pytest

from runut.export import csv
from runut.model import Decision, Record

FORMULAS = [
    "=1+1", "+1", "-1+2", "@SUM(A1)", "|cmd", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "   @x", "＝1+1", "＋1", "－1",
    "＠x", "\u3000＝1", "\u2028=1", "\t", "-12,5", "+62 812",
    "\u200b=1+1", "\ufeff=1+1", "\u202e=1+1", "\u00a0=1+1", "\u00ad=1+1", "=cmd|' /C calc'!A0",
    "\x00=1", "\v=1", "%0A=1", '=HYPERLINK("http://x.example","y")',
]  # fmt: skip


def _rows(record: Record) -> list[dict[str, str]]:
    out = io.BytesIO()
    csv.write(record, out)
    return list(reader.DictReader(io.StringIO(out.getvalue().decode("utf-8"), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert csv.safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["delapan", "18", "≥18", ">2000", "~2500", "20–99", "a=b", "“Kami”", "", "#1", "5-6"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert csv.safe(text) == text


def test_every_figure_is_one_row_in_the_record_s_order(demo_record: Record) -> None:
    assert [row["figure"] for row in _rows(demo_record)] == [figure.id for figure in demo_record.figures]


def test_numbers_are_bare_and_unknown_is_empty(demo_record: Record) -> None:
    for row, figure in zip(_rows(demo_record), demo_record.figures, strict=True):
        expected = (figure.quantity.value, figure.quantity.low, figure.quantity.high)
        assert [row[name] for name in ("value", "low", "high")] == ["" if n is None else str(n) for n in expected]


def test_rows_carry_the_ledger(demo_record: Record) -> None:
    cells = {cell.id: cell for cell in demo_record.cells}

    for row in _rows(demo_record):
        cell = cells[row["cell"]]
        assert row["figure"] in cell.figures
        assert row["cell_best"] == ("" if cell.best is None else str(cell.best))
        assert row["rule"].lstrip("'") == cell.rule


def test_words_stand_on_one_line(demo_record: Record) -> None:
    assert all("\n" not in row[name] for row in _rows(demo_record) for name in ("number", "words", "sentence"))


def test_hostile_pages_give_no_formula(demo_record: Record) -> None:
    articles = tuple(replace(article, title="=1+1", outlet="\t@x", url="+1") for article in demo_record.articles)

    rows = _rows(replace(demo_record, articles=articles))

    assert {(row["title"], row["outlet"], row["url"]) for row in rows} == {("'=1+1", "'\t@x", "'+1")}


def test_the_same_record_gives_the_same_bytes(demo_record: Record) -> None:
    first, again = io.BytesIO(), io.BytesIO()

    csv.write(demo_record, first)
    csv.write(demo_record, again)

    assert first.getvalue() == again.getvalue()
    assert first.getvalue().startswith(b"figure,story,")


def test_an_empty_record_has_a_head_only() -> None:
    assert _rows(Record()) == []


def test_what_a_person_decided_and_what_replaced_a_page_stand_beside_the_figure(demo_record: Record) -> None:
    figure, article = demo_record.figures[0], demo_record.articles[0]
    made = Decision("d_1", figure.id, "correct", "≥9", "sari", "2022-02-01T08:00:00Z", None)
    again = replace(article, id="a_again", replaces=article.id)
    record = replace(demo_record, decisions=(made,), articles=(*demo_record.articles, again))

    rows = {row["figure"]: row for row in _rows(record)}

    asked = ("decision", "decided_value", "decided_by")
    assert tuple(rows[figure.id][name] for name in asked) == ("correct", "≥9", "sari")
    assert rows[figure.id]["value"] == str(figure.quantity.value or "")
    others = [row for name, row in rows.items() if name != figure.id]
    assert {row[name] for row in others for name in asked} == {""}
    assert {row["article"] for row in rows.values() if row["replaced_by"]} <= {article.id}
    assert {row["replaced_by"] for row in rows.values() if row["article"] == article.id} <= {"a_again"}
