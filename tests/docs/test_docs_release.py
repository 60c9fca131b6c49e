"""What is released holds all that it needs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_wheel_holds_code_data_and_notices(tmp_path: Path) -> None:
    # A build from the checkout, with the pinned hatchling: no network, nothing written here.
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr

    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "src" / "runut"
    wanted = {
        path.relative_to(ROOT / "src").as_posix()
        for path in package.rglob("*")
        if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in path.relative_to(package).parts)
    }

    assert wanted - names == set()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)
    assert wheel.stat().st_size < 40_000_000


def imported() -> set[str]:
    """Give the packages from outside that `src` imports, by the names they are installed under."""
    modules = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                modules.add(node.module.split(".")[0])
    installed = packages_distributions()
    outside = modules - {"runut"} - sys.stdlib_module_names
    return {name.lower().replace("_", "-") for module in outside for name in installed.get(module, [module])}


def test_what_runut_imports_is_what_it_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[<>=~!\[; ]", line)[0].lower() for line in project["dependencies"]}
    # These bring each other, and say so; `compression` is the standard library's from 3.14 on.
    brought = {"sqlalchemy", "markupsafe", "starlette", "pydantic", "compression"}

    extras = project.get("optional-dependencies", {})
    optional = {re.split(r"[<>=~!\[; ]", line)[0].lower() for name in extras if name != "dev" for line in extras[name]}

    assert imported() - brought <= asked | optional
    assert asked <= imported(), "Something is asked for that nothing imports."
    assert len(asked) <= 10
