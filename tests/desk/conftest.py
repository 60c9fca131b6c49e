"""A desk of the bundled story, opened anew for each test; nothing listens anywhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from runut import pipeline
from runut.desk import app
from runut.store.sqlite import SqliteStore

HERE = "http://127.0.0.1"
OURS = {"sec-fetch-site": "same-origin"}


class Clock:
    """A day that goes on by a second each time somebody looks."""

    def __init__(self) -> None:
        self.at = datetime(2022, 2, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Give the time."""
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture(scope="session")
def traced(tmp_path_factory: pytest.TempPathFactory, demo_pages: Path) -> Path:
    """The record of the bundled story, not to be written to."""
    file = tmp_path_factory.mktemp("traced") / "runut.db"
    store = SqliteStore(file)
    pipeline.trace([str(demo_pages)], store)
    pipeline.shelve(store)
    store.close()
    return file


@pytest.fixture
def file(traced: Path, tmp_path: Path) -> Path:
    """A copy of that record."""
    return Path(shutil.copy(traced, tmp_path / "runut.db"))


@pytest.fixture
def opened(file: Path) -> Iterator[Callable[..., TestClient]]:
    """Open the desk in some way and give a browser at it; `key` "" leaves it at the door."""
    with ExitStack() as stack:

        def open_it(made: FastAPI | None = None, *, key: str = "kunci", **how: object) -> TestClient:
            if made is None:
                made = app(file, name="sari", key="kunci", now=Clock(), **how)  # type: ignore[arg-type]
                stack.enter_context(TestClient(made, base_url=HERE))
            browser = TestClient(made, base_url=HERE, headers=OURS)
            if key:
                assert browser.get("/in", params={"key": key}, follow_redirects=False).status_code == 303
            return browser

        yield open_it


@pytest.fixture
def desk(opened: Callable[..., TestClient]) -> TestClient:
    """A browser at the desk of one person, who came in by the link."""
    return opened()
