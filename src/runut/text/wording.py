"""Cut text into words, and say what the roles of a pack know of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from runut.lang import Pack
from runut.lang.patterns import Pattern, compile_pattern
from runut.model import Span

_TOKEN = compile_pattern(r"¤+|[\p{L}\p{N}&](?:[\p{L}\p{N}.'’/\-&]*[\p{L}\p{N}&])?\.?|[^\s\p{L}\p{N}¤]")
_LONGEST = 4


class Token(NamedTuple):
    """A word or a mark, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a text itself shows of its words, in lower case: places, and words it writes small or only opens with."""

    places: frozenset[str]
    common: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the roles of a pack say of a word or a run of words."""

    classes: dict[str, str]
    heads: frozenset[str]
    joins: frozenset[str]
    particles: frozenset[str]
    units: frozenset[str]
    never: frozenset[str]
    suffixes: frozenset[str]
    definite: frozenset[str]
    ends: frozenset[str]
    verb: Pattern


@cache
def vocabulary(pack: Pack) -> Vocabulary:
    """Give the roles of a pack as tables for looking up."""
    roles = pack.roles
    classes: dict[str, str] = {}
    for kind in ("bodies", "people", "offices", "ranks", "openers", "pronouns"):
        for word in getattr(roles, kind):
            if kind != "pronouns" or " " in word or word not in classes:
                classes[word.lower()] = kind
    return Vocabulary(
        classes,
        frozenset(word.split()[0] for word in classes),
        frozenset(roles.joins),
        frozenset(roles.particles),
        frozenset(roles.units),
        frozenset(roles.never),
        frozenset(word.rstrip(".").lower() for word in roles.suffixes),
        frozenset(roles.definite),
        frozenset(roles.ends),
        compile_pattern("|".join(f"(?:{pattern})" for pattern in roles.verbs) or r"[^\s\S]"),
    )


def tokens(text: str, start: int, end: int, pack: Pack) -> list[Token]:
    """Cut a stretch into words and marks; a full stop stays with an abbreviation or initial only.

    >>> from runut import lang
    >>> [t.text for t in tokens("kata dr. M. Arif.", 0, 17, lang.load("id"))]
    ['kata', 'dr.', 'M.', 'Arif', '.']
    """
    found: list[Token] = []
    at = start
    for chunk in text[start:end].split():
        at = text.index(chunk, at)
        if chunk.isalpha():
            found.append(Token(chunk, at, at + len(chunk)))
        elif chunk[:-1].isalpha() and (chunk[-1] in ",;:)" or (chunk[-1] == "." and not _keeps_stop(chunk[:-1], pack))):
            found.append(Token(chunk[:-1], at, at + len(chunk) - 1))
            found.append(Token(chunk[-1], at + len(chunk) - 1, at + len(chunk)))
        else:
            found.extend(_cut(chunk, at, pack))
        at += len(chunk)
    return found


def _cut(chunk: str, at: int, pack: Pack) -> Iterator[Token]:
    """Cut what stands between two spaces where it is more than a word and a comma."""
    for match in _TOKEN.finditer(chunk):
        left, right = at + match.start(), at + match.end()
        word = chunk[match.start() : match.end()]
        if len(word) > 1 and word[-1] == "." and not _keeps_stop(word[:-1], pack):
            yield Token(word[:-1], left, right - 1)
            yield Token(".", right - 1, right)
        else:
            yield Token(word, left, right)


def _keeps_stop(bare: str, pack: Pack) -> bool:
    return (len(bare) == 1 and bare.isalpha()) or bare.lower() in _abbreviations(pack)


@cache
def _abbreviations(pack: Pack) -> frozenset[str]:
    return frozenset(pack.words.abbreviations)


def class_at(words: list[Token], i: int, vocabulary: Vocabulary) -> tuple[str | None, int]:
    """Give the class of the longest run of words here that has one, and how many words it takes."""
    first = words[i].text.lower().rstrip(".")
    if first not in vocabulary.heads:
        return None, 1
    run = [token.text.lower().rstrip(".") for token in words[i : i + _LONGEST]]
    for size in range(len(run), 0, -1):
        kind = vocabulary.classes.get(" ".join(run[:size]))
        if kind:
            return kind, size
    return None, 1


@lru_cache(maxsize=256)
def capital_runs(text: str) -> tuple[Span, ...]:
    """Find each run of capitalised words; particles inside a name do not end it."""
    return tuple(Span(match.start(), match.end()) for match in _RUN.finditer(text))


_RUN = compile_pattern(
    r"\p{Lu}(?:\.|[\p{L}'’\-]*)(?:[ \t](?:(?:bin|binti|van|von|de|der|al|el|abu|ibn)[ \t])?\p{Lu}(?:\.|[\p{L}'’\-]*))*",
    ignore_case=False,
)
