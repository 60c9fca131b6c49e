"""Which module of this room reads a file: found by its name, own ones and plugins alike."""

from __future__ import annotations

from functools import cache
from types import ModuleType

from runut import rooms

_KEPT_AS = {
    **dict.fromkeys((".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".md"), "text"),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods", ".parquet"), "table"),
    **dict.fromkeys((".zip", ".rar", ".7z", ".tar", ".tgz", ".gz", ".bz2", ".xz"), "archive"),
    **dict.fromkeys((".mhtml", ".mht", ".webarchive", ".url", ".webloc"), "page"),
}
"""What people keep pages in that Runut does not read, by what to do about it."""


def kind_of(source: str) -> ModuleType | None:
    """Give the reader that accepts a file by its name, or None."""
    return next((reader for reader in _readers() if reader.accepts(source)), None)


def unknown(suffix: str) -> str:
    """Say why a file that no reader accepts is skipped, by its name's suffix.

    >>> unknown(".DOC")
    'not a kind of file that Runut reads (.DOC): save its text as .txt'
    """
    if not suffix:
        return "a file without a suffix: Runut tells what a file is by its suffix"
    match _KEPT_AS.get(suffix.lower()):
        case "text":
            return f"not a kind of file that Runut reads ({suffix}): save its text as .txt"
        case "table":
            return f"not a kind of file that Runut reads ({suffix}): save the sheet as .csv"
        case "archive":
            return f"not a kind of file that Runut reads ({suffix}): unpack it, and name the folder"
        case "page":
            return f"not a kind of file that Runut reads ({suffix}): save the page as HTML"
        case _:
            return f"not a kind of file that Runut reads ({suffix})"


@cache
def _readers() -> tuple[ModuleType, ...]:
    return tuple(rooms.load("read", name) for name in rooms.names("read") if name != "folder")
