"""What tests in a browser share: a desk in a process of its own, and an ear for whatever goes wrong."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SHOTS = Path(os.environ.get("SHOTS_FOLDER") or Path(__file__).parents[2] / "build" / "shots")


@dataclass
class Watch:
    """What a browser complained of, and whatever it asked for elsewhere."""

    complaints: list[str] = field(default_factory=list)
    abroad: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Listen to a page."""
        page.on(
            "console",
            lambda said: (
                self.complaints.append(f"{said.text} {said.location}") if said.type in ("error", "warning") else None
            ),
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", lambda asked: self._failed(asked.url, asked.failure or ""))
        page.on("request", lambda asked: self._asked(asked.url))

    def _asked(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "file" + "://", "data:", "blob:")):
            self.abroad.append(url)

    def _failed(self, url: str, why: str) -> None:
        if "ERR_ABORTED" not in why:
            self.complaints.append(f"{url}: {why}")


@dataclass(frozen=True)
class Desk:
    """A desk that is open, and the link that lets in."""

    address: str
    link: str


def run(*args: str, cwd: Path) -> None:
    """Run `runut`."""
    done = subprocess.run([sys.executable, "-m", "runut", *args], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@dataclass
class Opened:
    """A desk's process."""

    desk: Desk
    process: subprocess.Popen[str]

    def close(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(timeout=20)
        assert self.process.stdout is not None
        self.process.stdout.close()


def opened(folder: Path, *more: str) -> Opened:
    """Open a desk on a port of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "runut", "desk", "--db", "story.db", "--port", "0", *more],
        cwd=folder, env={**os.environ, "PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True,
    )  # fmt: skip
    assert process.stdout is not None
    for line in process.stdout:
        found = re.search(r"(http://127\.0\.0\.1:\d+)(/in\?key=\S+)", line)
        if found:
            return Opened(Desk(found[1], found[1] + found[2]), process)
    raise AssertionError("the desk did not open")


def shot(page: Page, name: str) -> None:
    """Keep what is on the screen, to be looked at."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    # Hiding the caret would write styles into fields, which the policy of the page refuses.
    page.screenshot(path=SHOTS / f"{name}.png", caret="initial")
