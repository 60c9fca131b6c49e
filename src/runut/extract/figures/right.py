"""Look to the right of a number for the state that the counted are in: "tiga orang dilaporkan tewas"."""

from __future__ import annotations

from collections.abc import Sequence

from runut.extract.figures.hits import SOFT, STOPS, Candidate, Hit, is_at, is_denied, is_joined, start_of
from runut.extract.figures.lexicon import Piece
from runut.extract.figures.nouns import QUOTES, Noun, fitting
from runut.model import FigureKind

_REACH = 18  # pieces looked at
_SOON = 4  # words from a harm to the death it led to
_NAMES = 60  # pieces that a row of names may hold
_ASIDE = 14  # pieces that "including ..." between commas may hold
_BRACKETS = 12  # pieces that brackets may hold to be passed over
# What became of people says more than that they were missing or hurt: "yang dilaporkan hilang ditemukan selamat".
_OPEN = frozenset(("missing", "hostages"))
_LATER = {
    "missing": frozenset(("rescued", "killed")),
    "hostages": frozenset(("rescued", "killed")),
    "rescued": frozenset(("injured", "killed")),
    "injured": frozenset(("killed",)),
    "arrested": frozenset(("suspects", "killed")),
}


def look_right(one: Candidate, pieces: Sequence[Piece], nouns: dict[int, Noun]) -> Candidate:
    """Find the state that the counted are in: "tiga orang dilaporkan tewas"."""
    here, gap, commas, crossed = one.noun.last, 0, 0, 0
    while here < len(pieces) and gap < _REACH and commas < 6:
        piece, marks = pieces[here], pieces[here].marks
        if here in nouns and not is_at(pieces, here, nouns[here]):
            behind = _over_row(one, pieces, nouns, here, (gap, commas, crossed))
            if behind is None:
                break
            crossed, here = crossed + 1, behind
            continue
        if _is_end(one, pieces, here, gap):
            break
        beyond = _beyond(pieces, here, nouns) or (_beyond_members(one, pieces, here, nouns) if gap == 0 else None)
        if beyond is not None:
            here = beyond
            continue
        if gap == 0 and not crossed and "among" in marks:
            kind = fitting(marks.get("labels"), one.noun)  # "three of the dead"
            one = one._replace(among=True, state=Hit(here, kind) if kind is not None else one.state)
        elif gap == 0 and "out_of" in marks and here + 1 in nouns and _is_of_these(one, nouns[here + 1]):
            return _out_of(one._replace(out_of=True), pieces, nouns, here + 1)
        elif _stops_at_act(piece, one.noun):
            break
        else:
            one = _with_state(one, pieces, here, (gap, commas, crossed))
            if one.state is not None and (one.is_whole or not _is_open(one.state)):
                return one
            commas += piece.word == ","
            gap += not ("joiners" in marks or "including" in marks or "relatives" in marks or piece.word in QUOTES)
        here += 1
    return one


def _over_row(
    one: Candidate, pieces: Sequence[Piece], nouns: dict[int, Noun], here: int, way: tuple[int, int, int]
) -> int | None:
    """Give the place behind the next number, if it goes on with a row to which a state may belong as a whole."""
    gap, commas, crossed = way
    is_row = is_joined(pieces, here - 1 if crossed else one.noun.last, here)
    if nouns[here].words == 0 and _has_own_state(pieces, nouns[here]):
        return None  # "25 orang, tiga luka-luka": the state is of the three
    if gap or (commas and one.noun.weak) or not is_row or (commas and _is_led_out(one, pieces)):
        return None
    return _behind_some(pieces, nouns[here])


def _has_own_state(pieces: Sequence[Piece], noun: Noun) -> bool:
    """Say whether a state follows a bare number at once."""
    return noun.last < len(pieces) and "states" in pieces[noun.last].marks


def _behind_some(pieces: Sequence[Piece], noun: Noun) -> int | None:
    """Give the place behind another number of a row; where it counts some of those before it, behind their comma, if
    there is one: in "sepuluh orang terjepit, empat di antaranya tewas" the dead are four."""
    if noun.last == len(pieces) or "among" not in pieces[noun.last].marks:
        return noun.last
    for at in range(noun.last, min(noun.last + _ASIDE, len(pieces))):
        if pieces[at].word == ",":
            return at
        if pieces[at].word in STOPS:
            return None
    return None


def _is_end(one: Candidate, pieces: Sequence[Piece], here: int, gap: int) -> bool:
    """Say whether another clause begins here; what became of them then is none: "satu kemudian meninggal"."""
    marks = pieces[here].marks
    if "then" in marks and gap == 0 and here + 1 < len(pieces) and "states" in pieces[here + 1].marks:
        return False
    return ("barriers" in marks and not (one.state and "spans" in marks)) or pieces[here].word in STOPS


def _is_led_out(one: Candidate, pieces: Sequence[Piece]) -> bool:
    """Say whether "dari" leads a number of whom others are told behind a comma: "dari 400 siswa, 300 sakit"."""
    start = start_of(pieces, one)
    return start > 0 and "out_of" in pieces[start - 1].marks


def _beyond(pieces: Sequence[Piece], here: int, nouns: dict[int, Noun]) -> int | None:
    """Give the place behind what only stands between: brackets, a row of names, "di lima desa"."""
    if here in nouns:
        return nouns[here].last
    return _beyond_brackets(pieces, here) or _beyond_names(pieces, here) or _beyond_aside(pieces, here)


def _beyond_members(one: Candidate, pieces: Sequence[Piece], here: int, nouns: dict[int, Noun]) -> int | None:
    """Give the place behind what those counted belong to: "152 jiwa dari 38 keluarga menumpang"."""
    if "out_of" not in pieces[here].marks or here + 1 not in nouns or one.noun.unit is None:
        return None
    whole = nouns[here + 1]
    return None if _is_of_these(one, whole) else whole.last


def _beyond_aside(pieces: Sequence[Piece], here: int) -> int | None:
    """Give the place behind "seven people, including two boys, " where a state may stand."""
    if pieces[here].word != "," or here + 1 >= len(pieces) or "including" not in pieces[here + 1].marks:
        return None
    for at in range(here + 2, min(here + _ASIDE, len(pieces) - 1)):
        if pieces[at].word in STOPS or "barriers" in pieces[at].marks:
            return None
        if pieces[at].word == ",":
            return at + 1 if any(mark in pieces[at + 1].marks for mark in ("states", "stops", "connectors")) else None
    return None


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
        is_name = not pieces[at].marks and pieces[at].word not in STOPS
        beyond = _beyond_brackets(pieces, at)
        if beyond is None and not is_name and "joiners" not in pieces[at].marks:
            break
        at = beyond or at + 1
    return at if at > here + 1 else None


def _stops_at_act(piece: Piece, noun: Noun) -> bool:
    """Say whether another verb with an object of its own begins here, not one of things that stands alone."""
    marks = piece.marks
    if "acts" not in marks or "labels" in marks or "states" in marks or marks["acts"] in SOFT:
        return False
    return "stops" not in marks or fitting(marks["acts"], noun) is not None


def _with_state(one: Candidate, pieces: Sequence[Piece], here: int, way: tuple[int, int, int]) -> Candidate:
    """Keep the state at a piece, if it is one that fits and is not denied; a harm replaces what is no harm."""
    marks = pieces[here].marks
    kind = fitting(marks.get("states"), one.noun)
    if kind is None or (one.state is not None and not _says_more(kind, one.state)):
        return one
    if one.state is not None and not _may_change(one, one.state, kind, pieces, way):
        return one
    if is_denied(pieces, here) or _has_object(pieces, here, way[0]) or "agents" in pieces[here - 1].marks:
        return one
    if way[0] > 1 and _is_gloss(pieces, here):
        return one
    if kind == "damaged" and one.noun.unit is None and "severity" not in marks:
        return one
    state = Hit(here, kind, *way)
    return one._replace(state=state, second_state=_second(pieces, here, kind, one), severity="severity" in marks)


def _is_gloss(pieces: Sequence[Piece], here: int) -> bool:
    """Say whether an editor only explains the word before it: "kedua anak itu sakit, makanya begitu (meninggal)"."""
    is_alone = here + 1 < len(pieces) and pieces[here + 1].word == ")"
    return is_alone and here > 0 and pieces[here - 1].word == "("


def _says_more(kind: FigureKind, earlier: Hit) -> bool:
    """Say whether a state told later in the clause outweighs the one before it."""
    return kind in _LATER[earlier.kind] if earlier.kind in _LATER else kind not in SOFT


def _may_change(
    one: Candidate, state: Hit, kind: FigureKind, pieces: Sequence[Piece], way: tuple[int, int, int]
) -> bool:
    """Say whether the hurt and the rescued may be told as more in the same clause: "tertembak hingga tewas"."""
    if state.kind not in ("rescued", "injured", "arrested"):
        return True
    before = pieces[state.piece - 1].marks if state.piece else {}
    is_relative = "relatives" in pieces[state.piece].marks or "relatives" in before
    is_soon = way[0] - state.gap <= _SOON and kind == "killed" and one.second_state is None
    return not way[1] and (is_relative or is_soon)


def _is_open(state: Hit) -> bool:
    """Say whether the clause may yet tell what became of them: "dua korban yang dirawat meninggal"."""
    return state.kind in SOFT or state.kind in _OPEN or (state.kind in _LATER and not state.commas)


def _has_object(pieces: Sequence[Piece], here: int, gap: int) -> bool:
    """Say whether the counted did it to somebody else: "two men shot a clerk", "50 dead and hurt more than 400"."""
    if "acts" not in pieces[here].marks:
        return False
    if here + 1 < len(pieces) and "determiners" in pieces[here + 1].marks:
        return True
    following = next((p.number for p in pieces[here + 1 : here + 4] if p.number), None)
    counts = following is not None and following.left <= pieces[here].last
    is_of_people = here + 2 < len(pieces) and "person_counters" in pieces[here + 2].marks
    return counts and (gap > 0 or is_of_people or "joiners" in pieces[here - 1].marks)


def _is_of_these(one: Candidate, whole: Noun) -> bool:
    """Say whether one number may be some of the other: not "2.000 mahasiswa dari 12 kampus", nor one of those again."""
    noun = one.noun
    if one.out_of or (whole.unit is None and whole.is_strange and noun.words):
        return False
    return noun.words == 0 or whole.unit is None or noun.unit in (None, whole.unit)


def _out_of(one: Candidate, pieces: Sequence[Piece], nouns: dict[int, Noun], whole: int) -> Candidate:
    """Read "dua dari tiga korban tewas": the first number shares the noun and the state of the second."""
    shared = nouns[whole]
    rest = {at: noun for at, noun in nouns.items() if at > whole}
    looked = look_right(one._replace(noun=shared), pieces, rest)
    own = shared._replace(first=one.noun.first, last=one.noun.last)
    return looked._replace(noun=own)


def _second(pieces: Sequence[Piece], here: int, kind: FigureKind, one: Candidate) -> Hit | None:
    """Read "tewas dan terluka": a vague number of people in two states is two figures."""
    if one.number.form not in ("indefinite", "vague") or here + 2 >= len(pieces):
        return None
    joiner, other = pieces[here + 1], pieces[here + 2]
    second = fitting(other.marks.get("states"), one.noun)
    if "joiners" not in joiner.marks or second is None or second == kind:
        return None
    return Hit(here + 2, second)
