"""Abbreviations and other small words that reading needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """`abbreviations` end in a full stop that does not end a sentence, written without it; `measures` before digits only."""

    abbreviations: tuple[str, ...]
    measures: tuple[str, ...]
