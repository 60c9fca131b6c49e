"""Compiled or not, the same pages give the same bytes: run where Runut is compiled (`make test-compiled`)."""

from __future__ import annotations

import doctest
import importlib
import json
import os
import subprocess
import sys
import tomllib
from ast import AsyncFunctionDef, ClassDef, FunctionDef, Module, get_docstring, parse, walk
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from runut import rooms

ROOT = Path(__file__).parents[2]
ROOMS = ("text", "clean", "extract", "lang")

pytestmark = pytest.mark.skipif(not rooms.compiled(), reason="Runut is not compiled here: make test-compiled")


def test_the_bundled_story_gives_the_same_bytes(demo_pages: Path, tmp_path: Path) -> None:
    assert exported(demo_pages, tmp_path / "compiled") == exported(demo_pages, tmp_path / "python", ROOT / "src")


def test_every_case_is_read_the_same() -> None:
    # By rules alone: what the tagger finds is not compiled, and slow.
    pages = "".join(json.dumps(text) + "\n" for text in sorted(set(texts())))

    assert read(pages) == read(pages, ROOT / "src")


def test_saved_pages_give_the_same_bytes(tmp_path: Path) -> None:
    pages = ROOT / "tests" / "samples" / "rekaan-kebakaran.html"

    assert exported(pages, tmp_path / "compiled") == exported(pages, tmp_path / "python", ROOT / "src")


def exported(pages: Path, folder: Path, source: Path | None = None) -> bytes:
    """Trace pages in a process of its own, by Runut as it is installed or as it lies in a folder, and export them."""
    folder.mkdir()
    db = ["--db", str(folder / "runut.db")]
    assert ("compiled" in python(["-m", "runut", "--version"], source).decode()) == (source is None)

    python(["-m", "runut", "trace", str(pages), "--quiet", *db], source)
    return python(["-m", "runut", "export", "jsonl", *db], source)


def read(pages: str, source: Path | None = None) -> bytes:
    """Label pages and find their claims."""
    return python(["-c", READ], source, pages)


READ = """
import json, sys
from runut import lang
from runut.clean import clean
from runut.extract import claims
from runut.model import Page
from runut.text import tagger

tagger.available = lambda: False
for line in sys.stdin:
    article = clean(Page("case.txt", json.loads(line)))
    print(ascii((article, list(claims(article, lang.load(article.language))))))
"""


def python(arguments: list[str], source: Path | None, given: str = "") -> bytes:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment |= {"PYTHONHASHSEED": "0"} | ({"PYTHONPATH": str(source)} if source else {})
    command = [sys.executable, "-P", *arguments]
    return subprocess.run(command, env=environment, input=given.encode(), capture_output=True, check=True).stdout


def texts() -> Iterator[str]:
    """Yield the texts of all cases."""
    for file in sorted((ROOT / "tests" / "cases").rglob("*.toml")):
        yield from (text for text in strings(tomllib.loads(file.read_text(encoding="utf-8"))) if " " in text)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


@pytest.mark.parametrize("room", ROOMS)
def test_what_documents_a_room_is_so(room: str) -> None:
    # Compiled functions carry no documentation, so that it is read where it was written.
    runner = doctest.DocTestRunner(verbose=False)

    for path in sorted((ROOT / "src" / "runut" / room).rglob("*.py")):
        name = path.relative_to(ROOT / "src").with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        names = vars(importlib.import_module(name))
        for said, line in documented(parse(path.read_text(encoding="utf-8"))):
            runner.run(doctest.DocTestParser().get_doctest(said, dict(names), name, str(path), line))

    assert runner.tries > 0
    assert runner.failures == 0


def documented(module: Module) -> Iterator[tuple[str, int]]:
    for node in walk(module):
        if isinstance(node, Module | ClassDef | FunctionDef | AsyncFunctionDef):
            said = get_docstring(node)
            if said and ">>>" in said:
                yield said, getattr(node, "lineno", 0)
