"""JSON Lines: the whole record, one object a line, things after what they refer to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from runut.errors import SourceError
from runut.model import Record
from runut.serial import Thing, from_bytes, in_order, record_of, things, to_bytes

SUFFIX = ".jsonl"


def write(record: Record, out: BinaryIO) -> None:
    """Write the record: the same record gives the same bytes, in whatever order its pages came."""
    for thing in things(in_order(record)):
        out.write(to_bytes(thing) + b"\n")


def read_record(lines: Iterable[bytes | str]) -> Record:
    """Read a record back from its lines; raises SourceError, which names the line that does not fit."""
    return record_of(_numbered(lines))


def _numbered(lines: Iterable[bytes | str]) -> Iterable[Thing]:
    for n, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield from_bytes(line)
            except SourceError as error:
                raise SourceError("line_of", n=n, why=error) from None
