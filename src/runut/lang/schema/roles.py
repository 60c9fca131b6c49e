"""Titles, ranks and offices."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Roles:
    """Titles, ranks and offices."""
