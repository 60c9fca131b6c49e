"""What the finders of an event's day and place go by: its sentences, and the words that told its kind."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from runut.lang import Pack
from runut.lang.patterns import Pattern, words
from runut.model import EventKind, Span


@dataclass(frozen=True)
class Scene:
    """The sentences of a page, the kind of its event, and the words that say so."""

    sentences: tuple[Span, ...]
    kind: EventKind
    cues: tuple[Span, ...]

    def place_of(self, span: Span) -> int | None:
        """Give the number of the sentence that holds the words, found by halving: a page may be very long."""
        n = bisect_right(self._starts, span.start) - 1
        return n if n >= 0 and self.sentences[n].holds(span) else None

    @property
    def marks(self) -> tuple[str, ...]:
        """What the page says for its event having no day, or no place, of its own."""
        return ("always", "of some other kind" if self.kind == "other" else "of a known kind")

    @cached_property
    def with_cue(self) -> frozenset[int]:
        """The numbers of the sentences that hold a word for the event."""
        return frozenset(n for cue in self.cues if (n := self.place_of(cue)) is not None)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]


@lru_cache(maxsize=4096)
def listed(name: str, sentence: str, pack: Pack) -> tuple[Span, ...]:
    """Find the words of one of the pack's lists for events in a sentence; dates and places ask again and again."""
    return tuple(Span(*match.span()) for match in _listed(name, pack).finditer(sentence))


@cache
def _listed(name: str, pack: Pack) -> Pattern:
    entries: tuple[str, ...] = getattr(pack.events, name)
    return words(entries)
