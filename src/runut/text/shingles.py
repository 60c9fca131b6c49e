"""Fingerprints for near copies: every run of five words becomes one number that is the same on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from itertools import compress

from runut.model import Span

SIZE = 5
"""Words in a run: shorter ones meet by chance, longer ones miss copies that were edited."""

_EDGES = "\"'“”‘’.,;:!?()[]{}<>«»…–—-*/\\|•·"


def stretch(text: str, first: int, last: int, within: Iterable[Span]) -> Span:
    """Give the place of a row of words, the last one included, as `fingerprints` counts them over the given spans.

    A text may end before the last word does, as one shorter than a run has a number too.

    >>> stretch("Dua – kata Sari – tewas.", 1, 3, [Span(0, 10), Span(10, 24)])
    Span(start=6, end=23)
    """
    pieces: list[str] = []
    words: list[int] = []
    before: list[tuple[int, Span]] = []
    for span in within:
        cut = span.of(text).split()
        words += compress(range(len(pieces), len(pieces) + len(cut)), map(_NUMBERS.__getitem__, cut))
        before.append((len(pieces), span))
        pieces += cut
    opening, closing = words[first], words[min(last, len(words) - 1)]
    start = _offset(text, opening, before) + len(pieces[opening]) - len(pieces[opening].lstrip(_EDGES))
    return Span(start, _offset(text, closing, before) + len(pieces[closing].rstrip(_EDGES)))


def _offset(text: str, piece: int, before: Iterable[tuple[int, Span]]) -> int:
    """Give where a piece starts, of spans that each have so many pieces before them."""
    count, span = [each for each in before if each[0] <= piece][-1]
    return span.end - len(span.of(text).split(None, piece - count)[-1])


def bare_words(text: str) -> list[str]:
    """Give the words without the marks around them, in their own case, where nobody asks for their place.

    >>> bare_words('“Dua tewas,” kata Sari.')
    ['Dua', 'tewas', 'kata', 'Sari']
    """
    return [word for piece in text.split() if (word := piece.strip(_EDGES))]


def fingerprints(text: str) -> list[int]:
    """Give the number of each run of words of a text, in order; a text shorter than a run has one for the whole.

    A run's number is the hash of its words' numbers, in a tuple: CPython seeds the hashes of strings, not those of
    whole numbers, so every 64-bit machine comes to the same ones.

    >>> a = fingerprints("satu bus masuk ke jurang dalam")
    >>> b = fingerprints("“Satu bus masuk ke jurang kecil”")
    >>> len(a), a[0] == b[0], a[1] == b[1]
    (2, True, False)
    """
    numbers = list(filter(None, map(_NUMBERS.__getitem__, text.split())))
    if len(numbers) < SIZE:
        return [hash(tuple(numbers))] if numbers else []
    return list(map(hash, zip(*(numbers[at:] for at in range(SIZE)), strict=False)))


class _Numbers(dict[str, int]):
    """The number of each piece of text between spaces, case and edges aside, worked out when first asked for.

    Looking up is all that most words of a page cost; a piece that is no word is 0. Thirty bits are what CPython hashes
    fastest, and enough: two words of one number would need four more words in common to make a run.
    """

    def __missing__(self, piece: str) -> int:
        word = piece.strip(_EDGES).casefold().encode("utf-8", "surrogatepass")
        if len(self) >= _KNOWN:
            self.clear()
        number = (int.from_bytes(blake2b(word, digest_size=4).digest(), "big") >> 2 or 1) if word else 0
        self[piece] = number
        return number


_KNOWN = 1 << 17
_NUMBERS = _Numbers()
