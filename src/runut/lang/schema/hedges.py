"""Words that bound or weaken a number or a statement."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hedges:
    """Words that bound or weaken a number or a statement."""
