"""What the finders of an event's day and place go by: its sentences, and the words that told its kind."""

from __future__ import annotations

from dataclasses import dataclass

from runut.model import EventKind, Span


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentences of a page, the kind of its event, and the words that say so."""

    sentences: tuple[Span, ...]
    kind: EventKind
    cues: tuple[Span, ...]
