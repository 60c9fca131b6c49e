"""The record in a PostgreSQL database, for several who work on one: `--db postgresql://user@host/name`.

Its tables lie in the schema `runut`, or in the one that the address names (`?options=-csearch_path%3Dname`). It needs
`psycopg` (`pip install 'runut[postgres]'`), imported only here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib import resources
from itertools import count
from typing import Any

from runut.errors import MissingExtraError, StoreError, TooSlowError
from runut.store._sql import SqlStore
from runut.store._tsvector import TsVector

try:
    import psycopg
    from psycopg import errors, sql
    from psycopg.conninfo import conninfo_to_dict
    from psycopg.pq import TransactionStatus
except ModuleNotFoundError as error:
    raise MissingExtraError("needs_postgres", name=error.name or "psycopg") from None

SCHEMA = 5
"""The form of the tables that are made here: that of the newest migration of the SQLite file."""

APPLICATION = 0x52554E55
"""`RUNU`, as in a record's file: these tables are a record, not somebody else's."""

PATIENCE_S = 1.0
"""How long a search may take."""

_ROWS = 1000
"""Rows of a long table that are fetched at a time."""

_NUL = "\ue000"
"""What stands for NUL in names: a sign for private use, which no name has."""

_ADVICE: tuple[tuple[type[psycopg.Error], str], ...] = (
    (errors.QueryCanceled, "db_slow"),
    (errors.DiskFull, "db_full"),
    (errors.IoError, "db_broken"),
    (errors.ReadOnlySqlTransaction, "db_sealed"),
    (errors.InsufficientPrivilege, "db_forbidden"),
    (errors.InvalidPassword, "db_forbidden"),
    (errors.InvalidAuthorizationSpecification, "db_forbidden"),
    (errors.LockNotAvailable, "db_busy"),
    (errors.DeadlockDetected, "db_busy"),
)


class PostgresStore(SqlStore):
    """Keeps the record in a database that others may use at the same time.

    A connection may be handed from thread to thread, though not used by two at once. Raises StoreError when the
    database cannot be reached, holds no record where one is needed, or one of another form.
    """

    _words = TsVector()
    _connection: _Asking

    def __init__(
        self,
        address: str,
        *,
        create: bool = True,
        reads_only: bool = False,
        is_shared: bool = False,
        wait_s: float = 10.0,
    ) -> None:
        self._where = _shown(address)
        self._reads_only = reads_only
        self._numbers = count()
        with self._explained():
            self._link = psycopg.connect(address, autocommit=True, connect_timeout=max(2, int(wait_s)))
            self._connection = _Asking(self._link)
            try:
                self._prepare(create=create, wait_s=wait_s)
            except BaseException:
                self._link.close()
                raise

    def _prepare(self, *, create: bool, wait_s: float) -> None:
        self._run("SELECT set_config('lock_timeout', ?, false)", f"{int(wait_s * 1000)}ms")
        if not self._run("SELECT 1 WHERE current_setting('search_path') <> '\"$user\", public'").fetchone():
            self._run("SET search_path = runut")
        path = self._run("SELECT current_setting('search_path')").fetchone()[0]
        self._schema = path.split(",")[0].strip().strip('"')
        form = self._form()
        if form is None and (self._reads_only or not create):
            raise StoreError("no_record", path=self._where)
        if form is None:
            self._make()
        elif form > SCHEMA:
            raise StoreError("record_newer", path=self._where, form=form, known=SCHEMA)
        if self._reads_only:
            self._run("SET default_transaction_read_only = on")

    def _form(self) -> int | None:
        """Give the form of the record that is there; None where there is none."""
        # Not by `to_regclass`, which may not know yet what somebody else has just made.
        if "record_form" not in self._tables():
            return None
        found = self._run("SELECT form FROM record_form WHERE application = ?", APPLICATION).fetchone()
        return found and int(found[0])

    def _tables(self) -> set[str]:
        return {name for (name,) in self._run("SELECT tablename FROM pg_tables WHERE schemaname = ?", self._schema)}

    def _make(self) -> None:
        """Make the tables, all of them or none; of two who do it at once the second finds them made."""
        with self._transaction():
            if self._form() is not None:
                return
            if self._tables():
                raise StoreError("schema_foreign", path=self._where, name=self._schema)
            self._link.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(self._schema)))
            tables = resources.files("runut.store").joinpath("_tables.sql").read_text(encoding="utf-8")
            self._link.execute(tables.encode())
            self._run("INSERT INTO record_form VALUES (?, ?)", APPLICATION, SCHEMA)

    @contextmanager
    def _hurried(self) -> Iterator[None]:
        with self._explained():
            self._run("SELECT set_config('statement_timeout', ?, false)", f"{int(PATIENCE_S * 1000)}ms")
            try:
                yield
            finally:
                if not self._link.closed and self._link.info.transaction_status != TransactionStatus.INERROR:
                    self._run("SET statement_timeout = 0")

    def close(self) -> None:
        """Let go of the connection."""
        with self._explained():
            self._link.close()

    def _scan(self, sql: str) -> Iterator[Any]:
        """Go through a whole table a thousand rows at a time: others may be asked for in between."""
        with self._explained(), self._link.cursor(f"scan_{next(self._numbers)}", withhold=True) as rows:
            rows.itersize = _ROWS
            rows.execute(_spoken(sql))
            yield from rows

    def _begin(self, *, to_write: bool) -> None:
        self._run("BEGIN" if to_write else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        if not to_write:
            return
        try:
            # One writer after the other, as in a file, so that the log's numbers come in the order of what is kept.
            self._run("SELECT pg_advisory_xact_lock(?)", APPLICATION)
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if not self._link.closed and self._link.info.transaction_status != TransactionStatus.IDLE:
            self._run("ROLLBACK")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            known = next((advice for kind, advice in _ADVICE if isinstance(error, kind)), None)
            unknown = "db_unreachable" if isinstance(error, psycopg.OperationalError) else "db_says"
            kind = TooSlowError if known == "db_slow" else StoreError
            why = " ".join(str(error).split()).rstrip(".?")
            raise kind(known or unknown, path=self._where, why=why) from error


class _Asking:
    """A connection that is asked with question marks, as SQLite's is."""

    def __init__(self, link: psycopg.Connection[Any]) -> None:
        self._link = link

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> psycopg.Cursor[Any]:
        """Run one order."""
        return self._link.execute(_spoken(sql), [_without_nul(value) for value in values])

    def executemany(self, sql: str, values: Iterable[Sequence[Any]], /) -> None:
        """Run one order for each row of values."""
        with self._link.cursor() as cursor:
            cursor.executemany(_spoken(sql), [[_without_nul(value) for value in row] for row in values])

    def close(self) -> None:
        """Let go of the database."""
        self._link.close()


def _without_nul(value: Any) -> Any:
    """Give a name that PostgreSQL takes; lines hold no NUL, and a name with one is always asked for the same way."""
    return value.replace("\0", _NUL) if isinstance(value, str) and "\0" in value else value


@lru_cache(maxsize=512)
def _spoken(sql: str) -> bytes:
    """Write an order with psycopg's marks for values; our orders hold no question mark that is none."""
    return sql.replace("%", "%%").replace("?", "%s").encode()


def _shown(address: str) -> str:
    """Give an address as messages may show it: without the password.

    >>> _shown("postgresql://sari:rahasia@kantor.example:5433/berita")
    'postgresql://sari@kantor.example:5433/berita'
    """
    try:
        told = conninfo_to_dict(address)
    except psycopg.Error:
        return address.partition("://")[0] + "://…"
    user = f"{told['user']}@" if told.get("user") else ""
    port = f":{told['port']}" if told.get("port") else ""
    return f"postgresql://{user}{told.get('host') or ''}{port}/{told.get('dbname') or ''}"
