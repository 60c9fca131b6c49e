"""Which module of this room reads a file: found by its name, own ones and plugins alike."""

from __future__ import annotations

from functools import cache
from types import ModuleType

from runut import rooms


def kind_of(source: str) -> ModuleType | None:
    """Give the reader that accepts a file by its name, or None."""
    return next((reader for reader in _readers() if reader.accepts(source)), None)


@cache
def _readers() -> tuple[ModuleType, ...]:
    return tuple(rooms.load("read", name) for name in rooms.names("read") if name != "folder")
