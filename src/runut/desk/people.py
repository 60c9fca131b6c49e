"""Who may come in, what they have looked at, and what they gave to be traced: in a file beside the record.

A record is passed on, mailed and published; passwords and tokens are not to travel with it.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock, RLock
from typing import Any, Literal, get_args

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from runut.errors import RunutError, StoreError, UnknownNameError
from runut.store import _migrate

SCHEMA = 1
APPLICATION = 0x52554E44
"""`RUND` in the file's `application_id`."""

Role = Literal["reader", "coder", "editor"]
Permit = Literal["read", "decide", "edit"]
ROLES: tuple[Role, ...] = get_args(Role)
SCOPES: tuple[Permit, ...] = get_args(Permit)
"""What a token may be for: what a reader, a coder, an editor may do, each of them alone."""

SHORTEST = 12
"""Letters of a password, at least: NIST SP 800-63B asks for 8 with a second factor, 15 without; teams of a newsroom
have neither, and a phrase of two words has 12."""

_MIGRATIONS = Path(__file__).with_name("migrations")
_SLUG = "rnt_"


class BadPasswordError(RunutError):
    """A password that cannot be taken."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may come in; `scopes` are what a token lets its bearer do, None is whatever the role allows."""

    name: str
    role: Role
    stamp: int = 0
    scopes: tuple[Permit, ...] | None = None

    def may(self, role: Role) -> bool:
        """Say whether they may do what a role is for."""
        at = ROLES.index(role)
        return ROLES.index(self.role) >= at and (self.scopes is None or SCOPES[at] in self.scopes)


@dataclass(frozen=True, slots=True)
class Token:
    """What a program shows instead of a password; its own words are told once, when it is made."""

    id: str
    person: str
    label: str
    scopes: tuple[Permit, ...]
    made: str


class People:
    """Keeps people, tokens and what was looked at.

    Raises StoreError when the file cannot be opened or is not of this kind.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = RLock()
        with self._explained():
            # Nobody else on the machine may read it, from its first byte on.
            os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
            self._connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
            self._prepare()
            # Who asks is looked up for every request, and does not wait for a job's news to reach the disk.
            self._reader = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        self._reading = Lock()
        self.secret = self._secret()

    def add(self, name: str, role: Role, password: str | None, now: str) -> Person:
        """Add somebody, or give them a new role and password: sessions they had are over."""
        hashed = None if password is None else _hash(password)
        with self._writing() as run:
            stamp = int(run("SELECT coalesce(max(stamp), 0) + 1 FROM person").fetchone()[0])
            run(
                "INSERT INTO person VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET role = excluded.role, "
                "password = coalesce(excluded.password, password), stamp = excluded.stamp",
                *(name, role, hashed, stamp, now),
            )
        return Person(name, role, stamp)

    def remove(self, name: str) -> None:
        """Let somebody in no more, nor their tokens; what they decided stays theirs."""
        self.find_or_refuse(name)
        with self._writing() as run:
            run("DELETE FROM person WHERE name = ?", name)
            run("DELETE FROM token WHERE person = ?", name)

    def all(self) -> list[Person]:
        """List everybody by name."""
        return [Person(*row) for row in self._rows("SELECT name, role, stamp FROM person ORDER BY name")]

    def find(self, name: str) -> Person | None:
        """Find somebody by name."""
        return next((one for one in self.all() if one.name == name), None)

    def find_or_refuse(self, name: str) -> Person:
        """Find somebody by name; raises UnknownNameError when there is nobody."""
        found = self.find(name)
        if found is None:
            raise UnknownNameError("nobody", name=name)
        return found

    def known(self, name: str, password: str) -> Person | None:
        """Give who comes with this password, None where it is not theirs; it takes as long for a name nobody has."""
        rows = self._rows("SELECT password FROM person WHERE name = ?", name)
        hashed = rows[0][0] if rows and rows[0][0] else _nobody()
        try:
            _hasher().verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return None
        return self.find(name)

    def grant(self, person: str, label: str, scopes: tuple[Permit, ...], now: str) -> tuple[Token, str]:
        """Make a token and give it with the words that it is shown by, which are kept nowhere."""
        words = _SLUG + secrets.token_urlsafe(32)
        token = Token(secrets.token_hex(8), person, label, scopes, now)
        with self._writing() as run:
            values = (token.id, _digest(words), person, label, " ".join(scopes), now)
            run("INSERT INTO token VALUES (?, ?, ?, ?, ?, ?)", *values)
        return token, words

    def bearer(self, words: str) -> tuple[str, tuple[Permit, ...]] | None:
        """Give whose token this is and what it is for."""
        # Looked up by its hash: how long that takes tells nothing of the words.
        rows = self._rows("SELECT person, scopes FROM token WHERE hash = ?", _digest(words))
        return (rows[0][0], _scopes(rows[0][1])) if rows else None

    def tokens(self, person: str | None = None) -> list[Token]:
        """List the tokens of somebody, or of all, by when they were made."""
        rows = self._rows("SELECT id, person, label, scopes, made FROM token ORDER BY made, id")
        all_of_them = [Token(row[0], row[1], row[2], _scopes(row[3]), row[4]) for row in rows]
        return [token for token in all_of_them if person in (None, token.person)]

    def revoke(self, token: str) -> None:
        """Let a token's bearer in no more."""
        with self._writing() as run:
            run("DELETE FROM token WHERE id = ?", token)

    def looked(self, person: str) -> dict[str, int]:
        """Give the last change that somebody has seen of each story; under "" of all there was."""
        return dict(self._rows("SELECT story, change FROM looked WHERE person = ?", person))

    def look(self, person: str, story: str, change: int) -> None:
        """Write down what somebody has seen of a story, or under "" of all."""
        with self._writing() as run:
            if not story:
                run("DELETE FROM looked WHERE person = ?", person)
            run(
                "INSERT INTO looked VALUES (?, ?, ?) ON CONFLICT (person, story) DO UPDATE SET "
                "change = max(change, excluded.change)",
                *(person, story, change),
            )

    def rows(self, sql: str, *values: Any) -> list[Any]:
        """Read rows of the file's other tables."""
        return self._rows(sql, *values)

    def write(self, sql: str, *values: Any) -> int:
        """Write to the file's other tables and give the new row's number."""
        with self._writing() as run:
            return run(sql, *values).lastrowid or 0

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()
        with self._reading:
            self._reader.close()

    def _prepare(self) -> None:
        version = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        application = int(self._connection.execute("PRAGMA application_id").fetchone()[0])
        if version > SCHEMA or (version and application != APPLICATION):
            raise StoreError("people_foreign", path=self._file)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        if version < SCHEMA:
            _migrate.upgrade(self._connection, APPLICATION, SCHEMA, _MIGRATIONS)

    def _secret(self) -> str:
        with self._writing() as run:
            run("INSERT INTO setting VALUES ('secret', ?) ON CONFLICT DO NOTHING", secrets.token_hex(32))
            return str(run("SELECT value FROM setting WHERE name = 'secret'").fetchone()[0])

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        with self._reading, self._explained():
            return self._reader.execute(sql, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        with self._lock, self._explained():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield lambda sql, *values: self._connection.execute(sql, values)
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise StoreError("people_unusable", path=self._file, why=error) from error


def _scopes(text: str) -> tuple[Permit, ...]:
    return tuple(scope for scope in SCOPES if scope in text.split())


def _digest(words: str) -> str:
    """Hash a token: it is long and random, so that no slow hash is needed to keep it from being guessed."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _hash(password: str) -> str:
    if len(password) < SHORTEST:
        raise BadPasswordError("short_password", n=SHORTEST)
    return _hasher().hash(password.encode("utf-8", "surrogatepass"))


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    return _hasher().hash(secrets.token_hex(16))
