"""As of every day, and without every outlet, the ledger of each event folder against a record of only those pages.

Run as `python bench/ledger_replay.py SHARED`; prints how many of the records are the same, which should be all.
"""

# ruff: noqa: T201
from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import ledger_gold
from runut import lang, pipeline
from runut.extract import claims
from runut.ledger.estimate import CODEBOOKS
from runut.model import Article, Claim, Record
from runut.store.memory import MemoryStore


def main(shared: Path) -> None:
    """Print the count of each folder."""
    for name, gold in ledger_gold.ledgers():
        pages = ledger_gold.pages(gold, shared).values()
        found = {page.id: tuple(claims(page, lang.load(page.language))) for page in pages}

        same, asked = compared(list(pages), partial(_kept, list(pages), found))
        print(f"{name:<20} {same} of {asked} the same")


def _kept(pages: list[Article], found: dict[str, tuple[Claim, ...]], shows: Callable[[Article], bool]) -> MemoryStore:
    store = MemoryStore()
    for page in filter(shows, pages):
        store.add(page, found[page.id])
    return store


def compared(pages: list[Article], kept: Callable[[Callable[[Article], bool]], MemoryStore]) -> tuple[int, int]:
    """Count the replays that are exact, and all."""
    whole = kept(lambda _: True)
    days = sorted({page.day for page in pages if page.day})
    outlets = sorted({page.outlet for page in pages if page.outlet})
    checks = []
    for book in CODEBOOKS:
        for day in days:
            then = kept(partial(_is_until, day))
            checks.append(told(pipeline.record(whole, book, as_of=day)) == told(pipeline.record(then, book)))
    for outlet in outlets if len(outlets) > 1 else ():
        others = kept(partial(_is_of_another, outlet))
        checks.append(told(pipeline.record(whole, without=[outlet])) == told(pipeline.record(others)))
    return sum(checks), len(checks)


def _is_until(day: str, page: Article) -> bool:
    return page.day is not None and page.day <= day


def _is_of_another(outlet: str, page: Article) -> bool:
    return page.outlet != outlet


def told(record: Record) -> object:
    """Give what a ledger says."""
    return record.cells, record.links


if __name__ == "__main__":
    main(Path(sys.argv[1]))
