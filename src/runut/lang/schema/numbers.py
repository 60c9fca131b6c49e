"""Number words, scales, vague numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Numbers:
    """Number words, scales, vague numbers."""
