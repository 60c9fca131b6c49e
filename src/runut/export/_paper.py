"""The dossier on paper: the browser of this machine prints the page, and nothing is fetched."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from runut.errors import MissingExtraError, Word

BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge",
    "brave-browser", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)  # fmt: skip
_WAIT_S = 120


def printed(page: bytes) -> bytes:
    """Print a page as PDF, A4, by a browser that is there.

    Raises MissingExtraError when there is none, or when it cannot print.
    """
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise MissingExtraError("needs_browser")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "dossier.html", Path(folder) / "dossier.pdf"
        source.write_bytes(page)
        done = subprocess.run(
            _command(browser, folder, source, target), capture_output=True, timeout=_WAIT_S, check=False
        )
        if not target.is_file():
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise MissingExtraError("not_printed", name=browser, why=said[-1] if said else Word("no_words"))
        return target.read_bytes()


def _command(browser: str, folder: str, source: Path, target: Path) -> list[str]:
    return [
        browser,
        "--headless",
        "--disable-gpu",
        # The page is ours, holds no script and asks for nothing; in a container the sandbox often cannot start.
        "--no-sandbox",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}/profile",
        f"--print-to-pdf={target}",
        source.as_uri(),
    ]
