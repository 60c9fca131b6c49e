"""People's decisions, folded in last and in the order they were appended: what counts, as what, and in which row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from runut.model import Anchor, Article, Bound, Decision, Figure, Quantity, Record

_BOUNDS: dict[str, Bound] = {
    "≥": "at_least", ">": "more_than", "~": "about", "≲": "almost", "≤": "at_most", "<": "less_than",
}  # fmt: skip

_ON_FIGURES = ("accept", "reject", "retract", "correct")
_ON_ROWS = ("merge", "split")
_FIGURE, _ROW = "f_", "c_"
"""How the ids of figures and of rows of the ledger begin."""


@dataclass(frozen=True, slots=True)
class Move:
    """A person's word that a figure, a row or an incident is told of the same as another (`into`), or of none other.

    `is_row` means the whole row in which the figure `of` stands.
    """

    of: str
    into: str | None
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What people's decisions come to: the last word on each figure, and the moves in order."""

    rejected: frozenset[str] = frozenset()
    corrected: dict[str, Quantity] = field(default_factory=dict)
    moves: tuple[Move, ...] = ()


def verdicts(record: Record) -> Verdicts:
    """Fold a record's decisions, the first appended first.

    `reject` leaves a figure out, `correct` gives its number, `accept` restores it as it was read.
    `retract` takes back a decision by its id, or leaves out a figure whose words were withdrawn.
    `merge` sets a figure, a row or an incident beside the one that it names, `split` apart from all others.
    """
    attached = [(decision, of) for decision, of in _attached(record) if of is not None]
    last = {of: decision for decision, of in attached if decision.verdict in _ON_FIGURES}
    corrections = {of: quantity(d.value) for of, d in last.items() if d.verdict == "correct" and d.value}
    return Verdicts(
        rejected=frozenset(of for of, decision in last.items() if decision.verdict in ("reject", "retract")),
        corrected={of: corrected for of, corrected in corrections.items() if corrected},
        moves=tuple(
            Move(of, decision.value if decision.verdict == "merge" else None, is_row=decision.of.startswith(_ROW))
            for decision, of in attached
            if decision.verdict in _ON_ROWS
        ),
    )


def orphans(record: Record) -> tuple[Decision, ...]:
    """List the standing decisions whose claim is no longer there, nor its words: somebody has to look again.

    A decision on a page that the record does not show is none.
    """
    known = {thing.id for heap in (record.figures, record.events, record.cells) for thing in heap}
    return tuple(decision for decision, of in _attached(record) if of is None or _leads_nowhere(decision, known))


def _leads_nowhere(decision: Decision, known: set[str]) -> bool:
    return decision.verdict == "merge" and decision.value not in known


def anchor(figure: Figure, article: Article) -> Anchor:
    """Give the words that a decision on a figure is made on, so that they find it again under another id."""
    return Anchor(article.id, figure.kind, _plain(figure.span.of(article.text)), _plain(figure.clause.of(article.text)))


def quantity(value: str) -> Quantity | None:
    """Read a corrected number in the record's own notation; None when it is none.

    >>> [str(quantity(value)) for value in ("18", "≥ 18", "20–99", "many")]
    ['18', '≥18', '20–99', 'None']
    """
    bare = "".join(value.split())
    ends = bare.replace("-", "–").split("–")
    if len(ends) == 2 and all(end.isdecimal() for end in ends) and int(ends[0]) <= int(ends[1]):
        return Quantity(None, "exact", int(ends[0]), int(ends[1]))
    bound = _BOUNDS.get(bare[:1], "exact")
    digits = bare if bound == "exact" else bare[1:]
    if not digits.isdecimal():
        return None
    number = int(digits)
    low, high = {
        "exact": (number, number),
        "about": (number - number // 10, number + number // 10),
        "at_least": (number, None),
        "more_than": (number, None),
    }.get(bound, (None, number))
    return Quantity(number, bound, low, high)


def _standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Give the decisions on figures, rows and incidents that nobody took back."""
    made = list(decisions)
    names = {decision.id for decision in made}
    taken_back = {decision.of for decision in made if decision.verdict == "retract"}
    return [
        decision
        for decision in made
        if decision.verdict in (*_ON_FIGURES, *_ON_ROWS) and decision.id not in taken_back and decision.of not in names
    ]


def _attached(record: Record) -> list[tuple[Decision, str | None]]:
    """Give each standing decision with the id that its claim has now; None where neither id nor words are there."""
    words = _Words(record)
    return [(decision, words.attach(decision)) for decision in _standing(record.decisions)]


class _Words:
    """A record's figures by the words that they stand on."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.figures: dict[str, list[Figure]] = {}

    def attach(self, decision: Decision) -> str | None:
        """Give the id of a decision's claim as it is today; a row's is that of a figure which stood in it."""
        if decision.of in self.record.figure_of or decision.of in self.record.event_of:
            return self.record.now.get(decision.of, decision.of)
        told = decision.anchor
        if told is None or told.article not in self.record.article_of:
            # Nobody can say where the claim is gone to, unless it may be on a page that is not shown.
            return None if told is None and decision.of.startswith(_FIGURE) else decision.of
        return self._find(told)

    def _find(self, told: Anchor) -> str | None:
        """Give the one figure of the page with these words: the same clause, or one that holds it or lies within it."""
        alike = list(self._alike(told))
        now = self.record.now
        for sure in (
            [one for one in alike if one[0].kind == told.kind and one[1].clause == told.clause],
            [one for one in alike if one[1].clause == told.clause],
            [one for one in alike if one[0].kind == told.kind],
        ):
            if len(sure) == 1:
                return now.get(sure[0][0].id, sure[0][0].id)
        return None

    def _alike(self, told: Anchor) -> Iterator[tuple[Figure, Anchor]]:
        article = self.record.article_of.get(told.article)
        if article is None:
            return
        if not self.figures:
            for figure in self.record.figures:
                self.figures.setdefault(figure.article, []).append(figure)
        for figure in self.figures.get(article.id, ()):
            now = anchor(figure, article)
            if now.number == told.number and (now.clause in told.clause or told.clause in now.clause):
                yield figure, now


def _plain(words: str) -> str:
    return " ".join(words.split())
