"""Cut text into words, numbers and marks, as places in it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from runut.lang.patterns import compile_pattern
from runut.model import Span
from runut.text.chunks import Kept, chunks, chunks_alone

# A digit group keeps its inner marks ("2.000", "16/9/2019", "36+600"); a word keeps its hyphens ("luka-luka").
# A web page's "&nbsp;" left in the text is a space.
_TOKEN = compile_pattern(r"&(?:amp;)?[a-z]+;|\d+(?:[.,/:+]\d+)*|[\pL\pM_]+(?:['’-][\pL\pM]+)*|[^\s\pL\pM\d]")


_OPENING = frozenset("\"“‘'([")
_CLOSING = frozenset(".,;:!?)]\"”’'")
_IN_DIGITS = str.maketrans(dict.fromkeys(".,/:+", " "))  # what may stand between digits of one group


class Token(NamedTuple):
    """One word, digit group or mark; `word` is lower case, `is_upper` says that it was written in capitals."""

    start: int
    end: int
    word: str
    is_upper: bool = False

    @property
    def is_digits(self) -> bool:
        """Say whether it begins with a digit."""
        return self.word[0].isdigit()


@lru_cache(maxsize=64)
def tokens(text: str, within: Span | None = None) -> tuple[Token, ...]:
    """Give the tokens of the text, or of a stretch of it, in order.

    >>> [token.word for token in tokens("Sekitar 2.000 orang luka-luka.")]
    ['sekitar', '2.000', 'orang', 'luka-luka', '.']
    """
    found: list[Token] = []
    new = _new
    for chunk, at in chunks(text, within or Span(0, len(text))):
        if chunk.isalpha():
            found.append(new(Token, (at, at + len(chunk), chunk.lower(), chunk.isupper())))
        else:
            found += [new(Token, (at + first, at + last, word, upper)) for first, last, word, upper in _inner[chunk]]
    return tuple(found)


def words(text: str, within: Span) -> list[str]:
    """Give the words of the tokens of a stretch alone, in half the time.

    >>> words("Sekitar 2.000 orang luka-luka.", Span(8, 30))
    ['2.000', 'orang', 'luka-luka', '.']
    """
    found: list[str] = []
    for chunk in chunks_alone(text, within):
        if chunk.isalpha():
            found.append(chunk.lower())
        else:
            found += _words[chunk]
    return found


_new = tuple.__new__  # made for every word of a page: by name it takes twice as long


_Placed = tuple[int, int, str, bool]
"""What a token says, as a place in its chunk."""


def _words_of(chunk: str) -> tuple[str, ...]:
    return tuple(word for _, _, word, _ in _inner[chunk])


def _cut(chunk: str) -> tuple[_Placed, ...]:
    """Cut what stands between two spaces, as places in it; RE2 cuts what is more than a word between marks."""
    left, right = 0, len(chunk)
    while left < right and chunk[left] in _OPENING:
        left += 1
    while right > left and chunk[right - 1] in _CLOSING:
        right -= 1
    core = chunk[left:right]
    if _is_word(core):
        before = ((at, at + 1, chunk[at], False) for at in range(left))
        behind = ((at, at + 1, chunk[at], False) for at in range(right, len(chunk)))
        return (*before, (left, right, core.lower(), core.isupper()), *behind)
    found = ((match.start(), match.end(), match.group()) for match in _TOKEN.finditer(chunk))
    return tuple((first, last, word.lower(), word.isupper()) for first, last, word in found if word[0] != "&")


_inner: Kept[tuple[_Placed, ...]] = Kept(_cut)
_words: Kept[tuple[str, ...]] = Kept(_words_of)


def _is_word(core: str) -> bool:
    """Say whether all of it is one word or one group of digits: "luka-luka", "17", "16/9/2019"."""
    if core.isalpha():
        return True
    if "-" in core:
        return all(map(str.isalpha, core.split("-")))
    return core.isascii() and all(map(str.isdigit, core.translate(_IN_DIGITS).split(" ")))
