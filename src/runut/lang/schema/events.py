"""Words that tell the kind of an event."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Events:
    """Words that tell the kind of an event."""
