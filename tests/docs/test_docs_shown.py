"""What the documents show is what happens."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

import pytest

from runut import rooms
from scripts import script

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    ROOT / "README.md",
    *sorted((ROOT / "docs" / "howto").glob("*.md")),
    *sorted((ROOT / "docs" / "tutorial").glob("*.md")),
]
RUNUT = Path(sys.executable).with_name("runut")


def blocks(language: str) -> list[tuple[str, str]]:
    pattern = re.compile(rf"^```{language}\n(.*?)^```", re.S | re.M)
    return [(path.name, block) for path in DOCUMENTS for block in pattern.findall(path.read_text(encoding="utf-8"))]


COMMANDS = [
    (name, line[2:]) for name, block in blocks("console") for line in block.splitlines() if line.startswith("$ ")
]


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory, demo_pages: Path) -> Path:
    """A folder as the documents take for granted: pages, one page, lines, and a record."""
    folder = tmp_path_factory.mktemp("traced")
    shutil.copytree(demo_pages, folder / "pages")
    shutil.copy(demo_pages / "02_kabar-nalika.txt", folder / "page.txt")
    (folder / "pages.jsonl").write_text('{"text": "Dua orang tewas dalam banjir di Desa Contoh."}\n', encoding="utf-8")
    assert run("trace pages --quiet", folder).returncode == 0
    return folder


@pytest.fixture
def desk(traced: Path, tmp_path: Path) -> Path:
    """A copy of that folder for one test."""
    return Path(shutil.copytree(traced, tmp_path / "desk"))


def run(arguments: str, folder: Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([RUNUT, *shlex.split(arguments)], cwd=folder, input=given, capture_output=True, check=False)


def opened(arguments: str, folder: Path) -> str:
    """Start what stays open until somebody ends it, and give what it says first."""
    command = [RUNUT, *shlex.split(arguments), "--port", "0"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL) as started:
        assert started.stdout is not None
        late = threading.Timer(60, started.kill)
        late.start()
        said = [started.stdout.readline().decode() for _ in range(2)]
        late.cancel()
        started.kill()
    return "".join(said)


def test_shown_output_and_command_pages_are_as_runut_prints_them() -> None:
    stale = [str(path.relative_to(ROOT)) for path in script("docs/write.py").stale()]

    assert stale == [], "Run `make docs`."


@pytest.mark.parametrize("document", dict(COMMANDS))
def test_the_commands_of_a_document_work_one_after_the_other(document: str, desk: Path) -> None:
    for command in (command for name, command in COMMANDS if name == document):
        _works(command, desk)


def _works(command: str, desk: Path) -> None:
    if command.startswith("make"):
        target = command.split("#")[0].split()[1:2] or ["check"]

        assert re.search(rf"^{target[0]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
        return
    if command.startswith("pip install "):
        wanted = re.search(r"(?:runut|\.)\[(\w+)\]", command)
        known = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

        assert wanted is None or wanted[1] in known["optional-dependencies"]
        return
    if command.startswith("runut desk"):
        assert "http://127.0.0.1:" in opened(command.removeprefix("runut "), desk)
        return
    given = b""
    if command.startswith("cat "):
        file, command = command.removeprefix("cat ").split(" | ")
        given = (desk / file).read_bytes()

    done = run(command.removeprefix("runut "), desk, given)

    assert done.returncode == (1 if "lint" in command else 0), f"{command}: {done.stderr.decode()}"
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(("document", "code"), blocks("python"))
def test_python_that_is_shown_runs(document: str, code: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("export jsonl -o record.jsonl", desk)

    done = subprocess.run([sys.executable, "-c", code], cwd=desk, capture_output=True, text=True, check=False)

    assert done.returncode == 0, f"{document}: {done.stderr}"
    assert done.stdout.strip()


@pytest.mark.parametrize("name", rooms.names("cli"))
def test_a_command_says_what_it_does(name: str) -> None:
    page = ROOT / "docs" / "reference" / "commands" / f"{name}.md"

    assert page.is_file(), "Run `make docs`."
