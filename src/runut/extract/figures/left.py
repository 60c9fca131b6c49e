"""Look to the left of a number for the act or the label: "menewaskan 5", "korban tewas mencapai 21"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runut.extract.figures.hits import SOFT, STOPS, Candidate, Hit, is_at, is_denied, is_joined, start_of
from runut.extract.figures.lexicon import Piece
from runut.extract.figures.nouns import PERSON, QUOTES, Noun, fitting
from runut.model import FigureKind

_REACH, _FAR_REACH = 12, 24  # pieces looked at, farther over "mencapai"
_ASIDE = 7  # pieces that an aside between commas may hold
_NEXT = 4  # pieces from what involves a first thing to the number of others: "melibatkan bus dan dua truk"
_NAMED = 3  # words from what is counted to its number: "penumpang bus yang selamat berjumlah 26"
_TEAM = 7  # pieces from a team to how many it has: "tim Labfor Polri Cabang Randu beranggotakan lima orang"
_CAUSED = 3  # pieces from a toll to what caused it: "korban tewas serangan drone"
_OPENING = 2  # pieces of a headline before a comma: "Teen, 3 adults shot"
_TAKING = ("seized", "damaged", "involved")
# Who was found or caught may be told as more than that: "korban meninggal yang dievakuasi sebanyak 5".
_KEPT = SOFT | {"rescued", "arrested", "damaged"}


@dataclass(slots=True)
class _Way:
    """How far the look to the left has come; `is_behind` a cause, only a label still tells.

    `is_with` says that "bersama" leads the number: whatever was told of others is told of these too; `is_titled`, that
    a colon stands between, before which a headline names what it is about: "Shooting: 58 killed".
    """

    gap: int = 0
    connected: bool = False
    is_over: bool = False
    is_titled: bool = False
    is_behind: bool = False
    is_with: bool = False
    is_again: bool = False


def look_left(one: Candidate, pieces: Sequence[Piece], nouns: dict[int, Noun], before: Candidate | None) -> Candidate:
    """Find the act or the label before the number: "menewaskan 5", "korban tewas mencapai 21"."""
    start = start_of(pieces, one)
    one = one._replace(
        joined=before is not None and (is_joined(pieces, before.noun.last, start) or _is_twin(one, before, pieces)),
        with_one=_is_with_one(one, pieces, start),
        of_verb=_is_of_verb(pieces, start),
        is_reported=_is_reported(pieces, start),
    )
    way = _Way(connected=any("connectors" in piece.marks for piece in pieces[start : one.at]))
    included, act, label = _nearest(one, pieces, nouns, before, start, way)
    if act is None and label is None:
        act = _taken(one, pieces, start)
        label = None if act else _far_label(one, pieces, nouns, start)
    return one._replace(included=included, connected=way.connected, is_again=way.is_again, act=act, label=label)


def _nearest(
    one: Candidate, pieces: Sequence[Piece], nouns: dict[int, Noun], before: Candidate | None, start: int, way: _Way
) -> tuple[bool, Hit | None, Hit | None]:
    """Walk to the left to the first act or label; also say whether "termasuk" leads the number."""
    used = before.state.piece if before and before.state and not before.label and not before.act else -1
    here, included = _over_comma(pieces, start), False
    while here > max(start - _FAR_REACH, 0) and not way.is_over:
        here -= 1
        piece = pieces[here]
        if (here < start - _REACH and not way.connected) or _is_end(piece, way):
            way.is_again = way.is_again or ("again" in piece.marks and not way.gap and one.noun.is_generic)
            break
        opening = _opening(pieces, here)
        if opening is not None:
            here = opening
            continue
        beyond = _beyond(pieces, here, nouns) if way.connected else _over_one(one, pieces, here)
        if beyond is not None:
            here, way.is_behind, way.gap = beyond, way.is_behind or "causes" in piece.marks, way.gap + 1
            continue
        if here in nouns or (before is not None and here < before.noun.last):
            return included or (way.connected and not way.gap), None, None
        included = included or ("including" in piece.marks and way.gap == 0)
        hit = _left_hit(one, pieces, here, way) if here != used and not is_denied(pieces, here) else None
        if hit is not None:
            return included, *hit
        _step_left(way, piece)
    return included, None, None


def _over_comma(pieces: Sequence[Piece], start: int) -> int:
    """Step over the comma behind a word that leads a list: "di antaranya, 11 unit"."""
    is_led = start > 1 and pieces[start - 1].word == "," and "including" in pieces[start - 2].marks
    return start - 1 if is_led else start


def _far_label(one: Candidate, pieces: Sequence[Piece], nouns: dict[int, Noun], start: int) -> Hit | None:
    """Find a label that a place or a cause parts from its number: "korban meninggal akibat gempa Randu 23 orang"."""
    if not one.noun.is_generic or one.noun.counter is None or (one.state is not None and not one.state.commas):
        return None
    first = _before_aside(pieces, start)
    for here in range(first - 1, max(first - _REACH, -1), -1):
        piece = pieces[here]
        is_cause = "causes" in piece.marks or "locatives" in piece.marks
        if here in nouns or piece.word in STOPS or piece.word == "," or ("barriers" in piece.marks and not is_cause):
            return None
        label = fitting(piece.marks.get("labels"), one.noun)
        if label is not None and (piece.last - piece.first > 1 or here == 0):
            return Hit(here, label, start - 1 - here, connected=True)
        if "acts" in piece.marks or "states" in piece.marks or "verb" in piece.marks:
            return None
    return None


def _before_aside(pieces: Sequence[Piece], start: int) -> int:
    """Give where to look for the label of a number behind a comma: before the aside, if there is one.

    "Korban meninggal, semuanya lelaki, 14 orang", "Pengungsi, sekitar 300 jiwa".
    """
    if start < 2 or pieces[start - 1].word != ",":
        return start
    aside = _beyond(pieces, start - 1, {})
    return start - 1 if aside is None else aside


def _is_end(piece: Piece, way: _Way) -> bool:
    """Say whether another clause or sentence begins here; a cause may stand between a number and its label."""
    if way.connected and "causes" in piece.marks:
        return False
    return "barriers" in piece.marks or (piece.word in STOPS and piece.word != ":")


def _opening(pieces: Sequence[Piece], here: int) -> int | None:
    """Give where brackets around one or two words open that close here: "meninggal dunia (MD) 5 orang"."""
    if pieces[here].word != ")":
        return None
    inner = range(here - 2, max(here - 4, -1), -1)
    opening = next((at for at in inner if pieces[at].word == "("), None)
    return None if opening is None or any(p.number for p in pieces[opening:here]) else opening


def _beyond(pieces: Sequence[Piece], here: int, nouns: dict[int, Noun]) -> int | None:
    """Give the first piece of what may stand between a number and its label: a cause, places, an aside."""
    if "causes" in pieces[here].marks or (here in nouns and is_at(pieces, here, nouns[here])):
        return here
    if pieces[here].word != ",":
        return None
    for at in range(here - 1, max(here - _ASIDE, 0), -1):
        if pieces[at].word == ",":
            return at
        if pieces[at].number is not None or pieces[at].word in STOPS or "barriers" in pieces[at].marks:
            return None
    return None


def _over_one(one: Candidate, pieces: Sequence[Piece], here: int) -> int | None:
    """Give the place of somebody joined to those counted, whose act is theirs too: "killing his wife and two sons"."""
    is_joint = here > 0 and "joiners" in pieces[here].marks and "ones" in pieces[here - 1].marks
    return here - 1 if is_joint and one.state is None and one.noun.unit == PERSON else None


def _is_of_verb(pieces: Sequence[Piece], start: int) -> bool:
    """Say whether a verb takes the number as its object: "menemukan 21 orang"."""
    here = start - 1
    while here > 0 and "passing" in pieces[here].marks:
        here -= 1
    return here >= 0 and ("verb" in pieces[here].marks or "acts" in pieces[here].marks)


def _is_reported(pieces: Sequence[Piece], start: int) -> bool:
    """Say whether somebody gives the number: "polisi menyebut 27", "versi warga 41"."""
    here = start - 1
    while here > 0 and ("passing" in pieces[here].marks or "merely" in pieces[here].marks):
        here -= 1
    return here > 0 and "reports" in pieces[here].marks


def _is_twin(one: Candidate, before: Candidate, pieces: Sequence[Piece]) -> bool:
    """Say whether families and their members are counted twice: "640 jiwa (212 KK)", "27 KK/145 jiwa"."""
    between = [piece.word for piece in pieces[before.noun.last : one.at]]
    return between in (["("], ["/"]) and {before.noun.unit, one.noun.unit} == {PERSON, "family"}


def _is_with_one(one: Candidate, pieces: Sequence[Piece], start: int) -> bool:
    """Say whether somebody without a number is joined to those counted: "a man and his two sons", "Teen, 3 adults"."""
    here = start - 1
    while here > 0 and "passing" in pieces[here].marks:
        here -= 1
    if here < 1 or "joiners" not in pieces[here].marks or "ones" not in pieces[here - 1].marks:
        return False
    is_headed = pieces[here].word != "," or here <= _OPENING
    return is_headed and (one.noun.unit == PERSON or one.noun.is_rest)


def _taken(one: Candidate, pieces: Sequence[Piece], start: int) -> Hit | None:
    """Find what was done to things named last in a row: "merebut bandara dan lima pesawat"."""
    if one.noun.unit in (None, "person") or (one.state is not None and one.state.kind not in SOFT):
        return None
    for here in range(start - 1, -1, -1):
        piece = pieces[here]
        if "barriers" in piece.marks or (piece.word in STOPS and piece.word != ":"):
            return None
        act = fitting(piece.marks.get("acts"), one.noun)
        is_near = act != "involved" or start - here <= _NEXT
        if act in _TAKING and is_near and any("joiners" in p.marks for p in pieces[here:start]):
            return Hit(here, act, 0)
        if "acts" in piece.marks:
            return None
    return None


def _left_hit(one: Candidate, pieces: Sequence[Piece], here: int, way: _Way) -> tuple[Hit | None, Hit | None] | None:
    marks = pieces[here].marks
    act = fitting(marks.get("acts"), one.noun)
    if act is not None and here > 0 and "purposes" in pieces[here - 1].marks and _is_planned(one, act):
        act = None
    if act == "deployed" and "involved" in marks["acts"].split() and not _has_team(pieces, here):
        act = "involved"
    if act == "killed" and "rescued" in marks["acts"].split() and _is_of_living(one.noun):
        act = "rescued"
    if act is not None and way.is_titled and one.state is not None and one.state.kind != act:
        act = None
    if act is not None and not way.is_behind and (way.gap == 0 or not way.connected or _is_object(one, pieces, here)):
        return Hit(here, act, way.gap, is_relative=here > 0 and "relatives" in pieces[here - 1].marks), None
    shared = fitting(marks.get("states"), one.noun) if way.is_with and one.state is None else None
    if shared is not None:
        return Hit(here, shared, way.gap), None
    label = fitting(marks.get("labels"), one.noun) or _subject(one, pieces, here, way)
    if label is None:
        return None
    return None, Hit(here, label, way.gap, connected=way.connected)


def _is_of_living(noun: Noun) -> bool:
    """Say whether those brought out are named as what they are: "mengeluarkan 65 penghuni", not "lima korban"."""
    return noun.unit == PERSON and noun.counter is None and not noun.is_victims and noun.words > 0


def _has_team(pieces: Sequence[Piece], here: int) -> bool:
    """Say whether it is a team that has so many members, and not a gang or a family."""
    return any(piece.marks.get("unit") == "team" for piece in pieces[max(here - _TEAM, 0) : here])


def _is_planned(one: Candidate, act: FigureKind) -> bool:
    """Say whether a purpose was not reached: a harm, or what is told otherwise behind ("ABK yang masih hilang")."""
    is_other = one.state is not None and one.state.kind != act and not one.state.commas
    return act in ("killed", "injured") or (is_other and act != "missing")


def _is_object(one: Candidate, pieces: Sequence[Piece], here: int) -> bool:
    """Say whether what the act was done to stands before its number: "mengangkut rombongan turis sebanyak 29 orang"."""
    if not one.noun.is_generic or one.noun.counter is None:
        return False
    between: list[Piece] = []
    for piece in pieces[here + 1 : here + 6]:
        if "connectors" in piece.marks:
            break
        between.append(piece)
    is_plain = all(not piece.marks or "unit" in piece.marks for piece in between)
    units = [piece.marks["unit"] for piece in between if "unit" in piece.marks]
    return is_plain and (one.noun.unit in units or (bool(units) and one.noun.is_things and "person" not in units))


def _subject(one: Candidate, pieces: Sequence[Piece], here: int, way: _Way) -> FigureKind | None:
    """Read what is counted before the number: "penumpang bus berjumlah 26", "warga yang mengungsi ada 40 jiwa"."""
    is_counted = one.noun.counter is not None or _is_told_bare(one, pieces, here)
    is_next = way.gap == 0 and is_counted and (one.state is None or one.state.commas > 0)
    if not (one.noun.is_generic and (way.connected or is_next)):
        return None
    marks, before = pieces[here].marks, pieces[here - 1].marks if here else {}
    if "relatives" in marks or "relatives" in before or "unit" in before:
        state = fitting(marks.get("states"), one.noun)
        near = [piece.marks for piece in pieces[max(here - 3, 0) : here]]
        if state is None or any("uncounted" in other for other in near):
            return None
        told = (fitting(other.get("counted") or other.get("labels"), one.noun) for other in near)
        return next((kind for kind in told if kind), state) if state in _KEPT else state
    if marks.get("unit", PERSON) != PERSON and _is_caused(pieces, here):
        return None
    kinds = marks.get("counted") or marks.get("weak") or ""
    if one.noun.unit == PERSON and marks.get("unit", PERSON) != PERSON:
        return None  # "korban tewas akibat roket mencapai 68 orang" counts no rockets
    is_sure = " " not in kinds and "counters" not in before and marks.get("unit") != "case" and way.gap <= _NAMED
    return fitting(kinds, one.noun) if is_sure else None


def _is_told_bare(one: Candidate, pieces: Sequence[Piece], here: int) -> bool:
    """Say whether a clause ends in how many they are: "pemuda yang kena bacok tiga, yang lebam dua"."""
    start, behind = start_of(pieces, one), one.noun.last
    is_end = behind == len(pieces) or pieces[behind].word in STOPS or pieces[behind].word == ","
    is_relative = here > 0 and "relatives" in pieces[here - 1].marks and "states" in pieces[here].marks
    return is_end and is_relative and here == start - 1 and one.noun.words == 0


def _is_caused(pieces: Sequence[Piece], here: int) -> bool:
    """Say whether a toll stands before what it is told of: "korban tewas serangan drone bertambah jadi 47"."""
    near = pieces[max(here - _CAUSED, 0) : here]
    return any("labels" in piece.marks and piece.marks.get("unit") == PERSON for piece in near)


def _step_left(way: _Way, piece: Piece) -> None:
    """Go over one piece: connectors reach farther, prepositions and commas end the look."""
    marks = piece.marks
    way.is_again = way.is_again or "again" in marks or ("prior" in marks and not way.gap)
    if "company" in marks and way.gap == 0:
        way.is_with = True
    elif "connectors" in marks or piece.word == ":":
        way.connected, way.is_titled = True, way.is_titled or piece.word == ":"
    elif piece.word == ",":
        way.is_over = True
    elif "joiners" in marks or ("stops" in marks and ("passing" not in marks or way.gap)):
        way.is_over = not way.connected and not ("out_of" in marks and way.gap == 0)
        way.gap += not way.is_over and "out_of" not in marks
    elif "passing" not in marks and piece.word not in QUOTES:
        way.gap += 1
        way.is_over = way.gap > 3 and not way.connected
