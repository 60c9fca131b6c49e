"""What is compiled where that is asked for, what stays Python and why, and what a bare machine is told."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from types import ModuleType

import pytest

from runut import rooms
from scripts import script

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    """The build hook, which lies outside of the package."""
    return script("hatch_build.py")


@pytest.mark.parametrize(
    ("module", "why"),
    [
        ("from functools import cache, cached_property", "cached_property"),
        ("import functools\nclass A:\n    @functools.cached_property\n    def b(self): ...", "cached_property"),
        ('if __name__ == "__main__":\n    main()', "python -m"),
        ("def f():\n    import numpy\n    return numpy", "may be missing"),
        ("def f():\n    from tokenizers import Tokenizer", "may be missing"),
        (
            "def f():\n    try:\n        g()\n    except KeyError as error:\n        raise\n"
            "    except Exception as error:\n        h(error)",
            "two faults",
        ),
        ("def f(word, one, other):\n    return word in (*one, *other)", "stops mypyc"),
        ("def f(word, one, other):\n    return word not in [*one, *other]", "stops mypyc"),
        ("def f(some):\n    told = {each: told for each in some if (told := each)}", "has its name"),
    ],
)
def test_what_mypyc_makes_slow_or_wrong_stays_python(hook: ModuleType, module: str, why: str) -> None:
    assert why in hook.stays(module)


@pytest.mark.parametrize(
    "module",
    [
        "from functools import cache",
        "def f():\n    from runut.clean.markup import mark\n    return mark",
        "import re2",
        "def f():\n    try:\n        g()\n    except KeyError as error:\n        h(error)",
        "def f(word, some):\n    return word in some or word in (1, 2)",
        "def f(some):\n    told = {each: found for each in some if (found := each)}",
    ],
)
def test_what_mypyc_reads_as_python_does_is_compiled(hook: ModuleType, module: str) -> None:
    assert hook.stays(module) == ""


def test_a_tuple_is_never_itself_in_compiled_code_and_the_build_says_so(hook: ModuleType) -> None:
    steps = "def a(b):\n    r0 = box(tuple[int], b)\n    r1 = r0 == r2\ndef c(b):\n    r0 = b\n    r1 = r0 == r2\n"

    assert list(hook.same_by_chance(steps)) == ["a"]


def test_modules_are_linked_as_a_whole_only_by_a_compiler_that_can(
    hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, does in (("able", "exit 0"), ("unable", "exit 1")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
        monkeypatch.setenv("CC", str(tmp_path / name))
        assert bool(hook.linked_whole()) == (name == "able" and os.name == "posix")
    monkeypatch.setenv("CC", str(tmp_path / "missing"))
    assert hook.linked_whole() == []


def test_most_of_the_readers_can_be_compiled(hook: ModuleType) -> None:
    found = hook.modules(ROOT / "src")

    assert {name.split("/")[1] for name in found} == {"text", "clean", "extract", "lang"}
    assert sum(map(bool, found.values())) < len(found) / 10, "Say it so that mypyc reads it: docs/howto/compile.md."


def test_what_is_compiled_here_is_what_the_rule_says(hook: ModuleType) -> None:
    is_compiled = {
        name: str(importlib.util.find_spec(dotted(name)).origin).endswith(tuple(EXTENSION_SUFFIXES))  # type: ignore[union-attr]
        for name in hook.modules(ROOT / "src")
    }

    wanted = {name: rooms.compiled() and not why for name, why in hook.modules(ROOT / "src").items()}
    assert is_compiled == wanted


def dotted(name: str) -> str:
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def test_without_a_compiler_one_line_says_what_is_missing(tmp_path: Path) -> None:
    environment = {**os.environ, "HATCH_BUILD_HOOK_ENABLE_CUSTOM": "true", "CC": "no-such-compiler"}

    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert "there is no no-such-compiler" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("constant", "said"),
    [
        ("_MOST = 3", "_MOST: _typing.Final = 3"),
        ("_OF: dict[str, int] = {}", "_OF: _typing.Final[dict[str, int]] = {}"),
        ('_ENDS = (".", "!")', '_ENDS: _typing.Final[tuple[str, ...]] = (".", "!")'),
        ("_STEPS = (\n    0.5,\n    0.9,\n)", "_STEPS: _typing.Final[tuple[float, ...]] = (\n    0.5,\n    0.9,\n)"),
    ],
)
def test_compiled_code_knows_where_constants_lie(hook: ModuleType, constant: str, said: str) -> None:
    assert hook.with_finals(f'"""A room."""\n{constant}\n') == f'"""A room."""\nimport typing as _typing; {said}\n'


@pytest.mark.parametrize(
    "module",
    [
        "_MIXED = ('a', 1)",
        "_ALL = (*_SOME, 'b')",
        "_DONE: Final = 1",
        "_LATER: int",
        "_COUNT = 0\ndef f():\n    global _COUNT\n    _COUNT += 1",
        "_HALF = 1\n_HALF = 2",
        "names = {}",
    ],
)
def test_what_may_change_or_has_several_kinds_is_left_as_it_is(hook: ModuleType, module: str) -> None:
    assert hook.with_finals(module) == module
