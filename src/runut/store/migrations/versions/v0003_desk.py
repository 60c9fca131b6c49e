"""Keep what the desk asks for at once: words to search, a log of changes, where claims and stories are.

All of it but the log is derived and may be thrown away; the log begins with what is there, articles before decisions.
"""

import json
from typing import Any

from alembic import op

from runut.store import _search
from runut.store._fts5 import Fts5

revision = "0003"
down_revision = "0002"

TABLES = (
    # The index holds no text: the article has it, and its own offsets are the ones that count.
    "CREATE VIRTUAL TABLE words USING fts5 (title, text, content='', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TABLE facet (article INTEGER PRIMARY KEY, outlet TEXT NOT NULL, day TEXT NOT NULL, language TEXT NOT NULL)",
    "CREATE INDEX facet_by_day ON facet (day)",
    "CREATE TABLE told (kind TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (kind, article)) WITHOUT ROWID",
    "CREATE TABLE named (id BLOB PRIMARY KEY, article TEXT NOT NULL REFERENCES article (id)) WITHOUT ROWID",
    "CREATE INDEX named_by_article ON named (article)",
    "CREATE TABLE change (n INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL)",
    "CREATE INDEX change_by_id ON change (id)",
    """CREATE TABLE decided (of BLOB NOT NULL, change INTEGER NOT NULL, decision INTEGER NOT NULL,
                             PRIMARY KEY (of, change)) WITHOUT ROWID""",
    "CREATE TABLE story (id TEXT PRIMARY KEY, changed INTEGER NOT NULL, line TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX story_by_change ON story (changed)",
    "CREATE TABLE told_in (article TEXT PRIMARY KEY, story TEXT NOT NULL) WITHOUT ROWID",
    # No story was kept before: the shelf is filled anew, and they with it.
    "DELETE FROM shelf_form",
)


def upgrade() -> None:
    """Make the tables and fill them."""
    for table in TABLES:
        op.execute(table)
    connection: Any = op.get_bind().connection.driver_connection
    for number, name, line in connection.execute("SELECT n, id, line FROM article ORDER BY n").fetchall():
        told = [
            json.loads(claim) for (claim,) in connection.execute("SELECT line FROM claim WHERE article = ?", (name,))
        ]
        _search.index(connection, Fts5(), number, json.loads(line), told)
        connection.execute("INSERT INTO change (kind, id) VALUES ('article', ?)", (name,))
    for number, line in connection.execute("SELECT n, line FROM decision ORDER BY n").fetchall():
        _search.note(connection, number, json.loads(line))
