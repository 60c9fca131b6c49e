"""How rare words are in news, so that two articles are judged alike by words that say something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Rarity:
    """`bands` lists words under the natural log of (articles / articles with the word); `unlisted` is for others,
    `dated` for what may be the number of a day or a year.
    """

    unlisted: float
    dated: float
    bands: dict[str, str]

    @cached_property
    def of(self) -> dict[str, float]:
        """Rarity by word, in lower case."""
        return {word: float(band) for band, listed in self.bands.items() for word in listed.split()}
