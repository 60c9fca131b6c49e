"""What every language pack promises."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cached_property
from importlib import resources
from typing import Any

import pytest

from runut import lang
from runut.lang.patterns import compile_pattern, words

SECTIONS = [name for name, value in vars(lang.Pack).items() if isinstance(value, cached_property)]
EVERY = [(code, section) for code in lang.codes() for section in SECTIONS]


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from strings(each)
    elif isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from strings(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


@pytest.mark.parametrize(("code", "section"), EVERY)
def test_every_language_has_every_section(code: str, section: str) -> None:
    assert is_dataclass(getattr(lang.load(code), section))


@pytest.mark.parametrize("code", lang.codes())
def test_a_language_has_no_file_that_nobody_reads(code: str) -> None:
    files = {file.name for file in resources.files("runut.lang").joinpath(code).iterdir() if file.is_file()}

    assert files == {f"{section}.toml" for section in SECTIONS}


@pytest.mark.parametrize(("code", "section"), EVERY)
def test_words_are_written_without_stray_blanks(code: str, section: str) -> None:
    text = resources.files("runut.lang").joinpath(code, f"{section}.toml").read_text(encoding="utf-8")

    assert [word for word in strings(tomllib.loads(text)) if "\t" in word] == []


@pytest.mark.parametrize(("code", "section"), EVERY)
def test_all_words_together_are_a_pattern_that_re2_takes(code: str, section: str) -> None:
    every = [word for word in strings(getattr(lang.load(code), section)) if word.strip()]

    assert words(tuple(every)).search("") is None, "A pattern is compiled when it is first asked."


@pytest.mark.parametrize("code", lang.codes())
def test_what_a_pack_holds_as_patterns_re2_takes(code: str) -> None:
    roles = lang.load(code).roles

    # A pattern is compiled when it is first asked.
    assert [one for one in (*roles.common, *roles.verbs) if compile_pattern(one).search("") is not None] == []


# Indonesian and Malay count a single victim ("seorang"), so they have nothing to say there.
ONLY_WHERE_NEEDED = {"victims"}


@pytest.mark.parametrize("section", [section for section in SECTIONS if section not in ONLY_WHERE_NEEDED])
def test_a_section_is_filled_alike_in_all_languages(section: str) -> None:
    filled = {
        code: {
            field.name
            for field in fields(getattr(lang.load(code), section))
            if getattr(getattr(lang.load(code), section), field.name)
        }
        for code in lang.codes()
    }

    assert filled["id"], f"lang/id/{section}.toml says nothing."
    assert all(filled[code] for code in filled)
