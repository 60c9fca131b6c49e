"""Bring a record's file up to this version's form, by alembic: all of it in one transaction, or nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlalchemy
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, RevisionStep
from alembic.script import ScriptDirectory
from sqlalchemy.pool import StaticPool

_MIGRATIONS = Path(__file__).with_name("migrations")


def upgrade(connection: sqlite3.Connection, application: int, schema: int, folder: Path = _MIGRATIONS) -> None:
    """Run the migrations of a folder that are due and write down whose file it is and in what form."""
    engine = sqlalchemy.create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    # Two processes may open a new file at once: the second waits here, and then finds nothing due.
    sqlalchemy.event.listen(engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.begin() as begun:
            _run(begun, folder)
            _stamp(begun, application, schema)
    except sqlalchemy.exc.DBAPIError as error:
        # What SQLite itself said, so that the store can say what to do about it.
        raise error.orig or error from None


def _stamp(connection: sqlalchemy.Connection, application: int, schema: int) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {application}")
    connection.exec_driver_sql(f"PRAGMA user_version = {schema}")


def _run(connection: sqlalchemy.Connection, folder: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)

    def due(revision: str | tuple[str, ...], _: MigrationContext) -> list[RevisionStep]:
        return script._upgrade_revs("head", revision)  # type: ignore[arg-type]

    with EnvironmentContext(config, script, fn=due) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()
