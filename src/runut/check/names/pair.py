"""A name of two words that are both misspelt: `Dendi Ramadana`, and `Deni Ramadhan` before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from runut import lang
from runut.check._listed import is_listed, offices
from runut.check._matches import are_near
from runut.check.names._ways import two_ways
from runut.check.names.misspelt import slips
from runut.lang import Pack
from runut.model import Article, Discrepancy, Record, Role, Span
from runut.text.capitalised import Written, written
from runut.text.names import inflected, is_off_by

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")
_LETTERS = 4
"""Letters of the shortest of the two words."""
_LONG = 7
"""Letters of the shortest word that may have two slips."""
_SLIPS = 3
"""Slips in both together; two of them in one word at most."""
_APART = 30
"""Characters between two names that are told one after the other."""

_Pair = tuple[str, str]


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield the rarer, else the later, of two names of two words, where a slip in each makes the one the other."""
    for article in record.articles:
        pack = lang.load(article.language)
        told = {slip.folded for slip, _ in slips(article, pack)}  # of those misspelt.py tells
        pairs = {pair: spans for pair, spans in _pairs(article, pack).items() if told.isdisjoint(pair)}
        alike: dict[_Pair, list[_Pair]] = defaultdict(list)
        for pair in pairs:
            alike[pair[0][0], pair[1][0]].append(pair)
        for every in alike.values():
            for one, other in combinations(every, 2):
                if _is_slip(one, other, pack) and not are_near(pairs[one], pairs[other], _APART):
                    right, slip = sorted((one, other), key=lambda pair: (-len(pairs[pair]), pairs[pair][0]))
                    yield two_ways(article, pairs[slip][0], pairs[right][0])


def _pairs(article: Article, pack: Pack) -> Mapping[_Pair, list[Span]]:
    """Give by two words in a row that may be a name where they stand."""
    found: dict[_Pair, list[Span]] = defaultdict(list)
    for first, second in pairwise(written(article, _ROLES)):
        if article.text[first.span.end : second.span.start] == " " and _may_be_name((first, second), pack):
            found[first.folded, second.folded].append(Span(first.span.start, second.span.end))
    return found


def _may_be_name(words: Sequence[Written], pack: Pack) -> bool:
    return all(
        one.word.istitle() and len(one.folded) >= _LETTERS and one.folded not in pack.ordinary.all
        and one.folded not in offices(pack) and not one.ends
        for one in words
    )  # fmt: skip


def _is_slip(one: _Pair, other: _Pair, pack: Pack) -> bool:
    """Say whether a slip in each word makes the one name the other, and nobody knows some word of theirs."""
    if one[0] == other[0] or one[1] == other[1]:
        return False
    if any(inflected(a, b, pack.checks.endings) for a, b in zip(one, other, strict=True)):
        return False
    letters_off = [next((n for n in (1, 2) if is_off_by(a, b, n)), _SLIPS) for a, b in zip(one, other, strict=True)]
    words = list(zip(one, other, strict=True))
    if any(slip > 1 and min(len(a), len(b)) < _LONG for slip, (a, b) in zip(letters_off, words, strict=True)):
        return False  # "Abdus Salam" and "Agus Salim" are two.
    is_strange = any(not is_listed(word, pack) for word in (*one, *other))
    return sum(letters_off) <= _SLIPS and max(letters_off) < _SLIPS and is_strange
