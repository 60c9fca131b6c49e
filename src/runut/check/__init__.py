"""Record → Discrepancy: one file a kind of slip."""

from __future__ import annotations

from dataclasses import replace

from runut import rooms
from runut.model import Discrepancy, Record


def checks(record: Record) -> Record:
    """Give the record with what every check finds in it, in a fixed order, each finding once."""
    found: dict[str, Discrepancy] = {}
    for name in rooms.names("check"):
        for discrepancy in rooms.load("check", name).check(record):
            found.setdefault(discrepancy.id, discrepancy)
    return replace(record, discrepancies=tuple(sorted(found.values(), key=_order)))


def _order(found: Discrepancy) -> tuple[str, str, tuple[int, int], str, str]:
    return (found.article or "", found.story or "", found.span or (-1, -1), found.kind, found.id)
