"""What most needs a person's eyes, and why: a ranking that anyone can check, since its reasons are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal, get_args

from runut.model import Cell, Decision, Discrepancy, Figure, Record
from runut.store import UNJUDGED
from runut.tell.said import is_headline

Why = Literal["contradicts", "lowered", "finding", "headline", "single_origin", "unsure", "decides", "hedged"]
WHYS: tuple[Why, ...] = get_args(Why)

WEIGHTS: dict[Why, float] = {
    "contradicts": 4.0,
    "finding": 3.0,
    "lowered": 2.0,
    "headline": 2.0,
    "single_origin": 2.0,
    "unsure": 3.0,
    "decides": 1.5,
    "hedged": 0.5,
}
"""What each reason weighs: a number that another cannot be true beside comes before one that is merely unsure."""

SURE = 0.8
"""Figures that were right this often, or oftener, are not unsure (`confidence`)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a figure needs eyes: `about` are the ids of what speaks for it, `weight` its part of the score."""

    why: Why
    weight: float
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A figure in the queue, with its reasons, the weightiest first; `score` is their sum.

    `is_skipped` where the reader passed on once: it comes back when nothing else is left.
    """

    figure: str
    article: str
    story: str | None
    score: float
    reasons: tuple[Reason, ...]
    is_skipped: bool = False


def queue(record: Record, by: str | None = None) -> list[Case]:
    """Give the figures that nobody has decided on, those that need it most first.

    What `by` skipped comes last. The order is a function of the record alone: reasons, then pages, then words.
    """
    standing = standing_decisions(record.decisions)
    now = record.now
    decided = {now.get(one.of, one.of) for one in standing if one.verdict not in UNJUDGED}
    skipped = {now.get(one.of, one.of) for one in standing if one.verdict == "skip" and one.by == by}
    weighed = _Weighed(record)
    # What an earlier version of a page says has no say any more.
    left = (figure for figure in record.figures if figure.id not in decided and figure.article not in record.replaced)
    return ranked(replace(weighed.case(figure), is_skipped=figure.id in skipped) for figure in left)


def ranked(cases: Iterable[Case]) -> list[Case]:
    """Give cases in the order in which they need eyes; those of one score stay in theirs."""
    return sorted(cases, key=lambda case: (case.is_skipped, -case.score))


def standing_decisions(decisions: Iterable[Decision]) -> list[Decision]:
    """Give the decisions that nobody took back, in order."""
    made = list(decisions)
    taken_back = {one.of for one in made if one.verdict == "retract"}
    return [one for one in made if one.id not in taken_back and one.of not in {other.id for other in made}]


class _Weighed:
    """A record laid out so that each figure's reasons are at hand."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.cell_of: dict[str, Cell] = {name: cell for cell in record.cells for name in cell.figures}
        self.against: dict[str, list[str]] = {}
        self.lowered: dict[str, list[str]] = {}
        for link in record.links:
            heap = {"contradicts": self.against, "revises_down": self.lowered}.get(link.relation)
            if heap is not None:
                heap.setdefault(link.from_, []).append(link.to)
                heap.setdefault(link.to, []).append(link.from_)
        self.named: dict[str, list[str]] = {}
        self.found_on: dict[str | None, list[Discrepancy]] = {}
        for found in record.discrepancies:
            self.found_on.setdefault(found.article, []).append(found)
            for name in found.evidence:
                if isinstance(name, str):
                    self.named.setdefault(name, []).append(found.id)

    def case(self, figure: Figure) -> Case:
        reasons = tuple(sorted(self._reasons(figure), key=lambda reason: (-reason.weight, reason.why)))
        score = round(sum(reason.weight for reason in reasons), 3)
        return Case(figure.id, figure.article, figure.story, score, reasons)

    def _reasons(self, figure: Figure) -> Iterator[Reason]:
        cell = self.cell_of.get(figure.id)
        for why, about in (
            ("contradicts", self.against.get(figure.id, [])),
            ("lowered", self.lowered.get(figure.id, [])),
            ("finding", sorted({*self.named.get(figure.id, ()), *self._findings(figure)})),
        ):
            if about:
                yield _reason(why, tuple(about))
        if is_headline(self.record.article_of[figure.article], figure.span):
            yield _reason("headline")
        if figure.confidence is not None and figure.confidence < SURE:
            yield Reason("unsure", round(WEIGHTS["unsure"] * (1 - figure.confidence), 3))
        if figure.modality != "asserted":
            yield _reason("hedged")
        if cell is not None and _decides(figure, cell):
            yield _reason("decides", (cell.id,))
            if cell.origins <= 1 and cell.articles > 1:
                yield _reason("single_origin", (cell.id,))

    def _findings(self, figure: Figure) -> Iterator[str]:
        for found in self.found_on.get(figure.article, ()):
            if found.span and found.span.overlaps(figure.span):
                yield found.id


def _reason(why: str, about: tuple[str, ...] = ()) -> Reason:
    named = next(one for one in WHYS if one == why)
    return Reason(named, WEIGHTS[named], about)


def _decides(figure: Figure, cell: Cell) -> bool:
    """Say whether a row's number is this figure's own."""
    value = figure.quantity.value
    return value is not None and value in (cell.best, cell.low, cell.high)


def sampled(figures: Iterable[Figure], seed: str, share: float) -> list[Figure]:
    """Give the share of figures that are coded twice: the same ones for the same seed, whoever asks and whenever.

    A figure is drawn by its own id, so that pages which come later change nothing for those that are there.
    """
    return [figure for figure in figures if _draw(seed, figure.id) < share]


def _draw(seed: str, name: str) -> float:
    digest = sha256(f"{seed}\x1f{name}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8]) / 2**64
