"""Harm and act words, units, groups, and what is no figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """Harm and act words, units, groups, and what is no figure."""
