"""Lists of words that keep their order, and are asked for a word as quickly as a set."""

from __future__ import annotations

_FEW = 12  # words that are compared as quickly one by one


class WordList(tuple[str, ...]):
    """Words in their order; whether one is among them is looked up, however many there are.

    >>> "api" in WordList(("di", "api")), WordList(("di", "api")) == ("di", "api")
    (True, True)
    """

    _known: frozenset[str]
    _hash: int

    def __new__(cls, words: tuple[str, ...]) -> WordList:
        """Make the list, and the set beside it."""
        self = super().__new__(cls, words)
        self._known = frozenset(words)
        self._hash = hash(words)
        return self

    def __contains__(self, word: object) -> bool:
        """Say whether a word is in the list."""
        return word in self._known

    def __hash__(self) -> int:
        """Give the number that its words came to at first, so that a pattern of them is found without reading them."""
        return self._hash


def listed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give words as a list that is looked up, a few of them as they are."""
    return WordList(words) if len(words) > _FEW else words
