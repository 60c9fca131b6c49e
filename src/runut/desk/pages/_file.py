"""What is on the screen as a file: a table that no spreadsheet takes for formulas, or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence

from starlette.responses import Response

from runut.errors import UnknownNameError
from runut.export.csv import Value, safe

Line = Mapping[str, Value]

TABLES = {"csv": "text/csv", "json": "application/json"}
"""What a list can be had as, with its media type."""


def table(lines: Sequence[Line], columns: Sequence[str], name: str, suffix: str) -> Response:
    """Give a list as a file; the columns are the same whatever it holds, and in JSON their names.

    Raises UnknownNameError for what it cannot be had as.
    """
    if suffix not in TABLES:
        raise UnknownNameError("no_export", name=suffix, known=", ".join(TABLES))
    content = _csv(lines, columns) if suffix == "csv" else _json(lines, columns)
    return file(content, name, suffix, TABLES[suffix])


def file(content: bytes, name: str, suffix: str, media: str) -> Response:
    """Give a file to be kept, which nothing in can run should it be shown."""
    headers = {
        "content-disposition": f'attachment; filename="{name}.{suffix}"',
        "content-security-policy": "sandbox; default-src 'none'",
    }
    return Response(content, media_type=media, headers=headers)


def _csv(lines: Sequence[Line], columns: Sequence[str]) -> bytes:
    text = io.StringIO(newline="")
    sheet = csv.writer(text, lineterminator="\r\n")
    sheet.writerow(columns)
    for line in lines:
        sheet.writerow([safe(line[column]) for column in columns])
    return text.getvalue().encode("utf-8", "replace")


def _json(lines: Sequence[Line], columns: Sequence[str]) -> bytes:
    shown = [{column: line[column] for column in columns} for line in lines]
    return json.dumps(shown, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
