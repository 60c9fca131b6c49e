"""Place a figure among the others of its page: total, part or earlier toll, this incident or another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from runut.extract.figures.decide import Verdict
from runut.extract.figures.grown import is_less, rises
from runut.extract.figures.hits import Candidate
from runut.extract.figures.lexicon import Piece
from runut.extract.figures.nouns import PERSON, THING
from runut.extract.figures.sorts import is_another_thing, is_apart
from runut.lang import Pack
from runut.model import FigureKind, Scope, Span
from runut.text.tokens import Token

_NEAR = 9
_LAW = 9  # pieces before a year that may say it dates a law: "Pasal 2 UU Nomor 31 Tahun 1999"
_LISTED = 3  # figures back from "including" that a list before it may have
_LINE = 10  # tokens of a line that heads an entry
_CARRY = 4  # characters between two sentences of one paragraph, or of two that follow on each other
_DATING = ("tokens", "uncounted", "stops", "dated")  # "tahun", "September", "pada": words that make digits a year
_HARMS = frozenset(("killed", "injured", "missing", "damaged", "displaced", "rescued", "sick"))
_DATED = _HARMS | {"arrested", "hostages", "crowd", "suspects", "involved"}
# Things taken or sent are counted kind by kind: three phones are no part of four guns.
_APART = frozenset(("seized", "deployed"))
_LONG = frozenset(("sick", "damaged"))  # outbreaks and fires last as long as a page says
_SHRINKING = frozenset(("missing",))  # who is still missing is no part of those who were
_ACTS = frozenset(("arrested", "rescued", "deployed", "involved", "seized"))
_MEMBERS = ("team", PERSON)
_BY_NAME = ("arrested",)
_OF_THINGS = ("damaged", "deployed", "seized", "involved")
_EACH = 4  # pieces from "masing-masing" to its number
_RIGHT_BEHIND = 3  # pieces from "sebelumnya" to a number that it surely dates


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as it was read: its tokens, its pieces, and the figures in it."""

    span: Span
    stretch: tuple[Token, ...]
    pieces: tuple[Piece, ...]
    verdicts: tuple[Verdict, ...]


class Told(NamedTuple):
    """A figure in its page; `whole` is the place in the row of the figure that it is a part of."""

    reading: Reading
    verdict: Verdict
    scope: Scope
    is_other: bool
    whole: int | None


def placed(readings: Iterable[Reading], pack: Pack, year: str | None) -> list[Told]:
    """Give every figure with its scope, judged against the figures told before it."""
    return list(_in_turn(readings, pack, year))


def _in_turn(readings: Iterable[Reading], pack: Pack, year: str | None) -> Iterator[Told]:
    row: list[Told] = []
    every = list(readings)
    graded = _graded(every)
    told_before = Span(0, -_CARRY)
    for at, reading in enumerate(every):
        if _is_elsewhere(reading.pieces, year) or (
            _is_head(reading) and _leads_elsewhere(reading, every[at + 1 :], year)
        ):
            told_before = reading.span
        elsewhere = reading.span.start - told_before.end < _CARRY
        for verdict in reading.verdicts:
            is_led = elsewhere and (told_before is reading.span or verdict.kind in _HARMS)
            is_led = is_led or _is_dated_before(row, reading, verdict)
            other = (is_led or _is_outgrown(row, verdict)) and not any(_same(t, verdict) for t in row)
            is_now = (
                bool(row)
                and is_beside(row[-1], reading, verdict.kind)
                and is_earlier(row[-1])
                and verdict.candidate.connected
            )
            whole = None if other or is_now else _whole(row, reading, verdict)
            told = Told(reading, verdict, "total", other, None)
            scope = "total" if other else _scope(told, row, whole, graded, pack)
            told = told._replace(scope=scope, whole=whole if scope == "part" else None)
            row.append(told)
            yield told


def _is_head(reading: Reading) -> bool:
    """Say whether a line heads an entry of a list: "Pasar Wanasari: 14 tewas"."""
    ats = [verdict.candidate.at for verdict in reading.verdicts]
    return len(reading.stretch) <= _LINE and any(at and reading.pieces[at - 1].word == ":" for at in ats)


def _leads_elsewhere(reading: Reading, later: Sequence[Reading], year: str | None) -> bool:
    following = next(iter(later), None)
    is_next = following is not None and following.span.start - reading.span.end < _CARRY
    return is_next and following is not None and _is_elsewhere(following.pieces, year)


def _is_dated_before(row: Sequence[Told], reading: Reading, verdict: Verdict) -> bool:
    """Say whether "pekan lalu" leads a harm on a page that told its own harm before."""
    if verdict.kind not in _DATED:
        return False
    before = reading.pieces[: verdict.candidate.at]
    is_long = bool(before) and "spans" in before[0].marks and verdict.kind not in _LONG
    is_led = is_long or any("past" in p.marks for p in before)
    # Whom they hold "di seluruh negeri" is another count only beside one that the page gave of its own.
    is_counted = verdict.kind in _HARMS or any(t.verdict.kind == verdict.kind for t in row)
    if not (is_led or (is_counted and any("widely" in p.marks for p in reading.pieces))):
        return False
    return any(t.verdict.kind in _HARMS and not t.is_other and t.reading is not reading for t in row)


def _is_outgrown(row: Sequence[Told], verdict: Verdict) -> bool:
    """Say whether a toll dwarfs the page's own: the dead of a war told behind those of a day."""
    first = next((t.verdict for t in row if t.verdict.kind == verdict.kind and not t.is_other), None)
    small = first.candidate.number.quantity.value if first else None
    value = verdict.candidate.number.quantity.value
    return verdict.kind == "killed" and small is not None and value is not None and small > 1 and value > 50 * small


def _same(told: Told, verdict: Verdict) -> bool:
    return (
        told.verdict.kind == verdict.kind
        and not told.is_other
        and told.verdict.candidate.number.quantity == verdict.candidate.number.quantity
    )


def _graded(every: Sequence[Reading]) -> frozenset[FigureKind]:
    """The kinds whose figures are split by how bad it is: so many badly hurt, so many lightly."""
    grades: dict[FigureKind, set[str]] = {}
    for reading in every:
        for verdict in reading.verdicts:
            how = grade(reading.pieces, verdict)
            if how is not None:
                grades.setdefault(verdict.kind, set()).add(how)
    return frozenset(kind for kind, words in grades.items() if len(words) > 1)


def grade(pieces: Sequence[Piece], verdict: Verdict) -> str | None:
    """Give the word that says how bad it is for those counted, or which of them are: "luka berat", "perempuan"."""
    one, by = verdict.candidate, verdict.by
    if one.number.form == "article":
        return None
    told = [*pieces[one.noun.first : one.noun.last], *(pieces[by.piece : by.piece + 1] if by else ())]
    return next((piece.marks["severity"] for piece in told if "severity" in piece.marks), None)


def _whole(row: Sequence[Told], reading: Reading, verdict: Verdict) -> int | None:
    """Give the place of the larger figure of the same kind that this one can be a part of."""
    unit, default = unit_of(verdict), None if verdict.kind in _OF_THINGS else PERSON
    for at in range(len(row) - 1, -1, -1):
        told = row[at]
        noun = told.verdict.candidate.noun
        if told.verdict.kind != verdict.kind:
            continue
        if unit is not None and (unit_of(told.verdict) or default) not in (unit, None):
            continue
        if default is None and is_another_thing(told.reading.pieces, told.verdict, reading.pieces, verdict):
            continue
        if is_apart(noun.group, verdict.candidate.noun.group) and not verdict.candidate.included:
            continue
        is_smaller = is_less(verdict.candidate.number.quantity, told.verdict.candidate.number.quantity)
        if told.scope == "total" and not told.is_other:
            return at if is_smaller else None
        if is_smaller and _holds(told, verdict, len(row) - at):
            return at
    return None


def _is_parted(told: Told, whole: int | None, pack: Pack) -> bool:
    """Say whether a grade parts those counted: where words for men and women are grades, it needs others beside it."""
    if whole is not None or not pack.figures.contrasted:
        return True
    own = grade(told.reading.pieces, told.verdict)
    beside = (one for one in told.reading.verdicts if one.kind == told.verdict.kind and one is not told.verdict)
    return any(grade(told.reading.pieces, one) not in (None, own) for one in beside)


def _holds(told: Told, verdict: Verdict, back: int) -> bool:
    """Say whether what is a part of nothing told has this as a part: "three men and a woman, including one badly"."""
    one, earlier = verdict.candidate, told.verdict.candidate
    is_open = told.scope == "part" and told.whole is None and not told.is_other
    return is_open and not one.joined and (earlier.with_one or (one.included and back <= _LISTED))


def unit_of(verdict: Verdict) -> str | None:
    """Give what is counted, None where words like "unit" leave it open."""
    noun = verdict.candidate.noun
    return None if noun.is_things and noun.unit == THING else noun.unit


def _scope(told: Told, row: Sequence[Told], whole: int | None, graded: frozenset[FigureKind], pack: Pack) -> Scope:
    verdict, pieces = told.verdict, told.reading.pieces
    one = verdict.candidate
    if _is_prior(told, row, whole, pack):
        return "prior"
    if row and one.joined and row[-1].scope == "prior" and row[-1].reading is told.reading:
        return "prior"
    if _is_beside(told, row):
        return row[-1].scope
    if verdict.kind in graded and grade(pieces, verdict) is not None and _is_parted(told, whole, pack):
        return "part"
    if one.included and row and _may_include(row[-1], verdict):
        is_led = row[-1].reading is told.reading or (one.label is None and one.act is None)
        if is_led:
            return "part"
    if _is_of_each(pieces, one.at) or (row and _goes_on_parts(row[-1], told)):
        return "part"
    if whole is None:
        return "part" if one.with_one or _is_rest_of(told, row) else "total"
    if _is_another_account(told, row[whole]):
        return "total"
    is_split = verdict.is_listed or one.among or (verdict.kind == "deployed" and _is_told_by_place(pieces, one))
    return "part" if verdict.kind not in _APART | _SHRINKING or is_split else "total"


def _is_another_account(told: Told, whole: Told) -> bool:
    """Say whether somebody gives a whole toll of their own: "versi polisi, korban tewas 6", "menyebut hanya lima"."""
    pieces, one, by = told.reading.pieces, told.verdict.candidate, told.verdict.by
    if told.verdict.kind not in _HARMS | {"crowd"} or not one.noun.is_generic or one.included or one.among:
        return False
    if one.is_reported and whole.reading is told.reading:
        return True  # "40.000 orang menurut panitia, polisi menyebut 12.000"
    if by is None:
        return False
    near = pieces[max(one.at - 2, 0) : one.at]
    is_whole = by is one.label or any("merely" in piece.marks for piece in near)
    return is_whole and any("reports" in piece.marks or "accounts" in piece.marks for piece in pieces[: one.at])


def _is_of_each(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether the number is told of each of several: "masing-masing sebanyak 14 kamar"."""
    for here in range(at - 2, max(-1, at - _EACH - 1), -1):
        if "each" in pieces[here].marks:
            return True
        if pieces[here].number is not None:
            return False
    return False


def _goes_on_parts(last: Told, told: Told) -> bool:
    """Say whether a row that was led by "terdiri dari" goes on: "19 ekor, terdiri dari 13 jantan dan 6 betina"."""
    is_row = last.scope == "part" and last.reading is told.reading
    is_led = last.verdict.candidate.included or last.verdict.candidate.joined or last.verdict.is_listed
    is_alike = last.verdict.kind == told.verdict.kind and unit_of(last.verdict) == unit_of(told.verdict)
    return is_row and is_led and is_alike and told.verdict.candidate.joined


def _may_include(told: Told, verdict: Verdict) -> bool:
    """Say whether "termasuk" may lead from one figure to a part of it: not from families to their members."""
    unit, other = unit_of(told.verdict), unit_of(verdict)
    is_like = unit == other or None in (unit, other) or (unit, other) == _MEMBERS
    if told.verdict.kind != verdict.kind or told.scope == "prior" or not is_like:
        return False
    whole, part = told.verdict.candidate.number.quantity, verdict.candidate.number.quantity
    return not (is_less(whole, part) or whole == part or is_earlier(told))


def _is_rest_of(told: Told, row: Sequence[Told]) -> bool:
    """Say whether others of the kind were told before: "bersama tiga orang lainnya", not "2 tewas, 3 lainnya luka"."""
    verdict = told.verdict
    if verdict.kind in _APART or not (verdict.candidate.noun.is_rest or is_more(told)):
        return False
    is_counted = verdict.candidate.number.form not in ("collective", "article")
    if verdict.kind == "suspects" and (is_more(told) or is_counted):
        return True  # "masih memburu satu orang lagi", "dua pelaku lainnya masih buron": others were caught
    if row and row[-1].reading is told.reading and row[-1].verdict.kind != verdict.kind:
        return False
    if verdict.kind in _BY_NAME and is_counted:
        return True  # "Badu dan tiga tersangka lainnya": others were told by name
    alike = [t for t in row if t.verdict.kind == verdict.kind and not t.is_other]
    return bool(alike) and not any(_same(t, verdict) for t in alike)


def is_more(told: Told) -> bool:
    """Say whether the number tells how many came to others: "bertambah 3 orang", "satu lagi tersangka"."""
    pieces, one = told.reading.pieces, told.verdict.candidate
    before = one.at - 1
    while before > 0 and "passing" in pieces[before].marks and "more" not in pieces[before].marks:
        before -= 1
    if before >= 0 and "more" in pieces[before].marks:
        return True
    end = one.noun.last  # "satu lagi", but "19 ditambah 18" tells how many came to the 19
    return any(_is_more_behind(pieces, at) for at in range(one.at + 1, end + 1) if at < len(pieces))


def _is_more_behind(pieces: Sequence[Piece], at: int) -> bool:
    marks = pieces[at].marks
    counts = at + 1 < len(pieces) and pieces[at + 1].number is not None
    return "more" in marks and not ("connectors" in marks or "joiners" in marks or counts)


def _is_told_by_place(pieces: Sequence[Piece], one: Candidate) -> bool:
    """Say whether a place or body that is one of several stands near: "sektor utara 530 personel"."""
    near = pieces[max(one.at - 4, 0) : one.noun.last + 4]
    return any("sites" in piece.marks for piece in near)


def _is_beside(told: Told, row: Sequence[Told]) -> bool:
    """Say whether one act told this figure and the last: "menewaskan dua penumpang dan satu sopir"."""
    if not row or row[-1].reading is not told.reading:
        return False
    by, last = told.verdict.by, row[-1].verdict
    is_shared = by is not None and by == last.by == last.candidate.act
    if told.verdict.kind == "damaged":
        is_shared = is_shared or (by is not None and last.by is not None and by.piece == last.by.piece)
    is_shared = is_shared or (told.verdict.kind == last.kind == "involved" and unit_of(told.verdict) == unit_of(last))
    return (
        told.verdict.candidate.joined
        and is_shared
        and not (told.verdict.candidate.among or told.verdict.candidate.included)
    )


def _is_prior(told: Told, row: Sequence[Told], whole: int | None, pack: Pack) -> bool:
    """Say whether the number is an earlier toll: "dari … menjadi", or "sebelumnya" where others were told before."""
    pieces, at = told.reading.pieces, told.verdict.candidate.at
    if rises(pieces, at, pack):
        return True
    if not is_earlier(told):
        return False
    return whole is not None or (
        _is_right_behind(pieces, at) and bool(row) and is_beside(row[-1], told.reading, told.verdict.kind)
    )


def is_earlier(told: Told) -> bool:
    """Say whether "sebelumnya" stands before a toll; before an act it only goes back in the story."""
    pieces, one, kind = told.reading.pieces, told.verdict.candidate, told.verdict.kind
    if one.number.form == "article" or one.out_of or is_more(told):
        return False
    if (kind in _ACTS or one.included) and not _is_right_behind(pieces, one.at):
        return False
    for here in range(one.at - 1, max(-1, one.at - _NEAR - 1), -1):
        if "prior" in pieces[here].marks:
            return True
        if pieces[here].number is not None:
            return False
    return False


def _is_right_behind(pieces: Sequence[Piece], at: int) -> bool:
    near = pieces[max(0, at - _RIGHT_BEHIND) : at]
    near = near[any("acts" in piece.marks and piece.last - piece.first > 1 for piece in near) :]
    return any("prior" in piece.marks for piece in near)


def is_beside(told: Told, reading: Reading, kind: FigureKind) -> bool:
    """Say whether a figure of a kind stands in the very sentence."""
    return told.reading is reading and told.verdict.kind == kind


def _is_elsewhere(pieces: Sequence[Piece], year: str | None) -> bool:
    """Say whether the sentence tells of another time or place: "tahun lalu", "pada 2018"."""
    for piece in pieces:
        if "elsewhere" in piece.marks:
            return True
    if year is None:
        return False
    return any(
        _is_past_year(piece, year)
        and any(name in pieces[at - 1].marks for name in _DATING)
        and not any("laws" in before.marks for before in pieces[max(at - _LAW, 0) : at])
        for at, piece in enumerate(pieces)
        if at and piece.number
    )


def _is_past_year(piece: Piece, year: str) -> bool:
    number = piece.number
    if number is None or number.form != "digits" or len(piece.word) != 4 or number.quantity.value is None:
        return False
    return piece.word.isdigit() and "1900" <= piece.word < year
