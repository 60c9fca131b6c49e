"""What the documents promise a reader."""

from __future__ import annotations

import ast
import re
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest

from runut.settings import Settings

ROOT = Path(__file__).parents[2]


def tracked() -> list[Path]:
    """List what is committed, or in an unpacked release, what lies here."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode == 0:
        names = done.stdout.decode().split("\0")
        return [ROOT / name for name in names if name and (ROOT / name).is_file()]
    rooms = ("src", "tests", "docs", "bench", ".ci")
    return [*ROOT.glob("*.*"), *(path for room in rooms for path in (ROOT / room).rglob("*") if path.is_file())]


def nouns() -> list[str]:
    tree = ast.parse((ROOT / "src" / "runut" / "model.py").read_text(encoding="utf-8"))
    classes = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    assigned = [node.targets[0] for node in tree.body if isinstance(node, ast.Assign)]
    return classes + [name.id for name in assigned if isinstance(name, ast.Name) and name.id[0].isupper()]


def test_the_readme_is_short() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 120


@pytest.mark.parametrize("command", ["make demo", "make test", "pip install .", "runut demo"])
def test_the_readme_names_the_commands_to_start_with(command: str) -> None:
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert "make test" in lines
    assert "set -euo pipefail" in lines


@pytest.mark.parametrize("noun", nouns())
def test_the_glossary_holds_every_noun(noun: str) -> None:
    defined = re.findall(r"^\*\*(.+?)\*\*:", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), re.M)

    assert noun in defined, f"Add {noun} to GLOSSARY.md."


def test_the_glossary_gives_each_word_once() -> None:
    defined = re.findall(r"^\*\*(.+?)\*\*:", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), re.M)

    assert len(defined) == len({word.casefold() for word in defined})


def test_the_changelog_opens_with_what_is_unreleased() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.search(r"^## \[Unreleased\]$", text, re.M)


def test_every_decision_has_a_number_of_its_own() -> None:
    numbers = [path.name[:4] for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]

    assert all(number.isdecimal() for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_nothing_committed_names_a_registry_or_a_place_on_a_machine() -> None:
    # Written in halves, or this file would be the one that is found.
    wanted = [
        "py" + "pi.org", "python" + "hosted", "npm" + "js.", "deb." + "debian.org",
        "/" + "work/", "/" + "opt/", "/" + "root/", "--index" + "-url", "--find" + "-links",
    ]  # fmt: skip
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{path.relative_to(ROOT)}: {word}" for word in wanted if word in text]

    assert found == []


@pytest.mark.parametrize("setting", [field.name for field in fields(Settings)])
def test_every_setting_is_documented(setting: str) -> None:
    text = (ROOT / "docs" / "reference" / "README.md").read_text(encoding="utf-8")

    assert f"| `{setting}` |" in text, f"Add {setting} to docs/reference/README.md."


def test_every_pin_has_a_hash() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    pins = re.split(r"\n(?=[a-z])", re.sub(r"^#.*\n", "", text, flags=re.M).strip())

    assert pins
    assert [pin.split("==")[0] for pin in pins if "--hash=sha256:" not in pin or "==" not in pin] == []


def test_every_dependency_is_pinned() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    asked = re.findall(r'^    "([A-Za-z0-9_-]+)[>=<~]', project, re.M)
    pinned = re.findall(r"^([a-z0-9-]+)==", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.M)

    assert {name.lower().replace("_", "-") for name in asked} <= set(pinned), "Run `make constraints`."
