"""Compile what packs hold with RE2, so that no data from people can make reading slow."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import re2

from runut.errors import PackError

# google-re2 ships no types: a compiled pattern answers search, match, fullmatch, finditer like `re` does.
Pattern = Any


@cache
def compile_pattern(pattern: str, *, ignore_case: bool = True) -> Pattern:
    """Compile one pattern; offsets of its matches count code points.

    Raises PackError for what RE2 refuses (back-references, look-around).
    """
    options = re2.Options()
    options.case_sensitive = not ignore_case
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        raise PackError("pattern_refused", pattern=pattern, why=error) from None


def alternation(words: Iterable[str]) -> str:
    """Join words into one group, longest first; a space stands for any white space.

    >>> alternation(["di", "di antaranya"])
    '(?:di\\\\s+antaranya|di)'
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(re2.escape(part) for part in word.split()) for word in ordered) + ")"


def words(*alternatives: Iterable[str]) -> Pattern:
    """Compile lists of words into one pattern that matches any of them as whole words."""
    every = tuple(word for group in alternatives for word in group)
    return compile_pattern(rf"\b{alternation(every)}\b") if every else compile_pattern(r"[^\s\S]")
