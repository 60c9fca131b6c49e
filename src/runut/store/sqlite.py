"""The record in one SQLite file: a page is kept whole or not at all, and stays kept once that was said."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from runut.errors import SourceError, StoreError
from runut.model import Article, Claim, Decision, Skipped
from runut.serial import from_bytes, to_bytes
from runut.shelf import Shelf
from runut.store._shelf import SqliteShelf

SCHEMA = 2
"""The number of the newest migration; a file says in `user_version` which it has."""

APPLICATION = 0x52554E55
"""`RUNU` in the file's `application_id`: this SQLite file is a record, not somebody else's data."""

_ADVICE = {
    sqlite3.SQLITE_FULL: "has no room left: make room on its disk and trace again; what was acknowledged is kept",
    sqlite3.SQLITE_IOERR: "cannot be read or written: look after its disk and trace again; "
    "what was acknowledged is kept",
    sqlite3.SQLITE_READONLY: "is read-only: name a record where you may write with --db",
    sqlite3.SQLITE_PERM: "is not yours to open: name another record with --db",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: see that its folder exists and that you may write there, "
    "or name another record with --db",
    sqlite3.SQLITE_BUSY: "is in use by another program: wait until that has ended, or name another record with --db",
    sqlite3.SQLITE_LOCKED: "is in use by another program: wait until that has ended, or name another record with --db",
    sqlite3.SQLITE_NOTADB: "is no record of Runut: name another with --db",
    sqlite3.SQLITE_CORRUPT: "is damaged: put back a copy, or trace the pages into a new one with --db",
}


class SqliteStore:
    """Keeps the record in one file.

    Raises StoreError when the file cannot be opened, is no record, or is one of a newer Runut.
    """

    def __init__(self, path: Path | str, *, create: bool = True, wait_s: float = 10.0) -> None:
        self._path = Path(path)
        if not create and not self._path.exists():
            raise StoreError(f"There is no record at {self._path}: trace some pages first, or name another with --db.")
        with self._explained():
            self._connection = sqlite3.connect(self._path, timeout=wait_s, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def add(self, article: Article, claims: Iterable[Claim]) -> bool:
        """Keep a page with all its claims in one transaction; returns only when it is on the disk."""
        if self.knows(article.id):
            self._add_paths(article)
            return False
        lines = [(article.id, n, _text(claim)) for n, claim in enumerate(claims)]
        with self._transaction():
            # Another process may have kept it since we looked.
            is_new = self._insert("article (id, line)", article.id, _text(replace(article, paths=())))
            if is_new:
                self._connection.executemany("INSERT INTO claim (article, n, line) VALUES (?, ?, ?)", lines)
                self._insert("waiting (article)", article.id)
            self._insert_paths(article)
        return is_new

    def _add_paths(self, article: Article) -> None:
        with self._explained():
            found = self._run("SELECT path FROM path WHERE article = ?", article.id)
            is_known = {_raw(path) for path in article.paths} <= {path for (path,) in found}
            skipped = any(
                self._run("SELECT 1 FROM skipped WHERE source = ?", _raw(p)).fetchone() for p in article.paths
            )
        if skipped or not is_known:
            with self._transaction():
                self._insert_paths(article)

    def _insert_paths(self, article: Article) -> None:
        for path in article.paths:
            self._insert("path (article, path)", article.id, _raw(path))
            # A source that gave an article is no longer one that gave none.
            self._run("DELETE FROM skipped WHERE source = ?", _raw(path))

    def skip(self, skipped: Skipped) -> bool:
        """Keep an input that gave no article, once."""
        with self._transaction():
            return self._insert("skipped (source, line)", _raw(skipped.source), _text(skipped))

    def knows(self, article: str) -> bool:
        """Say whether the article of this id is kept."""
        with self._explained():
            return self._run("SELECT 1 FROM article WHERE id = ?", article).fetchone() is not None

    def articles(self, names: Collection[str] | None = None) -> Iterator[Article]:
        """Yield the articles by id, all or those named."""
        for article, line in self._lines(names):
            paths = self._rows("SELECT path FROM path WHERE article = ? ORDER BY path", article)
            yield replace(self._read(line, Article), paths=tuple(_unraw(path) for (path,) in paths))

    def _lines(self, names: Collection[str] | None) -> Iterator[tuple[str, str]]:
        if names is None:
            yield from self._rows("SELECT id, line FROM article ORDER BY id")
        for name in sorted(names or ()):
            yield from self._rows("SELECT id, line FROM article WHERE id = ?", name)

    @contextmanager
    def shelving(self, form: int) -> Iterator[Shelf]:
        """Open the shelf to write on, all of it or nothing; one of another form is emptied first."""
        with self._transaction():
            if self._run("SELECT form FROM shelf_form").fetchall() != [(form,)]:
                for table in ("shelf_form", "card", "card_key", "likeness", "grouped", "child"):
                    self._run(f"DELETE FROM {table}")
                self._run("INSERT INTO shelf_form VALUES (?)", form)
                self._run("INSERT OR IGNORE INTO waiting SELECT id FROM article")
            yield SqliteShelf(self._connection)

    def waiting(self) -> list[str]:
        """Name the articles that the shelf does not hold yet, and forget that they wait."""
        found = [name for (name,) in self._run("SELECT article FROM waiting ORDER BY article")]
        self._run("DELETE FROM waiting")
        return found

    def claims(self, article: str | None = None) -> Iterator[Claim]:
        """Yield the claims of one article, or of all by the article's id, in the order they were found."""
        if article is None:
            rows = self._rows("SELECT line FROM claim ORDER BY article, n")
        else:
            rows = self._rows("SELECT line FROM claim WHERE article = ? ORDER BY n", article)
        for (line,) in rows:
            yield self._read(line, Claim)

    def skipped(self) -> Iterator[Skipped]:
        """Yield the inputs that gave no article, sorted."""
        found = [self._read(line, Skipped) for (line,) in self._rows("SELECT line FROM skipped")]
        yield from sorted(found, key=lambda s: (s.source, s.room, s.reason))

    def decide(self, decision: Decision) -> None:
        """Append a decision; the file itself refuses to edit or delete one."""
        with self._transaction():
            self._insert("decision (id, line)", decision.id, _text(decision))

    def decisions(self) -> Iterator[Decision]:
        """Yield the decisions in the order they were appended."""
        for (line,) in self._rows("SELECT line FROM decision ORDER BY n"):
            yield self._read(line, Decision)

    def close(self) -> None:
        """Let go of the file."""
        with self._explained():
            self._connection.close()

    def _prepare(self) -> None:
        # FULL: an acknowledged page outlives a power cut, not only a crash of ours.
        self._run("PRAGMA synchronous = FULL")
        self._run("PRAGMA foreign_keys = ON")
        version = self._number("user_version")
        is_ours = self._number("application_id") == APPLICATION
        if not is_ours and (version or self._number("schema_version")):
            raise StoreError(
                f"{self._path} is another program's SQLite file, no record of Runut: name another with --db."
            )
        if version > SCHEMA:
            raise StoreError(
                f"{self._path} was written by a newer Runut (form {version}, this one knows {SCHEMA}): "
                "upgrade Runut, or name another record with --db."
            )
        if self._run("PRAGMA journal_mode").fetchone() != ("wal",):
            self._run("PRAGMA journal_mode = WAL")
        if version < SCHEMA:
            from runut.store import _migrate  # the library is heavy, and a migration is rarely due

            _migrate.upgrade(self._connection, APPLICATION, SCHEMA)

    def _number(self, pragma: str) -> int:
        return int(self._run(f"PRAGMA {pragma}").fetchone()[0])

    def _run(self, sql: str, *values: Any) -> sqlite3.Cursor:
        return self._connection.execute(sql, values)

    def _rows(self, sql: str, *values: Any) -> Iterator[Any]:
        with self._explained():
            yield from self._run(sql, *values)

    def _insert(self, table: str, *values: Any) -> bool:
        places = ", ".join("?" * len(values))
        return self._run(f"INSERT INTO {table} VALUES ({places}) ON CONFLICT DO NOTHING", *values).rowcount > 0

    def _read(self, line: str, noun: Any) -> Any:
        try:
            thing = from_bytes(line)
        except SourceError as error:
            raise StoreError(f"{self._path} is damaged: {error}") from None
        if not isinstance(thing, noun):
            raise StoreError(f"{self._path} is damaged: a {type(thing).__name__} stands where none belongs.")
        return thing

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._explained():
            self._run("BEGIN IMMEDIATE")
            try:
                yield
                self._run("COMMIT")
            except BaseException:
                # A full disk may have rolled back already.
                if self._connection.in_transaction:
                    self._run("ROLLBACK")
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            raise StoreError(f"{self._path} {_ADVICE.get(code, f'says: {error}')}.") from error


def _text(thing: Article | Claim | Skipped | Decision) -> str:
    return to_bytes(thing).decode()


def _raw(path: str) -> bytes:
    """A file name may hold bytes that are no UTF-8, which SQLite's text does not take."""
    return path.encode("utf-8", "surrogatepass")


def _unraw(path: bytes) -> str:
    return path.decode("utf-8", "surrogatepass")
