"""What the documents name is there: pages, headings, options, files, decisions, sections and kinds."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import get_args

import pytest
from fastapi import FastAPI

from runut import rooms
from runut.desk.api import router
from runut.model import DiscrepancyKind
from scripts import ROOT

REFERENCE = ROOT / "docs" / "reference"
BLOCK = re.compile(r"^```.*?^```", re.S | re.M)
FILE = re.compile(r"`((?:src|bench|docs|tests|web|training|[a-z]+)/[\w./<>*-]*\.(?:py|md|toml|jsonl|json|html))`")
"""A file as the documents write it: below the project, below `src/runut`, below `bench` or beside the page."""
ELSEWHERE = ("build/", "corpus/")
"""What is made here, and what lies in ../shared."""


def committed(*suffixes: str) -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip("an unpacked release: which of these files are ours is not known")
    paths = [ROOT / name for name in done.stdout.decode().split("\0")]
    return [path for path in paths if path.suffix in suffixes and path.is_file()]


PAGES = sorted(path for room in (".", "docs", "bench") for path in (ROOT / room).glob("*.md"))
PAGES += sorted(path for path in (ROOT / "docs").glob("*/**/*.md"))
TODAY = [page for page in PAGES if page.parent.name != "decisions" and page.name != "CHANGELOG.md"]
"""Pages that tell what is; decisions and changes tell what was."""


def shown(page: Path) -> str:
    return str(page.relative_to(ROOT))


def anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.replace("`", "").strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_links_lead_to_pages_and_headings_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", BLOCK.sub("", page.read_text(encoding="utf-8")))
    dead = []
    for link in (link for link in links if ":" not in link):
        path, _, heading = link.partition("#")
        to = page.parent / path if path else page
        headings = re.findall(r"^#+ (.+)$", to.read_text(encoding="utf-8"), re.M) if to.suffix == ".md" else []
        if not to.exists() or (heading and heading not in map(anchor, headings)):
            dead.append(link)

    assert dead == []


@pytest.mark.parametrize("page", TODAY, ids=shown)
def test_commands_have_the_options_that_pages_give_them(page: Path) -> None:
    told = re.findall(r"runut ([a-z]+)((?: [^\n`|]*)?)", page.read_text(encoding="utf-8"))
    asked = [(command, option) for command, rest in told for option in re.findall(r"(?<!\S)--[a-z][a-z-]*", rest)]

    known = {name: (REFERENCE / "commands" / f"{name}.md").read_text(encoding="utf-8") for name in rooms.names("cli")}

    assert [(name, option) for name, option in asked if not re.search(rf"{option}\b", known.get(name, ""))] == []


@pytest.mark.parametrize("page", TODAY, ids=shown)
def test_make_has_the_targets_that_pages_name(page: Path) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)

    asked = re.findall(r"(?:^\$ |`)make ([a-z][a-z-]*)", page.read_text(encoding="utf-8"), re.M)

    assert set(asked) <= set(targets)


@pytest.mark.parametrize("page", TODAY, ids=shown)
def test_files_that_pages_name_are_there(page: Path) -> None:
    named = FILE.findall(page.read_text(encoding="utf-8"))
    wanted = [re.sub(r"<\w+>", "*", name) for name in named if not name.startswith(ELSEWHERE)]
    roots = (ROOT, ROOT / "src" / "runut", ROOT / "bench", page.parent)

    assert [name for name in wanted if not any(any(root.glob(name)) for root in roots)] == []


def test_decisions_and_pages_that_files_name_are_there() -> None:
    known = {int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md")}
    gone = []
    for path in committed(".py", ".toml", ".md"):
        text = path.read_text(encoding="utf-8")
        gone += [f"{shown(path)}: {n}" for n in re.findall(r"\b[Dd]ecision (\d{1,4})\b", text) if int(n) not in known]
        pages = re.findall(r"\bdocs/[\w./-]+\.md\b", text)
        gone += [f"{shown(path)}: {name}" for name in pages if not (ROOT / name).exists()]

    assert gone == []


def test_every_section_on_exports_is_of_one_that_is_there() -> None:
    sections = re.findall(r"^## ([a-z_]+)$", (REFERENCE / "exports.md").read_text(encoding="utf-8"), re.M)

    assert set(sections) == {name for name in rooms.names("export") if hasattr(rooms.load("export", name), "write")}


def test_every_codebook_has_a_section() -> None:
    sections = re.findall(r"^## ([a-z]+)$", (REFERENCE / "codebooks.md").read_text(encoding="utf-8"), re.M)

    assert set(rooms.names("ledger.codebooks")) == set(sections)


@pytest.mark.parametrize("page", sorted((REFERENCE / "checks").glob("*.md")), ids=lambda path: path.stem)
def test_the_page_of_a_check_names_the_kinds_that_it_finds(page: Path) -> None:
    code = Path(str(rooms.load("check", page.stem).__file__)).read_text(encoding="utf-8")
    text = page.read_text(encoding="utf-8")

    assert [kind for kind in get_args(DiscrepancyKind) if f'"{kind}"' in code and f"`{kind}`" not in text] == []
    assert any(f"`{kind}`" in text for kind in get_args(DiscrepancyKind))


def test_every_operation_of_the_api_stands_on_the_page_of_the_desk() -> None:
    text = (REFERENCE / "desk.md").read_text(encoding="utf-8")
    told = {path.split("/")[2] for path in re.findall(r"`(?:[A-Z]+ )?(/api/[a-z.]+)", text)}

    api = FastAPI()
    api.include_router(router)

    assert {path.split("/")[1] for path in api.openapi()["paths"]} == told - {"openapi.json"}


def test_the_bench_lists_every_file_it_has() -> None:
    bench = ROOT / "bench"
    listed = re.findall(r"`([\w./*]+)`", (bench / "README.md").read_text(encoding="utf-8").split("\n`make bench")[1])
    named = {path for name in listed for path in bench.glob(name)}

    missing = [path for path in committed(".py") if path.is_relative_to(bench) and not named & {path, *path.parents}]

    assert [shown(path) for path in missing] == []
