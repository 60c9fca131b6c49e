"""One name that a page spells in two ways: which may be called the slip, and how it is said where nobody can tell."""

from __future__ import annotations

from functools import cache

from runut import lang
from runut.check._listed import is_listed
from runut.lang import Pack
from runut.lang.patterns import alternation, compile_pattern
from runut.model import Article, Discrepancy, Role, Span
from runut.text.findings import on_page
from runut.text.names import fold, inflected, sound
from runut.world.tables import rows, several

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")
_MOST = 3
"""Times that a page has the one of two spellings, where the other stands once and so is its slip."""
_AGAIN = 2
"""The same for names of several words, of which the others agree."""
_TWICE = 2
"""Times at most that a page has a spelling nobody knows, where it is a slip of a known one: more often it is meant."""


def two_ways(article: Article, slip: Span, right: Span, *, is_told: bool | None = None) -> Discrepancy:
    """Give a finding on two spellings of one name: the rarer is called a slip only where something tells that it is.

    Else it names both and suggests neither. `is_told` is for what a check knows beyond that.
    """
    words, other = slip.of(article.text), right.of(article.text)
    if is_told is None:
        is_told = _is_slip(article, words, other)
    return on_page(
        article, "name_variant", slip, suggestion=other if is_told else None, evidence=(right,),
        template=None if is_told else "name_two_ways", words=words, other=other,
    )  # fmt: skip


def _is_slip(article: Article, words: str, other: str) -> bool:
    """Say whether words are the slip of two spellings: nobody knows them, or the page has the other far more often.

    Of 467 such pairs that were read, five pointed at the right one; of the other pairs one in seven did.
    """
    here, there = _often(article, words), _often(article, other)
    pack = lang.load(article.language)
    if any({fold(words), fold(other)} <= names for names in _islands()):
        return False  # Both are in use ("Sumatra", "Sumatera").
    if here == 1 and there >= (_AGAIN if " " in words and " " in other else _MOST):
        return True
    if sound(fold(words)) == sound(fold(other)) or inflected(fold(words), fold(other), pack.checks.endings):
        return False  # Names are written both ways ("Ruddy", "Rudy"), whichever of them news has.
    return here <= min(there, _TWICE) and _is_known(other, pack) and not _is_known(words, pack)


@cache
def _islands() -> tuple[frozenset[str], ...]:
    """List the names of each island that has several."""
    return tuple(frozenset(map(fold, several(row["names"]))) for row in rows("islands"))


def _often(article: Article, words: str) -> int:
    spelt = compile_pattern(rf"\b{alternation([words])}\b")
    return sum(1 for stretch in article.spans(*_ROLES) for _ in spelt.finditer(stretch.of(article.text)))


def _is_known(words: str, pack: Pack) -> bool:
    return all(is_listed(word, pack) for word in fold(words).split())
