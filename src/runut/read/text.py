"""Read a plain-text dump of one page, in any encoding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from runut.model import Page, Skipped
from runut.read._encodings import decode
from runut.read._onepage import one_page


def accepts(source: str) -> bool:
    """Say whether the name is that of a plain-text file."""
    return Path(source).suffix.lower() == ".txt"


def read(source: str) -> Iterator[Page | Skipped]:
    """Yield the one page, with what a `manifest.json` beside it says of it."""
    yield one_page(source, decode, lambda text: Page(source=source, text=text))
