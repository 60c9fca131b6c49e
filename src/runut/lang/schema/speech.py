"""Speech verbs, attribution cues, credits."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Speech:
    """Speech verbs, attribution cues, credits."""
