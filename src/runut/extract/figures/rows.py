"""Rows of numbers: by place ("Randu 12, Wana tujuh"), in parts that come to what was told, from one day to the next."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from runut.extract.figures.hits import STOPS, Candidate
from runut.extract.figures.lexicon import Piece
from runut.extract.figures.nouns import Noun
from runut.model import FigureKind

_NAME = 5  # pieces that the name before a number of a row may hold
_SMALL, _CHANCE = 2, 9  # up to which numbers, of people or of unknown things, come to another by chance
_LEAST = 2  # numbers that make a row
_OLDEST = 110  # years that a bracket behind a name may hold
_PAIR = 8  # pieces from an earlier count to the later one: "dari tiga orang pada hari pertama menjadi 14"
_TELLING = ("acts", "states", "labels", "counted", "weak", "verb", "unit", "causes", "copulas")
_TELLS = ("acts", "states", "labels", "counted", "weak", "verb", "tokens", "uncounted")
_OF_KINDS = ("labels", "counted", "states", "weak")
_BULLETS = frozenset("-–—•*·")
_ENDS = STOPS | {",", ")", "("}


def in_rows(pieces: Sequence[Piece], nouns: Mapping[int, Noun], bracketed: frozenset[int]) -> frozenset[int]:
    """Give the numbers of a sentence that stand behind names in a row: "Randu 12, Wana tujuh dan Cempaka dua orang".

    `bracketed` are those that stand so in brackets.
    """
    row = [at for at, noun in nouns.items() if noun.is_generic and _is_named(pieces, at) and _is_over(pieces, noun)]
    entry = [at for at in nouns if _is_entry(pieces, at)]
    return frozenset((*(row if len(row) >= _LEAST else ()), *bracketed, *entry))


def _is_entry(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a line of a list names a place or a sort before its number: "- Randu Timur: 1.475 jiwa"."""
    if not 1 < at <= _NAME + 2 or pieces[at - 1].word != ":":
        return False
    first = 1 if pieces[0].word in _BULLETS else 0
    named = pieces[first : at - 1]
    is_plain = all(p.word[-1].isalnum() and p.number is None and not any(m in p.marks for m in _TELLS) for p in named)
    return bool(named) and is_plain and (first == 1 or any("sites" in piece.marks for piece in named))


def in_brackets(pieces: Sequence[Piece]) -> frozenset[int]:
    """Give the numbers that stand in brackets behind names, in a row: "Randu (377), Wana (214)".

    Ages stand so too: one number must be higher than anybody's age, or each name be that of a place.
    """
    rows: list[list[int]] = []
    for at, piece in enumerate(pieces):
        if piece.number is None or not _is_bracketed(pieces, at):
            continue
        is_next = (
            bool(rows)
            and at - rows[-1][-1] <= _NAME + 2
            and not any(p.word in STOPS for p in pieces[rows[-1][-1] : at])
        )
        rows = [*rows[:-1], [*rows[-1], at]] if is_next else [*rows, [at]]
    return frozenset(at for row in rows if len(row) >= _LEAST and _is_of_counts(pieces, row) for at in row)


def _is_bracketed(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a number stands alone in brackets, or with one word that says what it counts."""
    number = pieces[at].number
    if at < _LEAST or pieces[at - 1].word != "(" or number is None or number.form != "digits":
        return False
    behind = [piece.word for piece in pieces[at + 1 : at + 3]]
    is_name = pieces[at - 2].word[-1].isalnum() and not any(
        mark in pieces[at - 2].marks for mark in ("uncounted", "tokens")
    )
    return is_name and ")" in behind and (behind[0] == ")" or "unit" in pieces[at + 1].marks)


def _is_of_counts(pieces: Sequence[Piece], row: Sequence[int]) -> bool:
    values = [number.quantity.value or 0 for at in row if (number := pieces[at].number) is not None]
    near = ([piece.marks for piece in pieces[max(at - _NAME, 0) : at]] for at in row)
    if max(values) > _OLDEST or all(any(place in pieces[at - 2].marks for place in _OF_KINDS) for at in row):
        return True
    return all(any("sites" in marks or marks.get("unit") == "school" for marks in named) for named in near)


def _is_named(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a name stands between a number and the comma before it, and nothing that tells a kind."""
    number, here, has_name = pieces[at].number, at - 1, False
    if here < 0 or not (pieces[here].word[-1].isalpha() or (here and "tokens" in pieces[here - 1].marks)):
        return False
    while here >= 0 and at - here <= _NAME:
        piece = pieces[here]
        if piece.word in _ENDS or ("joiners" in piece.marks and has_name) or "barriers" in piece.marks:
            break
        if piece.number is not None and here and "tokens" in pieces[here - 1].marks:
            here, has_name = here - 2, True  # "SMPN 3 52"
            continue
        if piece.number is not None or any(mark in piece.marks for mark in _TELLING):
            return False
        is_bound = number is not None and piece.first >= number.left
        has_name = has_name or (not is_bound and (not piece.marks or "sites" in piece.marks))
        here -= 1
    return has_name and at - here <= _NAME


def _is_over(pieces: Sequence[Piece], noun: Noun) -> bool:
    """Say whether nothing more is said of a number: a comma, a joiner or the end follows."""
    if noun.last >= len(pieces):
        return True
    piece = pieces[noun.last]
    return (piece.word in _ENDS and piece.word != "(") or "joiners" in piece.marks or "barriers" in piece.marks


def parts_of(
    sentence: Sequence[Candidate],
    first: int,
    told: Mapping[tuple[int, str], frozenset[FigureKind]],
    idle: Container[int | None],
) -> tuple[FigureKind, int] | None:
    """Give what the numbers from `first` on count, and behind which they end, if they come to one told before.

    Nothing else may tell the kind of any of them: "12 orang: lima pria dan tujuh wanita". What comes to one of the
    `idle`, which are no figures, is none either.
    """
    total, is_strange = 0, False
    for last in range(first, len(sentence)):
        one = sentence[last]
        value, unit = one.number.quantity.value, sentence[first].noun.unit or "person"
        if value is None or not _is_open(one) or (one.noun.unit or "person") != unit:
            return None
        total += value
        is_strange = is_strange or one.noun.is_strange
        kinds = told.get((total, unit), ()) if last > first else ()
        if len(kinds) == 1 and total not in idle and total > (_CHANCE if is_strange else _SMALL):
            return next(iter(kinds)), last + 1
    return None


def _is_open(one: Candidate) -> bool:
    """Say whether no word around a number tells its kind."""
    is_bare = one.act is None and one.label is None and one.state is None and one.noun.counted is None
    return is_bare and not (one.out_of or one.is_whole)


def paired(
    sentence: Sequence[Candidate], pieces: Sequence[Piece], later: Mapping[str, Sequence[str]]
) -> Iterator[Candidate]:
    """Yield the candidates, each earlier count with the later one that it grew to: "dari 3 menjadi 5 orang"."""
    for here, one in enumerate(sentence):
        after = sentence[here + 1] if here + 1 < len(sentence) else None
        before = sentence[here - 1] if here else None
        if after is not None and (_is_pair(one, after, pieces, later) or _is_beside(one, after, pieces)):
            yield one._replace(pair=after.at)
        elif before is not None and (_is_pair(before, one, pieces, later) or _is_earlier(one, pieces)):
            yield one._replace(pair=before.at)
        else:
            yield one


def _is_beside(one: Candidate, after: Candidate, pieces: Sequence[Piece]) -> bool:
    """Say whether counts of two places share a state: "5 rumah di Randu dan 3 rumah di Wana rusak"."""
    if not _is_open(one) or after.state is None or after.act is not None or after.label is not None:
        return False
    between = pieces[one.noun.last : after.at]
    is_placed = len(between) > _LEAST and "locatives" in between[0].marks and "joiners" in between[-1].marks
    is_plain = all(not p.marks or "sites" in p.marks for p in between[1:-1])
    return is_placed and is_plain and one.noun.unit is not None and one.noun.unit == after.noun.unit


def _is_earlier(one: Candidate, pieces: Sequence[Piece]) -> bool:
    """Say whether a number is what the one before it grew from: "19 jenazah, naik dari 11 pada hari pertama"."""
    here = one.at - 1
    while here > 0 and pieces[here].first >= one.number.left and "out_of" not in pieces[here].marks:
        here -= 1
    is_from = here > 0 and "out_of" in pieces[here].marks
    return is_from and one.noun.is_generic and "connectors" in pieces[here - 1].marks


def _is_pair(one: Candidate, after: Candidate, pieces: Sequence[Piece], later: Mapping[str, Sequence[str]]) -> bool:
    start = one.at - 1
    while start > 0 and pieces[start].first >= one.number.left and pieces[start].word not in later:
        start -= 1
    words = later.get(pieces[start].word, ()) if start >= 0 else ()
    between = pieces[one.at + 1 : after.at]
    return len(between) <= _PAIR and any(piece.word in words for piece in between)
