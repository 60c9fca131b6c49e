"""What the finders of an event's day and place go by: its sentences, and the words that told its kind."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

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

    @cached_property
    def with_cue(self) -> frozenset[int]:
        """The numbers of the sentences that hold a word for the event."""
        return frozenset(n for cue in self.cues if (n := self.place_of(cue)) is not None)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]
