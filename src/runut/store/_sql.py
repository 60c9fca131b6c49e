"""What a record in a database is, whichever database it is: a page is kept whole or not at all."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import astuple, replace
from typing import Any

from runut.errors import ConflictError, SourceError, StoreError, Word
from runut.model import Article, Claim, Decision, Skipped, Story, Visit
from runut.serial import from_bytes, line_bytes, to_bytes, to_line
from runut.shelf import Shelf, ShelfMovedError
from runut.store import Change, Found, _search, _shelf
from runut.store._connection import Connection, Cursor
from runut.store._query import parse
from runut.store._search import Words, clean, raw

ALL = 1 << 62
"""More rows than there can be: SQLite and PostgreSQL write "no limit" differently."""


_FIGURES = (raw("f_"), raw("f`"))
"""Between these stand the ids of figures, as the database sorts them."""

_VISITED = """INSERT INTO visit VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (address) DO UPDATE SET
    at = excluded.at, etag = excluded.etag, modified = excluded.modified, stamp = excluded.stamp,
    article = excluded.article"""


class SqlStore(ABC):
    """Keeps the record in tables; a database adds how it is opened, how it writes and finds words, what it says."""

    _connection: Connection
    _words: Words
    _where: object
    """The file or address, as messages name it."""
    _reads_only: bool
    _draft: _shelf.Draft  # while the shelf is open

    @abstractmethod
    def _explained(self) -> AbstractContextManager[None]:
        """Turn what the database says into StoreError."""

    @abstractmethod
    def _begin(self, *, to_write: bool) -> None:
        """Begin a transaction: one that writes waits for whoever else does, one that reads sees one moment."""

    @abstractmethod
    def _roll_back(self) -> None:
        """Undo what was begun, where anything still is: the database may have done so already."""

    @abstractmethod
    def _hurried(self) -> AbstractContextManager[None]:
        """Stop a search that takes longer than people wait."""

    def add(self, article: Article, claims: Iterable[Claim], note: str = "") -> bool:
        """Keep a page with all its claims in one transaction; returns only when it is on the disk."""
        if self.knows(article.id):
            self._add_paths(article)
            return False
        found = [to_line(claim) for claim in claims]
        lines = [(article.id, n, line_bytes(claim).decode()) for n, claim in enumerate(found)]
        line = to_line(replace(article, paths=()))
        with self._transaction():
            # Another process may have kept it since we looked.
            is_new = self._insert("article (id, line)", article.id, line_bytes(line).decode())
            if is_new:
                self._connection.executemany("INSERT INTO claim (article, n, line) VALUES (?, ?, ?)", lines)
                self._insert("waiting (article)", article.id)
                if note:
                    self._insert("note (article, line)", article.id, note)
                _search.index(self._connection, self._words, self._number_of(article.id), line, found)
                _search.log(self._connection, "article", article.id)
            self._insert_paths(article)
        return is_new

    def _number_of(self, article: str) -> int:
        return int(self._run("SELECT n FROM article WHERE id = ?", article).fetchone()[0])

    def _add_paths(self, article: Article) -> None:
        with self._explained():
            found = self._run("SELECT path FROM path WHERE article = ?", article.id)
            is_known = {raw(path) for path in article.paths} <= {path for (path,) in found}
            skipped = any(self._run("SELECT 1 FROM skipped WHERE source = ?", raw(p)).fetchone() for p in article.paths)
        if skipped or not is_known:
            with self._transaction():
                self._insert_paths(article)

    def _insert_paths(self, article: Article) -> None:
        for path in article.paths:
            self._insert("path (article, path)", article.id, raw(path))
            # A source that gave an article is no longer one that gave none.
            self._run("DELETE FROM skipped WHERE source = ?", raw(path))

    def skip(self, skipped: Skipped) -> bool:
        """Keep an input that gave no article, once."""
        with self._transaction():
            return self._insert("skipped (source, line)", raw(skipped.source), _text(skipped))

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
            yield from self._scan("SELECT id, line FROM article ORDER BY id")
        for name in sorted(names or ()):
            yield from self._rows("SELECT id, line FROM article WHERE id = ?", name)

    def notes(self, names: Collection[str]) -> dict[str, str]:
        """Give the notes that were kept with articles, by article; one without is left out."""
        rows = (row for name in names for row in self._rows("SELECT article, line FROM note WHERE article = ?", name))
        return dict(rows)

    def article_of(self, claim: str) -> str | None:
        """Give the article of a figure, quote or event, by the claim's id."""
        found = list(self._rows("SELECT article FROM named WHERE id = ?", raw(claim)))
        return found[0][0] if found else None

    @contextmanager
    def shelving(self, form: int) -> Iterator[Shelf]:
        """Open the shelf to write on, all of it or nothing; one of another form is emptied first.

        Others may write meanwhile; raises ShelfMovedError, and keeps nothing, when they wrote on the shelf.
        """
        if not _shelf.is_of(self._connection, form):
            with self._transaction():
                _shelf.empty(self._connection, form)
        with self.moment():
            self._draft = _shelf.Draft(self._connection)
            yield self._draft
        with self._transaction():
            if not self._draft.write():
                raise ShelfMovedError

    def waiting(self, limit: int | None = None) -> list[str]:
        """Name the articles that the shelf does not hold yet, at most so many, and forget that they wait."""
        rows = self._run("SELECT article FROM waiting ORDER BY article LIMIT ?", ALL if limit is None else limit)
        self._draft.taken += (found := [name for (name,) in rows])
        return found

    def is_behind(self, form: int) -> bool:
        """Say whether articles wait to be shelved; a store that only reads takes the shelf as it is."""
        if self._reads_only:
            return False
        with self._explained():
            return bool(self._run("SELECT 1 FROM waiting").fetchone()) or not _shelf.is_of(self._connection, form)

    def regroup(self, stories: Iterable[Story]) -> None:
        """Keep stories in the place of those that any of their articles was in; only while the shelf is open."""
        self._draft.told += stories

    def stories(self, limit: int | None = None, offset: int = 0) -> Iterator[Story]:
        """Yield the stories as they were last grouped, the newest change first: all, or a stretch of them."""
        asked = (ALL if limit is None else limit, offset)
        for (line,) in self._rows("SELECT line FROM story ORDER BY changed DESC, id LIMIT ? OFFSET ?", *asked):
            yield self._read(line, Story)

    def story_changes(self) -> dict[str, int]:
        """Give the number of each story's last change, by its id."""
        return dict(self._rows("SELECT id, changed FROM story"))

    def counting(self, among: Collection[str] | None = None) -> set[str]:
        """Name the articles that state a number: of all, or of those named."""
        asked = "SELECT DISTINCT article FROM named WHERE id >= ? AND id < ?"
        if among is None:
            return {name for (name,) in self._rows(asked, *_FIGURES)}
        rows = (row for name in among for row in self._rows(f"{asked} AND article = ?", *_FIGURES, clean(name)))
        return {name for (name,) in rows}

    def story_count(self) -> int:
        """Give how many stories there are."""
        return next((int(number) for (number,) in self._rows("SELECT count(*) FROM story")), 0)

    def arrived(self, articles: Collection[str], since: int) -> int:
        """Give how many of these articles came in after a change."""
        asked = "SELECT 1 FROM change WHERE id = ? AND n > ? AND kind = 'article'"
        return sum(1 for name in articles for _ in self._rows(asked, clean(name), since))

    def story(self, name: str) -> tuple[Story, int] | None:
        """Give the story of this id, or of an article's id, and the number of its last change."""
        asked = clean(name)
        found = list(self._rows("SELECT line, changed FROM story WHERE id = ?", asked)) or list(
            self._rows(
                "SELECT line, changed FROM story WHERE id = (SELECT story FROM told_in WHERE article = ?)", asked
            )
        )
        return (self._read(found[0][0], Story), found[0][1]) if found else None

    def claims(self, article: str | None = None) -> Iterator[Claim]:
        """Yield the claims of one article, or of all by the article's id, in the order they were found."""
        if article is None:
            rows = self._scan("SELECT line FROM claim ORDER BY article, n")
        else:
            rows = self._rows("SELECT line FROM claim WHERE article = ? ORDER BY n", article)
        for (line,) in rows:
            yield self._read(line, Claim)

    def skipped(self) -> Iterator[Skipped]:
        """Yield the inputs that gave no article, sorted."""
        found = [self._read(line, Skipped) for (line,) in self._rows("SELECT line FROM skipped")]
        yield from sorted(found, key=lambda s: (s.source, s.room, s.reason))

    def decide(self, decision: Decision, seen: int | None = None) -> None:
        """Append a decision; the file itself refuses to edit or delete one.

        Raises ConflictError when somebody else has decided on the same thing since the change `seen`.
        """
        line = to_line(decision)
        with self._transaction():
            newer = None if seen is None else _search.unseen(self._connection, line, seen)
            if newer:
                raise ConflictError("decided_meanwhile", by=newer["by"], verdict=Word(newer["verdict"]), at=newer["at"])
            if self._insert("decision (id, line)", decision.id, line_bytes(line).decode()):
                number = self._run("SELECT n FROM decision WHERE id = ?", decision.id).fetchone()[0]
                _search.note(self._connection, number, line)

    def decisions(self, of: Collection[str] | None = None) -> Iterator[Decision]:
        """Yield the decisions in the order they were appended: all, or those on the things named and on these again."""
        if of is None:
            rows = self._rows("SELECT line FROM decision ORDER BY n")
        else:
            with self._explained():
                rows = iter(_search.decided(self._connection, of))
        for (line,) in rows:
            yield self._read(line, Decision)

    def decision(self, name: str) -> Decision | None:
        """Give a decision by its id; None where there is none."""
        found = self._rows("SELECT line FROM decision WHERE id = ?", clean(name))
        return next((self._read(line, Decision) for (line,) in found), None)

    def changes(self, since: int = 0, limit: int | None = None) -> Iterator[Change]:
        """Yield what came in after a change, oldest first."""
        asked = (since, ALL if limit is None else limit)
        for row in self._rows("SELECT n, kind, id FROM change WHERE n > ? ORDER BY n LIMIT ?", *asked):
            yield Change(*row)

    def last_change(self) -> int:
        """Give the number of the newest change; 0 where nothing was kept yet."""
        return next((number for (number,) in self._rows("SELECT n FROM change ORDER BY n DESC LIMIT 1")), 0)

    def search(self, query: str, limit: int = 20, offset: int = 0) -> Found:
        """Find the pages that hold words, the likeliest first; without words, the newest first.

        Raises TooSlowError when it takes more than a second.
        """
        with self._hurried():
            return _search.search(self._connection, self._words, parse(query), limit, offset)

    def came(self, articles: Collection[str]) -> list[str]:
        """Give articles in the order in which they were first kept."""
        with self._explained():
            found = {name: self._run("SELECT n FROM article WHERE id = ?", name).fetchone() for name in articles}
        return sorted((name for name, number in found.items() if number), key=lambda name: found[name])

    def visit(self, address: str) -> Visit | None:
        """Give what is remembered of an address that was read."""
        asked = "SELECT address, at, etag, modified, stamp, article FROM visit WHERE address = ?"
        return next((Visit(*row) for row in self._rows(asked, address)), None)

    def visited(self, visit: Visit) -> None:
        """Remember what an address gave, in the place of what it gave before."""
        with self._transaction():
            self._run(_VISITED, *astuple(visit))

    @contextmanager
    def moment(self) -> Iterator[None]:
        """See the record as it stands now, whatever others write meanwhile, until this ends; only to read in."""
        with self._explained():
            self._begin(to_write=False)
        try:
            yield
        finally:
            with self._explained():
                self._roll_back()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Write all of it or nothing, one writer after the other."""
        with self._explained():
            self._begin(to_write=True)
            try:
                yield
                self._run("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _run(self, sql: str, *values: Any) -> Cursor:
        return self._connection.execute(sql, values)

    def _rows(self, sql: str, *values: Any) -> Iterator[Any]:
        with self._explained():
            yield from self._run(sql, *values)

    def _scan(self, sql: str) -> Iterator[Any]:
        """Go through a whole table, which may be longer than memory is large."""
        return self._rows(sql)

    def _insert(self, table: str, *values: Any) -> bool:
        places = ", ".join("?" * len(values))
        return self._run(f"INSERT INTO {table} VALUES ({places}) ON CONFLICT DO NOTHING", *values).rowcount > 0

    def _read(self, line: str, noun: Any) -> Any:
        try:
            thing = from_bytes(line)
        except SourceError as error:
            raise StoreError("record_damaged", path=self._where, why=error) from None
        if not isinstance(thing, noun):
            raise StoreError("record_odd", path=self._where, noun=type(thing).__name__)
        return thing


def _text(thing: Skipped) -> str:
    return to_bytes(thing).decode()


def _unraw(path: bytes) -> str:
    return path.decode("utf-8", "surrogatepass")
