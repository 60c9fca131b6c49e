"""Lists of words that keep their order, and are asked for a word as quickly as a set."""

from __future__ import annotations

from itertools import product

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


def spread(written: str) -> tuple[str, ...]:
    """Write out each choice that braces leave: an empty one leaves nothing, and several are taken together.

    Braces without a comma are a place to be filled in, and braces of digits part of a pattern: both stay.

    >>> spread("yang {,telah} {kami,kita} tahan")
    ('yang kami tahan', 'yang kita tahan', 'yang telah kami tahan', 'yang telah kita tahan')
    >>> spread("{office} ke-{n}")
    ('{office} ke-{n}',)
    """
    parts: list[list[str]] = []
    left = written
    while left:
        before, opened, rest = left.partition("{")
        inside, closed, behind = rest.partition("}")
        if not opened or not closed:
            parts.append([left])
            break
        is_choice = "," in inside and not inside.replace(",", "").isdigit()
        parts += [before], inside.split(",") if is_choice else [f"{{{inside}}}"]
        left = behind
    return tuple(" ".join("".join(chosen).split()) for chosen in product(*parts))
