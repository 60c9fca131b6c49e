"""Find phrases of a list in a text by looking its words up, as RE2 finds them where nothing stands against them.

A long list is a pattern of thousands of states, which RE2 meets in cold memory or has no room for: of the words that
tell what happened a search took ten times as long as looking up each word of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

_SMALL = (
    bytes(code if chr(code).isalnum() or code == ord("_") else ord(" ") for code in range(128)).lower() + b" " * 128
)
"""Each byte as a letter or digit of ASCII, in small, or as a space: what RE2 parts words by (`\\b`)."""
_SPACES = b" \t\n\f\r"  # what RE2 takes for white space
_FOLDED = ("\u212a", "\u017f")  # signs beyond ASCII that RE2 takes for a k and an s


class Phrase(NamedTuple):
    """What follows the first word of a phrase: words, and what stands before each of them, a space for any white."""

    words: list[bytes]
    gaps: tuple[bytes, ...]


Table = Mapping[bytes, Mapping[bytes, tuple[Phrase, ...]]]
"""Phrases by their first word and their second, none for those of one word, the longest first."""


def table_of(every: Iterable[str]) -> Table | None:
    """Sort phrases by their first word; None where one is more than words of ASCII parted by marks or by a space.

    >>> sorted(table_of(["api", "baku tembak", "luka-luka"])), table_of(["naïf"])
    ([b'api', b'baku', b'luka'], None)
    """
    table: dict[bytes, dict[bytes, tuple[Phrase, ...]]] = {}
    for phrase in {" ".join(phrase.split()).lower() for phrase in every}:
        cut = _cut_phrase(phrase)
        if cut is None:
            return None
        first, rest = cut
        second = rest.words[0] if rest.words else b""
        behind = table.setdefault(first, {})
        behind[second] = tuple(sorted((*behind.get(second, ()), rest), key=lambda one: -len(one.words)))
    return table


def _cut_phrase(phrase: str) -> tuple[bytes, Phrase] | None:
    written = phrase.encode()
    words = written.translate(_SMALL).split()
    if not phrase.isascii() or not words:
        return None
    gaps: list[bytes] = []
    at = 0
    for word in words:
        start = written.index(word, at)
        gaps.append(written[at:start])
        at = start + len(word)
    is_plain = not gaps[0] and at == len(written) and all(gap.count(b" ") < 2 for gap in gaps)
    return (words[0], Phrase(words[1:], tuple(gaps[1:]))) if is_plain else None


def may_read(text: str) -> bool:
    """Say whether letters of a text are the same in small for RE2 and here."""
    return text.isascii() or not any(map(text.__contains__, _FOLDED))


def found(text: str, table: Table) -> list[tuple[int, int]]:
    """Give where phrases of a table stand, one behind the other, the longest of those that begin in one place.

    >>> found("Baku  tembak, dua luka-luka", table_of(["luka", "luka-luka", "baku tembak"]))
    [(0, 12), (18, 27)]
    """
    written, small, words = _cut(text)
    spans: list[tuple[int, int]] = []
    if table.keys().isdisjoint(words):
        return spans
    begun = [n for n, word in enumerate(words) if word in table]
    if not _may_stand(words, begun, table):
        return spans
    is_wide = len(written) != len(text)
    at = done = known = 0
    place = 0  # of the byte `known`, in code points
    for n in begun:
        word = words[n]
        start = small.index(
            b" %b " % word, at
        )  # one behind: a space leads, so that this is where it begins in the text
        end = start + len(word)
        at = end + 1
        if start < done:
            continue
        behind = table[word]
        following = behind.get(words[n + 1]) if n + 1 < len(words) else None
        longer = _longest(written, small, words, n, end, following) if following else -1
        if longer < 0 and b"" not in behind:
            continue
        done = end = max(end, longer)
        if is_wide:
            first = place + len(written[known:start].decode())
            known, place = end, first + len(written[start:end].decode())
            spans.append((first, place))
        else:
            spans.append((start, end))
    return spans


def _may_stand(words: list[bytes], begun: list[int], table: Table) -> bool:
    """Say whether two words of some phrase stand side by side, or one that is a phrase: four in five texts hold the
    first word of one, one in five a phrase."""
    last = len(words) - 1
    for n in begun:
        behind = table[words[n]]
        if b"" in behind or (n < last and words[n + 1] in behind):
            return True
    return False


def _longest(written: bytes, small: bytes, words: list[bytes], n: int, at: int, some: tuple[Phrase, ...]) -> int:
    """Give where the longest of some phrases ends whose first word is the one at `n`, and ends at `at`; else -1."""
    return next((end for phrase in some if (end := _end(written, small, words, n, at, phrase)) >= 0), -1)


def _end(written: bytes, small: bytes, words: list[bytes], n: int, at: int, phrase: Phrase) -> int:
    """Give where a phrase ends whose first word is the one at `n`, and ends at `at`; -1 where it does not stand."""
    if words[n + 1 : n + 1 + len(phrase.words)] != phrase.words:
        return -1
    for word, gap in zip(phrase.words, phrase.gaps, strict=True):
        start = small.index(word, at + 1) - 1
        between = written[at:start]
        if between != gap and not _is_alike(between, gap):
            return -1
        at = start + len(word)
    return at


def _is_alike(between: bytes, gap: bytes) -> bool:
    """Say whether only the white space differs that stands for the one space of a gap."""
    before, space, behind = gap.partition(b" ")
    white = between[len(before) : len(between) - len(behind)]
    return bool(space and white) and between == before + white + behind and not white.strip(_SPACES)


@lru_cache(maxsize=64)
def _cut(text: str) -> tuple[bytes, bytes, list[bytes]]:
    """Give a text as bytes, in small letters between spaces, and its words: several lists ask of each sentence."""
    written = text.encode()
    small = written.translate(_SMALL)
    return written, b" %b " % small, small.split()
