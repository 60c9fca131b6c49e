"""What a number counts: the noun behind it, and whether it counts at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, get_args

from runut.extract.figures.lexicon import NO_MARKS, Marks, Piece
from runut.model import FigureKind
from runut.text.numbers import Number

_HARD_STOPS = frozenset(".,;:!?\n()[]{}|•-–—/")
QUOTES = frozenset("\"“”'‘’«»*_")
_ROOMS = 5  # pieces back to a number that one is joined to
_LONGEST = 7
_MONEY = 8  # pieces from a loss to its sum: "kerugian akibat kebakaran itu diperkirakan mencapai ratusan juta"
PERSON, THING = "person", "item"
_CARRYING = ("vehicle", "aircraft", "vessel")  # "mobil tujuh penumpang" is a sort of car


class Noun(NamedTuple):
    """The counted noun behind a number, over pieces `[first, last)`; `counted` and `weak` are kinds it tells.

    `is_strange` says that the pack does not know its first word, which is what is counted: "dua database penumpang",
    `is_told` that its last words tell what became of them, and so their kind: "20 KK terdampak".
    """

    first: int
    last: int
    unit: str | None = None
    group: str | None = None
    counter: str | None = None
    counted: FigureKind | None = None
    weak: str | None = None
    is_rest: bool = False
    is_victims: bool = False
    is_uncounted: bool = False
    severity: bool = False
    is_things: bool = False
    is_strange: bool = False
    is_told: bool = False
    words: int = 0

    @property
    def is_known(self) -> bool:
        """Say whether the pack knows what is counted."""
        return bool(self.unit or self.counter or self.counted or self.weak or self.is_rest)

    @property
    def is_generic(self) -> bool:
        """Say whether the words behind the number say no more than that something is counted."""
        return self.words == 0 or (self.words == 1 and (self.counter is not None or self.unit == "hectare"))


def _is_ordinal(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether somebody is the nth of their sort: "anak kedua", but "para korban, keduanya"."""
    return pieces[at - 1].marks.get("unit") == PERSON and not pieces[at].word.endswith("nya")


def is_room(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether the number tells what something has room for: "mampu mengangkut hingga sekitar 300 penumpang"."""
    if not at:
        return False
    joined = next((k for k in range(at - 2, max(-1, at - _ROOMS), -1) if pieces[k].number), -1)
    if "joiners" in pieces[at - 1].marks and joined > 0 and "seats" in pieces[_behind_bounds(pieces, joined)].marks:
        return True  # "membangun 200 apartemen dan 70 rumah"
    marks = pieces[_behind_bounds(pieces, at)].marks
    is_aboard = at + 1 < len(pieces) and "involved" in pieces[at + 1].marks.get("slight", "")
    return "seats" in marks or (is_aboard and ("purposes" in marks or marks.get("unit") in _CARRYING))


def _behind_bounds(pieces: Sequence[Piece], at: int) -> int:
    """Give the piece before a number and the words that bound it: "mampu mengangkut hingga sekitar 300"."""
    number, before = pieces[at].number, at - 1
    while (
        before > 0 and number is not None and (pieces[before].first >= number.left or "as_of" in pieces[before].marks)
    ):
        before -= 1
    return at - 1 if number is None or pieces[before].first >= number.left else before


def noun_behind(pieces: Sequence[Piece], at: int) -> Noun:
    """Read the noun phrase behind a number, to the first word that cannot belong to it."""
    number = pieces[at].number
    first = at + 1
    while number is not None and first < len(pieces) and pieces[first].last <= number.right:
        first += 1
    if number is not None and (_is_out_of_some(pieces, first, number) or _is_more(pieces, first)):
        first += 1
    noun, here = _opened(pieces, at, first)
    while here < len(pieces) and noun.words < _LONGEST:
        piece = pieces[here]
        if noun.words and _is_acronym(pieces, here):
            here += 3
            continue
        if piece.number is not None or piece.word in _HARD_STOPS or _ends_noun(piece.marks, noun):
            break
        if piece.word in QUOTES:
            here += 1
            continue
        if ("uncounted" in piece.marks or piece.word == "%") and noun.unit is None and noun.words == 0:
            return noun._replace(is_uncounted=True)
        noun = _with(noun, piece.marks, here)
        here += 1
    noun = _closed(noun, pieces[here].marks if here < len(pieces) else NO_MARKS)
    if here < len(pieces) and "rates" in pieces[here].marks:
        return noun._replace(is_uncounted=True)
    is_sum = noun.words == 0 and any("money" in piece.marks for piece in pieces[max(at - _MONEY, 0) : at])
    is_nothing = is_sum or (number is not None and _counts_nothing(pieces, at, number, noun))
    return noun._replace(is_uncounted=True) if is_nothing else noun


def _is_acronym(pieces: Sequence[Piece], here: int) -> bool:
    """Say whether one word in brackets follows: "kepala keluarga (KK)"."""
    if pieces[here].word != "(" or here + 3 >= len(pieces) or pieces[here + 2].word != ")":
        return False
    return pieces[here + 1].number is None and "states" not in pieces[here + 1].marks


def _opened(pieces: Sequence[Piece], at: int, first: int) -> tuple[Noun, int]:
    """Give what the number word and brackets behind it say of what is counted, and where its phrase goes on."""
    number = pieces[at].number
    sized = number.sized if number is not None else None
    noun = Noun(first, first, unit=sized or (PERSON if "person_counters" in pieces[at].marks else None))
    if _is_told_in_brackets(pieces, first):
        return _with(noun, pieces[first + 1].marks, first + 2), first + 3
    return noun, first


def _is_told_in_brackets(pieces: Sequence[Piece], here: int) -> bool:
    """Say whether an editor added what is counted: "Ada 11 ribu (massa)"."""
    inner = pieces[here : here + 3]
    if [piece.word for piece in inner[::2]] != ["(", ")"]:
        return False
    return any(mark in inner[1].marks for mark in ("unit", "counters", "weak")) and inner[1].number is None


def _is_more(pieces: Sequence[Piece], here: int) -> bool:
    """Say whether "lagi" parts a number from what it counts: "satu lagi korporasi"."""
    if here + 1 >= len(pieces) or "more" not in pieces[here].marks or "connectors" in pieces[here].marks:
        return False
    return "unit" in pieces[here + 1].marks or "counted" in pieces[here + 1].marks


def _closed(noun: Noun, behind: Marks) -> Noun:
    """Say of a whole phrase that it counts things, or what came to others: "satu lagi, perawat, pingsan"."""
    if noun.unit is None and noun.is_things:
        return noun._replace(unit=THING)
    return noun._replace(is_rest=True) if noun.words == 0 and "more" in behind and "passing" in behind else noun


def _is_out_of_some(pieces: Sequence[Piece], here: int, number: Number) -> bool:
    """Say whether "dari" leads to what is counted: "puluhan dari", "tiga dari pria itu"."""
    if here >= len(pieces) or "out_of" not in pieces[here].marks:
        return False
    if number.form == "vague" or here + 1 == len(pieces):
        return number.form == "vague"
    following = pieces[here + 1]
    return following.number is None and "unit" in following.marks and "sites" not in following.marks


def _counts_nothing(pieces: Sequence[Piece], at: int, number: Number, noun: Noun) -> bool:
    """Say whether it is a year, or an ordinal ("presiden ketiga")."""
    value = number.quantity.value
    if (number.form == "collective" and at and _is_ordinal(pieces, at)) or (number.form == "digits" and value == 0):
        return True
    if number.form == "collective" and noun.words == 0 and not pieces[at].marks.get("whole"):
        return not pieces[at].word.endswith("nya") and pieces[at].word != "both"
    if number.form == "digits" and 1900 <= (value or number.quantity.low or 0) <= 2100 and pieces[at].word.isalnum():
        before = pieces[at - 1].marks if at else NO_MARKS
        return not noun.is_known or "uncounted" in before or _is_year(before, number, noun)
    if at > 0 and _is_uncounted(pieces[at - 1].marks) and (number.form == "collective" or not noun.is_known):
        return True
    return number.form == "collective" and noun.words > 0 and not noun.is_known


def _is_uncounted(before: Marks) -> bool:
    """Say whether the word before a number measures; "another 30 were hurt" counts."""
    return "uncounted" in before and "rest" not in before


def _is_year(before: Marks, number: Number, noun: Noun) -> bool:
    """Say whether a year stands before what is no part of its phrase: "pada 2009 pasar itu terbakar"."""
    low, high = number.quantity.low or 0, number.quantity.high or 0
    is_span = number.quantity.value is None and 1900 <= low < high <= 2100
    return noun.counter is None and (is_span or "dating" in before or "dated" in before)


_ENDING = frozenset(
    ("idle", "rates", "joiners", "barriers", "stops", "connectors", "among", "out_of", "including", "prior")
)


def _ends_noun(marks: Marks, noun: Noun) -> bool:
    if not marks:
        return False
    if "verb" in marks:
        return noun.words > 0
    if not _ENDING.isdisjoint(marks):
        return True
    names = any(name in marks for name in ("unit", "counted", "weak", "counters"))
    if "states" in marks and (noun.words == 0 or not names or noun.unit == "person"):
        return "weak" not in marks and "unit" not in marks
    return "acts" in marks and not names


def _with(noun: Noun, marks: Marks, here: int) -> Noun:
    if not marks or "verb" in marks:
        return noun._replace(last=here + 1, words=noun.words + 1, is_strange=noun.is_strange or noun.words == 0)
    unit, told = noun.unit, NO_MARKS if noun.is_strange and "heads" in marks else marks
    if unit is None:
        unit = "person" if "person_counters" in marks else marks.get("unit")
    return noun._replace(
        last=here + 1,
        words=noun.words + 1,
        unit=unit,
        counter=noun.counter or marks.get("counters"),
        group=noun.group or marks.get("group"),
        counted=noun.counted or (_first(told.get("counted")) if noun.unit in (None, "person") else None),
        weak=noun.weak or told.get("weak"),
        is_rest=noun.is_rest or "rest" in marks,
        is_victims=noun.is_victims or "victims" in marks,
        severity=noun.severity or "severity" in marks,
        is_things=noun.is_things or "thing_counters" in marks,
        is_told=noun.is_told or "told" in marks,
    )


KINDS: dict[str, FigureKind] = {kind: kind for kind in get_args(FigureKind)}
_PERSONS = frozenset(KINDS) - {"damaged", "seized"}
_THINGS = frozenset(("damaged", "involved", "seized", "deployed"))
_ALIVE = frozenset(("killed", "injured", "involved", "rescued", "missing"))
_BUILT = frozenset(("damaged", "involved"))
_FITTING: dict[str, frozenset[str]] = {
    "person": _PERSONS,
    "family": _ALIVE | {"displaced", "hostages", "sick"},
    "animal": _ALIVE | {"damaged", "seized", "sick", "deployed"},
    "company": frozenset(("suspects", "questioned", "arrested")),
    "case": frozenset(("sick", "rescued")),
    "hectare": frozenset(("damaged",)),
    "tree": frozenset(("damaged",)),
    "house": _BUILT,
    "building": _BUILT,
    "school": _BUILT,
    "room": _BUILT,
    "classroom": _BUILT,
    "apartment": _BUILT,
    "window": frozenset(("damaged",)),
    "tyre": frozenset(("damaged",)),
    "village": _BUILT,
    "neighbourhood": _BUILT,
    "road": frozenset(("damaged",)),
    "facility": frozenset(("damaged", "deployed")),
    "team": frozenset(("deployed",)),
    "pump": frozenset(("deployed",)),
    "vehicle": _THINGS,
    "aircraft": _THINGS | {"missing"},
    "vessel": _THINGS,
}
_FOUND = ("killed", "rescued")
_SMALL = frozenset(
    f"{THING} package phone pill bullet machine jerrycan bottle card watch shoe stone roll tool laptop lighter "
    "chainsaw cylinder document bag plant pair clothes".split()
)
_GOODS = frozenset(("seized", "damaged"))
_OTHER_THINGS = frozenset(("seized", "damaged", "deployed"))
_HANDED_OUT = ("mask", "package", "card", "document", "clothes", "plant")


def fits(kind: str, noun: Noun) -> bool:
    """Say whether what is counted can be in the state that the kind names."""
    if noun.unit is None:
        is_bare = noun.words == 0 or (noun.severity and noun.words == 1)
        return kind in _PERSONS or (kind == "damaged" and is_bare) or (kind == "seized" and noun.is_strange)
    if kind == "crowd" and (noun.group == "security_forces" or noun.is_victims or noun.weak == "suspects"):
        return False
    if kind == "deployed" and (noun.weak or "").split()[:1] in (["crowd"], ["suspects"]):
        return False
    return kind in _FITTING.get(noun.unit, _goods(noun))


def _goods(noun: Noun) -> frozenset[str]:
    is_small = noun.unit in _HANDED_OUT or (noun.unit in _SMALL and not noun.is_things)
    return _GOODS if is_small else _OTHER_THINGS


def fitting(kinds: str | None, noun: Noun) -> FigureKind | None:
    """Give the first of the kinds that what is counted can be of; people are found, of unknown things nobody knows."""
    if not kinds:
        return None
    every = kinds.split()
    if noun.unit is None and noun.words and "seized" in every:
        every = [kind for kind in every if kind not in _FOUND]
    if noun.weak in every and len(every) > 1 and fits(noun.weak, noun):
        return KINDS[noun.weak]
    return next((KINDS[kind] for kind in every if fits(kind, noun)), None)


def _first(kinds: str | None) -> FigureKind | None:
    return KINDS[kinds.split()[0]] if kinds else None
