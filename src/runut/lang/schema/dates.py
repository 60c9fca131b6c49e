"""Months, weekdays, relative days, zones."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dates:
    """Months, weekdays, relative days, zones."""
