"""Short names that news spells out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Shortened:
    """`names` gives, by a short name of initials, what news says it stands for, in small letters, the usual one first.

    `certain` are kept by hand: bodies whose letters nobody else bears, with every way to spell them out.
    What is not listed need not be wrong: most bodies are named in few articles.
    The letters of a short name may pass over `joins`; `inside` are the small words that stand among the capitals of a
    full name.
    """

    certain: dict[str, tuple[str, ...]]
    names: dict[str, tuple[str, ...]]
    joins: frozenset[str]
    inside: tuple[str, ...]

    @cached_property
    def words(self) -> dict[tuple[str, ...], str]:
        """The names of four words and more by their words in the order of the alphabet: to find the words mixed up."""
        long = (full for listed in self.names.values() for full in listed[:1] if full.count(" ") >= 3)
        return {tuple(sorted(full.split())): full for full in long}
