"""What speaks for and against a number being a figure of a kind: short names that a learnt model weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from runut.extract.figures.decide import Verdict
from runut.extract.figures.hits import Candidate, Hit
from runut.extract.figures.lexicon import KIND_PLACES, Piece
from runut.model import EventKind, FigureKind

_TRAITS = ("joined", "included", "connected", "among", "out_of", "is_whole", "severity", "of_uncounted")
_LEFT, _RIGHT = 6, 8
_TOP, _MIDDLE = 5, 15
_SIZES = ((1, "1"), (2, "2"), (9, "s"), (99, "m"), (999, "l"))
_COUNTS = ((5, "3-5"), (10, "6-10"))
WORDED = ("l", "r", "s")  # what the features of a word left, right and anywhere in its sentence begin with
FEW = 2  # a count up to which too many things are counted

Found = tuple[Sequence[Candidate], Sequence[Verdict]]
"""The candidates of a sentence and what the rules found among them."""


@dataclass(frozen=True, slots=True)
class PageView:
    """What the whole page says: the kind of its event, the kinds of figures that the rules found, most first, and which
    kinds they gave to each value that is told, how often (None where it is no figure)."""

    event: EventKind
    kinds: tuple[FigureKind, ...]
    told: Mapping[int, Mapping[FigureKind | None, int]]


def view(event: EventKind, every: Sequence[Found]) -> PageView:
    """Look at a whole page: what the rules found in each sentence that holds numbers; ties as they were told."""
    many = Counter(verdict.kind for _, verdicts in every for verdict in verdicts)
    told: dict[int, Counter[FigureKind | None]] = {}
    for candidates, verdicts in every:
        kinds = {verdict.candidate.at: verdict.kind for verdict in reversed(verdicts)}
        for one in candidates:
            value = one.number.quantity.value
            if value is not None:
                told.setdefault(value, Counter())[kinds.get(one.at)] += 1
    return PageView(event, tuple(kind for kind, _ in many.most_common()), told)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with what the rules say of it and of its neighbours; `where` is how far down the page it stands,
    `others` how many more candidates its sentence holds, `figures` how many of those are figures by the rules."""

    candidate: Candidate
    pieces: Sequence[Piece]
    verdict: Verdict | None
    before: FigureKind | None
    after: FigureKind | None
    where: str
    page: PageView
    others: int = 0
    figures: int = 0


def where(sentence: int, is_headline: bool) -> str:
    """Name how far down the page a sentence stands."""
    if is_headline:
        return "head"
    return "top" if sentence < _TOP else "mid" if sentence < _MIDDLE else "far"


def features(case: Weighed) -> Iterator[str]:
    """Yield the names of everything that bears on one candidate."""
    yield from named(case)
    for place, some in words(case).items():
        yield from (f"{place}={word}" for word in some)


def named(case: Weighed) -> Iterator[str]:
    """Yield the names of what bears on one candidate, but for the words that have no name of their own."""
    yield from _of_rule(case)
    yield from _of_number(case)
    yield from _of_page(case)
    yield from _of_words(case)
    yield from _of_sentence(case)


def words(case: Weighed) -> dict[str, set[str]]:
    """Give the words left and right of a candidate, and of its sentence, by what their features begin with.

    They are most of what bears on it, so that weights look them up as they are.
    """
    pieces, one = case.pieces, case.candidate
    behind = one.noun.last
    return {
        "l": {_word(pieces, here) for here in range(max(0, one.at - _LEFT), one.at)},
        "r": {_word(pieces, here) for here in range(behind, _end(pieces, behind))},
        "s": {
            piece.word for piece in pieces if piece.number is None and len(piece.word) > FEW and piece.word.isalpha()
        },
    }


def _end(pieces: Sequence[Piece], behind: int) -> int:
    """Give the place up to which words behind a number bear on it."""
    last = min(len(pieces), behind + _RIGHT)
    return next((here for here in range(behind, last) if pieces[here].word == "."), last)


def _of_rule(case: Weighed) -> Iterator[str]:
    verdict, one = case.verdict, case.candidate
    rule = verdict.kind if verdict else "-"
    yield f"rule={rule}"
    if verdict is not None:
        source, by = _source(verdict), verdict.by
        yield f"src={source}"
        yield f"rk={rule}|{source}"
        if by is not None:
            yield f"rg={source}|{_bucket(by.gap)}|{min(by.commas, 2)}"
        if by is not None and by.piece < len(case.pieces):
            yield f"rw={rule}|{case.pieces[by.piece].word}"
    for trait in _TRAITS:
        if getattr(one, trait):
            yield trait
            yield f"{trait}|{rule}"
    for name, hit in (("act", one.act), ("label", one.label), ("state", one.state)):
        if hit is not None:
            yield f"{name}={hit.kind}"
            yield f"{name}g={hit.kind}|{_bucket(hit.gap)}"
            yield f"{name}c={min(hit.commas, 2)}|{hit.crossed > 0}|{hit.connected}"


def _source(verdict: Verdict) -> str:
    """Name the word that told the rules: the act, the label, the state, the noun, a neighbour or a list."""
    one, by = verdict.candidate, verdict.by
    if verdict.is_listed:
        return "listed"
    named: tuple[tuple[str, Hit | None], ...] = (("act", one.act), ("label", one.label), ("state", one.state))
    told = next((name for name, hit in named if hit is not None and hit is by), None)
    return told or ("noun" if by is not None and by.piece == one.noun.first else "other")


def _of_number(case: Weighed) -> Iterator[str]:
    one, noun, quantity = case.candidate, case.candidate.noun, case.candidate.number.quantity
    rule = case.verdict.kind if case.verdict else "-"
    yield f"form={one.number.form}"
    yield f"fr={one.number.form}|{rule}"
    yield f"unit={noun.unit}"
    yield f"ur={noun.unit}|{rule}"
    yield f"counter={noun.counter}"
    yield f"known={noun.is_known}"
    yield f"nw={min(noun.words, 4)}"
    yield f"group={noun.group}"
    if noun.weak:
        yield f"weak={noun.weak}"
    if noun.counted:
        yield f"counted={noun.counted}"
    if noun.is_rest:
        yield f"rest|{rule}"
    if noun.is_victims:
        yield f"victims|{rule}"
    value = quantity.value if quantity.value is not None else quantity.low
    yield f"size={size_of(value)}"


def _of_page(case: Weighed) -> Iterator[str]:
    rule = case.verdict.kind if case.verdict else "-"
    yield f"where={case.where}"
    yield f"wr={case.where}|{rule}"
    yield f"before={case.before}"
    yield f"after={case.after}"
    yield f"br={case.before}|{rule}"
    yield f"event={case.page.event}"
    yield f"er={case.page.event}|{rule}"
    for kind in case.page.kinds[:3]:
        yield f"page={kind}"
    if case.page.kinds:
        yield f"top={case.page.kinds[0]}|{rule}"
    yield from _told_again(case)


def _told_again(case: Weighed) -> Iterator[str]:
    """Yield whether the page tells the value elsewhere, and of which kinds."""
    value, mine = case.candidate.number.quantity.value, case.verdict.kind if case.verdict else None
    if value is None or value <= FEW:
        return
    again = {kind for kind, times in case.page.told.get(value, {}).items() if times > (kind == mine)}
    yield f"same={bool(again)}"
    for kind in again:
        if kind is not None:
            yield f"samek={kind}"
    if mine in again and mine is not None:
        yield "samerule"


def _of_words(case: Weighed) -> Iterator[str]:
    pieces, one = case.pieces, case.candidate
    at, behind = one.at, one.noun.last
    if one.noun.words:
        yield f"n0={pieces[one.noun.first].word}"
        yield f"nl={pieces[behind - 1].word}"
    for step in (1, 2, 3):
        yield f"L{step}={_word(pieces, at - step)}"
        yield f"R{step}={_word(pieces, behind + step - 1)}"
    for here in range(max(0, at - _LEFT), at):
        if pieces[here].marks:
            yield from _marked("lm", pieces[here], at - here < 4)
    for here in range(behind, _end(pieces, behind)):
        if pieces[here].marks:
            yield from _marked("rm", pieces[here], here - behind < 3)


def _of_sentence(case: Weighed) -> Iterator[str]:
    """Yield the marks of the whole sentence, and how many more numbers and figures it holds."""
    yield f"sv={how_many(case.figures)}"
    yield f"sn={how_many(case.others)}"
    yield from (f"sm={mark}" for piece in case.pieces for mark in piece.marks)


def size_of(value: int | None) -> str:
    """Name how large a number is, "x" where it is larger than all that are told apart, or vague."""
    return next((name for most, name in _SIZES if value is not None and value <= most), "x")


def how_many(many: int) -> str:
    """Name how many of something there are: few by their number, more by a range."""
    return str(many) if many <= FEW else next((name for most, name in _COUNTS if many <= most), "11+")


def _marked(side: str, piece: Piece, is_near: bool) -> Iterator[str]:
    for place in KIND_PLACES:
        if place in piece.marks:
            yield f"{side}={place}|{piece.marks[place]}|{'n' if is_near else 'f'}"


def _word(pieces: Sequence[Piece], here: int) -> str:
    """Give the word at a place, "#" for a number, "^" beyond the sentence."""
    if not 0 <= here < len(pieces):
        return "^"
    return "#" if pieces[here].number is not None else pieces[here].word


def _bucket(gap: int) -> int:
    return gap if gap < 4 else 4 if gap < 7 else 7
