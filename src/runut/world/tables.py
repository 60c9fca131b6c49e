"""Read the tables of facts: tab-separated, a header line, absent cells at the end left out."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources


def lines(name: str) -> list[str]:
    """List the lines of a table below its header."""
    return _text(name).splitlines()[1:]


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield each line of a table as its cells by column."""
    columns = _text(name).split("\n", 1)[0].split("\t")
    for line in lines(name):
        cells = line.split("\t")
        yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))


def several(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several names."""
    return tuple(filter(None, cell.split("|")))


def _text(name: str) -> str:
    return resources.files("runut.world").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
