"""Record → Discrepancy: one file a kind of slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from runut import rooms
from runut.model import Discrepancy, Record, Span


def checks(record: Record) -> Record:
    """Give the record with what every check finds in it, in a fixed order, each finding once."""
    found: dict[str, Discrepancy] = {}
    for name in rooms.names("check"):
        for discrepancy in rooms.load("check", name).check(record):
            found.setdefault(discrepancy.id, discrepancy)
    return replace(record, discrepancies=tuple(_once(sorted(found.values(), key=_order))))


def _once(found: Iterable[Discrepancy]) -> Iterator[Discrepancy]:
    """Leave out what says of words on a page what was said of words that overlap them."""
    shown: dict[tuple[str | None, str], Span] = {}
    for one in found:
        last = shown.get((one.article, one.kind))
        if one.span is None or one.article is None:
            yield one
        elif last is None or not last.overlaps(one.span):
            shown[one.article, one.kind] = one.span
            yield one


def _order(found: Discrepancy) -> tuple[str, str, tuple[int, int], str, str]:
    return (found.article or "", found.story or "", found.span or (-1, -1), found.kind, found.id)
