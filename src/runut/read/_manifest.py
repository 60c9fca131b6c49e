"""What a folder's `manifest.json` says of the text files beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from runut.lang import load
from runut.model import Page
from runut.read import _days as days
from runut.read._encodings import LIMIT_BYTES, NotTextError, decode
from runut.read._rows import authors, language, said
from runut.text.dates.printed import published

NAME = "manifest.json"

Entries = dict[str, Mapping[str, object]]


class ManifestError(ValueError):
    """The manifest is not one; the message says why."""


def describe(page: Page, path: Path) -> Page:
    """Give the page with the address, outlet, day and title that the manifest has for its file."""
    try:
        every = entries(path.parent)
    except ManifestError:
        return page  # the folder reader reports it, once
    entry = every.get(path.name)
    if entry is None:
        return page
    told = language(said(entry, "language"))
    order = load(told).dates.order if told else days.order_of(every.values())
    when = days.stated(entry)
    return replace(
        page,
        url=said(entry, "url"),
        outlet=said(entry, "outlet"),
        title=said(entry, "title"),
        language=told,
        authors=authors(entry.get("authors")),
        modified=days.moment(entry.get("modified"), order),
        published=published(days.moment(when, order), said(entry, "time")),
        remark=days.remark(when, order) or days.remark(entry.get("modified"), order),
    )


def entries(folder: Path) -> Entries:
    """Give what the folder's manifest says, by file name; raises ManifestError when it is malformed."""
    path = folder / NAME
    try:
        stat = path.stat()
    except OSError:
        return {}
    return _entries(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=8)
def _entries(path: Path, mtime_ns: int, size_bytes: int) -> Entries:
    if size_bytes > LIMIT_BYTES:
        raise ManifestError(f"it is larger than {LIMIT_BYTES // 1_000_000} MB")
    try:
        rows = json.loads(decode(path.read_bytes()))
    except (OSError, NotTextError, ValueError, RecursionError) as error:
        raise ManifestError(f"it is not JSON: {error}") from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) and "file" in row for row in rows):
        raise ManifestError("it is not a list of entries that each name their 'file'")
    return {str(row["file"]): row for row in rows}
