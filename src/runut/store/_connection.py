"""What is asked of a connection to a database: the little that SQLite's and PostgreSQL's have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol


class Cursor(Protocol):
    """The rows that an order gave."""

    @property
    def rowcount(self) -> int:
        """Give how many rows were written."""
        ...

    def fetchone(self) -> Any:
        """Give the next row; None behind the last."""
        ...

    def fetchall(self) -> list[Any]:
        """Give the rows that are left."""
        ...

    def __iter__(self) -> Iterator[Any]:
        """Yield the rows that are left."""
        ...


class Connection(Protocol):
    """Runs orders in the SQL that both databases understand, a question mark for each value."""

    def execute(self, sql: str, values: Sequence[Any] = ..., /) -> Cursor:
        """Run one order."""
        ...

    def executemany(self, sql: str, values: Iterable[Sequence[Any]], /) -> object:
        """Run one order for each row of values."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
