"""Keep articles, their paths and claims, skipped inputs and decisions."""

from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    # `n` stays the same for ever, so that a full-text index can point at it.
    "CREATE TABLE article (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, line TEXT NOT NULL)",
    """CREATE TABLE path (article TEXT NOT NULL REFERENCES article (id), path BLOB NOT NULL,
                          PRIMARY KEY (article, path)) WITHOUT ROWID""",
    """CREATE TABLE claim (article TEXT NOT NULL REFERENCES article (id), n INTEGER NOT NULL, line TEXT NOT NULL,
                           PRIMARY KEY (article, n)) WITHOUT ROWID""",
    "CREATE TABLE skipped (source BLOB NOT NULL, line TEXT NOT NULL, PRIMARY KEY (source, line)) WITHOUT ROWID",
    "CREATE TABLE decision (n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, line TEXT NOT NULL)",
    """CREATE TRIGGER decision_is_never_edited BEFORE UPDATE ON decision
       BEGIN SELECT RAISE(ABORT, 'decisions are appended, never edited'); END""",
    """CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision
       BEGIN SELECT RAISE(ABORT, 'decisions are appended, never deleted'); END""",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(table)
