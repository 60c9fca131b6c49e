"""Fingerprints for near copies: every run of five words becomes one number that is the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from runut.model import Span

SIZE = 5
"""Words in a run: shorter ones meet by chance, longer ones miss copies that were edited."""

_EDGES = "\"'“”‘’.,;:!?()[]{}<>«»…–—-*/\\|•·"


def tokens(text: str, within: Span | None = None) -> Iterator[tuple[str, Span]]:
    """Yield each word without the marks around it, in its own case, with its span.

    >>> [word for word, _ in tokens('“Dua tewas,” kata Sari.')]
    ['Dua', 'tewas', 'kata', 'Sari']
    """
    at, end = within or Span(0, len(text))
    for piece in text[at:end].split():
        start = text.index(piece, at)
        at = start + len(piece)
        word = piece.lstrip(_EDGES)
        start += len(piece) - len(word)
        word = word.rstrip(_EDGES)
        if word:
            yield word, Span(start, start + len(word))


def bare_words(text: str) -> list[str]:
    """Give the words without the marks around them, in their own case, where nobody asks for their place.

    >>> bare_words('“Dua tewas,” kata Sari.')
    ['Dua', 'tewas', 'kata', 'Sari']
    """
    return [word for piece in text.split() if (word := piece.strip(_EDGES))]


def fingerprints(words: list[str]) -> list[int]:
    """Give the number of each run of words, in order; a text shorter than a run has one for the whole.

    >>> a = fingerprints("satu bus masuk ke jurang dalam".split())
    >>> b = fingerprints("Satu bus masuk ke jurang kecil".split())
    >>> len(a), a[0] == b[0], a[1] == b[1]
    (2, True, False)
    """
    numbers = [_number(word.casefold()) for word in words]
    if not numbers:
        return []
    run = 0
    for number in numbers[:SIZE]:
        run = (run * _BASE + number) % _PRIME
    runs = [run]
    for leaves, comes in zip(numbers, numbers[SIZE:], strict=False):
        run = ((run - leaves * _TOP) * _BASE + comes) % _PRIME
        runs.append(run)
    return runs


_PRIME = (1 << 61) - 1
_BASE = 1_000_003
_TOP = pow(_BASE, SIZE - 1, _PRIME)


@lru_cache(maxsize=1 << 17)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
