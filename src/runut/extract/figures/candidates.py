"""Every number that may be a figure, with what its clause says about it: plain named features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runut.extract.figures.hits import Candidate, is_at, start_of
from runut.extract.figures.labels import is_label
from runut.extract.figures.left import look_left
from runut.extract.figures.lexicon import Piece
from runut.extract.figures.nouns import PERSON, Noun, is_room, noun_behind
from runut.extract.figures.right import look_right
from runut.extract.figures.rows import in_brackets, in_rows
from runut.text.tokens import Token

_SOON = 3  # pieces up to a hospital: "to two nearby hospitals"


def candidates(pieces: Sequence[Piece], stretch: Sequence[Token]) -> list[Candidate]:
    """List the numbers of a sentence that count something, each with its features."""
    bracketed = in_brackets(pieces)
    nouns = dict(_counting(pieces, stretch, bracketed))
    rows = in_rows(pieces, nouns, bracketed)
    found: list[Candidate] = []
    for at, noun in nouns.items():
        number = pieces[at].number
        if number is None or is_at(pieces, at, noun):
            continue
        before = found[-1] if found else None
        noun = _of_those(noun, pieces, found)
        one = Candidate(at, number, noun, is_whole=before is not None and before.out_of and at <= before.noun.last + 1)
        if not _is_bracketed(pieces, at, noun.last) and (not one.is_whole or _is_relative(pieces, noun.last)):
            one = _without_others(look_right(one, pieces, nouns), pieces)
        is_placed = (noun.words == 0 or (noun.is_rest and noun.unit is None)) and _is_listed_by_place(
            pieces, at, noun.last
        )
        is_cut = noun.words == 0 and noun.last < len(pieces) and pieces[noun.last].word == ","
        one = one._replace(
            of_uncounted=_follows_uncounted(pieces, at, nouns),
            is_cut=is_cut,
            is_placed=is_placed,
            in_row=at in rows,
            to_care=_is_to_care(pieces, noun.last),
        )
        found.append(look_left(one, pieces, nouns, before))
    return found


def _of_those(noun: Noun, pieces: Sequence[Piece], found: Sequence[Candidate]) -> Noun:
    """Let "66 di antaranya" be of the sort of things that the number before it counts."""
    before = found[-1] if found else None
    is_among = noun.words == 0 and noun.last < len(pieces) and "among" in pieces[noun.last].marks
    if not is_among or before is None or before.noun.unit in (None, PERSON, "family"):
        return noun
    if len(found) > 1 and found[-2].state is not None and before.state is before.act is before.label is None:
        return noun  # "37 orang dirawat di enam rumah sakit, 17 di antaranya kritis"
    return noun._replace(unit=before.noun.unit)


def _without_others(one: Candidate, pieces: Sequence[Piece]) -> Candidate:
    """Take from those who found or said something, and from an aside, what is told of somebody else.

    "ditemukan oleh dua warga sudah tak bernyawa", "istrinya, seorang dokter, meninggal".
    """
    start = start_of(pieces, one)
    before = pieces[start - 1] if start else None
    if before is None or one.state is None:
        return one
    is_name = start > 1 and not pieces[start - 2].marks
    is_aside = one.number.form == "article" and before.word == "," and is_name and one.state.commas == 1
    return one._replace(state=None, second_state=None) if is_aside or "agents" in before.marks else one


def _is_bracketed(pieces: Sequence[Piece], at: int, behind: int) -> bool:
    """Say whether brackets hold the count and nothing else: "tewas (5 orang), luka (12 orang)"."""
    is_closed = behind > at + 1 and behind < len(pieces) and pieces[behind].word == ")"
    return is_closed and at > 0 and pieces[at - 1].word == "("


def _is_listed_by_place(pieces: Sequence[Piece], at: int, behind: int) -> bool:
    """Say whether a bare number goes on with a row of places: ", dua di Cempaka"."""
    is_next = behind < len(pieces) and "locatives" in pieces[behind].marks
    return is_next and at > 0 and "joiners" in pieces[at - 1].marks


def _follows_uncounted(pieces: Sequence[Piece], at: int, nouns: dict[int, Noun]) -> bool:
    """Say whether "30 di antaranya" may be 30 of the 68 fires counted right before."""
    earlier = next((here for here in range(at - 1, -1, -1) if pieces[here].number is not None), None)
    return earlier is not None and earlier not in nouns and "uncounted" in pieces[earlier + 1].marks


def _is_to_care(pieces: Sequence[Piece], behind: int) -> bool:
    """Say whether those counted are taken to where the hurt and ill are: "12 warga ke puskesmas"."""
    if behind >= len(pieces) or "towards" not in pieces[behind].marks:
        return False
    return any("care" in piece.marks for piece in pieces[behind + 1 : behind + 1 + _SOON])


def _is_relative(pieces: Sequence[Piece], here: int) -> bool:
    return here < len(pieces) and "relatives" in pieces[here].marks


def _counting(pieces: Sequence[Piece], stretch: Sequence[Token], listed: frozenset[int]) -> Iterator[tuple[int, Noun]]:
    for at, piece in enumerate(pieces):
        if piece.number is not None and (at in listed or not (is_label(pieces, at, stretch) or is_room(pieces, at))):
            noun = noun_behind(pieces, at)
            if not noun.is_uncounted:
                yield at, noun
