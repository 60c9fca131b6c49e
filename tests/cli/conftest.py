"""Where the command line is tried out."""

import pytest


@pytest.fixture
def empty_folder(tmp_path, monkeypatch):
    """Stand in an empty folder, on an English machine that sets nothing else."""
    monkeypatch.chdir(tmp_path)
    for name in ("RUNUT_LANG", "RUNUT_DB", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return tmp_path
