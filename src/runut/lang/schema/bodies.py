"""Words of a language that stand with a capital in names, though in nobody's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Bodies:
    """`words` are those of the names of firms, offices, places and works: "Syariah", "Airways", "Kepresidenan"."""

    words: str

    @cached_property
    def all(self) -> frozenset[str]:
        """The words, each in lower case."""
        return frozenset(self.words.split())
