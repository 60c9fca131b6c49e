"""Words written like names: those of a page with their neighbours, and the one on either side of a place in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from runut.lang.patterns import compile_pattern
from runut.model import Article, Role, Span
from runut.text.names import fold

_WORD = compile_pattern(r"\pL[\pL\pM]*(?:['’]\pL{2,})*")
"""A single letter after an apostrophe is an English ending ("Almaty's"), not part of the name."""
_ABBREVIATED = 4  # letters of a name that was cut short, its full stop among them: "Moh."


@dataclass(frozen=True, slots=True)
class Written:
    """A word with a capital: `folded` for comparing, `near` the folded capitalised words that touch it."""

    word: str
    folded: str
    span: Span
    role: Role
    near: frozenset[str]
    opens: bool
    """It opens a sentence, so the capital may mean nothing."""
    ends: bool = False
    """A full stop follows it."""
    aged: bool = False
    """An age in brackets follows it, as where somebody is named first."""


def written(article: Article, roles: tuple[Role, ...]) -> Sequence[Written]:
    """List each capitalised word of the stretches that play these roles."""
    return _written(article.text, tuple((label.span, label.role) for label in article.labels if label.role in roles))


def forget() -> None:
    """Let go of what was listed: a desk reads new pages for weeks, and asks for their words while it checks them."""
    for kept in (_written, _small, _capitals):
        kept.cache_clear()


@lru_cache(maxsize=1536)  # several checks ask, each of all pages of a story, one check after the other
def _written(text: str, stretches: tuple[tuple[Span, Role], ...]) -> tuple[Written, ...]:
    return tuple(word for stretch, role in stretches for word in _in(text, stretch, role))


def small(article: Article, roles: tuple[Role, ...]) -> frozenset[str]:
    """Give the words that the article also writes without a capital: those are no names."""
    stretches = (span.of(article.text) for span in article.spans(*roles))
    return frozenset().union(*map(_small, stretches))


@lru_cache(maxsize=128)
def _small(stretch: str) -> frozenset[str]:
    """Give the words of a stretch without a capital: most stand bare or beside plain marks, only others need a pattern.

    >>> sorted(_small("Di kota, kata O'Hara (kota's)"))
    ['kata', 'kota', 's']
    """
    bare = {chunk.strip(_MARKS) for chunk in set(stretch.split())}
    found = {word for word in bare if word.isalpha() and word.islower()}
    odd = " ".join(word for word in bare if not word.isalpha())
    return frozenset(found | {word for match in _WORD.finditer(odd) if (word := match.group()).islower()})


_MARKS = '.,;:!?()"“”'
"""Signs beside a word that are no part of one."""


@lru_cache(maxsize=128)
def _capitals(stretch: str) -> tuple[tuple[int, int], ...]:
    """Give where the words with a capital stand; what holds no capital is passed over, words in marks need a pattern.

    >>> [("Di kab. O'Hara"[start:end]) for start, end in _capitals("Di kab. O'Hara")]
    ['Di', "O'Hara"]
    """
    found: list[tuple[int, int]] = []
    at = 0
    for chunk in stretch.split():
        if chunk.islower():
            continue  # it cannot hold a later chunk, so `at` may lag behind
        at = stretch.index(chunk, at)
        if chunk.isalpha():
            found.append((at, at + len(chunk)))
        elif not chunk.isdigit():
            found += ((at + match.start(), at + match.end()) for match in _WORD.finditer(chunk))
        at += len(chunk)
    return tuple((start, end) for start, end in found if stretch[start].isupper())


def _in(text: str, stretch: Span, role: Role) -> Iterator[Written]:
    spans = [Span(stretch.start + start, stretch.start + end) for start, end in _capitals(stretch.of(text))]
    for at, span in enumerate(spans):
        word = span.of(text)
        beside = (
            other for other in (*spans[max(0, at - 1) : at], *spans[at + 1 : at + 2]) if _touch(text, span, other)
        )
        near = frozenset(fold(other.of(text)) for other in beside)
        after = text[span.end : span.end + 3]
        aged = after[:2] == " (" and after[2:].isdigit()
        yield Written(word, fold(word), span, role, near, _opens(text, span, stretch), after[:1] == ".", aged)


def _touch(text: str, a: Span, b: Span) -> bool:
    between = text[min(a.end, b.end) : max(a.start, b.start)]
    return between in (" ", "-", "–", " - ")


def _opens(text: str, span: Span, stretch: Span) -> bool:
    before = text[stretch.start : span.start].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?:\n…"


def word_ending(text: str, end: int) -> str:
    """Give the capitalised word that ends there before a single space, or nothing."""
    if end < 1 or text[end] not in " \t":
        return ""
    start = end
    while start and (text[start - 1].isalpha() or text[start - 1] in "'’-."):
        start -= 1
    word = text[start:end]
    if not word[:1].isupper() or "." in word[:-1]:
        return ""
    return "" if word[-1] == "." and len(word) > _ABBREVIATED else word  # "Raffi. Merry" are two people


def word_starting(text: str, start: int) -> str:
    """Give the capitalised word that begins there after a single space, or nothing."""
    if start > len(text) or text[start - 1 : start] not in (" ", "\t") or not text[start : start + 1].isupper():
        return ""
    end = start
    while end < len(text) and (text[end].isalpha() or text[end] in "'’-"):
        end += 1
    is_initial = end - start == 1 and text[end : end + 1] == "."
    return text[start : end + 1] if is_initial else text[start:end]
