"""A name that all news knows, spelt as nobody else does: "Tol Jagorowi", a pair one slip off a known one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from runut import lang
from runut.check._kept import kept
from runut.check._listed import bodies, country_words, distinct, foreign, is_listed, is_place, offices, units
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Role
from runut.text.capitalised import Written, written
from runut.text.findings import on_page
from runut.text.names import inflected, is_off_by

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")
_LETTERS = 6
"""Letters of the shortest word that is taken for a slip of another."""
_CALLED = 5
"""The same where the word beside it calls for the other: "Supratman Andi Atgas"."""
_TWO_SLIPS = 9
"""Letters of the shortest word, called for, that may differ in two places."""

_BEFORE = 40
"""Characters before a word in which the one before it stands."""
_FOREIGN_ENDS, _END = ("iy", "yy"), "y"
"""Ends of names from other scripts that outlets write in their own ways ("Zelenskiy", "Zelensky")."""
_OWN = 4
"""Times that a page writes a word as nobody else does, where it is somebody's own name."""


@dataclass(frozen=True, slots=True)
class _Partners:
    """The words on one side of each word: in many articles, in most that have it, and in nearly all."""

    usual: Mapping[str, tuple[str, ...]]
    called: Mapping[str, tuple[str, ...]]
    firm: Mapping[str, tuple[str, ...]]


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield, once a page, each word unknown to news beside a known one, where one slip makes the two a known name."""
    for article in record.articles:
        pack = lang.load(article.language)
        seen: set[str] = set()
        for slip, right in slips(article, pack):
            if slip.folded not in seen:
                seen.add(slip.folded)
                right = _cased(right, slip.word)
                yield on_page(
                    article, "name_variant", slip.span, suggestion=right, template="name_variant_known",
                    words=slip.word, other=right,
                )  # fmt: skip


@kept
def slips(article: Article, pack: Pack) -> tuple[tuple[Written, str], ...]:
    """List each slip of a name that all news knows, with the right word, folded."""
    return tuple(_slips(article, pack))


def _slips(article: Article, pack: Pack) -> Iterator[tuple[Written, str]]:
    words = written(article, _ROLES)
    often = Counter(one.folded for one in words)
    for first, second in pairwise(words):
        if article.text[first.span.end : second.span.start] != " ":
            continue
        for slip, beside, partners in ((second, first, _behind(pack)), (first, second, _before(pack))):
            right = _right(slip, beside, partners, pack)
            if right is None or often[slip.folded] >= _OWN or _is_anothers(article.text, slip, pack):
                continue
            if not (slip.ends and right.startswith(slip.folded)):  # else it was cut short with its comma
                yield slip, right


def _is_anothers(text: str, slip: Written, pack: Pack) -> bool:
    """Say whether a word stands behind an article of another language, or is short and told in one breath with a name.

    That is a title ("Naar de Republiek"), and two of one family with one surname ("Rosano dan Reiko Barack").
    """
    before = text[max(0, slip.span.start - _BEFORE) : slip.span.start]
    is_joined = len(slip.folded) <= _CALLED and bool(pack.checks.both and _joined(pack).search(before))
    return is_joined or is_abroad(text, slip, pack)


def is_abroad(text: str, slip: Written, pack: Pack) -> bool:
    """Say whether a word stands behind an article of a language that nobody reads here, and is spelt as there."""
    before = text[max(0, slip.span.start - _BEFORE) : slip.span.start]
    return bool(pack.checks.abroad and _abroad(pack).search(before))


@cache
def _abroad(pack: Pack) -> Pattern:
    return compile_pattern(rf"\b{alternation(pack.checks.abroad)} $", ignore_case=False)


@cache
def _joined(pack: Pack) -> Pattern:
    return compile_pattern(rf"\p{{Lu}}\pL+ {alternation(pack.checks.both)} $", ignore_case=False)


def _right(slip: Written, beside: Written, partners: _Partners, pack: Pack) -> str | None:
    """Give the one word that belongs beside another and that a word is a slip of."""
    if is_listed(slip.folded, pack):
        firm = partners.firm.get(beside.folded, ())
        right = {word for word in firm if _is_other_name(slip.folded, word, pack)}
    else:
        right = {word for word in partners.usual.get(beside.folded, ()) if _is_slip(slip.folded, word, pack)}
        right |= {word for word in partners.called.get(beside.folded, ()) if _is_slip_of_called(slip, word)}
    right = {word for word in right if not {slip.folded, word} <= distinct(pack)}
    if slip.folded.endswith(_FOREIGN_ENDS):
        right = {word for word in right if not word.endswith(_END)}
    return right.pop() if len(right) == 1 else None


def _is_other_name(word: str, right: str, pack: Pack) -> bool:
    """Say whether a name that others bear is one letter off the one that nearly always stands there.

    Offices, units and bodies, places, peoples and words of a language are what they are.
    """
    if word[0] != right[0] or word == right or not is_off_by(word, right, 1):
        return False
    if inflected(word, right, pack.checks.endings) or word in pack.ordinary.all or is_place(word):
        return False
    return word not in offices(pack) | units(pack) | bodies(pack) | foreign(pack) | country_words()


def _is_slip(word: str, right: str, pack: Pack) -> bool:
    if min(len(word), len(right)) < _LETTERS or word[0] != right[0] or word.replace(" ", "") == right.replace(" ", ""):
        return False
    return not inflected(word, right, pack.checks.endings) and is_off_by(word, right, 1)


def _is_slip_of_called(slip: Written, right: str) -> bool:
    """Say whether a word is a slip of the one that its neighbour calls for, whatever letters they begin or end with.

    Headlines may write any word large; words with two slips begin alike. One with an ending may be another's name
    ("Gabriele").
    """
    word = slip.folded
    if min(len(word), len(right)) < _CALLED or word.startswith(right) or slip.role == "headline":
        return False
    if word[0] != right[0]:
        return len(word) == len(right) and is_off_by(word, right, 1)
    is_long = min(len(word), len(right)) >= _TWO_SLIPS and not right.startswith(word)
    return is_off_by(word, right, 2 if is_long else 1)


def _cased(word: str, like: str) -> str:
    return word.upper() if like.isupper() else word.capitalize()


@cache
def _behind(pack: Pack) -> _Partners:
    """Give the words that are known to stand behind each word."""
    spelt = pack.spelt
    return _Partners(*(_gathered(_parted(pairs)) for pairs in (spelt.pairs, spelt.behind, spelt.firm_behind)))


@cache
def _before(pack: Pack) -> _Partners:
    """Give the words that are known to stand before each word."""
    spelt = pack.spelt
    every = (spelt.pairs, spelt.before, spelt.firm_before)
    return _Partners(*(_gathered((second, first) for first, second in _parted(pairs)) for pairs in every))


def _parted(pairs: str) -> Iterator[tuple[str, str]]:
    for pair in pairs.split():
        first, second = pair.split("_", 1)
        yield first, second.replace("_", " ")


def _gathered(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    held: dict[str, list[str]] = defaultdict(list)
    for word, partner in pairs:
        held[word].append(partner)
    return {word: tuple(partners) for word, partners in held.items()}
