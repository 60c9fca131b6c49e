"""Keep with each page what linking reads on it, so that a large story opens without all of it being read again."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    op.execute("CREATE TABLE note (article TEXT PRIMARY KEY REFERENCES article (id), line TEXT NOT NULL) WITHOUT ROWID")
