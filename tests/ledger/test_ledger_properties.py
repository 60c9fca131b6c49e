"""What holds for any statements: low ≤ best ≤ high, and the order of pages does not matter."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statements import VAGUE, record

from runut.errors import UnknownNameError
from runut.ledger import ledger
from runut.ledger.estimate import CODEBOOKS
from runut.model import Decision, Record

numbers = st.integers(0, 300).flatmap(
    lambda n: st.sampled_from([f"{n}", f"≥{n}", f">{n}", f"~{n}", f"≲{n}", f"≤{n}", f"<{n}", f"{n}–{n + 7}"])
)
statement = st.fixed_dictionaries(
    {"is": numbers | st.sampled_from(sorted(VAGUE)), "kind": st.sampled_from(["killed", "missing", "deployed"])},
    optional={
        "day": st.sampled_from(["2022-03-01", "2022-03-02", "2022-03-02T09:00", "2022-03-02T17:00"]),
        "as_of": st.sampled_from(["2022-02-28", "2022-03-01"]),
        "by": st.sampled_from([["polisi"], ["Wahyu Aji, kepala polisi"], ["BPBD"]]),
        "via": st.sampled_from([["Antara"], ["AFP"]]),
        "group": st.sampled_from(["civilians", "protesters", "attackers"]),
        "scope": st.sampled_from(["total", "part", "prior"]),
        "modality": st.sampled_from(["asserted", "hedged", "denied", "expected"]),
        "place": st.sampled_from(["Kotabaru", "Desa Sukamaju"]),
        "page": st.sampled_from(["p1", "p2", "shared"]),
    },
)
statements = st.lists(statement, min_size=1, max_size=9)


@pytest.mark.parametrize("codebook", CODEBOOKS)
@given(statements=statements)
def test_low_is_never_above_best_nor_best_above_high(codebook: str, statements: list[dict[str, Any]]) -> None:
    told = ledger(record(statements), codebook)

    for cell in told.cells:
        ends = [end for end in (cell.low, cell.best, cell.high) if end is not None]
        assert ends == sorted(ends)
        assert cell.rule


@given(statements=statements)
def test_every_figure_has_one_row_in_order_of_time(statements: list[dict[str, Any]]) -> None:
    told = ledger(record(statements))

    placed = [name for cell in told.cells for name in cell.figures]
    assert sorted(placed) == sorted(figure.id for figure in told.figures)


@given(statements=statements, random=st.randoms(use_true_random=False))
def test_the_order_of_pages_does_not_matter(statements: list[dict[str, Any]], random: Any) -> None:
    given = record(statements)

    assert _told(ledger(_shuffled(given, random))) == _told(ledger(given))


@given(statements=statements)
def test_no_two_figures_are_linked_twice_and_none_to_itself(statements: list[dict[str, Any]]) -> None:
    links = ledger(record(statements)).links

    pairs = [frozenset((link.from_, link.to)) for link in links]
    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 for pair in pairs)


def test_links_stay_few_where_many_pages_repeat_two_numbers() -> None:
    said = [{"day": "2022-03-02", "is": "18" if at % 2 else "16", "via": [f"agen {at}"]} for at in range(40)]

    links = ledger(record(said)).links

    assert len(links) < 2 * len(said)
    assert sum(link.relation == "contradicts" for link in links) <= 2


def test_an_unknown_codebook_names_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="house, acled, ucdp"):
        ledger(record([{"is": "1"}]), "sipri")


def test_a_rejected_figure_leaves_the_ledger() -> None:
    rejected = Decision("d1", "f2", "reject", None, "ana", "2022-03-09T10:00:00Z")

    told = ledger(record(_TWO, decisions=(rejected,)))

    assert [cell.figures for cell in told.cells] == [("f1",)]


def test_a_rejection_that_is_taken_back_counts_for_nothing() -> None:
    rejected = Decision("d1", "f2", "reject", None, "ana", "2022-03-09T10:00:00Z")
    taken_back = Decision("d2", "d1", "retract", None, "ana", "2022-03-09T10:05:00Z")

    told = ledger(record(_TWO, decisions=(rejected, taken_back)))

    assert [cell.figures for cell in told.cells] == [("f1", "f2")]


def test_a_corrected_number_counts_as_corrected_and_the_figure_stays_as_read() -> None:
    corrected = Decision("d1", "f2", "correct", "19", "ana", "2022-03-09T10:00:00Z")

    told = ledger(record(_TWO, decisions=(corrected,)))

    assert told.cells[0].best == 19
    assert str(told.figure_of["f2"].quantity) == "91"


_TWO = [{"day": "2022-03-01", "is": "9", "via": ["Antara"]}, {"day": "2022-03-02", "is": "91", "via": ["Antara"]}]


def _shuffled(record: Record, random: Any) -> Record:
    mixed = {name: list(getattr(record, name)) for name in ("articles", "figures", "events")}
    for things in mixed.values():
        random.shuffle(things)
    return replace(record, **{name: tuple(things) for name, things in mixed.items()})


def _told(record: Record) -> object:
    return record.cells, record.links
