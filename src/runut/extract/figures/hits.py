"""A number that may be a figure, and the words around it that may tell its kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from runut.extract.figures.lexicon import Piece
from runut.extract.figures.nouns import QUOTES, Noun
from runut.model import FigureKind
from runut.text.numbers import Number

STOPS = frozenset(".;:!?\n•|")
# What people do or are besides being harmed: a harm told later in the same clause says more.
SOFT = frozenset(("crowd", "involved", "deployed", "displaced", "suspects"))
_AREAS = ("village", "neighbourhood", "school")


class Hit(NamedTuple):
    """A word that may tell the kind: which piece, which kind, how many words, commas and numbers lie between."""

    piece: int
    kind: FigureKind
    gap: int = 0
    commas: int = 0
    crossed: int = 0
    connected: bool = False
    is_relative: bool = False


class Candidate(NamedTuple):
    """A number and its features; the decision reads nothing else.

    `act`, `label` and `state` are the words found around it; `joined` says that only "dan" or a comma parts it from
    the candidate before, `included` that "termasuk" leads it; `among` ("di antaranya") and `out_of` ("dua dari
    tiga") make it a part, and `is_whole` the three of whom two are told, `of_uncounted` what
    follows a number of things that are no figure; `is_cut` that a comma stands where its noun should ("lima , yang"),
    `is_placed` that a place does in a row ("tiga tewas di Randu, dua di Cempaka"), `is_again` that it takes up the toll
    told last ("jumlah itu"), `with_one` that somebody without a number is joined to it ("a man and his two sons"),
    `in_row` that it stands behind a name in a row of such ("Randu 12, Wana tujuh"), `of_verb` that a verb stands right
    before it ("menemukan 21 orang"), `is_reported` that somebody is said to give it ("polisi menyebut 27"), `pair`
    which number came before or after it of one count ("dari 3 menjadi 5"), `to_care` that they are taken to be
    cared for ("membawa 12 warga ke puskesmas").
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
    is_again: bool = False
    with_one: bool = False
    in_row: bool = False
    of_verb: bool = False
    is_reported: bool = False
    pair: int | None = None
    to_care: bool = False


def end_of(pieces: Sequence[Piece], number: Number, noun: Noun) -> int:
    """Give the token behind a number and what it counts."""
    return max(number.right, pieces[noun.last - 1].last)


def start_of(pieces: Sequence[Piece], one: Candidate) -> int:
    """Give the first piece of a number, hedges before it and all: "sedikitnya" of "sedikitnya lima orang"."""
    start = one.at
    while start > 0 and pieces[start - 1].first >= one.number.left:
        start -= 1
    return start


def is_denied(pieces: Sequence[Piece], here: int) -> bool:
    """Say whether a word that tells a kind is taken back: "belum ditahan", "tak mampu menangkap"."""
    before = here - 1
    if before >= 0 and "denied" in pieces[before].marks:
        return True
    while before > 0 and "passing" in pieces[before].marks:
        before -= 1
    return before >= 0 and "negations" in pieces[before].marks


def is_joined(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Say whether only joiners lie between."""
    between = pieces[start:end]
    if len(between) > 1 and "relatives" in between[-2].marks and "including" in between[-1].marks:
        return True  # "satu keluarga yang terdiri dari dua orang"
    return bool(between) and all("joiners" in p.marks or "passing" in p.marks or p.word in QUOTES for p in between)


def is_at(pieces: Sequence[Piece], at: int, noun: Noun) -> bool:
    """Say whether a number only counts places where something was: "500 rumah di lima desa terendam"."""
    return noun.unit in _AREAS and at > 0 and "locatives" in pieces[at - 1].marks
