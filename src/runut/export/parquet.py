"""The figures as one Parquet table, with the types that the csv cannot show; unknown is null.

It needs `pyarrow` (`pip install 'runut[parquet]'`), imported only here and only when a table is written.
"""

from __future__ import annotations

from typing import Any, BinaryIO

from runut.errors import MissingExtraError
from runut.export.csv import COLUMNS, rows
from runut.model import Record

SUFFIX = ".parquet"

BINARY = True
"""What is written is no text."""

NUMBERS = (
    "value", "low", "high", "start", "end", "cell_low", "cell_best", "cell_high", "cell_origins", "cell_articles",
)  # fmt: skip
"""Columns of whole numbers; all others are text."""


def write(record: Record, out: BinaryIO) -> None:
    """Write the columns of csv, words exactly as they are; the same record gives the same bytes under one pyarrow.

    Raises MissingExtraError without pyarrow.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError as error:
        raise MissingExtraError("needs_parquet", name=error.name) from None
    fields = [
        pyarrow.field(name, pyarrow.int64() if name in NUMBERS else pyarrow.string(), nullable=True) for name in COLUMNS
    ]
    heap = [{name: _whole(value) for name, value in row.items()} for row in rows(record)]
    parquet.write_table(pyarrow.Table.from_pylist(heap, schema=pyarrow.schema(fields)), out, compression="zstd")


def _whole(value: Any) -> Any:
    """Give a value that Arrow takes: half a surrogate pair has no UTF-8."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
