"""Remember what servers said of the addresses that were read: no part of the record, only of how it is brought."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table."""
    op.execute(
        """CREATE TABLE visit (address TEXT PRIMARY KEY, at TEXT NOT NULL, etag TEXT, modified TEXT, stamp TEXT,
                               article TEXT REFERENCES article (id)) WITHOUT ROWID"""
    )
