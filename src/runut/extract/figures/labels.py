"""Say whether a number only names or measures something, so that it counts nothing."""

from __future__ import annotations

from collections.abc import Sequence

from runut.extract.figures.lexicon import NO_MARKS, Piece
from runut.text.numbers import Number
from runut.text.tokens import Token

_DASHES = frozenset("-–—")
_NAMES_ON = frozenset(("stops", "locatives"))  # what may stand behind a name
_JOINED = 2  # tokens from digits to those behind a hyphen
_LIST = 30  # pieces of the longest list of ages that is looked back over
_LONGEST_AGE = 3  # digits; "tahun 2000, 58 warga" goes on with no list
_OLDEST = 110  # years
_YEARS = (1900, 2050)
_TOLD = 4  # pieces from an act to the family that it was done to


def is_label(pieces: Sequence[Piece], at: int, stretch: Sequence[Token]) -> bool:
    """Say whether the number names or measures: behind "pukul" or "Rp", on a plate, an age in brackets or commas."""
    before = pieces[at - 1] if at else None
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    number = pieces[at].number
    if before is None or number is None:
        return False
    is_name = "tokens" in before.marks and not (_begins_clause(before, after) or _is_of_told(pieces, at))
    if is_name or (before.number is not None and before.number.form == "collective"):
        return True
    if before.word in "([" and (after is None or after.word in ")],/."):
        return True
    if number.form == "article" and (before.word == ")" or "copulas" in before.marks):
        return True
    is_written = any(map(_is_bare_digits, (before, after))) or _is_score(pieces, at)
    if number.form == "digits" and (is_written or _is_of_a_series(stretch[number.first].word, after)):
        return True
    if (
        number.form == "digits"
        and before.word == ","
        and (after is None or after.word in ",.;(" or _is_age(pieces, at))
    ):
        return True
    if before.word == "." and at > 1 and "tokens" in pieces[at - 2].marks and before.first + 1 == number.first:
        return True
    if "copulas" in before.marks and number.quantity.value == 1 and after is not None and "out_of" in after.marks:
        return True
    if number.form == "digits" and (_goes_on(pieces, at) or _is_year(pieces, at)):
        return True
    is_code = _is_plate(stretch, number) and "labels" not in before.marks and "determiners" not in before.marks
    return number.form == "digits" and (is_code or _is_in_name(pieces, at, stretch))


def _is_age(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a number between a comma and a dash may be somebody's age: "Alan Ross, 44 -- and injured 14"."""
    number = pieces[at].number
    is_small = number is not None and (number.quantity.value or _OLDEST) < _OLDEST
    return is_small and pieces[at + 1].word in _DASHES and "labels" not in pieces[at - 2].marks


def _is_in_name(pieces: Sequence[Piece], at: int, stretch: Sequence[Token]) -> bool:
    """Say whether digits stand within a name, behind an abbreviation that no list has: "Satgas XYZ 305 Rajawali"."""
    if at + 1 >= len(pieces) or pieces[at - 1].marks or pieces[at + 1].marks or not pieces[at].word.isdigit():
        return False
    return stretch[pieces[at - 1].first].is_upper and pieces[at + 1].word[0].isalpha()


def _is_year(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether four digits behind "the" date a thing: "a 1996 hostage siege", but not "the 1996 hostages"."""
    number = pieces[at].number
    value = number.quantity.value if number else None
    if value is None or not _YEARS[0] <= value <= _YEARS[1] or not pieces[at].word.isdigit() or at + 1 >= len(pieces):
        return False
    behind, then = pieces[at + 1], pieces[at + 2] if at + 2 < len(pieces) else None
    is_people = any(mark in behind.marks for mark in ("unit", "counters", "weak"))
    is_longer = then is not None and then.word.isalpha() and not then.marks
    return "passing" in pieces[at - 1].marks and behind.word[0].isalpha() and (is_longer or not is_people)


def _is_score(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a hyphen joins digits that are no range: "menang 4-2"."""
    return any(
        0 <= dash < len(pieces)
        and pieces[dash].word in _DASHES
        and 0 <= far < len(pieces)
        and pieces[far].word[0].isdigit()
        and abs(pieces[far].first - pieces[at].first) == _JOINED
        for dash, far in ((at - 1, at - 2), (at + 1, at + 2))
    )


def _begins_clause(before: Piece, after: Piece | None) -> bool:
    """Say whether a word that dates ("since 2012") begins a clause about people: "since two teens were shot"."""
    return "barriers" in before.marks and after is not None and after.marks.get("unit") == "person"


def _is_of_told(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether something came to a family of so many: "a family of five died", not "a family of five lives"."""
    if "unit" not in pieces[at - 1].marks:
        return False
    behind = pieces[at + 1].marks if at + 1 < len(pieces) else NO_MARKS
    is_told = "states" in behind and "counted" not in behind
    return is_told or any("acts" in piece.marks for piece in pieces[max(at - _TOLD, 0) : at - 1])


def _goes_on(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a list of ages goes on: "ages 14, 19 and 21", "aged four and 11"."""
    here = at - 1
    while at - here < _LIST and here > 0 and ("joiners" in pieces[here].marks or pieces[here].number is not None):
        here -= 1
    first = pieces[here + 1]
    is_list = here < at - 2 and first.number is not None and "tokens" in pieces[here].marks
    return is_list and (len(first.word) <= _LONGEST_AGE or not _is_digits(first))


def _is_digits(piece: Piece) -> bool:
    return piece.number is not None and piece.number.form == "digits"


def _is_of_a_series(word: str, after: Piece | None) -> bool:
    """Say whether digits number one of a series: "KM Randu Lestari 07 di Selat Wana", but not "05 orang"."""
    is_padded = word.isdigit() and len(word) > 1 and word[0] == "0"
    return is_padded and (after is None or not _NAMES_ON.isdisjoint(after.marks))


def _is_bare_digits(piece: Piece | None) -> bool:
    """Say whether the digits beside digits make both a long code: "0812 3456 7890"."""
    return piece is not None and piece.word[0].isdigit() and len(piece.word) > 2


def _is_plate(stretch: Sequence[Token], number: Number) -> bool:
    """Say whether capitals before the digits make them a plate or a model: "F 1196 DH", "CB 150"."""
    before = stretch[number.first - 1] if number.first else None
    after = stretch[number.last] if number.last < len(stretch) else None
    if before is None or not before.is_upper or len(before.word) > 3:
        return False
    return after is None or (after.is_upper and len(after.word) <= 3) or len(before.word) < 3
