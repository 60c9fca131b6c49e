"""Record → Discrepancy: one file a kind of slip, in a folder of what is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from runut import rooms
from runut.check._kept import let_go
from runut.model import Discrepancy, Record, Span
from runut.text.capitalised import forget

IN_FOLDERS = True
"""Each check is known by the name of its file alone (rooms.py); which folder it lies in is for whoever reads."""


def checks(record: Record, *, of_ledger: bool | None = None) -> Record:
    """Give the record with what every check finds in it, in a fixed order, each finding once.

    `of_ledger` runs only the checks that read the ledger (those say so: `READS_LEDGER`), or only the others, whose
    findings stay as they are when people decide something.
    """
    found: dict[str, Discrepancy] = {one.id: one for one in record.discrepancies}
    for name in rooms.names("check"):
        check = rooms.load("check", name)
        if of_ledger is not None and getattr(check, "READS_LEDGER", False) is not of_ledger:
            continue
        for discrepancy in check.check(record):
            found.setdefault(discrepancy.id, discrepancy)
    forget()
    let_go()
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
