"""Read a folder: every file in it and below, in the order of their names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from runut.errors import SourceError, why
from runut.model import Page, Skipped
from runut.read import _manifest as manifest
from runut.read._kinds import kind_of, unknown
from runut.read._listed import Listed

_NAMED = 8
"""Kinds of files that are named where none of them is read."""


def accepts(source: str) -> bool:
    """Say whether it is a folder."""
    return Path(source).is_dir()


def read(source: str) -> Iterator[Page | Skipped | Listed]:
    """Yield the pages of each file; one that cannot be opened is skipped, the rest go on."""
    shut: list[OSError] = []
    for path in _files(Path(source), shut):
        if path.name == manifest.NAME:
            yield from _flaw(path)
        elif not _is_companion(path):
            yield from _read(path)
    for error in shut:
        yield Skipped(str(error.filename), "read", f"it cannot be opened: {error.strerror}")


def must_hold_pages(source: str) -> None:
    """Raise SourceError when nothing in the folder is of a kind that can be read, or none of it may be."""
    shut: list[OSError] = []
    others: set[str] = set()
    for path in _files(Path(source), shut):
        if not _is_companion(path):
            if kind_of(str(path)):
                return
            others.add(path.suffix.lower() if path.suffix[1:].isalnum() else "?")
    if shut:
        raise SourceError("unreadable", name=str(shut[0].filename), why=why(shut[0]))
    if others:
        raise SourceError("no_pages_but", name=source, kinds=", ".join(sorted(others)[:_NAMED]))
    raise SourceError("no_pages", name=source)


def _files(folder: Path, shut: list[OSError]) -> Iterator[Path]:
    """Yield the files, sorted, and put by what folders may not be looked into.

    Hidden files are not the person's pages, nor are the pictures and frames that a browser saves beside one; and links
    to folders may go in circles.
    """
    for here, folders, files in os.walk(folder, onerror=shut.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_beside_page(name, files))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(here, name)


def _is_companion(path: Path) -> bool:
    return path.name == manifest.NAME or path.name.endswith(".gold.json")


def _is_beside_page(folder: str, files: list[str]) -> bool:
    """Say whether a browser made the folder when it saved a page "complete", as `banjir_files` beside `banjir.html`."""
    stem = folder.removesuffix("_files")
    return stem != folder and any(f"{stem}{suffix}" in files for suffix in (".html", ".htm", ".xhtml"))


def _read(path: Path) -> Iterator[Page | Skipped | Listed]:
    kind = kind_of(str(path))
    if kind is None:
        yield Skipped(str(path), "read", unknown(path.suffix))
        return
    try:
        if path.exists() and not path.is_file():  # opening a pipe waits for whoever writes into it
            yield Skipped(str(path), "read", "it is a pipe or a device, not a file")
            return
        yield from kind.read(str(path))
    except OSError as error:
        yield Skipped(str(path), "read", f"it cannot be opened: {error.strerror}")


def _flaw(path: Path) -> Iterator[Skipped]:
    """Say what is wrong with a manifest; its pages are read all the same, without what it knew."""
    try:
        manifest.entries(path.parent)
    except manifest.ManifestError as error:
        yield Skipped(str(path), "read", str(error))
