"""Every number that may be a figure, with what its clause says about it: plain named features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from runut.extract.figures_lexicon import Piece
from runut.extract.figures_nouns import QUOTES, Noun, fitting, is_label, noun_behind
from runut.model import FigureKind
from runut.text.numbers import Number
from runut.text.tokens import Token

_RIGHT_REACH, _LEFT_REACH, _FAR_LEFT = 18, 12, 24  # pieces looked at, to the left farther over "mencapai"
_NAMES = 60  # pieces that a row of names may hold
_BRACKETS = 12  # pieces that brackets may hold to be passed over
_STOPS = frozenset(".;:!?\n•|")
# What people do or are besides being harmed: a harm told later in the same clause says more.
_TAKING = ("seized", "damaged")
_SOFT = frozenset(("crowd", "involved", "deployed", "displaced", "suspects"))
# What became of the missing says more than that they were: "yang dilaporkan hilang ditemukan selamat".
_OUTCOMES = frozenset(("rescued", "killed"))


class Hit(NamedTuple):
    """A word that may tell the kind: which piece, which kind, how many words, commas and numbers lie between."""

    piece: int
    kind: FigureKind
    gap: int = 0
    commas: int = 0
    crossed: int = 0
    connected: bool = False


class Candidate(NamedTuple):
    """A number and its features; the decision reads nothing else.

    `act`, `label` and `state` are the words found around it; `joined` says that only "dan" or a comma parts it from
    the candidate before, `included` that "termasuk" leads it; `among` ("di antaranya") and `out_of` ("dua dari
    tiga") make it a part, and `is_whole` the three of whom two are told, `of_uncounted` what
    follows a number of things that are no figure; `is_cut` that a comma stands where its noun should ("lima , yang"),
    `is_placed` that a place does in a row ("tiga tewas di Randu, dua di Cempaka").
    """

    at: int
    number: Number
    noun: Noun
    act: Hit | None = None
    label: Hit | None = None
    state: Hit | None = None
    second_state: Hit | None = None
    joined: bool = False
    included: bool = False
    connected: bool = False
    among: bool = False
    out_of: bool = False
    is_whole: bool = False
    severity: bool = False
    of_uncounted: bool = False
    is_cut: bool = False
    is_placed: bool = False


def candidates(pieces: Sequence[Piece], stretch: Sequence[Token]) -> list[Candidate]:
    """List the numbers of a sentence that count something, each with its features."""
    nouns = dict(_counting(pieces, stretch))
    found: list[Candidate] = []
    for at, noun in nouns.items():
        number = pieces[at].number
        if number is None:
            continue
        before = found[-1] if found else None
        one = Candidate(at, number, noun, is_whole=before is not None and before.out_of and at <= before.noun.last + 1)
        if not one.is_whole or _is_relative(pieces, noun.last):
            one = _look_right(one, pieces, nouns)
        is_placed = noun.words == 0 and _is_listed_by_place(pieces, at, noun.last)
        is_cut = noun.words == 0 and noun.last < len(pieces) and pieces[noun.last].word == ","
        one = one._replace(of_uncounted=_follows_uncounted(pieces, at, nouns), is_cut=is_cut, is_placed=is_placed)
        found.append(_look_left(one, pieces, nouns, before))
    return found


def _is_listed_by_place(pieces: Sequence[Piece], at: int, behind: int) -> bool:
    """Say whether a bare number goes on with a row of places: ", dua di Cempaka"."""
    is_next = behind < len(pieces) and "locatives" in pieces[behind].marks
    return is_next and at > 0 and "joiners" in pieces[at - 1].marks


def _follows_uncounted(pieces: Sequence[Piece], at: int, nouns: dict[int, Noun]) -> bool:
    """Say whether "30 di antaranya" may be 30 of the 68 fires counted right before."""
    earlier = next((here for here in range(at - 1, -1, -1) if pieces[here].number is not None), None)
    return earlier is not None and earlier not in nouns and "uncounted" in pieces[earlier + 1].marks


def _is_relative(pieces: Sequence[Piece], here: int) -> bool:
    return here < len(pieces) and "relatives" in pieces[here].marks


def _counting(pieces: Sequence[Piece], stretch: Sequence[Token]) -> Iterator[tuple[int, Noun]]:
    for at, piece in enumerate(pieces):
        if piece.number is not None and not is_label(pieces, at, stretch):
            noun = noun_behind(pieces, at)
            if not noun.is_uncounted:
                yield at, noun


def _look_right(one: Candidate, pieces: Sequence[Piece], nouns: dict[int, Noun]) -> Candidate:
    """Find the state that the counted are in: "tiga orang dilaporkan tewas"."""
    here, gap, commas, crossed = one.noun.last, 0, 0, 0
    while here < len(pieces) and gap < _RIGHT_REACH and commas < 6:
        piece, marks = pieces[here], pieces[here].marks
        if here in nouns:
            if (
                gap
                or (commas and one.noun.weak)
                or not _is_joined(pieces, here - 1 if crossed else one.noun.last, here)
            ):
                break
            crossed, here = crossed + 1, nouns[here].last
            continue
        if "barriers" in marks or piece.word in _STOPS:
            break
        beyond = _beyond_brackets(pieces, here) or _beyond_names(pieces, here)
        if beyond is not None:
            here = beyond
            continue
        if gap == 0 and not crossed and "among" in marks:
            one = one._replace(among=True)
        elif gap == 0 and "out_of" in marks and here + 1 in nouns:
            return _out_of(one._replace(out_of=True), pieces, nouns, here + 1)
        elif _stops_at_act(piece, one.noun):
            break
        else:
            one = _with_state(one, pieces, here, (gap, commas, crossed))
            if one.state is not None and (one.is_whole or one.state.kind not in _SOFT | {"missing"}):
                return one
            commas += piece.word == ","
            gap += not ("joiners" in marks or "including" in marks or "relatives" in marks or piece.word in QUOTES)
        here += 1
    return one


def _beyond_brackets(pieces: Sequence[Piece], here: int) -> int | None:
    """Give the place behind brackets that open here: an age or an alias between the counted and their state."""
    if pieces[here].word != "(":
        return None
    end = next((at for at in range(here, min(here + _BRACKETS, len(pieces))) if pieces[at].word == ")"), here)
    is_aside = end > here and not any("states" in piece.marks for piece in pieces[here:end])
    return end + 1 if is_aside else None


def _beyond_names(pieces: Sequence[Piece], here: int) -> int | None:
    """Give the place behind a row of names: "yakni Badu (43), Cici (21) dan Dodo"."""
    if "naming" not in pieces[here].marks:
        return None
    at = here + 1
    while at < len(pieces) and at - here < _NAMES and pieces[at].number is None:
        is_name = not pieces[at].marks and pieces[at].word not in _STOPS
        beyond = _beyond_brackets(pieces, at)
        if beyond is None and not is_name and "joiners" not in pieces[at].marks:
            break
        at = beyond or at + 1
    return at if at > here + 1 else None


def _stops_at_act(piece: Piece, noun: Noun) -> bool:
    """Say whether another verb with an object of its own begins here, not one of things that stands alone."""
    marks = piece.marks
    if "acts" not in marks or "labels" in marks or "states" in marks or marks["acts"] in _SOFT:
        return False
    return "stops" not in marks or fitting(marks["acts"], noun) is not None


def _with_state(one: Candidate, pieces: Sequence[Piece], here: int, way: tuple[int, int, int]) -> Candidate:
    """Keep the state at a piece, if it is one that fits and is not denied; a harm replaces what is no harm."""
    marks = pieces[here].marks
    kind = fitting(marks.get("states"), one.noun)
    if kind is None or (one.state is not None and not _says_more(kind, one.state)):
        return one
    if _is_denied(pieces, here) or _has_object(pieces, here, way[0]):
        return one
    if kind == "damaged" and one.noun.unit is None and "severity" not in marks:
        return one
    state = Hit(here, kind, *way)
    return one._replace(state=state, second_state=_second(pieces, here, kind, one), severity="severity" in marks)


def _says_more(kind: FigureKind, earlier: Hit) -> bool:
    """Say whether a state told later in the clause outweighs the one before it."""
    return kind in _OUTCOMES if earlier.kind == "missing" else kind not in _SOFT


def _has_object(pieces: Sequence[Piece], here: int, gap: int) -> bool:
    """Say whether the counted did it to somebody else: "two men shot a clerk", "50 dead and hurt more than 400"."""
    if "acts" not in pieces[here].marks:
        return False
    if here + 1 < len(pieces) and "determiners" in pieces[here + 1].marks:
        return True
    following = next((p.number for p in pieces[here + 1 : here + 4] if p.number), None)
    counts = following is not None and following.left <= pieces[here].last
    return counts and (gap > 0 or "joiners" in pieces[here - 1].marks)


def _is_denied(pieces: Sequence[Piece], here: int) -> bool:
    """Say whether a word that tells a kind is taken back: "belum ditahan", "tak mampu menangkap"."""
    before = here - 1
    if before >= 0 and "denied" in pieces[before].marks:
        return True
    while before > 0 and "passing" in pieces[before].marks:
        before -= 1
    return before >= 0 and "negations" in pieces[before].marks


def _out_of(one: Candidate, pieces: Sequence[Piece], nouns: dict[int, Noun], whole: int) -> Candidate:
    """Read "dua dari tiga korban tewas": the first number shares the noun and the state of the second."""
    shared = nouns[whole]
    rest = {at: noun for at, noun in nouns.items() if at > whole}
    looked = _look_right(one._replace(noun=shared), pieces, rest)
    own = shared._replace(first=one.noun.first, last=one.noun.last)
    return looked._replace(noun=own)


def _is_joined(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Say whether only joiners lie between."""
    between = pieces[start:end]
    if len(between) > 1 and "relatives" in between[-2].marks and "including" in between[-1].marks:
        return True  # "satu keluarga yang terdiri dari dua orang"
    return bool(between) and all("joiners" in p.marks or "passing" in p.marks or p.word in QUOTES for p in between)


def _second(pieces: Sequence[Piece], here: int, kind: FigureKind, one: Candidate) -> Hit | None:
    """Read "tewas dan terluka": a vague number of people in two states is two figures."""
    if one.number.form not in ("indefinite", "vague") or here + 2 >= len(pieces):
        return None
    joiner, other = pieces[here + 1], pieces[here + 2]
    second = fitting(other.marks.get("states"), one.noun)
    if "joiners" not in joiner.marks or second is None or second == kind:
        return None
    return Hit(here + 2, second)


@dataclass(slots=True)
class _Way:
    """How far the look to the left has come; `is_behind` a cause, only a label still tells.

    `is_with` says that "bersama" leads the number: whatever was told of others is told of these too.
    """

    gap: int = 0
    connected: bool = False
    is_over: bool = False
    is_behind: bool = False
    is_with: bool = False


def _look_left(one: Candidate, pieces: Sequence[Piece], nouns: dict[int, Noun], before: Candidate | None) -> Candidate:
    """Find the act or the label before the number: "menewaskan 5", "korban tewas mencapai 21"."""
    start = one.at
    while start > 0 and pieces[start - 1].first >= one.number.left:
        start -= 1
    one = one._replace(joined=before is not None and _is_joined(pieces, before.noun.last, start))
    used = before.state.piece if before and before.state and not before.label and not before.act else -1
    way = _Way()
    for here in range(start - 1, max(start - _FAR_LEFT, 0) - 1, -1):
        piece = pieces[here]
        if here < start - _LEFT_REACH and not way.connected:
            break
        if "causes" in piece.marks and way.connected:
            way.is_behind, way.gap = True, way.gap + 1
            continue
        if "barriers" in piece.marks or (piece.word in _STOPS and piece.word != ":"):
            break
        if here in nouns or (before is not None and here < before.noun.last):
            one = one._replace(included=one.included or (way.connected and not way.gap))
            break
        if "including" in piece.marks and way.gap == 0:
            one = one._replace(included=True)
        hit = _left_hit(one, piece, here, way) if here != used and not _is_denied(pieces, here) else None
        if hit is not None:
            act, label = hit
            return one._replace(connected=way.connected, act=act, label=label)
        _step_left(way, piece)
        if way.is_over:
            break
    return one._replace(connected=way.connected, act=_taken(one, pieces, start))


def _taken(one: Candidate, pieces: Sequence[Piece], start: int) -> Hit | None:
    """Find what was done to things named last in a row: "merebut bandara dan lima pesawat"."""
    if one.noun.unit in (None, "person") or (one.state is not None and one.state.kind not in _SOFT):
        return None
    for here in range(start - 1, -1, -1):
        piece = pieces[here]
        if "barriers" in piece.marks or piece.word in _STOPS:
            return None
        act = fitting(piece.marks.get("acts"), one.noun)
        if act in _TAKING and any("joiners" in p.marks for p in pieces[here:start]):
            return Hit(here, act, 0)
        if "acts" in piece.marks:
            return None
    return None


def _left_hit(one: Candidate, piece: Piece, here: int, way: _Way) -> tuple[Hit | None, Hit | None] | None:
    marks = piece.marks
    act = fitting(marks.get("acts"), one.noun)
    if act is not None and not way.is_behind and (way.gap == 0 or not way.connected):
        return Hit(here, act, way.gap), None
    shared = fitting(marks.get("states"), one.noun) if way.is_with and one.state is None else None
    if shared is not None:
        return Hit(here, shared, way.gap), None
    label = fitting(marks.get("labels"), one.noun)
    if label is None:
        return None
    return None, Hit(here, label, way.gap, connected=way.connected)


def _step_left(way: _Way, piece: Piece) -> None:
    """Go over one piece: connectors reach farther, prepositions and commas end the look."""
    marks = piece.marks
    if "company" in marks and way.gap == 0:
        way.is_with = True
    elif "connectors" in marks or piece.word == ":":
        way.connected = True
    elif piece.word == ",":
        way.is_over = True
    elif "joiners" in marks or ("stops" in marks and ("passing" not in marks or way.gap)):
        way.is_over = not way.connected and not ("out_of" in marks and way.gap == 0)
        way.gap += not way.is_over and "out_of" not in marks
    elif "passing" not in marks and piece.word not in QUOTES:
        way.gap += 1
        way.is_over = way.gap > 3 and not way.connected
