"""Read a file that is one page: its bytes made text, a flaw told, its manifest's words added."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from runut.model import Page, Skipped
from runut.read import _manifest as manifest
from runut.read._encodings import LIMIT_BYTES, NotTextError
from runut.read._rows import unfit


def one_page(source: str, decode: Callable[[bytes], str], page: Callable[[str], Page]) -> Page | Skipped:
    """Give the page that `page` makes of the decoded text, or why there is none."""
    path = Path(source)
    if path.stat().st_size > LIMIT_BYTES:
        return Skipped(source, "read", f"it is larger than {LIMIT_BYTES // 1_000_000} MB")
    try:
        text = decode(path.read_bytes())
    except NotTextError as error:
        return Skipped(source, "read", str(error))
    made = page(text)
    # A NUL in HTML is read as a mark for what is lost, as browsers do; in plain text it is no text.
    flaw = unfit(text if made.html is None else text.replace("\0", "\ufffd"))
    return Skipped(source, "read", flaw) if flaw else manifest.describe(made, path)
