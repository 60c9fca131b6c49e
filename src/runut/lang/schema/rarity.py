"""How rare words are in news, so that two articles are judged alike by words that say something."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from runut.model import EventKind


@dataclass(frozen=True)
class Rarity:
    """`bands` lists words under the natural log of (articles / articles with the word); `unlisted` is for others,
    `dated` for what may be the number of a day or a year.
    `kinds` lists, for kinds of events that go on for long and are told in the same words, words that come with the kind
    under the natural log of (articles of the kind / those with the word).
    """

    unlisted: float
    dated: float
    bands: dict[str, str]
    kinds: dict[EventKind, dict[str, str]] = field(default_factory=dict)

    @cached_property
    def of(self) -> dict[str, float]:
        """Rarity by word, in lower case."""
        return _by_word(self.bands)

    @cached_property
    def within(self) -> dict[str, dict[str, float]]:
        """Rarity by word among the articles of a kind, by kind."""
        return {kind: _by_word(bands) for kind, bands in self.kinds.items()}


def _by_word(bands: dict[str, str]) -> dict[str, float]:
    return {word: float(band) for band, listed in bands.items() for word in listed.split()}
