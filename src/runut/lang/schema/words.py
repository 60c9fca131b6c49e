"""Abbreviations and other small words that reading needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """`abbreviations` end in a full stop that ends no sentence, written without it; `measures` only before digits.

    `leading` words lead on to others: no stretch of words that is shown alone ends in one.
    """

    abbreviations: tuple[str, ...]
    measures: tuple[str, ...]
    leading: tuple[str, ...] = ()
