"""Cut text into the runs of capitalised words, and of what follows the head of a place, that names are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Span
from runut.text.chunks import Kept, chunks

_WORD = r"(?:\p{Lu}\.(?:\p{Lu}\.)*|\p{Lu}[\p{L}\p{N}]*(?:['’/\-]\p{L}[\p{L}\p{N}]*)*)"
_BEFORE = 16  # signs in which the word before a head is looked for
_NUMBER = r"\d+(?:[+.,]\d+)*[A-Z]?"
_IN_NUMBERS = str.maketrans(dict.fromkeys("+.,/", " "))
_UNNUMBERED = ("district", "regency", "province")


class Piece(NamedTuple):
    """A word or number that a name may be made of; `kind` is W for a capital, N for a number, w for a small word."""

    start: int
    end: int
    kind: str
    low: str


_Placed = tuple[int, int, str, str]
"""What a piece says, as a place in its chunk: plain tuples are taken apart in a third of the time."""
_new = tuple.__new__  # made for every capital of a page: by name it takes twice as long


def runs(text: str, stretch: Span, pack: Pack) -> Iterator[list[Piece]]:
    """Yield each run of capitalised words, or of what follows the head of a place."""
    pieces, heads = pieces_of(text, stretch, pack), openings(pack)
    n = 0
    while n < len(pieces):
        kind = pieces[n][2]
        size = _head_at(text, pieces, n, pack) if kind == "K" or pieces[n][3] in heads else 0
        if size and _is_paired(text, pieces[n], pack):
            size = 0
        if size or kind == "W":
            last = _run_end(text, pieces, n + (size or 1), pack, "WN" if size else "W")
            last = _before_count(pieces, n, size, last, pack) if size else last
            yield pieces[n:last]
            n = last
        else:
            n += 1


def pieces_of(text: str, stretch: Span, pack: Pack) -> list[Piece]:
    """Cut a stretch into the pieces that names may be made of."""
    return _pieces(chunks(text, stretch), pack)


def pieces_of_run(text: str, start: int, end: int, pack: Pack) -> list[Piece]:
    """Cut a run of a few words, which is not worth keeping as a page's text is."""
    found, at = [], start
    for chunk in text[start:end].split():
        at = text.index(chunk, at)
        found.append((chunk, at))
        at += len(chunk)
    return _pieces(found, pack)


def _pieces(cut: Iterable[tuple[str, int]], pack: Pack) -> list[Piece]:
    found: list[Piece] = []
    known, small, new = _known(pack), _small_words(pack), _new
    for chunk, at in cut:
        if chunk.islower() and chunk.isalpha():
            if chunk in small:
                found.append(new(Piece, (at, at + len(chunk), "w", chunk)))
            continue
        for start, end, kind, low in known[chunk]:
            found.append(new(Piece, (at + start, at + end, kind, low)))
    return found


@cache
def _known(pack: Pack) -> Kept[tuple[_Placed, ...]]:
    """Keep what names may be made of in each chunk that is no small word."""
    return Kept(lambda chunk: _cut(chunk, pack))


def _head_at(text: str, pieces: list[Piece], n: int, pack: Pack) -> int:
    """Count the pieces of the head of a place with what it needs behind it; 0 where there is none."""
    heads = pack.names.places
    if pieces[n].kind == "K":
        return 1  # "KM36+600"
    if pieces[n].low not in openings(pack):
        return 0
    if pieces[n].low in pack.names.capital and text[pieces[n].start].islower():
        return 0  # "tiga kali"
    for size in (3, 2, 1):
        last = n + size
        if last >= len(pieces) or pieces[last].kind not in "WN":
            continue
        low = " ".join(piece.low for piece in pieces[n:last])
        apart = all(_is_gap(text, pieces, at) for at in range(n + 1, last))
        if pieces[last].kind == "N" and low in pack.names.lettered and _is_count(text, pieces, n, last):
            continue
        if low in heads and apart and _is_open(text[pieces[last - 1].end : pieces[last].start], low, pack):
            return size + 1
    return 0


def _before_count(pieces: list[Piece], n: int, size: int, last: int, pack: Pack) -> int:
    """Give where the name of an area ends: no district is numbered, so "Kecamatan Melati 160 kasus" counts cases."""
    scale = pack.names.places.get(" ".join(piece.low for piece in pieces[n : n + size - 1]))
    is_counted = scale in _UNNUMBERED and last - n > size and pieces[last - 1].kind == "N"
    return last - 1 if is_counted else last


def _is_paired(text: str, head: Piece, pack: Pack) -> bool:
    """Say whether the head of a place is but the second half of another word: "wali kota Budi"."""
    before = text[max(0, head.start - _BEFORE) : head.start].split()[-1:]
    return bool(before) and f"{before[0].lower()} {head.low}" in pack.names.pairs


@cache
def openings(pack: Pack) -> frozenset[str]:
    """Give the words with which the heads of places begin: most words of a page are none of them."""
    return frozenset(head.split(" ")[0] for head in pack.names.places)


def _is_count(text: str, pieces: list[Piece], n: int, number: int) -> bool:
    """Say whether a number behind small words only counts: "penjara 5 tahun", but not "pasar 16 Ilir", "Hotel 88"."""
    after = number + 1
    is_name = after < len(pieces) and pieces[after].kind == "W" and _is_gap(text, pieces, after)
    return text[pieces[n].start].islower() and not is_name


def _is_open(between: str, head: str, pack: Pack) -> bool:
    """Say whether a head goes on into a name: behind a space, or the stop of a short form ("Jl. Melati")."""
    return between == " " or (" " in between and between.strip(" ") in ("", "." if head in pack.names.short else ""))


def _run_end(text: str, pieces: list[Piece], n: int, pack: Pack, kinds: str) -> int:
    """Go on from piece to piece as long as a single space parts them; particles stand inside a name."""
    particles = pack.roles.particles
    while n < len(pieces) and (_is_gap(text, pieces, n) or (kinds == "WN" and _is_stop(text, pieces, n, pack))):
        if kinds == "W" and _is_point(text, pieces, n, pack):
            break  # "Melati KM 3"
        if pieces[n].kind in kinds:
            n += 1
        elif pieces[n].low in particles and n + 1 < len(pieces) and pieces[n + 1].kind == "W" and kinds == "W":
            if not _is_gap(text, pieces, n + 1):
                break
            n += 2
        else:
            break
    return n


def _is_stop(text: str, pieces: list[Piece], n: int, pack: Pack) -> bool:
    """Say whether only the full stop of a short form parts two words of a name: "Jalan KH. Melati"."""
    return pieces[n - 1].low in pack.names.stops and text[pieces[n - 1].end : pieces[n].start] == ". "


def _is_point(text: str, pieces: list[Piece], n: int, pack: Pack) -> bool:
    """Say whether the head of a point on a road stands there with its number: it begins a run of its own."""
    is_head = pack.names.places.get(pieces[n].low) == "point"
    return is_head and n + 1 < len(pieces) and pieces[n + 1].kind == "N" and _is_gap(text, pieces, n + 1)


def _is_gap(text: str, pieces: list[Piece], n: int) -> bool:
    return text[pieces[n - 1][1] : pieces[n][0]] in (" ", "\xa0")


def _cut(chunk: str, pack: Pack) -> tuple[_Placed, ...]:
    """Cut what stands between two spaces into what names may be made of, as places in it."""
    left, right = 0, len(chunk)
    if not chunk.isalnum():
        while left < right and not chunk[left].isalnum():
            left += 1
        while right > left and not chunk[right - 1].isalnum():
            right -= 1
    core = chunk[left:right]
    low = core.lower()
    if not core.replace("-", "").isalpha() or (core != low and not core[0].isupper()):
        return tuple(_numbers(core, left)) if _is_numbers(core) else tuple(_pieced(chunk, pack))
    if core[0].isupper():
        is_initial = right - left == 1 and chunk[right : right + 1] == "."
        return ((left, right + is_initial, "W", low),)
    return ((left, right, "w", low),) if low in _small_words(pack) else ()


def _is_numbers(core: str) -> bool:
    """Say whether there is nothing but numbers, parted by strokes: "2.000", "16/9/2019"."""
    return core.isascii() and all(map(str.isdigit, core.translate(_IN_NUMBERS).split(" ")))


def _numbers(core: str, at: int) -> Iterator[_Placed]:
    for number in core.split("/"):
        yield at, at + len(number), "N", number
        at += len(number) + 1


def _pieced(chunk: str, pack: Pack) -> Iterator[_Placed]:
    for match in _inner(pack).finditer(chunk):
        word = match.group()
        capital = word[0].isupper()
        placed = word[0].isalpha() and word[-1].isdigit() and _is_numbered(word, pack)
        kind = "K" if placed else "W" if capital else "N" if word[0].isdigit() else "w"
        yield match.start(), match.end(), kind, word.lower()


def _is_numbered(word: str, pack: Pack) -> bool:
    return word.rstrip("0123456789+.,").lower() in pack.names.places


@cache
def _inner(pack: Pack) -> Pattern:
    points = [head for head, scale in pack.names.places.items() if scale == "point"] or ["-"]
    small = r"\p{Ll}+"
    return compile_pattern(
        rf"\b(?i:{alternation(points)})\.?{_NUMBER}|{_WORD}|{_NUMBER}|{small}",
        ignore_case=False,
    )


@cache
def _small_words(pack: Pack) -> frozenset[str]:
    heads = (word for head in pack.names.places for word in head.split())
    return frozenset((*heads, *pack.roles.particles))
