"""Fingerprints for near copies: every run of five words becomes one number that is the same on every machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from hashlib import blake2b
from itertools import compress

from runut.model import Span

SIZE = 5
"""Words in a run: shorter ones meet by chance, longer ones miss copies that were edited."""

_SEED = (0, 2, 5, 8)
"""Which pieces of a row make a seed: set phrases of the trade are mostly shorter, copied sentences longer."""
_SEEDED = frozenset(range(4, 256, 4))
"""About a quarter of all pieces are so many letters long, in Indonesian and in English."""

_EDGES = "\"'“”‘’.,;:!?()[]{}<>«»…–—-*/\\|•·"


class Words:
    """The words of some spans of a text, counted as `fingerprints` counts them, with their places.

    >>> words = Words("Dua – kata Sari – tewas.", [Span(0, 10), Span(10, 24)])
    >>> words.place(1, 3), words.place(2, 9)
    (Span(start=6, end=23), Span(start=11, end=23))
    """

    def __init__(self, text: str, within: Iterable[Span]) -> None:
        self._text = text
        self._within = list(within)
        self._pieces = " ".join([span.of(text) for span in self._within]).split()
        self._numbers = list(map(_NUMBERS.__getitem__, self._pieces))

    @cached_property
    def runs(self) -> list[int]:
        """The number of each run of words, in order."""
        return _runs(self._numbers)

    def place(self, first: int, last: int) -> Span:
        """Give the place of a row of words, the last one included, or of those that there are."""
        at, end = self._words[first], self._words[min(last, len(self._words) - 1)]
        opening, closing = self._pieces[at], self._pieces[end]
        start = self._starts[at] + len(opening) - len(opening.lstrip(_EDGES))
        return Span(start, self._starts[end] + len(closing.rstrip(_EDGES)))

    @cached_property
    def _words(self) -> Sequence[int]:
        """Which pieces are words."""
        every = range(len(self._pieces))
        return every if all(self._numbers) else list(compress(every, self._numbers))

    @cached_property
    def _starts(self) -> list[int]:
        starts: list[int] = []
        find, keep = self._text.index, starts.append
        for span in self._within:
            at = span.start
            for piece in span.of(self._text).split():
                at = find(piece, at)
                keep(at)
                at += len(piece)
        return starts


def seeds(text: str) -> set[int]:
    """Give the numbers of some rows of nine pieces of a text, those that open with one of four or eight letters.

    Two texts that share many words in a row share seeds, almost surely: they say which are worth comparing, never how
    alike these are. The numbers hold as long as the process does.
    """
    pieces = text.split()
    rows = zip(*(pieces[at:] for at in _SEED), strict=False)
    return set(map(hash, compress(rows, map(_SEEDED.__contains__, map(len, pieces)))))


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
    return _runs(map(_NUMBERS.__getitem__, text.split()))


def _runs(numbers: Iterable[int]) -> list[int]:
    words = list(filter(None, numbers))
    if len(words) < SIZE:
        return [hash(tuple(words))] if words else []
    return list(map(hash, zip(*[words[at:] for at in range(SIZE)], strict=False)))


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
