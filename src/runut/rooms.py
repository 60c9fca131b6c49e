"""Find what stands in a room by its file name: no registry to edit, nothing imported that was not asked for."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.metadata import EntryPoints, entry_points
from types import ModuleType

from runut.errors import UnknownNameError


def names(room: str) -> list[str]:
    """List the modules of a room and the plugins of entry-point group `runut.<room>`, sorted.

    >>> "jsonl" in names("export")
    True
    """
    return sorted({*_own(room), *(point.name for point in _plugins(room))})


def codebooks() -> tuple[str, ...]:
    """List the codebooks, the project's own first.

    >>> codebooks()
    ('house', 'acled', 'ucdp')
    """
    return tuple(sorted(names("ledger.codebooks"), key=lambda name: (name != "house", name)))


def load(room: str, name: str) -> ModuleType:
    """Load one of them; nothing else in the room is imported.

    Raises UnknownNameError, which lists the known names.
    """
    if name.isidentifier() and not name.startswith("_"):
        for point in _plugins(room):
            if point.name == name:
                plugin: ModuleType = point.load()
                return plugin
        wanted = _filed(room).get(name, f"runut.{room}.{name}")
        if importlib.util.find_spec(wanted) is not None:
            return importlib.import_module(wanted)
    raise UnknownNameError("no_room", room=room, name=name, known=", ".join(names(room)))


def compiled() -> bool:
    """Say whether pages are read by compiled modules here (hatch_build.py), not by Python's own."""
    spec = importlib.util.find_spec("runut.text")
    return spec is not None and str(spec.origin).endswith(tuple(EXTENSION_SUFFIXES))


def _own(room: str) -> list[str]:
    """List the modules of a room; where they lie in folders, those of all folders."""
    return list(_filed(room)) or _public(importlib.import_module(f"runut.{room}"))


@cache
def _filed(room: str) -> dict[str, str]:
    """Say of a room that is `IN_FOLDERS` where each module stands; of another, nothing."""
    package = importlib.import_module(f"runut.{room}")
    if not getattr(package, "IN_FOLDERS", False):
        return {}
    folders = [importlib.import_module(f"{package.__name__}.{folder}") for folder in _public(package)]
    return {name: f"{folder.__name__}.{name}" for folder in folders for name in _public(folder)}


def _public(package: ModuleType) -> list[str]:
    return [module.name for module in pkgutil.iter_modules(package.__path__) if not module.name.startswith("_")]


@cache
def _plugins(room: str) -> EntryPoints:
    # Reading what every installed package declares takes 5 ms, and a room is asked for once for each thing in it.
    return entry_points(group=f"runut.{room}")
