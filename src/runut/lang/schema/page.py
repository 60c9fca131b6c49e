"""Furniture of pages - teasers, promos, captions, footers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Furniture:
    """Furniture of pages - teasers, promos, captions, footers."""
