"""Read a saved HTML page, in whatever encoding it or its bytes name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from runut.model import Page, Skipped
from runut.read._encodings import decode_markup
from runut.read._onepage import one_page


def accepts(source: str) -> bool:
    """Say whether the name is that of an HTML file."""
    return Path(source).suffix.lower() in (".html", ".htm", ".xhtml", ".shtml")


def read(source: str) -> Iterator[Page | Skipped]:
    """Yield the one page, with what a `manifest.json` beside it says of it."""
    yield one_page(source, decode_markup, lambda html: Page(source=source, html=html))
