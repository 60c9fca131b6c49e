"""Names as the news of a language spells them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Spelt:
    """`words` stand with a capital in several articles; `pairs` are two such words side by side, joined by `_`.

    In pairs of `behind` the first word calls for the second: it stands before that in a good share of all articles that
    have it, few as they may be. In those of `before` the second calls for the first.
    Those of `firm_behind` and `firm_before` do so nearly always.
    What is not listed need not be wrong: most people are named in few articles.
    """

    words: str
    pairs: str
    behind: str = ""
    before: str = ""
    firm_behind: str = ""
    firm_before: str = ""

    @cached_property
    def known(self) -> frozenset[str]:
        """The words, folded."""
        return frozenset(self.words.split())

    @cached_property
    def beside(self) -> frozenset[str]:
        """The pairs, folded, with a space between the two words."""
        return frozenset(pair.replace("_", " ") for pair in self.pairs.split())
