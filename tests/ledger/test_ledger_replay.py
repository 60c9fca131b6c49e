"""As of a day, or without an outlet, the ledger is the one that a record of only those pages has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from runut import pipeline
from runut.ledger.estimate import CODEBOOKS
from runut.model import Article, Record
from runut.store.memory import MemoryStore


@pytest.fixture(scope="module")
def whole(demo_pages: Path) -> MemoryStore:
    store = MemoryStore()
    pipeline.trace([str(demo_pages)], store)
    return store


def only(whole: MemoryStore, shows: Callable[[Article], bool]) -> MemoryStore:
    store = MemoryStore()
    for article in whole.articles():
        if shows(article):
            store.add(article, whole.claims(article.id))
    return store


def told(record: Record) -> object:
    return record.cells, record.links, record.stories


@pytest.mark.parametrize("codebook", CODEBOOKS)
def test_as_of_a_day_is_the_record_of_the_pages_until_then(whole: MemoryStore, codebook: str) -> None:
    days = sorted({article.day for article in whole.articles() if article.day})

    for day in days:
        then = only(whole, lambda article, day=day: article.day is not None and article.day <= day)
        assert told(pipeline.record(whole, codebook, as_of=day)) == told(pipeline.record(then, codebook))
    assert len(days) > 2


def test_without_an_outlet_is_the_record_of_the_others(whole: MemoryStore) -> None:
    outlets = sorted({article.outlet for article in whole.articles() if article.outlet})

    for outlet in outlets:
        others = only(whole, lambda article, outlet=outlet: article.outlet != outlet)
        assert told(pipeline.record(whole, without=[outlet])) == told(pipeline.record(others))
    assert len(outlets) > 2
