"""The queue is a function of the record whose reasons anyone can check; agreement is what the book says it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from runut.desk.agreement import agreements, alpha, codes, differences
from runut.desk.review import WEIGHTS, queue, sampled
from runut.model import Decision, Record

# Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), part D: four observers, twelve units, gaps.
OBSERVERS = [
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
]
UNITS = [[value for value in unit if value != "."] for unit in zip(*(row.split() for row in OBSERVERS), strict=True)]


def test_alpha_is_what_its_author_computes():
    numbers = [[float(value) for value in unit] for unit in UNITS]

    assert alpha(UNITS) == pytest.approx(0.743, abs=0.0005)
    assert alpha(numbers, "ratio") == pytest.approx(0.797, abs=0.0005)


def test_alpha_of_what_does_not_vary_or_was_coded_once_is_unknown():
    assert alpha([["a", "a"], ["a", "a"]]) is None
    assert alpha([["a"], ["b"]]) is None
    assert alpha([]) is None


def test_alpha_is_one_for_agreement_and_below_zero_for_systematic_disagreement():
    assert alpha([["a", "a"], ["b", "b"]]) == 1
    assert (alpha([["a", "b"], ["b", "a"]]) or 0) < 0


def code(of: str, by: str, value: str) -> Decision:
    return Decision(f"d_{of}_{by}_{value}", of, "code", value, by, "2022-02-01T08:00:00Z")


def test_the_last_code_of_a_reader_counts_and_notation_is_no_difference():
    coded = codes(
        [code("f1", "sari", '{"quantity": "9"}'), code("f1", "sari", '{"quantity": "≥18"}'),
         code("f1", "budi", '{"quantity": "≥ 18"}'), code("f2", "budi", "[]")]
    )  # fmt: skip

    assert coded["f1"] == {"sari": {"quantity": "≥18"}, "budi": {"quantity": "≥ 18"}}
    assert differences(coded) == []
    assert [(one.field, one.units) for one in agreements(coded)] == [("quantity", 1)]


@pytest.fixture
def record(demo_record) -> Record:
    return demo_record


def test_every_reason_stands_for_something_in_the_record(record):
    cases = queue(record)
    cells = {cell.id: cell for cell in record.cells}
    findings = {found.id for found in record.discrepancies}

    assert {case.figure for case in cases} == set(record.figure_of)
    assert {reason.why for case in cases for reason in case.reasons} >= {
        "contradicts",
        "headline",
        "finding",
        "decides",
    }
    for case in cases:
        assert case.score == pytest.approx(sum(reason.weight for reason in case.reasons))
        for reason in case.reasons:
            assert reason.why == "unsure" or reason.weight == WEIGHTS[reason.why]
            if reason.why == "contradicts":
                pair = {(link.from_, link.to) for link in record.links if link.relation == "contradicts"}
                assert all((case.figure, other) in pair or (other, case.figure) in pair for other in reason.about)
            if reason.why == "finding":
                assert set(reason.about) <= findings
            if reason.why in ("decides", "single_origin"):
                assert case.figure in cells[reason.about[0]].figures
            if reason.why == "single_origin":
                assert cells[reason.about[0]].origins <= 1


def test_what_cannot_both_be_true_comes_before_what_stands_alone(record):
    scores = [case.score for case in queue(record)]
    against = [any(reason.why == "contradicts" for reason in case.reasons) for case in queue(record)]

    assert scores == sorted(scores, reverse=True)
    assert any(against[:3])
    assert not any(against[-10:])


def test_a_less_sure_figure_comes_before_the_same_one_surer(record):
    plain = next(case for case in reversed(queue(record)) if not case.reasons)

    def place(confidence: float) -> int:
        figures = tuple(replace(f, confidence=confidence if f.id == plain.figure else None) for f in record.figures)
        return [case.figure for case in queue(replace(record, figures=figures))].index(plain.figure)

    assert place(0.2) < place(0.6) < place(0.9)


def test_the_same_seed_draws_the_same_figures_whatever_else_is_there(record):
    drawn = sampled(record.figures, "1", 0.3)

    assert 0.1 < len(drawn) / len(record.figures) < 0.5
    assert sampled(record.figures[::-1][:40], "1", 0.3) == [f for f in record.figures[::-1][:40] if f in drawn]
    assert sampled(record.figures, "2", 0.3) != drawn
    assert sampled(record.figures, "1", 1.0) == list(record.figures)
