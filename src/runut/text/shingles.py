"""Fingerprints for near copies: every run of five words becomes one number that is the same on every machine."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import blake2b
from itertools import accumulate, compress, count
from operator import add

from rapidfuzz.distance import Postfix, Prefix

from runut.model import Span

SIZE = 5
"""Words in a run: shorter ones meet by chance, longer ones miss copies that were edited."""

_MARK = "d"
"""Seeds open with this letter: one in five words has it, in Indonesian, Malay and English."""
_SEED = 50
"""Letters in a seed, seven words or so: set phrases of the trade are mostly shorter, copied sentences longer."""
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
        self._numbers: list[int] = []
        self._ends: list[int] = []
        for span in self._within:
            self._numbers += map(_NUMBERS.__getitem__, span.of(text).split())
            self._ends.append(len(self._numbers))

    @cached_property
    def runs(self) -> list[int]:
        """The number of each run of words, in order."""
        return _runs(self._numbers)

    def place(self, first: int, last: int) -> Span:
        """Give the place of a row of words, the last one included, or of those that there are."""
        at, end = self._words[first], self._words[min(last, len(self._words) - 1)]
        stop, behind = self._behind(at)
        start, opening = stop - len(behind), behind.split(None, 1)[0]
        if bisect_right(self._ends, at) == bisect_right(self._ends, end):
            behind = behind.split(None, end - at)[-1]
        else:
            stop, behind = self._behind(end)
        closing = behind.split(None, 1)[0].rstrip(_EDGES)
        return Span(start + len(opening) - len(opening.lstrip(_EDGES)), stop - len(behind) + len(closing))

    @cached_property
    def _words(self) -> Sequence[int]:
        """Which pieces are words."""
        every = range(len(self._numbers))
        return every if all(self._numbers) else list(compress(every, self._numbers))

    def _behind(self, at: int) -> tuple[int, str]:
        """Give where the span with this piece ends, and its text from there on: counted, so that no places are kept."""
        holding = bisect_right(self._ends, at)
        span = self._within[holding]
        at -= self._ends[holding - 1] if holding else 0
        return span.end, span.of(self._text).split(None, at)[at]


def seeds(text: str) -> Iterator[str]:
    """Yield some stretches of a text: so many letters from each place of one and the same letter on, and the last ones.

    Two texts that share many words in a row share seeds, almost surely: they say which are worth comparing, never how
    alike these are.
    """
    text = _flat(text)
    marks = map(add, accumulate(map(len, text[:-_SEED].split(_MARK))), count())
    return (text[at : at + _SEED] for at in marks)


def stretch(one: str, other: str, seed: str) -> int:
    """Give the letters that two texts agree in around a seed that both hold, the seed included.

    >>> stretch("Polisi: Bus itu masuk ke jurang.", "Saksi: Bus itu masuk ke sawah.", "masuk")
    21
    """
    (before, _, behind), (earlier, _, later) = (_flat(text).partition(seed) for text in (one, other))
    return int(Postfix.similarity(before, earlier)) + len(seed) + int(Prefix.similarity(behind, later))


def _flat(text: str) -> str:
    return text.replace("\n", " ")


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
