"""Compile what reads pages, where that is asked for: `make compiled`, or HATCH_BUILD_HOOK_ENABLE_CUSTOM=true.

Nothing of this runs otherwise: an install is Python and needs no compiler (docs/howto/compile.md).
"""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from setuptools import Extension

COMPILED = ("text", "clean", "extract", "lang/patterns.py", "lang/phrases.py")
"""Where most of the time of a page goes."""

_BOXED = re.compile(r"\s*(r\d+) = box\(tuple\[")
_COMPARED = re.compile(r"\s*r\d+ = (\w+) [!=]= (\w+)$")
_FINAL = "_typing.Final"
_ASSIGNED = re.compile(r"\s*(r\d+) = ")


class CompiledBuildHook(BuildHookInterface[Any]):
    """Puts extension modules beside their sources in a wheel; where both are, Python imports the first."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into `build/compiled`, and say what the wheel holds besides."""
        if version == "editable":
            return
        lack = lacking()
        if lack:
            self.app.abort(f"Runut is not compiled: {lack}. It reads the same without.")
        built = Path(self.root, "build", "compiled")
        shutil.rmtree(built, ignore_errors=True)
        for file in compiled(Path(self.root, "src"), built):
            build_data["force_include"][str(file)] = file.relative_to(built / "lib").as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True


def lacking() -> str:
    """Say what compiling needs and this machine has not."""
    missing = [name for name in ("mypyc", "setuptools") if importlib.util.find_spec(name) is None]
    if missing:
        return f"it takes {' and '.join(missing)} (pip install 'mypy[mypyc]')"
    compiler = _compiler()
    if os.name == "posix" and shutil.which(compiler) is None:
        return f"it takes a C compiler, and there is no {compiler} (Debian: apt install gcc libc6-dev)"
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        return "it takes Python.h (Debian: apt install python3-dev)"
    return ""


def _compiler() -> str:
    return (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0]


def modules(source: Path) -> dict[str, str]:
    """Give the modules that could be compiled, by their path, each with why it stays Python, or an empty word."""
    parts = (source / "runut" / part for part in COMPILED)
    files = (file for part in parts for file in ([part] if part.is_file() else sorted(part.rglob("*.py"))))
    return {file.relative_to(source).as_posix(): stays(file.read_text(encoding="utf-8")) for file in files}


def stays(module: str) -> str:
    """Say why a module stays Python: what mypyc 2.4 makes of these is slow, wrong or nothing.

    >>> stays("from functools import cached_property")
    'cached_property is worked out at each look'
    """
    return next((why for node in ast.walk(ast.parse(module)) if (why := _why(node))), "")


def _why(node: ast.AST) -> str:
    match node:
        case ast.alias(name="cached_property") | ast.Attribute(attr="cached_property"):
            return "cached_property is worked out at each look"
        case ast.Compare(left=ast.Name(id="__name__")):
            return "it is run by its name (python -m)"
        case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[ast.Tuple(elts=some) | ast.List(elts=some)]):
            return "in (*one, *other) stops mypyc" if any(isinstance(each, ast.Starred) for each in some) else ""
        case ast.FunctionDef() if any(many > 1 for many in Counter(_faults(node)).values()):
            return "a name for two faults is held to the kind of the first"
        case ast.FunctionDef() if any(_is_lent(each) for each in ast.walk(node)):
            return "it asks for a library that may be missing, and callers are told so in its place"
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in set(_named_within(value)):
            return "a := within is taken for the variable outside that has its name"
    return ""


def _faults(function: ast.FunctionDef) -> Iterator[str]:
    """Yield the names under which a function catches faults."""
    for each in ast.walk(function):
        if isinstance(each, ast.ExceptHandler) and each.name:
            yield each.name


def _is_lent(node: ast.AST) -> bool:
    """Say whether a library is imported where it is used."""
    named = (
        node.names[0].name if isinstance(node, ast.Import) else node.module if isinstance(node, ast.ImportFrom) else ""
    )
    return bool(named) and named.split(".")[0] != "runut"


def _named_within(value: ast.expr) -> Iterator[str]:
    """Yield the names that comprehensions of an expression give by `:=`."""
    for node in ast.walk(value):
        if isinstance(node, ast.NamedExpr):
            yield node.target.id


def with_finals(module: str) -> str:
    """Say of a module's constants that they are final: compiled code then looks up no name for them.

    Of tuples it is said that they are of any length: others are taken apart and made anew at each look. Lines stay.

    >>> print(with_finals('_MOST = 3\\n_WORDS: dict[str, int] = {}\\nENDS = (".", "!")\\n_MIXED = ("a", 1)'))
    import typing as _typing; _MOST: _typing.Final = 3
    _WORDS: _typing.Final[dict[str, int]] = {}
    ENDS: _typing.Final[tuple[str, ...]] = (".", "!")
    _MIXED = ("a", 1)
    """
    lines = module.split("\n")
    once = {name for name, many in Counter(_named(module)).items() if many == 1}
    opening = "import typing as _typing; "
    for node in ast.parse(module).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in once and (said := _final(value)):
                begun = name
            case ast.AnnAssign(target=ast.Name(id=name), annotation=hint, value=ast.expr()) if name in once:
                written = ast.unparse(hint)
                if written.startswith("Final") or hint.end_lineno != node.lineno:
                    continue
                begun, said = lines[node.lineno - 1].encode()[: hint.end_col_offset].decode(), f"{_FINAL}[{written}]"
            case _:
                continue
        at = node.lineno - 1
        lines[at] = f"{opening}{name}: {said}{lines[at].removeprefix(begun)}"
        opening = ""
    return "\n".join(lines)


def _named(module: str) -> Iterator[str]:
    """Yield the names in capitals that a module gives, each time it does, at its top."""
    for node in ast.walk(ast.parse(module)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id.isupper():
            yield node.id
        elif isinstance(node, ast.Global):
            yield from (name for name in node.names for _ in range(2))


def _final(value: ast.expr) -> str:
    """Give the type that says of a constant that it is final, an empty word where none can be told."""
    if not isinstance(value, ast.Tuple):
        return _FINAL
    kinds = {type(each.value).__name__ if isinstance(each, ast.Constant) else "" for each in value.elts}
    return f"{_FINAL}[tuple[{kinds.pop()}, ...]]" if len(kinds) == 1 and kinds != {""} else ""


def compiled(source: Path, built: Path) -> list[Path]:
    """Compile every module that does not stay Python; give the files that were made, all under `built/lib`."""
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    command = build_ext(Distribution({"ext_modules": _extensions(source, built / "c")}))
    command.build_lib, command.build_temp = str(built / "lib"), str(built / "o")
    command.ensure_finalized()
    with chdir(source):
        _on_all_cores(command)
        command.run()
    return sorted(file for file in (built / "lib").rglob("*") if file.is_file())


def _extensions(source: Path, to: Path) -> list[Extension]:
    """Write each module as C."""
    import setuptools  # noqa: F401 - before mypyc, which else takes distutils
    from mypyc.build import mypycify

    paths = [path for path, why in modules(source).items() if not why]
    settings = ["--config-file", str(source.parent / "pyproject.toml"), "--no-incremental"]
    shutil.copytree(source, to / "src")
    for path in paths:
        file = to / "src" / path
        file.write_text(with_finals(file.read_text(encoding="utf-8")), encoding="utf-8")
    with chdir(to / "src"):  # modules are called by their path from here
        made = mypycify(
            [*settings, *paths], opt_level="2", debug_level="0", multi_file=True, target_dir=str(to), group_name="runut"
        )
    doubtful = list(same_by_chance((to / "ops.txt").read_text(encoding="utf-8")))
    if doubtful:
        sys.exit(f"Compiled code makes tuples anew, so that `is` is never true of them: {', '.join(doubtful)}")
    flags = linked_whole()
    for each in made:
        each.extra_compile_args += flags
        each.extra_link_args += flags
    return made


def linked_whole() -> list[str]:
    """Give the flags by which a compiler looks at all modules at once when it links them; none where it knows none.

    Functions that nobody outside can see are called without a look at a table, and small ones stand where they are
    called: that takes a thirtieth of an article's time.
    """
    flags = ["-flto=auto", "-fvisibility=hidden"]
    with TemporaryDirectory() as folder:
        source, made = Path(folder, "one.c"), Path(folder, "one.so")
        source.write_text("int one(void) { return 1; }", encoding="utf-8")
        tried = [_compiler(), "-shared", "-fPIC", *flags, str(source), "-o", str(made)]
        with suppress(OSError):
            is_known = subprocess.run(tried, capture_output=True, check=False).returncode == 0
            return flags if os.name == "posix" and is_known else []
    return []


def same_by_chance(steps: str) -> Iterator[str]:
    """Yield the functions that compare a tuple by `is`, from the steps that mypyc made of the modules.

    >>> list(same_by_chance("def alike(a, b):\\n    r0 = box(tuple[int], a)\\n    r1 = r0 == b"))
    ['alike']
    """
    name, boxed = "", set[str]()
    for line in steps.splitlines():
        if line.startswith("def "):
            name, boxed = line[4:].partition("(")[0], set()
        elif found := _BOXED.match(line):
            boxed.add(found[1])
        elif (found := _COMPARED.match(line)) and not boxed.isdisjoint(found.groups()):
            yield name
        elif found := _ASSIGNED.match(line):
            boxed.discard(found[1])


def _on_all_cores(command: Any) -> None:
    """Let a build compile as many files at once as there are cores."""
    make_compiler = command.build_extensions

    def build() -> None:
        one = command.compiler.compile

        def every(sources: list[str], **options: Any) -> list[str]:
            with ThreadPoolExecutor(os.cpu_count()) as threads:
                return [made for some in threads.map(lambda source: one([source], **options), sources) for made in some]

        command.compiler.compile = every
        make_compiler()

    command.build_extensions = build
