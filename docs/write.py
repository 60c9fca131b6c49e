"""Write what the documents show: real output under each `<!-- output of: … -->`, and a page for each command's help."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from functools import cache
from importlib import resources
from pathlib import Path

from runut import rooms

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = ROOT / "docs" / "reference" / "commands"
SHOWN = re.compile(
    r"<!-- output of: runut (?P<args>[^|>]*?)(?: \| lines (?P<first>\d+)-(?P<last>\d+))? -->\n```text\n.*?```", re.S
)
DRAWN = re.compile(r"<!-- layers of: pyproject.toml -->\n```text\n.*?```", re.S)


@cache
def output(*args: str) -> str:
    """Give what `runut ARGS` prints, beside the bundled pages and, where the command reads one, their record."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(str(resources.files("runut.demo").joinpath("pages")), Path(folder) / "pages")
        if args[0] not in ("demo", "trace") and "--help" not in args:
            _run(folder, "trace", "pages", "--quiet")
        return "\n".join(line.rstrip() for line in _run(folder, *args).strip("\n").splitlines())


def _run(folder: str, *args: str) -> str:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("RUNUT_", "LC_"))}
    done = subprocess.run(
        [Path(sys.executable).with_name("runut"), *args],
        cwd=folder,
        env={**inherited, "COLUMNS": "100", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode and (done.returncode, args[0]) != (1, "lint"):  # lint says so where it finds something
        raise SystemExit(f"runut {' '.join(args)}: {done.stderr.decode('utf-8')}")
    return done.stdout.decode("utf-8")


def layers() -> str:
    """Draw the layers of the import contract, upper ones first."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    drawn = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return "\n".join(layer.replace("runut.", "") for layer in drawn)


def filled(text: str) -> str:
    """Give a document with each shown output as it is now."""

    def show(match: re.Match[str]) -> str:
        lines = output(*match["args"].split()).splitlines()
        if match["first"]:
            lines = lines[int(match["first"]) - 1 : int(match["last"])]
        head = match[0].split("\n", 1)[0]
        return f"{head}\n```text\n" + "\n".join(lines) + "\n```"

    text = DRAWN.sub(lambda match: f"{match[0].split(chr(10), 1)[0]}\n```text\n{layers()}\n```", text)
    return SHOWN.sub(show, text)


def command_page(name: str) -> str:
    """Give the reference page of a command: its own help."""
    return f"# runut {name}\n\n```text\n{output(name, '--help')}\n```\n"


def documents() -> dict[Path, str]:
    """Give every document that shows output, as it should be."""
    hand_written = [
        *ROOT.glob("*.md"),
        *(path for path in (ROOT / "docs").rglob("*.md") if COMMANDS not in path.parents),
    ]
    shown = {path: filled(path.read_text(encoding="utf-8")) for path in sorted(hand_written)}
    return shown | {COMMANDS / f"{name}.md": command_page(name) for name in rooms.names("cli")}


def stale() -> dict[Path, str]:
    """Give the documents that are not as they should be, with what they should say."""
    found = {
        path: text
        for path, text in documents().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    }
    gone = [path for path in COMMANDS.glob("*.md") if path.stem not in rooms.names("cli")]
    return found | dict.fromkeys(gone, "")


if __name__ == "__main__":
    COMMANDS.mkdir(parents=True, exist_ok=True)
    for path, text in stale().items():
        if text:
            path.write_text(text, encoding="utf-8")
        else:
            path.unlink()
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
