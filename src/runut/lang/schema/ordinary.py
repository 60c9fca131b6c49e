"""Words of a language that are no names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Ordinary:
    """`words` are those that texts write small inside sentences, whatever capital a headline gives them."""

    words: str

    @cached_property
    def all(self) -> frozenset[str]:
        """The words, each in lower case."""
        return frozenset(self.words.split())
