"""Cut text into words, numbers and marks, as places in it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from runut.lang.patterns import compile_pattern
from runut.model import Span

# A digit group keeps its inner marks ("2.000", "16/9/2019", "36+600"); a word keeps its hyphens ("luka-luka").
# A web page's "&nbsp;" left in the text is a space.
_TOKEN = compile_pattern(r"&(?:amp;)?[a-z]+;|\d+(?:[.,/:+]\d+)*|[\pL\pM_]+(?:['’-][\pL\pM]+)*|\n|[^\s\pL\pM\d]")


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
    start, end = within or (0, len(text))
    stretch = text[start:end]
    found = ((start + match.start(), start + match.end(), match.group()) for match in _TOKEN.finditer(stretch))
    return tuple(
        Token(first, last, word.lower(), word.isupper()) for first, last, word in found if not word.startswith("&")
    )
