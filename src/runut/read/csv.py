"""Read a CSV file: the same columns as JSON Lines, one page a row, parted as the spreadsheet at hand parts them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from runut.model import Page, Skipped
from runut.read import _columns as columns
from runut.read import _days as days
from runut.read._encodings import LIMIT_BYTES, NotTextError, encoding_of
from runut.read._rows import page

_HEAD_BYTES = 1 << 16


def accepts(source: str) -> bool:
    """Say whether the name is that of a CSV file."""
    return Path(source).suffix.lower() in (".csv", ".tsv")


def read(source: str) -> Iterator[Page | Skipped]:
    """Yield a page for each row, named `file.csv:12` by its last line."""
    with Path(source).open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head.strip():
        yield Skipped(source, "read", "it is empty")
        return
    try:
        encoding, skip = encoding_of(head[: len(head) // 4 * 4] if len(head) == _HEAD_BYTES else head)
    except NotTextError as error:
        yield Skipped(source, "read", str(error))
        return
    sign = _sign(source, head[skip:].decode(encoding, errors="ignore"))
    with _opened(source, encoding, skip) as text:
        order = days.order_of(_whole_rows(text, sign))
    with _opened(source, encoding, skip) as text:
        yield from _pages(source, text, sign, order)


def _opened(source: str, encoding: str, skip: int) -> TextIOWrapper:
    file = Path(source).open("rb")  # noqa: SIM115 - closed with the text that is read from it
    file.seek(skip)
    return TextIOWrapper(file, encoding=encoding, newline="")


class _Lines:
    """The lines of a file, one beyond the limit refused without being held in memory; what stands behind it goes on."""

    def __init__(self, file: TextIOWrapper) -> None:
        self._file = file
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._file.readline(LIMIT_BYTES + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) <= LIMIT_BYTES:
            return line
        while line and not line.endswith(("\n", "\r")):
            line = self._file.readline(LIMIT_BYTES)
        raise csv.Error(f"the line is longer than {LIMIT_BYTES // 1_000_000} MB")


def _whole_rows(file: TextIOWrapper, sign: str) -> Iterator[dict[str, object]]:
    """Yield the rows up to the first that is no CSV, for what a table says as a whole."""
    csv.field_size_limit(LIMIT_BYTES)
    with suppress(csv.Error, UnicodeDecodeError):
        for row in csv.DictReader(_Lines(file), delimiter=sign, strict=True):
            yield columns.called(_named(row))


def _pages(source: str, file: TextIOWrapper, sign: str, order: str | None) -> Iterator[Page | Skipped]:
    csv.field_size_limit(LIMIT_BYTES)
    lines = _Lines(file)
    rows = csv.DictReader(lines, delimiter=sign, strict=True)
    n_rows = 0
    try:
        names = list(rows.fieldnames or ())
    except (csv.Error, UnicodeDecodeError) as error:
        yield Skipped(source, "read", f"not CSV that can be read: {error}")
        return
    if not columns.TEXTS & set(columns.known(names).values()):
        shown = columns.shown(" ".join(name.split()) for name in names)
        yield Skipped(source, "read", f"none of its columns is called 'text' or 'html': {shown}")
        return
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except (csv.Error, UnicodeDecodeError) as error:
            n_rows += 1
            yield Skipped(f"{source}:{lines.number}", "read", f"not CSV that can be read: {error}")
            if isinstance(error, UnicodeDecodeError):
                return  # there is no telling where the next row begins
            continue
        n_rows += 1
        yield page(f"{source}:{lines.number}", _named(row), order)
    if not n_rows:
        yield Skipped(source, "read", "it has no rows below its head")


def _sign(source: str, head: str) -> str:
    """Give what parts the columns: spreadsheets write `;` where numbers have a comma, as in Indonesia."""
    usual = "\t" if source.lower().endswith(".tsv") else ","
    first = next((line for line in head.splitlines() if line.strip()), "")
    fitting = (sign for sign in (usual, ";", "\t", ",") if columns.TEXTS & set(_names(first, sign)))
    return next(fitting, usual)


def _named(row: Mapping[str | None, object]) -> dict[str, object]:
    """Give a row by its columns; what stands beyond the last of them belongs to none."""
    return {name: value for name, value in row.items() if name is not None}


def _names(head: str, sign: str) -> list[str]:
    """Give the columns of a first line, by our names.

    >>> _names('Judul;"Text"', ";")
    ['title', 'text']
    """
    return list(columns.known(next(csv.reader([head], delimiter=sign), [])).values())
