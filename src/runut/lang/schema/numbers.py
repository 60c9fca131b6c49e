"""Number words, scales, vague numbers."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Numbers:
    """How a language writes numbers.

    A word of `ones` or `whole` begins a number; `plus` adds to it ("tiga belas"), `times` multiplies what stands
    before it ("dua puluh"), `scales` does so for whole groups ("dua puluh lima ribu"). `vague` words stand for a
    range, [low] where the high end is open; `fixed` are other phrases of one value,
    meant roughly if they are `approximate` too. Behind one of `degrees` ("lebih banyak") an indefinite word is none.
    One of `singles` counts only where it states a toll: "one woman said" brings her into the story.
    Behind one of `starts` and shortly behind one of `changes` two numbers are an earlier and a later one, and no range
    ("rose from 43 to 56").
    `glued` are scales that hang on digits as letters ("5k residents", "1,2jt warga"); `sized` says what a body is
    counted in that has so many, by the words that tell of its size ("600 strong"; with a hyphen those that one ties to
    the number, "six-man").
    """

    thousands: str
    decimal: str
    ones: dict[str, int]
    whole: dict[str, int]
    plus: dict[str, int]
    times: dict[str, int]
    scales: dict[str, int]
    joiners: tuple[str, ...]
    articles: dict[str, int]
    collectives: dict[str, int]
    vague: dict[str, tuple[int, ...]]
    indefinite: tuple[str, ...]
    degrees: tuple[str, ...]
    fixed: dict[str, int]
    approximate: tuple[str, ...]
    round_suffixes: tuple[str, ...]
    ranges: tuple[str, ...]
    range_pairs: dict[str, str]
    singles: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    glued: dict[str, int] = field(default_factory=dict)
    sized: dict[str, str] = field(default_factory=dict)
