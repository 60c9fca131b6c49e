"""Keep how articles are alike and grouped; all of it is derived, and every article there is waits to be drawn."""

from alembic import op

revision = "0002"
down_revision = "0001"

TABLES = (
    "CREATE TABLE waiting (article TEXT PRIMARY KEY REFERENCES article (id)) WITHOUT ROWID",
    "INSERT INTO waiting SELECT id FROM article",
    "CREATE TABLE shelf_form (form INTEGER NOT NULL)",
    "CREATE TABLE card (n INTEGER PRIMARY KEY, article TEXT NOT NULL UNIQUE, line TEXT NOT NULL)",
    """CREATE TABLE card_key (key INTEGER NOT NULL, day INTEGER NOT NULL, card INTEGER NOT NULL,
                              PRIMARY KEY (key, day, card)) WITHOUT ROWID""",
    """CREATE TABLE likeness (a TEXT NOT NULL, b TEXT NOT NULL, score INTEGER NOT NULL, PRIMARY KEY (a, b))
       WITHOUT ROWID""",
    """CREATE TABLE grouped (node TEXT PRIMARY KEY, level INTEGER NOT NULL, low TEXT NOT NULL, high TEXT NOT NULL)
       WITHOUT ROWID""",
    "CREATE TABLE child (node TEXT PRIMARY KEY, into_node TEXT NOT NULL) WITHOUT ROWID",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(table)
