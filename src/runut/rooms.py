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
    package = importlib.import_module(f"runut.{room}")
    own = {module.name for module in pkgutil.iter_modules(package.__path__) if not module.name.startswith("_")}
    return sorted(own | {point.name for point in _plugins(room)})


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
        wanted = f"runut.{room}.{name}"
        if importlib.util.find_spec(wanted) is not None:
            return importlib.import_module(wanted)
    raise UnknownNameError("no_room", room=room, name=name, known=", ".join(names(room)))


def compiled() -> bool:
    """Say whether pages are read by compiled modules here (hatch_build.py), not by Python's own."""
    spec = importlib.util.find_spec("runut.text")
    return spec is not None and str(spec.origin).endswith(tuple(EXTENSION_SUFFIXES))


@cache
def _plugins(room: str) -> EntryPoints:
    # Reading what every installed package declares takes 5 ms, and a room is asked for once for each thing in it.
    return entry_points(group=f"runut.{room}")
