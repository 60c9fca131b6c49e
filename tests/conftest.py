"""What tests of several rooms share: the same random cases on every machine, and the bundled story traced once."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from postgres import address, server

if TYPE_CHECKING:
    from runut.model import Record

__all__ = ["address", "demo_pages", "demo_record", "server"]

settings.register_profile("runut", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("runut")


@pytest.fixture(scope="session")
def demo_pages() -> Path:
    """The folder of the bundled story."""
    return Path(str(resources.files("runut.demo").joinpath("pages")))


@pytest.fixture(scope="session")
def demo_record(demo_pages: Path) -> Record:
    """The record of the bundled story."""
    from runut import pipeline
    from runut.store.memory import MemoryStore

    store = MemoryStore()
    pipeline.trace([str(demo_pages)], store)
    return pipeline.record(store)
