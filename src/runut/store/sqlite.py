"""The record in one SQLite file: a page is kept whole or not at all, and stays kept once that was said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from runut.errors import StoreError, TooSlowError
from runut.store._fts5 import Fts5
from runut.store._sql import SqlStore

SCHEMA = 5
"""The number of the newest migration; a file says in `user_version` which it has."""

APPLICATION = 0x52554E55
"""`RUNU` in the file's `application_id`: this SQLite file is a record, not somebody else's data."""

PATIENCE_S = 1.0
"""How long a search may take."""
_LOOKS_EVERY = 20_000
"""SQLite's steps between two looks at the clock, some milliseconds; each look waits for Python's other threads."""

_ADVICE = {
    sqlite3.SQLITE_INTERRUPT: "db_slow",
    sqlite3.SQLITE_FULL: "db_full",
    sqlite3.SQLITE_IOERR: "db_broken",
    sqlite3.SQLITE_READONLY: "db_sealed",
    sqlite3.SQLITE_PERM: "db_forbidden",
    sqlite3.SQLITE_CANTOPEN: "db_closed",
    sqlite3.SQLITE_BUSY: "db_busy",
    sqlite3.SQLITE_LOCKED: "db_busy",
    sqlite3.SQLITE_NOTADB: "db_none",
    sqlite3.SQLITE_CORRUPT: "db_damaged",
}

_SEALED = ("db_sealed", "db_closed")
"""What is said of a record in a folder that may not be written to, as on a disc or a colleague's share."""

_MAPPED = 1 << 30  # bytes of the file that are read where the system holds them: cards are looked up all over it
_AGAIN_S = 0.02
"""Seconds until what another program held up is tried again."""


class SqliteStore(SqlStore):
    """Keeps the record in one file.

    One that is opened to read holds nobody up and may be handed from thread to thread, as may one that `is_shared`.
    Raises StoreError when the file cannot be opened, is no record, or is one of a newer Runut.
    """

    _connection: sqlite3.Connection
    _words = Fts5()
    _where: Path

    def __init__(
        self,
        path: Path | str,
        *,
        create: bool = True,
        reads_only: bool = False,
        is_shared: bool = False,
        wait_s: float = 10.0,
    ) -> None:
        self._where = Path(path)
        self._reads_only, self._is_sealed = reads_only, False
        self._wait_s = wait_s
        if self._where.is_dir():
            raise StoreError("db_folder", path=self._where)
        if not create and not self._where.exists():
            raise StoreError("no_record", path=self._where)
        if not create and self._where.is_file() and not self._where.stat().st_size:
            raise StoreError("db_none", path=self._where)  # SQLite would make a record of it
        try:
            self._open(wait_s, is_shared=is_shared)
        except StoreError as error:
            if create or reads_only or error.key not in _SEALED:
                raise
            self._reads_only = self._is_sealed = True
            self._open(wait_s, is_shared=is_shared)

    def _open(self, wait_s: float, *, is_shared: bool) -> None:
        with self._explained():
            self._connection = self._connected(wait_s, is_shared)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def _connected(self, wait_s: float, is_shared: bool) -> sqlite3.Connection:
        if not self._reads_only:
            return sqlite3.connect(self._where, timeout=wait_s, isolation_level=None, check_same_thread=not is_shared)
        # Where nothing may be written, SQLite has no place for what tells readers of writers: there are none then.
        log = self._where.with_name(f"{self._where.name}-wal")
        alone = self._is_sealed and not (log.exists() and log.stat().st_size)
        where = f"{self._where.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"
        return sqlite3.connect(where, uri=True, timeout=wait_s, isolation_level=None, check_same_thread=False)

    @contextmanager
    def _hurried(self) -> Iterator[None]:
        until = monotonic() + PATIENCE_S
        self._connection.set_progress_handler(lambda: monotonic() > until, _LOOKS_EVERY)
        try:
            with self._explained():
                yield
        finally:
            self._connection.set_progress_handler(None, 0)

    def close(self) -> None:
        """Let go of the file."""
        with self._explained():
            self._connection.close()

    def _prepare(self) -> None:
        if self._reads_only:
            if self._number("user_version") != SCHEMA or self._number("application_id") != APPLICATION:
                raise StoreError("record_old", path=self._where)
            return
        # FULL: an acknowledged page outlives a power cut, not only a crash of ours.
        self._run("PRAGMA synchronous = FULL")
        self._run("PRAGMA foreign_keys = ON")
        self._run(f"PRAGMA mmap_size = {_MAPPED}")
        version = self._number("user_version")
        is_ours = self._number("application_id") == APPLICATION
        if not is_ours and (version or self._number("schema_version")):
            raise StoreError("record_foreign", path=self._where)
        if version > SCHEMA:
            raise StoreError("record_newer", path=self._where, form=version, known=SCHEMA)
        self._write_ahead()
        if version < SCHEMA:
            from runut.store import _migrate  # the library is heavy, and a migration is rarely due

            _migrate.upgrade(self._connection, APPLICATION, SCHEMA)

    def _write_ahead(self) -> None:
        """Turn the log on, once for a file; SQLite does not wait by itself where another program does the same."""
        ends = monotonic() + self._wait_s
        while self._run("PRAGMA journal_mode").fetchone() != ("wal",):
            try:
                self._run("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                busy = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
                if not busy or monotonic() > ends:
                    raise
                sleep(_AGAIN_S)

    def _number(self, pragma: str) -> int:
        return int(self._run(f"PRAGMA {pragma}").fetchone()[0])

    def _begin(self, *, to_write: bool) -> None:
        self._run("BEGIN IMMEDIATE" if to_write else "BEGIN")

    def _roll_back(self) -> None:
        if self._connection.in_transaction:  # a full disk may have rolled back already
            self._run("ROLLBACK")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            kind = TooSlowError if code == sqlite3.SQLITE_INTERRUPT else StoreError
            raise kind(_ADVICE.get(code, "db_says"), path=self._where, why=error) from error
