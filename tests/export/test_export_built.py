"""What browsers are given was built from the sources that lie beside it."""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASSETS = Path(str(resources.files("runut.assets")))
BUILT = json.loads((ASSETS / "built.json").read_text(encoding="utf-8"))


def test_the_built_files_are_those_of_these_sources() -> None:
    digest = hashlib.sha256()
    sources = [f"src/{path.name}" for path in sorted((ROOT / "web" / "src").iterdir(), key=lambda path: path.name)]
    for name in (*sources, "build.mjs", "package-lock.json"):
        digest.update(f"{name}\n".encode() + (ROOT / "web" / name).read_bytes())

    assert digest.hexdigest() == BUILT["sources"], "Run npm ci && npm run build in web/."


@pytest.mark.parametrize("name", sorted(BUILT["files"]))
def test_no_built_file_was_changed_by_hand(name: str) -> None:
    assert hashlib.sha256((ASSETS / name).read_bytes()).hexdigest() == BUILT["files"][name]


def test_no_address_of_a_registry_is_kept() -> None:
    kept = (ROOT / "web" / "package-lock.json").read_text(encoding="utf-8")

    assert "http" not in kept


@pytest.mark.parametrize("name", ["dossier.js", "desk.js", "charts.js"])
def test_a_script_can_stand_inside_a_page(name: str) -> None:
    text = (ASSETS / name).read_text(encoding="utf-8").lower()

    assert "<!--" not in text
    assert "</script" not in text
