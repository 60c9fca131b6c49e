"""Read a CSV file: the same columns as JSON Lines, one page a row, parted as the spreadsheet at hand parts them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

from runut.model import Page, Skipped
from runut.read._encodings import LIMIT_BYTES, NotTextError, encoding_of
from runut.read._rows import page

_HEAD_BYTES = 1 << 16
_NAMED_CHARACTERS = 200
_TEXTS = {"text", "html"}


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
    with Path(source).open("rb") as file:
        file.seek(skip)
        with TextIOWrapper(file, encoding=encoding, newline="") as text:
            yield from _pages(source, text, _sign(source, head[skip:].decode(encoding, errors="ignore")))


def _pages(source: str, file: TextIOWrapper, sign: str) -> Iterator[Page | Skipped]:
    csv.field_size_limit(LIMIT_BYTES)
    rows = csv.DictReader(file, delimiter=sign, strict=True)
    n_rows = 0
    try:
        rows.fieldnames = names = [_column(name) for name in rows.fieldnames or ()]
    except (csv.Error, UnicodeDecodeError) as error:
        yield Skipped(source, "read", f"not CSV that can be read: {error}")
        return
    if not _TEXTS & set(names):
        shown = ", ".join(names)
        shown = shown if len(shown) <= _NAMED_CHARACTERS else f"{shown[:_NAMED_CHARACTERS]} …"
        yield Skipped(source, "read", f"none of its columns is called 'text' or 'html': {shown}")
        return
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except (csv.Error, UnicodeDecodeError) as error:
            n_rows += 1
            yield Skipped(f"{source}:{rows.reader.line_num}", "read", f"not CSV that can be read: {error}")
            if isinstance(error, UnicodeDecodeError):
                return  # there is no telling where the next row begins
            continue
        n_rows += 1
        yield page(f"{source}:{rows.reader.line_num}", {str(name): value for name, value in row.items()})
    if not n_rows:
        yield Skipped(source, "read", "it has no rows below its head")


def _sign(source: str, head: str) -> str:
    """Give what parts the columns: spreadsheets write `;` where numbers have a comma, as in Indonesia."""
    usual = "\t" if source.lower().endswith(".tsv") else ","
    first = next((line for line in head.splitlines() if line.strip()), "")
    fitting = (sign for sign in (usual, ";", "\t", ",") if _TEXTS & set(_names(first, sign)))
    return next(fitting, usual)


def _names(head: str, sign: str) -> list[str]:
    """Give the columns of a first line.

    >>> _names('Title;"Text"', ";")
    ['title', 'text']
    """
    return [_column(name) for name in next(csv.reader([head], delimiter=sign), [])]


def _column(name: str) -> str:
    return name.strip().casefold()
