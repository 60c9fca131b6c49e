"""Read a saved HTML page, in whatever encoding it or its bytes name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from runut.model import Page, Skipped
from runut.read import _manifest as manifest
from runut.read._encodings import LIMIT_BYTES, NotTextError, decode_markup
from runut.read._rows import unfit


def accepts(source: str) -> bool:
    """Say whether the name is that of an HTML file."""
    return Path(source).suffix.lower() in (".html", ".htm", ".xhtml", ".shtml")


def read(source: str) -> Iterator[Page | Skipped]:
    """Yield the one page, with what a `manifest.json` beside it says of it."""
    yield _page(source)


def _page(source: str) -> Page | Skipped:
    path = Path(source)
    if path.stat().st_size > LIMIT_BYTES:
        return Skipped(source, "read", f"it is larger than {LIMIT_BYTES // 1_000_000} MB")
    try:
        html = decode_markup(path.read_bytes())
    except NotTextError as error:
        return Skipped(source, "read", str(error))
    flaw = unfit(html.replace("\0", "\ufffd"))
    if flaw:
        return Skipped(source, "read", flaw)
    return manifest.describe(Page(source=source, html=html), path)
