"""Which module of this room reads a file: found by its name, own ones and plugins alike."""

from __future__ import annotations

from functools import cache
from types import ModuleType

from runut import rooms


def kind_of(source: str) -> ModuleType | None:
    """Give the reader that accepts a file by its name, or None."""
    return next((reader for reader in _readers() if reader.accepts(source)), None)


def unknown(suffix: str) -> str:
    """Say why a file that no reader accepts is skipped, by its name's suffix.

    >>> unknown(".doc")
    'not a kind of file that Runut reads (.doc)'
    """
    if not suffix:
        return "a file without a suffix: Runut tells what a file is by its suffix"
    return f"not a kind of file that Runut reads ({suffix})"


@cache
def _readers() -> tuple[ModuleType, ...]:
    return tuple(rooms.load("read", name) for name in rooms.names("read") if name != "folder")
