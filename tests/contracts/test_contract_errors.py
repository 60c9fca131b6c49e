"""What a person must mend is said in their language: every sentence that is raised stands in every pack."""

from __future__ import annotations

import ast
import pickle
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from runut import errors, lang
from runut.desk import unmet

SOURCE = Path(errors.__file__).parent
TOLD = frozenset(("Refusal", "said"))
"""What else of the desk takes a key."""
CODES = [code for code in lang.codes() if code != "en"]


def calls() -> Iterator[tuple[Path, str, ast.Call]]:
    """Yield every call that names a sentence or a word: an error that is made, or what says one at once."""
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in SOURCE.rglob("*.py")}
    known = {"RunutError"}
    while True:
        made = {
            node.name
            for tree in trees.values()
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef)
            and any(isinstance(one, ast.Name) and one.id in known for one in node.bases)
        }
        if made <= known:
            break
        known |= made
    for file, tree in trees.items():
        for node in ast.walk(tree):
            named = known | TOLD if "desk" in file.parts else known
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in named:
                yield file, node.func.id, node


def keys(call: ast.Call) -> list[str]:
    """Give the literal texts among what is passed by place: a status or a request may come before the key."""
    found = []
    for one in call.args[:2]:
        found += [
            node.value for node in ast.walk(one) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
    return found


def test_every_sentence_that_is_raised_is_there_and_every_one_there_is_raised() -> None:
    english = lang.load("en").errors
    raised = {key for _, _, call in calls() for key in keys(call)}
    # The store looks its sentence up by what SQLite answered, the frame's refusals by their status, those of a field by
    # the kind of its error.
    in_tables = {"db_slow", "db_full", "db_broken", "db_sealed", "db_forbidden", "db_closed", "db_busy", "db_none",
                 "db_damaged", "db_unreachable", "db_says", "not_found", "not_so", unmet._OTHER,
                 *unmet._KEYS.values()}  # fmt: skip

    assert raised - set(english.sentences) == set()
    assert set(english.sentences) - raised - in_tables == set()


def test_no_error_is_raised_with_a_sentence_of_its_own() -> None:
    loose = [
        f"{file.name}:{call.lineno}"
        for file, _, call in calls()
        for one in call.args[:2]
        if isinstance(one, ast.JoinedStr)
    ]

    assert loose == []


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_the_same_sentences_with_the_same_places(code: str) -> None:
    english, other = lang.load("en").errors, lang.load(code).errors

    assert set(other.words) == set(english.words)
    assert {key: places(text) for key, text in other.sentences.items()} == {
        key: places(text) for key, text in english.sentences.items()
    }


@pytest.mark.parametrize("code", CODES)
def test_no_sentence_is_left_in_english(code: str) -> None:
    english, other = lang.load("en").errors, lang.load(code).errors

    assert [key for key, text in other.sentences.items() if text == english.sentences[key]] == []


def places(template: str) -> set[str]:
    """Give what goes into a template, with how it is written: `name!r` quotes what a person gave."""
    return {f"{name}!{how or ''}" for _, name, _, how in string.Formatter().parse(template) if name}


def test_an_error_within_an_error_and_a_word_are_told_in_the_same_language() -> None:
    inner = errors.SourceError("line_no_json", why="x")
    outer = errors.StoreError("record_damaged", path="runut.db", why=inner)
    denied = errors.SourceError("unwritable", name="a.html", why=errors.why(PermissionError(13, "Permission denied")))

    assert str(outer) == "runut.db is damaged: A line is not JSON: x."
    assert outer.told(lang.load("id").errors) == "runut.db rusak: Sebuah baris bukan JSON: x."
    assert str(denied) == "a.html cannot be written: Permission denied. Name another file with -o."
    assert "tidak diizinkan" in denied.told(lang.load("id").errors)


def test_what_the_machine_says_that_no_pack_knows_is_said_as_it_is() -> None:
    odd = errors.why(OSError(113, "No route to host"))

    assert "No route to host" in errors.SourceError("unreadable", name="x", why=odd).told(lang.load("id").errors)


def test_an_error_is_the_same_one_in_another_process() -> None:
    error = errors.UnknownNameError("no_story", name="s_0")

    assert str(pickle.loads(pickle.dumps(error))) == str(error)
