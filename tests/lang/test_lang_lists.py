"""Lists of packs are read: what nobody asks for is no data, and a name that only code knows is no list."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import runut
from runut import lang
from runut.extract.events import scene
from runut.extract.figures import lexicon
from runut.lang import Pack

SOURCE = Path(runut.__file__).parent
LONGEST = 140
"""Columns of a line of a list: 118 for what breaks, a choice in braces may be longer."""
SECTIONS = {
    name: get_type_hints(section.func)["return"]
    for name, section in vars(Pack).items()
    if isinstance(section, cached_property)
}


def nouns(kind: Any) -> Iterator[type]:
    """Yield a section, and the smaller nouns that its lists are made of."""
    if is_dataclass(kind):
        yield kind
        for hint in get_type_hints(kind).values():
            for part in (hint, *get_args(hint)):
                yield from nouns(part)


@cache
def named() -> dict[str, Counter[str]]:
    """Give for each module, and each schema's own methods, the names that it asks for and the words it quotes."""
    found: dict[str, Counter[str]] = {}
    for file in SOURCE.rglob("*.py"):
        words = found.setdefault(file.relative_to(SOURCE).as_posix(), Counter())
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                words[node.attr] += 1
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                words[node.id] += 1
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "/schema/" not in file.as_posix():
                words[node.value] += 1
    return found


def reads(module: str, section: str) -> bool:
    """Say whether a module asks for a section, or is given it by its noun."""
    words = named()[module]
    if section == "errors":  # the lowest room is given it, and names it only by what it must hold
        return module == "errors.py"
    return words[section] > 0 or words[SECTIONS[section].__name__] > 0 or module == f"lang/schema/{section}.py"


@pytest.mark.parametrize("section", SECTIONS)
def test_each_list_of_a_section_is_read_by_a_module_that_asks_for_the_section(section: str) -> None:
    readers = [words for module, words in named().items() if reads(module, section)]

    lists = [f.name for noun in nouns(SECTIONS[section]) for f in fields(noun)]

    assert [name for name in lists if not any(words[name] for words in readers)] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_each_list_of_a_section_holds_something_in_one_pack_at_least(section: str) -> None:
    packs = [getattr(lang.load(code), section) for code in lang.codes()]

    said = {f.name: [getattr(pack, f.name) for pack in packs] for f in fields(SECTIONS[section])}

    assert [name for name, held in said.items() if not any(one or one is False for one in held)] == []


# Marks are asked for by their names: one that stands in its list alone is found in texts and forgotten.
MARKS = (*lexicon._LISTS, *lexicon._HEDGES, *lexicon._NOUN_PLACES, *lexicon.KIND_PLACES, *lexicon._BY_REASON)


def test_each_mark_of_a_piece_and_a_sentence_is_asked_for_beside_the_list_that_gives_it() -> None:
    asked = sum((words for module, words in named().items() if module.startswith("extract/")), Counter[str]())

    assert [mark for mark in (*MARKS, *scene.LISTS) if asked[mark] < 2] == []


@pytest.mark.parametrize("file", sorted((SOURCE / "lang").glob("*/*.toml")), ids=lambda file: "/".join(file.parts[-2:]))
def test_a_list_is_broken_into_lines_that_a_change_can_be_read_in(file: Path) -> None:
    lists = (line for line in file.read_text(encoding="utf-8").splitlines() if line.count('", "') > 1)
    assert [line[:60] for line in lists if len(line) > LONGEST and "= {" not in line] == []
