"""Each kind of store, with nothing in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from runut.store import Store
from runut.store.address import opened
from runut.store.memory import MemoryStore


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Each kind of store, with nothing in it."""
    store = _opened(request, tmp_path)
    yield store
    store.close()


def _opened(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "memory":
        return MemoryStore()
    where = str(tmp_path / "runut.db") if request.param == "sqlite" else request.getfixturevalue("address")()
    return opened(where)
