"""Where a figure is counted: the place that its words name for it, told from the place of the whole page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from runut.extract.figures.hits import end_of
from runut.extract.figures.houses import house_end
from runut.extract.figures.lexicon import Piece
from runut.extract.figures.scope import Reading, Told
from runut.lang import Pack
from runut.text.tokens import Token
from runut.world import countries, places

_BEHIND = 9
"""Tokens from a count to the place behind it: "dua pencari bantuan tewas oleh tembakan di Randu"."""
_CLOSE = 4
"""The same for a total: further off, a place is more often that of somebody or something else."""
_OPENING = 4
"""Tokens before which a place opens its sentence: "Sementara di Randu, 61 orang ...". """
_LONGEST = 4
"""Words of the longest name of a place that is read."""
_TITLED = 0.7
"""Share of words in capitals that makes a headline, where capitals tell no names."""
_WITHIN = 3
"""Small words between "di" and the name: "di pusat kota Randu"."""


class Named(NamedTuple):
    """A place over tokens `[first, last)`, `at` where the words before it begin; `how` it is told to be one."""

    at: int
    first: int
    last: int
    how: str
    """`where` behind "di", `site` behind "Puskesmas" or "Polda", `bare` where only its name tells."""
    is_spot: bool = False
    """A hospital, an office or a road: no area whose people are counted."""
    is_from: bool = False
    """Behind "dari": where somebody comes from as often as where something is."""


def place_of(text: str, told: Told, named: Sequence[Named], pack: Pack) -> str | None:
    """Give the place that a figure is counted for, as it is written; None where its words name none.

    `named` are the places of its sentence.
    """
    words, pieces, one = told.reading.stretch, told.reading.pieces, told.verdict.candidate
    counts = [(verdict.candidate.number.first, verdict.candidate.number.last) for verdict in told.reading.verdicts]
    first, last = one.number.left, end_of(pieces, one.number, one.noun)
    if told.scope == "part":
        found = (
            _right_before(named, words, first, pack)
            or _listed(text, words, first, pack)
            or _behind(named, words, last, counts, _BEHIND, pack)
            or _shared(named, told, last, counts, pack)
            or _before(named, _first_joined(told, first, pack), counts)
            or _opening(named, first)
            or _only(named, words, last, counts, pack)
        )
    else:
        areas = [one for one in named if one.how != "bare" and not (one.is_spot or one.is_from)]
        where = [one for one in areas if one.how == "where"]
        if any(other.how == "bare" and first < other.first <= last for other in named):
            return None  # "Warga Semarang": whose people were counted says more than what stands behind
        beside = next((one for one in where if one.at == last), None)
        by = told.verdict.by
        if by is not None and by.piece < len(pieces):
            last = max(last, pieces[by.piece].last)
        found = (
            _right_before(areas, words, first, pack)
            or beside  # "seorang bayi di Randu meninggal"
            or _behind(where, words, last, counts, _CLOSE, pack)
            or _opening(where, first)
        )
    return None if found is None else _named(text, words[found.first : found.last], pack)


def _named(text: str, words: Sequence[Token], pack: Pack) -> str:
    """Give a place without the "RT" behind it, whose number is none of its name."""
    last = len(words)
    while last > 1 and words[last - 1].word in pack.events.house:
        last -= 1
    return text[words[0].start : words[last - 1].end]


def _right_before(named: Sequence[Named], words: Sequence[Token], first: int, pack: Pack) -> Named | None:
    """Find the place right before a count: "Randu 394 jiwa", "di Randu ada 513 jiwa"."""
    found = next((one for one in named if first - 2 < one.last <= first), None)
    return found if found and not any(_parts(word, pack) for word in words[found.last : first]) else None


def _listed(text: str, words: Sequence[Token], first: int, pack: Pack) -> Named | None:
    """Find a name that only stands before a count in a row of them: ", Randu 80 orang"."""
    start = first
    while start > 0 and first - start < _LONGEST and text[words[start - 1].start].isupper():
        start -= 1
    is_row = 0 < start < first and _parts(words[start - 1], pack)
    return Named(start, start, first, "bare") if is_row and not _is_no_place(words[start], pack) else None


def _behind(
    named: Sequence[Named], words: Sequence[Token], last: int, counts: Sequence[tuple[int, int]], most: int, pack: Pack
) -> Named | None:
    """Find the first place behind a count that no other count, comma or "and" parts from it."""
    for one in named:
        if one.at < last or one.how == "bare":
            continue
        is_parted = any(last <= first < one.at for first, _ in counts)
        is_cut = any(_parts(word, pack) for word in words[last : one.at])
        return one if one.at - last <= most and not is_parted and not is_cut else None
    return None


def _shared(
    named: Sequence[Named], told: Told, last: int, counts: Sequence[tuple[int, int]], pack: Pack
) -> Named | None:
    """Find the place behind a count that is joined to this one: "38 perambah dan tiga perusahaan di Randu"."""
    words, pieces = told.reading.stretch, told.reading.pieces
    for verdict in told.reading.verdicts:
        number, noun = verdict.candidate.number, verdict.candidate.noun
        if number.left > last and all(word.word in pack.figures.joiners for word in words[last : number.left]):
            end = end_of(pieces, number, noun)
            return _behind(named, words, end, [one for one in counts if one[0] > number.first], _BEHIND, pack)
    return None


def _first_joined(told: Told, first: int, pack: Pack) -> int:
    """Give where the first of counts joined by "and" begins: "Polda Randu menetapkan 27 orang dan satu korporasi"."""
    words, pieces = told.reading.stretch, told.reading.pieces
    for verdict in reversed(told.reading.verdicts):
        number, noun = verdict.candidate.number, verdict.candidate.noun
        end = end_of(pieces, number, noun)
        if end < first and all(word.word in pack.figures.joiners for word in words[end:first]):
            first = number.left
    return first


def _before(named: Sequence[Named], first: int, counts: Sequence[tuple[int, int]]) -> Named | None:
    """Find the nearest place before a count with no other count between."""
    for one in reversed(named):
        if one.last <= first and one.how != "bare":
            return None if any(one.last <= other < first for other, _ in counts) else one
    return None


def _opening(named: Sequence[Named], first: int) -> Named | None:
    """Find the place that opens the sentence, for every count in it, unless another is told of before the count."""
    before = [one for one in named if one.last <= first and (one.how != "bare" or one.at < _OPENING)]
    return before[0] if len(before) == 1 and before[0].how != "site" and before[0].at < _OPENING else None


def _only(
    named: Sequence[Named], words: Sequence[Token], last: int, counts: Sequence[tuple[int, int]], pack: Pack
) -> Named | None:
    """Find the one place of a sentence, however far behind a part: "nine died when guards shot at a hall in Randu".

    Behind a quotation or one who speaks it is theirs: "sixteen pupils," he said in Randu.
    """
    told = [one for one in named if one.how != "bare"]
    if len(told) != 1 or told[0].how != "where" or told[0].is_spot or told[0].is_from or told[0].at < last:
        return None
    is_parted = any(last <= first < told[0].at for first, _ in counts)
    is_said = any(word.word in _sayings(pack) for word in words[last : told[0].at])
    return None if is_parted or is_said else told[0]


def named_in(text: str, reading: Reading, pack: Pack) -> Iterator[Named]:
    """Yield the places of a sentence in order."""
    done, words = 0, reading.stretch
    is_titled = _is_titled(text, words)
    for piece in reading.pieces:
        if piece.first < done:
            continue
        found = _house(text, words, piece, pack)
        if found is not None:
            pass
        elif "locatives" in piece.marks or "sites" in piece.marks:
            found = _introduced(text, words, piece, pack, is_titled=is_titled)
        else:
            found = _bare(text, words, piece.first, pack)
        if found is not None:
            done = found.last
            yield found


def _house(text: str, words: Sequence[Token], piece: Piece, pack: Pack) -> Named | None:
    """Read a hospital, a clinic or a school with what it is: "RSUD dr Randu", "di SMPN 3 Wana", "MTs Al-Huda"."""
    first = piece.last if "locatives" in piece.marks else piece.first
    last = house_end(text, words, first, pack)
    if last is None:
        return None
    how = "where" if "locatives" in piece.marks else "site"
    return Named(piece.first, first, last, how, is_spot=True, is_from="out_of" in piece.marks)


def _introduced(text: str, words: Sequence[Token], piece: Piece, pack: Pack, *, is_titled: bool) -> Named | None:
    """Read the name behind "di", with the words between: "di pusat kota Randu"; a head in capitals is part of it."""
    first, heads = piece.last, [piece.word] if "sites" in piece.marks else []
    while first < len(words) and first - piece.last < _WITHIN and words[first].word in _between(pack):
        heads.append(words[first].word)
        first += 1
    if not _is_capital(text, words, first):
        return None
    start = first - sum(text[word.start].isupper() for word in words[piece.last : first])
    last = _known_end(text, words, first, pack, is_titled=is_titled)
    if last is None:
        return None
    is_known = bool(places.find(text[words[first].start : words[last - 1].end]))
    scales = {pack.names.places.get(head) for head in (*heads, " ".join(heads))}
    is_spot = bool(scales & _SPOTS) or (not is_known and any(head in _bodies(pack) for head in heads))
    kept = start if all(words[at].word in pack.names.places for at in range(start, first)) else first
    how = "where" if "locatives" in piece.marks else "site"
    return Named(piece.first, kept, last, how, is_spot, is_from="out_of" in piece.marks)


def _known_end(text: str, words: Sequence[Token], first: int, pack: Pack, *, is_titled: bool) -> int | None:
    """Give where a name ends: in a headline as far as it is known; None where it is no name."""
    end = _end(text, words, first)
    for last in range(end, first, -1):
        name = text[words[first].start : words[last - 1].end]
        if places.find(name) or countries.find(name):
            return last if is_titled else end
    if is_titled or _is_no_place(words[first], pack) or all(word.is_upper for word in words[first:end]):
        return None
    return end


def _is_titled(text: str, words: Sequence[Token]) -> bool:
    return sum(text[word.start].isupper() for word in words) > _TITLED * sum(word.word.isalpha() for word in words)


def _bare(text: str, words: Sequence[Token], first: int, pack: Pack) -> Named | None:
    """Read a name that the gazetteer knows."""
    if not text[words[first].start].isupper() or _is_no_place(words[first], pack):
        return None
    for last in range(_end(text, words, first), first, -1):
        known = places.find(text[words[first].start : words[last - 1].end])
        if known and known[0].country == "ID":
            return Named(first, first, last, "bare")
    return None


def _is_capital(text: str, words: Sequence[Token], at: int) -> bool:
    return at < len(words) and text[words[at].start].isupper()


def _end(text: str, words: Sequence[Token], first: int) -> int:
    last = first
    while last < len(words) and last - first < _LONGEST and text[words[last].start].isupper():
        last += 1
    return last


def _is_no_place(word: Token, pack: Pack) -> bool:
    """Say whether a word in capitals is no name: a month, an office, an ordinary word of a headline."""
    said = word.word
    return said in pack.names.never or said in pack.ordinary.all or said in _bodies(pack) or said in _days(pack)


def _parts(word: Token, pack: Pack) -> bool:
    """Say whether a mark or word parts one count from the next."""
    return word.word in _CUTS or word.word in pack.figures.joiners


_CUTS = frozenset((",", ";", ".", "(", ":"))
_QUOTES = ('"', "“", "”")
_SPOTS: frozenset[str | None] = frozenset(("point", "street", "site"))


@cache
def _days(pack: Pack) -> frozenset[str]:
    return frozenset((*pack.dates.months, *pack.dates.weekdays))


@cache
def _sayings(pack: Pack) -> frozenset[str]:
    """List the words that tell of a speaker, and the marks that close what is said."""
    return frozenset((*pack.speech.after, *pack.speech.before, *pack.speech.according, *_QUOTES))


@cache
def _bodies(pack: Pack) -> frozenset[str]:
    return frozenset((*pack.names.organisations, *pack.figures.sites)) - frozenset(pack.names.places)


@cache
def _between(pack: Pack) -> frozenset[str]:
    """List the words that may stand between "di" and a name."""
    return frozenset((*pack.names.places, *pack.names.near, *pack.names.by, *pack.figures.sites))
