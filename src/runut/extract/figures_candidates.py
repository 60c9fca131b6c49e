"""Every number that may be a figure, with what its clause says about it: plain named features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from runut.extract.figures_lexicon import Piece
from runut.lang import Pack
from runut.model import FigureKind
from runut.text.numbers import Number
from runut.text.tokens import Token

_HARD_STOPS = frozenset(".;:!?\n()[]{}|•")
_QUOTES = frozenset("\"“”'‘’«»*_")
_RIGHT_REACH, _LEFT_REACH = 18, 12


@dataclass(frozen=True, slots=True)
class Hit:
    """A word that may tell the kind: which piece, which kind, how many words, commas and numbers lie between."""

    piece: int
    kind: FigureKind
    gap: int = 0
    commas: int = 0
    crossed: int = 0
    connected: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """The counted noun behind a number, over pieces `[first, last)`."""

    first: int
    last: int
    unit: str | None = None
    group: str | None = None
    counter: str | None = None
    counted: FigureKind | None = None
    weak: FigureKind | None = None
    is_rest: bool = False
    is_uncounted: bool = False
    words: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number and its features; the decision reads nothing else."""

    at: int
    number: Number
    noun: Noun
    act: Hit | None = None
    label: Hit | None = None
    state: Hit | None = None
    second_state: Hit | None = None
    joined: bool = False
    among: bool = False
    out_of: bool = False
    is_whole: bool = False


def candidates(pieces: Sequence[Piece], stretch: Sequence[Token], pack: Pack) -> list[Candidate]:
    """List the numbers of a sentence that count something, each with its features."""
    nouns = dict(_counting(pieces, stretch, pack))
    found: list[Candidate] = []
    for at, noun in nouns.items():
        number = pieces[at].number
        assert number is not None
        one = Candidate(at, number, noun)
        one = _look_right(one, pieces, nouns)
        found.append(_look_left(one, pieces, nouns, found[-1] if found else None))
    return found


def _counting(pieces: Sequence[Piece], stretch: Sequence[Token], pack: Pack) -> Iterator[tuple[int, Noun]]:
    for at, piece in enumerate(pieces):
        if piece.number is None or _is_label(pieces, at, stretch):
            continue
        noun = _noun(pieces, at)
        if not noun.is_uncounted and not _is_year(piece.number, noun):
            yield at, noun


def _is_label(pieces: Sequence[Piece], at: int, stretch: Sequence[Token]) -> bool:
    """Say whether the number names or measures: behind "pukul" or "Rp", alone in brackets as an age."""
    before = pieces[at - 1] if at else None
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if before is not None and before.marks.get("tokens"):
        return True
    number = pieces[at].number
    if before is None or number is None or before.word != "(":
        return False
    return after is None or after.word in "),/"


def _is_year(number: Number, noun: Noun) -> bool:
    value = number.quantity.value
    bare = noun.unit is None and noun.counter is None and noun.counted is None and noun.weak is None
    return bare and number.form == "digits" and value is not None and 1900 <= value <= 2100


def _noun(pieces: Sequence[Piece], at: int) -> Noun:
    """Read the noun phrase behind a number, to the first word that cannot belong to it."""
    number = pieces[at].number
    assert number is not None
    first = at + 1
    while first < len(pieces) and pieces[first].last <= number.right:
        first += 1
    noun = Noun(first, first)
    here = first
    while here < len(pieces) and noun.words < 7:
        piece = pieces[here]
        marks = piece.marks
        if piece.number is not None or piece.word in _HARD_STOPS or _ends_noun(marks, noun):
            break
        if piece.word in _QUOTES:
            here += 1
            continue
        if "uncounted" in marks and noun.unit is None and noun.words == 0:
            return replace(noun, is_uncounted=True)
        noun = _with(noun, marks, here)
        here += 1
    return noun


def _ends_noun(marks: dict[str, str], noun: Noun) -> bool:
    if any(name in marks for name in ("joiners", "barriers", "stops", "connectors", "among", "out_of", "including")):
        return True
    named = "unit" in marks or "counted" in marks or "weak" in marks or "counters" in marks
    if "counted" in marks and noun.words == 0 and "states" in marks:
        return True
    return ("states" in marks or "acts" in marks) and not (named and noun.counted is None and noun.weak is None)


def _with(noun: Noun, marks: dict[str, str], here: int) -> Noun:
    counter = noun.counter or marks.get("counters")
    unit = noun.unit
    if unit is None and "counters" not in marks:
        unit = marks.get("unit")
    return replace(
        noun,
        last=here + 1,
        words=noun.words + 1,
        unit=unit,
        counter=counter,
        group=noun.group or marks.get("group"),
        counted=noun.counted or _first(marks.get("counted")),
        weak=noun.weak or _first(marks.get("weak")),
        is_rest=noun.is_rest or "rest" in marks,
    )


def _first(kinds: str | None) -> FigureKind | None:
    return kinds.split()[0] if kinds else None  # type: ignore[return-value]


def _look_right(one: Candidate, pieces: Sequence[Piece], nouns: dict[int, Noun]) -> Candidate:
    """Find the state that the counted are in: "tiga orang dilaporkan tewas"."""
    here, gap, commas, crossed, among, whole = one.noun.last, 0, 0, 0, False, False
    while here < len(pieces) and gap < _RIGHT_REACH and commas < 4:
        piece = pieces[here]
        marks = piece.marks
        if here in nouns:
            if gap or among or not _is_joined(pieces, one.noun.last if not crossed else here - 1, here):
                break
            crossed, here = crossed + 1, nouns[here].last
            continue
        if "barriers" in marks or piece.word in ".;:!?\n•|":
            break
        if "among" in marks and gap == 0:
            among = True
        elif "out_of" in marks and gap == 0 and here + 1 in nouns:
            return _out_of(replace(one, out_of=True), pieces, nouns, here + 1)
        elif (kind := fitting(marks.get("states"), one.noun)) is not None:
            if not _is_denied(pieces, here):
                hit = Hit(here, kind, gap, commas, crossed)
                return replace(one, state=hit, among=among, second_state=_second(pieces, here, one, nouns))
        elif "acts" in marks and "labels" not in marks and marks["acts"] != "involved":
            break
        elif piece.word == ",":
            commas += 1
        elif not ("joiners" in marks or piece.word in _QUOTES):
            gap += 1
        here += 1
    return replace(one, among=among, is_whole=whole)


def _out_of(one: Candidate, pieces: Sequence[Piece], nouns: dict[int, Noun], whole: int) -> Candidate:
    """Read "dua dari tiga korban tewas": the first number shares the noun and the state of the second."""
    shared = replace(nouns[whole], first=one.noun.first)
    rest = {at: noun for at, noun in nouns.items() if at > whole}
    looked = _look_right(replace(one, noun=replace(shared, last=nouns[whole].last)), pieces, rest)
    return replace(looked, noun=replace(one.noun, unit=shared.unit, group=shared.group, counted=shared.counted,
                                        weak=one.noun.weak or shared.weak))  # fmt: skip


def _is_joined(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Say whether only joiners lie between."""
    between = pieces[start:end]
    return bool(between) and all("joiners" in p.marks or "passing" in p.marks or p.word in _QUOTES for p in between)


def _is_denied(pieces: Sequence[Piece], here: int) -> bool:
    return here > 0 and "denied" in pieces[here - 1].marks


def _second(pieces: Sequence[Piece], here: int, one: Candidate, nouns: dict[int, Noun]) -> Hit | None:
    """Read "tewas dan terluka": a vague number of people in two states is two figures."""
    if one.number.form not in ("indefinite", "vague") or here + 2 >= len(pieces):
        return None
    joiner, other = pieces[here + 1], pieces[here + 2]
    kind = fitting(other.marks.get("states"), one.noun)
    if "joiners" not in joiner.marks or kind is None or kind == fitting(pieces[here].marks.get("states"), one.noun):
        return None
    return Hit(here + 2, kind)


def _look_left(one: Candidate, pieces: Sequence[Piece], nouns: dict[int, Noun], before: Candidate | None) -> Candidate:
    """Find the act or the label before the number: "menewaskan 5", "korban tewas mencapai 21"."""
    start = one.at
    while start > 0 and pieces[start - 1].first >= one.number.left:
        start -= 1
    joined = before is not None and _is_joined(pieces, before.noun.last, start)
    here, gap, connected = start - 1, 0, False
    while here >= 0 and start - here < _LEFT_REACH:
        piece = pieces[here]
        marks = piece.marks
        if here in nouns or "barriers" in marks or piece.word in ".;!?\n•|":
            break
        used = before is not None and before.state is not None and before.state.piece == here
        act, label = fitting(marks.get("acts"), one.noun), fitting(marks.get("labels"), one.noun)
        if act is not None and (gap == 0 or not connected):
            return replace(one, joined=joined, act=Hit(here, act, gap))
        if label is not None and (gap == 0 or connected) and not used:
            return replace(one, joined=joined, label=Hit(here, label, gap, connected=connected))
        if "connectors" in marks or piece.word == ":":
            connected = True
        elif piece.word == "," or "joiners" in marks:
            if not connected or piece.word == ",":
                break
            gap += 1
        elif "passing" not in marks and piece.word not in _QUOTES:
            if not connected and ("stops" in marks or gap >= 3):
                break
            gap += 1
        here -= 1
    return replace(one, joined=joined)


_PERSONS: tuple[str, ...] = (
    "killed", "injured", "missing", "sick", "displaced", "rescued", "arrested", "suspects", "questioned", "deployed",
    "crowd", "hostages", "involved",
)  # fmt: skip
_THINGS = ("damaged", "involved", "seized", "deployed")
_FITTING: dict[str, tuple[str, ...]] = {
    "person": _PERSONS,
    "family": ("killed", "injured", "displaced", "involved", "hostages", "sick", "rescued"),
    "animal": ("killed", "injured", "involved", "rescued", "damaged", "seized", "missing"),
    "company": ("suspects", "questioned", "arrested"),
    "case": ("sick", "suspects", "killed", "rescued"),
    "hectare": ("damaged",),
    "tree": ("damaged",),
    "house": ("damaged", "involved"),
    "building": ("damaged", "involved"),
    "school": ("damaged", "involved"),
    "window": ("damaged",),
    "tyre": ("damaged",),
    "village": ("damaged", "involved"),
    "vehicle": (*_THINGS,),
    "aircraft": (*_THINGS, "missing"),
    "vessel": (*_THINGS, "missing"),
}


def fitting(kinds: str | None, noun: Noun) -> FigureKind | None:
    """Give the first of the kinds that what is counted can be of."""
    return next((kind for kind in kinds.split() if fits(kind, noun)), None) if kinds else None  # type: ignore[return-value]


def fits(kind: str, noun: Noun) -> bool:
    """Say whether what is counted can be in the state that the kind names."""
    if noun.unit is None:
        return kind in _PERSONS or noun.counter is None
    return kind in _FITTING.get(noun.unit, ("seized", "damaged", "deployed"))
