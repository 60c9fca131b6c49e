"""A PostgreSQL server of our own, where its programs are installed; it listens on no network."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

_PROGRAMS = ("/usr/lib/postgresql", "/usr/local/pgsql")
"""Where systems put the server's programs, which are seldom on the path."""


def _program(name: str) -> str | None:
    found = [str(path) for folder in _PROGRAMS for path in Path(folder).glob(f"**/bin/{name}")]
    return shutil.which(name) or max(found, default=None)


def _other_user() -> str | None:
    """Give somebody else to run it as: PostgreSQL refuses to be run by root."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """A running server: the folder of its socket."""
    pytest.importorskip("psycopg")
    initdb, postgres = _program("initdb"), _program("postgres")
    if initdb is None or postgres is None:
        pytest.skip("no PostgreSQL server is installed")
    user = _other_user()
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    try:
        if user:
            shutil.chown(folder, user)
        data = folder / "data"
        made = [
            initdb,
            "--pgdata",
            str(data),
            "--username",
            "runut",
            "--auth",
            "trust",
            "--encoding",
            "UTF8",
            "--no-sync",
        ]
        subprocess.run(made, check=True, capture_output=True, user=user, cwd=folder)
        quick = [f"-c{setting}" for setting in ("listen_addresses=", "fsync=off", "max_connections=40")]
        with (folder / "log").open("wb") as log:
            running = subprocess.Popen(
                [postgres, "-D", str(data), "-k", str(folder), *quick], stdout=log, stderr=log, user=user, cwd=folder
            )
        try:
            _wait(folder)
            yield folder
        finally:
            running.send_signal(signal.SIGINT)  # at once: SIGTERM waits for who is still connected
            running.wait(20)
    finally:
        shutil.rmtree(folder)


def _wait(folder: Path) -> None:
    import psycopg

    for _ in range(200):
        try:
            psycopg.connect(f"postgresql://runut@/postgres?host={folder}").close()
        except psycopg.OperationalError:
            subprocess.run([sys.executable, "-c", "import time; time.sleep(0.05)"], check=True)
        else:
            return
    raise RuntimeError((folder / "log").read_text())


@pytest.fixture(scope="session")
def address(server: Path) -> Callable[[], str]:
    """Give the address of a record that is not there yet, another each time."""
    numbers = count()
    return lambda: f"postgresql://runut@/postgres?host={server}&options=-csearch_path%3Drecord_{next(numbers)}"
