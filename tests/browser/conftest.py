"""A desk in a process of its own and the machine's Chromium; neither may ask for anything elsewhere.

The tests open no sockets: playwright speaks to the browser through pipes, and the browser to the desk.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import CHROMIUM, Desk, Watch, opened, run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the browser's tests where there is no browser; on a build machine that is a failure."""
    if CHROMIUM or os.environ.get("CI"):
        return
    skip = pytest.mark.skip(reason="there is no Chromium on this machine: apt install chromium")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, offline but for this machine."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
        )
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, demo_pages: Path) -> Path:
    """A folder with the record of the bundled story and its two dossiers."""
    made = tmp_path_factory.mktemp("browser")
    run("trace", str(demo_pages), "--db", "story.db", "--quiet", cwd=made)
    return made


@pytest.fixture(scope="session")
def dossiers(folder: Path) -> dict[str, Path]:
    """The dossiers of the bundled story: still, alive, and in both languages."""
    made = {}
    for code in ("id", "en"):
        run("--lang", code, "dossier", "--db", "story.db", "-o", f"still-{code}.html", "--quiet", cwd=folder)
        made[f"still-{code}"] = folder / f"still-{code}.html"
    run("--lang", "en", "dossier", "--db", "story.db", "-o", "alive-en.html", "--interactive", "--quiet", cwd=folder)
    made["alive-en"] = folder / "alive-en.html"
    return made


@pytest.fixture(scope="session")
def desk(folder: Path) -> Iterator[Desk]:
    """The desk of the bundled story."""
    one = opened(folder)
    yield one.desk
    one.close()


@pytest.fixture(scope="session")
def signed_in(browser: Browser, desk: Desk) -> str:
    """What the browser keeps once it is let in: the link works once."""
    context = browser.new_context()
    context.new_page().goto(desk.link)
    kept = context.storage_state()
    context.close()
    return json.dumps(kept)


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Hears what goes wrong; nothing may."""
    heard = Watch()
    yield heard
    assert heard.complaints == []
    assert heard.abroad == []


@pytest.fixture
def context(browser: Browser, signed_in: str) -> Iterator[BrowserContext]:
    """A browser that is let in, in English."""
    made = browser.new_context(
        storage_state=json.loads(signed_in), locale="en-GB", viewport={"width": 1200, "height": 900}
    )
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    """A page of it."""
    made = context.new_page()
    watch.over(made)
    return made
