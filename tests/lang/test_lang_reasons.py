"""Why an input was skipped is kept in English and told in the reader's language."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import runut
from runut import lang
from runut.lang import say

ROOMS = Path(runut.__file__).parent
RAISED_WITH_A_KEY = {"SourceError", "MissingExtraError", "UnknownNameError"}
SAY_WHY = {"unfit", "_flaw", "_fed", "_rules", "unknown", "remark"}
"""Functions that give a reason, or None."""


def template(node: ast.expr) -> str | None:
    """Give what is written, with `{}` for what is filled in; None for what stands elsewhere."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def written(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the expressions of a module that give a reason: of a skipped input, of an error that becomes one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Skipped":
            yield node.args[2]
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
            if getattr(node.exc.func, "id", "") not in RAISED_WITH_A_KEY:
                yield node.exc.args[0]
        elif isinstance(node, ast.FunctionDef) and node.name in SAY_WHY:
            yield from (inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return) and inner.value)


def reasons() -> list[str]:
    """List every reason that reading and cleaning can give."""
    files = [*ROOMS.glob("read/*.py"), *ROOMS.glob("clean/**/*.py"), ROOMS / "pipeline.py"]
    found = (template(node) for file in files for node in written(ast.parse(file.read_text(encoding="utf-8"))))
    # An exception of another library is told as it says itself; a reason without a word of its own is such a one.
    return sorted({reason for reason in found if reason and any(sign.isalpha() for sign in reason.replace("{}", ""))})


def test_there_are_many_ways_to_be_skipped() -> None:
    assert len(reasons()) > 50


@pytest.mark.parametrize("code", lang.codes())
def test_every_reason_that_an_input_is_skipped_for_is_told_in_each_language(code: str) -> None:
    known = lang.load(code).reasons.sentences

    assert [reason for reason in reasons() if reason not in known] == []


@pytest.mark.parametrize("code", lang.codes())
def test_a_told_reason_keeps_its_values_in_their_order(code: str) -> None:
    pack = lang.load(code)

    for ours, theirs in pack.reasons.sentences.items():
        values = [f"<{n}>" for n in range(ours.count("{}"))]
        assert say.skipped(ours.format(*values), pack) == theirs.format(*values)


def test_english_shows_the_words_of_the_record() -> None:
    sentences = lang.load("en").reasons.sentences

    assert list(sentences) == list(sentences.values())


def test_a_reason_that_nobody_foresaw_is_shown_as_it_is() -> None:
    assert say.skipped("ValueError: (line\n2)", lang.load("id")) == "ValueError: (line\n2)"
