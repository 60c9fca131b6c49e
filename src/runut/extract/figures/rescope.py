"""Weigh the scope that the rules gave a figure by weights learnt from pages and numbers that people read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from runut.extract.figures.beside import Chances, Scoped, beside
from runut.extract.figures.features import FEW, how_many, size_of
from runut.extract.figures.model import Weights, likely, weights
from runut.extract.figures.nouns import PERSON
from runut.extract.figures.scope import Told, unit_of
from runut.lang import Pack
from runut.model import Article

OTHER, PRIOR = "other", "prior"
_ELSEWHERE = 0.45  # how likely another event must be, on events that no weight had seen
_SURE = 0.65  # how sure the weights must be to give another scope than the rules
_CLEAR = 0.8  # how sure the weights of a figure by itself must be of the rules' scope, not to ask of the others
_NEAR = 400  # characters between figures that may come to another
_MOST = 200  # figures of a page whose scope is weighed, each beside all others: the news page with most has a third
_RUN = 6  # figures to each side that may come to another together with this one
_SHARES = ((0.1, "<.1"), (0.5, "<.5"), (1, "<1"), (3, "<3"), (20, "<20"))
_WORDS = 3  # pieces to each side that bear on a figure by their place
_YEAR = 4  # digits
_FIFTH = 5


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of a page, those in its headline, how long its text is, and the year of its event.

    `wholes` are the places of figures that others are parts of, `alike` those of the figures of each kind and unit.
    """

    every: tuple[Told, ...]
    heads: frozenset[int]
    length: int
    year: str | None
    wholes: frozenset[int]
    alike: Mapping[tuple[str, str], Sequence[int]]

    def value(self, at: int) -> int | None:
        """Give the value of the figure at a place, None where it is vague."""
        return self.every[at].verdict.candidate.number.quantity.value


def row_of(every: Sequence[Told], article: Article, year: str | None) -> Row:
    """Look at the figures of a page as a row."""
    heads = tuple(article.spans("headline"))
    places = (at for at, told in enumerate(every) if any(head.holds(told.reading.span) for head in heads))
    wholes = frozenset(told.whole for told in every if told.whole is not None)
    alike: dict[tuple[str, str], list[int]] = {}
    for at, told in enumerate(every):
        alike.setdefault(_cell(told), []).append(at)
    return Row(tuple(every), frozenset(places), len(article.text), year, wholes, alike)


def rescoped(
    every: Sequence[Told], article: Article, pack: Pack, year: str | None, others: Sequence[float] | None = None
) -> Iterator[Told]:
    """Yield the row of a page again, with another scope where the weights are sure of it; without weights as it is.

    `others` says how likely each figure is of another event by the sentences around it; the mean of that and of what
    these weights say of it decides then, and they tell parts from totals alone.
    """
    first, second = weights(pack.code, "scopes"), weights(pack.code, "scopes_beside")
    if first is None or len(every) > _MOST:
        yield from every
        return
    weighed = list(_twice(row_of(every, article, year), first, second))
    elsewhere = None if others is None else _elsewhere(every, weighed, others)
    for at, (told, chances) in enumerate(zip(every, weighed, strict=True)):
        ruled = ruled_scope(told)
        if elsewhere is None:
            yield _as(told, standing(ruled, chances))
        else:
            yield _as(told, OTHER if elsewhere[at] else _own(ruled, chances))


def _elsewhere(every: Sequence[Told], weighed: Sequence[Chances], others: Sequence[float]) -> list[bool]:
    """Say of each figure whether it is another event's; a part is of the event that its whole is of."""
    found = [(other + chances.get(OTHER, 0.0)) / 2 > _ELSEWHERE for other, chances in zip(others, weighed, strict=True)]
    return [found[at] if told.whole is None else found[told.whole] for at, told in enumerate(every)]


def _twice(row: Row, first: Weights, second: Weights | None) -> Iterator[Chances]:
    """Weigh every figure by itself, then those that this leaves open, knowing what was found of the others.

    Where a language has no second weights, the first decide alone.
    """
    named = [frozenset(features(row, at)) for at in range(len(row.every))]
    page = scoped(row, [likely(names, first) for names in named])
    for at, names in enumerate(named):
        chances = page[at].chances
        is_clear = chances.get(ruled_scope(row.every[at]), 0.0) > _CLEAR
        yield chances if is_clear or second is None else likely(names.union(beside(page, at)), second)


def scoped(row: Row, chances: Sequence[Chances]) -> list[Scoped]:
    """Set beside each figure of a page how likely each scope of it is."""
    return [Scoped(told.verdict.kind, row.value(at), chances[at]) for at, told in enumerate(row.every)]


def ruled_scope(told: Told) -> str:
    """Give the scope by the rules, "other" for a figure of another event."""
    return OTHER if told.is_other else told.scope


def standing(scope: str, chance: Mapping[str, float]) -> str:
    """Give the scope that stands: the rules' own unless the weights are sure of another.

    An earlier toll is told by its words alone, and what is another event's is never made a part of this one's.

    >>> standing("total", {"total": 0.25, "part": 0.7, "prior": 0.0, "other": 0.05})
    'part'
    """
    best = max((each for each in chance if each != PRIOR), key=lambda each: chance[each])
    if scope == PRIOR or (scope, best) == (OTHER, "part"):
        return scope
    return best if chance[best] > _SURE else scope


def _own(scope: str, chance: Mapping[str, float]) -> str:
    """Give the scope that stands for a figure of the page's own event.

    >>> _own("other", {"total": 0.1, "part": 0.3, "prior": 0.0, "other": 0.6})
    'part'
    """
    rest = {each: it for each, it in chance.items() if each != OTHER}
    if scope == OTHER:
        return max((each for each in rest if each != PRIOR), key=lambda each: rest[each])
    return standing(scope, rest)


def _as(told: Told, scope: str) -> Told:
    if scope == ruled_scope(told):
        return told
    if scope == "part":
        return told._replace(scope="part", whole=None)
    return told._replace(scope="total", is_other=scope == OTHER, whole=None)


def features(row: Row, at: int) -> Iterator[str]:
    """Yield the names of everything that bears on the scope of the figure at a place."""
    told = row.every[at]
    noun, kind, scope = told.verdict.candidate.noun, told.verdict.kind, ruled_scope(told)
    yield f"rs={scope}"
    yield f"rk={scope}|{kind}"
    yield f"k={kind}"
    yield f"whole={told.whole is not None}"
    yield f"has={at in row.wholes}"
    if told.whole is not None:
        yield f"ws={row.every[told.whole].reading is told.reading}|{scope}"
    yield f"group={noun.group}"
    yield f"gk={noun.group}|{kind}"
    yield f"unit={noun.unit}"
    yield f"form={told.verdict.candidate.number.form}"
    yield f"where={'head' if at in row.heads else _FIFTH * told.reading.span.start // max(1, row.length)}"
    yield f"prev={_beside(row, at, at - 1)}"
    yield f"next={_beside(row, at, at + 1)}"
    yield from _of_place(row, at)
    yield from _of_value(row, at)
    yield from _of_words(told, row.year)


def _cell(told: Told) -> tuple[str, str]:
    return told.verdict.kind, unit_of(told.verdict) or PERSON


def _beside(row: Row, at: int, other: int) -> str:
    if not 0 <= other < len(row.every):
        return "-"
    told, beside = row.every[at], row.every[other]
    is_near = beside.reading is told.reading
    return f"{is_near}|{ruled_scope(beside)}|{beside.verdict.kind == told.verdict.kind}"


def _of_place(row: Row, at: int) -> Iterator[str]:
    """Yield where among the figures of its kind it stands, and how many there are."""
    told, alike = row.every[at], row.alike[_cell(row.every[at])]
    yield "pos=" + ("only" if len(alike) == 1 else "first" if at == alike[0] else "last" if at == alike[-1] else "mid")
    near = sum(row.every[other].reading is told.reading for other in alike) - 1
    yield f"same={how_many(len(alike))}"
    yield f"near={how_many(near)}"
    yield f"near={how_many(near)}|{told.verdict.kind}"


def _of_value(row: Row, at: int) -> Iterator[str]:
    """Yield how its value stands to those of its kind: before, behind, in the headline, the largest, as a sum."""
    value, alike = row.value(at), row.alike[_cell(row.every[at])]
    if value is None:
        return
    known = [(other, told) for other in alike if (told := row.value(other)) is not None]
    yield f"val={size_of(value)}"
    most = max(told for _, told in known)
    yield f"max={value == most}"
    yield f"max={value == most}|{how_many(len(alike))}"
    before = [told for other, told in known if other < at]
    behind = [told for other, told in known if other > at]
    yield f"eqb={value in before}"
    yield f"eqa={value in behind}"
    if before:
        yield f"vsb={_sign(value, max(before))}"
        yield f"vs1={_sign(value, before[0])}"
    if behind:
        yield f"vsa={_sign(value, max(behind))}"
    larger = max((told for _, told in known if told != value), default=0)
    if larger:
        yield "share=" + next((name for most, name in _SHARES if value / larger < most), "20+")
    heads = [told for other, told in known if other in row.heads]
    yield f"head={_sign(value, heads[0]) if heads else '-'}"
    yield f"issum={_is_sum(row, at, [other for other, _ in known])}"
    yield f"inrun={_is_in_run(row, at, [other for other, told in known if told], {told for _, told in known})}"


def _is_sum(row: Row, at: int, known: Sequence[int]) -> bool:
    """Say whether figures near by, told in a row, come to its value."""
    start = row.every[at].reading.span.start
    near = [other for other in known if other != at and abs(row.every[other].reading.span.start - start) < _NEAR]
    values = [row.value(other) or 0 for other in near[: 2 * _RUN]]
    runs = ((first, last) for first in range(len(values)) for last in range(first + 2, len(values) + 1))
    return any(sum(values[first:last]) == row.value(at) for first, last in runs)


def _is_in_run(row: Row, at: int, known: Sequence[int], sums: set[int]) -> bool:
    """Say whether it comes to another value of the page together with its neighbours."""
    if at not in known:
        return False
    here = known.index(at)
    values = [row.value(other) or 0 for other in known]
    runs = (
        (first, last)
        for first in range(max(0, here - _RUN), here + 1)
        for last in range(max(here + 1, first + 2), min(len(values), here + 1 + _RUN) + 1)
    )
    return any(sum(values[first:last]) in sums for first, last in runs)


def _of_words(told: Told, year: str | None) -> Iterator[str]:
    """Yield the words and marks of its sentence, those beside it by their place, and the years told there."""
    pieces, one = told.reading.pieces, told.verdict.candidate
    behind = one.noun.last
    if one.noun.words:
        yield f"n0={pieces[one.noun.first].word}"
        yield f"nl={pieces[behind - 1].word}"
    words = ["#" if piece.number is not None else piece.word for piece in pieces]
    yield f"open={words[0]}"
    for step in range(1, _WORDS + 1):
        yield f"L{step}={words[one.at - step] if one.at >= step else '^'}"
        yield f"R{step}={words[behind + step - 1] if behind + step <= len(words) else '^'}"
    for piece in pieces[: one.at]:
        yield from (f"bm={mark}" for mark in piece.marks)
    for piece in pieces:
        yield from (f"sm={mark}" for mark in piece.marks)
        if piece.number is None and piece.word.isalpha() and len(piece.word) > FEW:
            yield f"s={piece.word}"
        elif year and piece.number is not None and len(piece.word) == _YEAR and piece.word.isdigit():
            yield f"yr={_sign(int(piece.word), int(year))}"


def _sign(one: int, other: int) -> str:
    return ">" if one > other else "=" if one == other else "<"
