"""What the finders of an event's day and place go by: its sentences, and the words that told its kind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from math import fsum
from typing import NamedTuple

from runut.lang import Pack
from runut.lang.patterns import Pattern, words
from runut.model import EventKind, Span

LISTS = ("told", "happened", "harm", "on", "during", "until", "aftermath", "earlier", "plans", "onset", "update")
"""The pack's lists of words for events that lie around dates and places."""

_new = tuple.__new__  # made for every such word: by name it takes twice as long


class Scene(NamedTuple):
    """The sentences of a page and where each begins, the kind of its event, and the words that say so.

    `with_cue` are the numbers of the sentences that hold one of these; `every` are words that tell any kind of event.
    """

    sentences: tuple[Span, ...]
    starts: tuple[int, ...]
    kind: EventKind
    cues: tuple[Span, ...]
    with_cue: frozenset[int]
    every: tuple[Span, ...] = ()

    def place_of(self, span: Span) -> int | None:
        """Give the number of the sentence that holds the words, found by halving: a page may be very long."""
        return _place(self.sentences, self.starts, span)

    @property
    def marks(self) -> tuple[str, ...]:
        """What the page says for its event having no day, or no place, of its own."""
        return ("always", "of some other kind" if self.kind == "other" else "of a known kind")


def laid_out(
    sentences: tuple[Span, ...], kind: EventKind, cues: tuple[Span, ...], every: tuple[Span, ...] = ()
) -> Scene:
    """Put together what an event's day and place are found by."""
    starts = tuple(sentence.start for sentence in sentences)
    places = (_place(sentences, starts, cue) for cue in cues)
    return Scene(sentences, starts, kind, cues, frozenset(n for n in places if n is not None), every)


def _place(sentences: Sequence[Span], starts: Sequence[int], span: Span) -> int | None:
    n = bisect_right(starts, span.start) - 1
    return n if n >= 0 and sentences[n].holds(span) else None


def weighed(marks: Iterable[str], weights: Mapping[str, float]) -> float:
    """Sum the weights of marks: the same in whatever order a set gives them, so that a tie is one everywhere."""
    return fsum(filter(None, map(weights.get, marks)))


def listed(name: str, sentence: str, pack: Pack) -> tuple[Span, ...]:
    """Find the words of one of the pack's lists for events in a sentence; dates and places ask again and again."""
    return every_listed(sentence, pack).get(name, ())


@lru_cache(maxsize=1024)
def every_listed(sentence: str, pack: Pack) -> Mapping[str, tuple[Span, ...]]:
    """Find the words of all lists in one pass."""
    lists = _lists(pack)
    found: dict[str, tuple[Span, ...]] = {}
    for match in _pattern(pack).finditer(sentence):
        span = _new(Span, match.span())
        for name in lists[" ".join(match.group().lower().split())]:
            found[name] = (*found.get(name, ()), span)
    return found


@cache
def _lists(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """Give the lists that hold a word; a longer entry hides a shorter one inside it."""
    found: dict[str, tuple[str, ...]] = {}
    for name in LISTS:
        entries: tuple[str, ...] = getattr(pack.events, name)
        for entry in dict.fromkeys(entries):
            found[entry] = (*found.get(entry, ()), name)
    return found


@cache
def _pattern(pack: Pack) -> Pattern:
    return words(tuple(_lists(pack)))
