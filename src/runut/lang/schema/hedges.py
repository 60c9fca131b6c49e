"""Words that bound or weaken a number or a statement."""

from __future__ import annotations

from dataclasses import dataclass

from runut.model import Bound


@dataclass(frozen=True, slots=True)
class Hedges:
    """Words around a number that open one of its ends, and words that weaken the whole statement.

    `before` stand left of the number, with only `fillers` between; `after` stand right of it, perhaps behind its
    `counters` ("300 orang lebih"). Of `before`, those called exact only look like a bound ("adds up to 12").
    What `rumours` tell before a number is denied where the sentence goes on to call it `untrue`. Of whom one thing
    `either_or` another is said, neither is known.
    """

    before: dict[Bound, tuple[str, ...]]
    after: dict[Bound, tuple[str, ...]]
    fillers: tuple[str, ...]
    counters: tuple[str, ...]
    hedged: tuple[str, ...]
    denied: tuple[str, ...]
    expected: tuple[str, ...]
    rumours: tuple[str, ...] = ()
    untrue: tuple[str, ...] = ()
    either_or: tuple[str, ...] = ()
