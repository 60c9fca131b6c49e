"""Keep people, their tokens, what they have looked at, and jobs with what became of each page."""

from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # `stamp` rises with each new password or role: sessions of before are over.
    """CREATE TABLE person (name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT, stamp INTEGER NOT NULL,
                            made TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE token (id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, person TEXT NOT NULL, label TEXT NOT NULL,
                           scopes TEXT NOT NULL, made TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE looked (person TEXT NOT NULL, story TEXT NOT NULL, change INTEGER NOT NULL,
                            PRIMARY KEY (person, story)) WITHOUT ROWID""",
    """CREATE TABLE job (n INTEGER PRIMARY KEY AUTOINCREMENT, by TEXT NOT NULL, sources TEXT NOT NULL,
                         status TEXT NOT NULL, made TEXT NOT NULL, ended TEXT, error TEXT)""",
    """CREATE TABLE outcome (job INTEGER NOT NULL, n INTEGER NOT NULL, source TEXT NOT NULL, status TEXT NOT NULL,
                             article TEXT, reason TEXT, PRIMARY KEY (job, n)) WITHOUT ROWID""",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(table)
