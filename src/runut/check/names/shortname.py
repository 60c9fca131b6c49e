"""A short name that all news knows, with two letters turned round: `AKPB Ita` for an AKBP, `KHUP` for the KUHP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from runut import lang
from runut.check.names._seen import FIRST, ROLES
from runut.check.names._shouted import is_shouted
from runut.lang import Pack
from runut.model import Article, Discrepancy, Record
from runut.text.acronyms import bracketed, fit, spelt_out
from runut.text.capitalised import written
from runut.text.findings import on_page
from runut.text.names import fold, is_off_by

_OWN = 3
"""Times that a page has a short name, where it is one of its own."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield, once a page, each short name that nobody has and that is a known one with two letters turned round."""
    for article in record.articles:
        pack = lang.load(article.language)
        if pack.checks.short_names:
            yield from _turned(article, pack)


def _turned(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    words = [one for one in written(article, ROLES) if one.word.isupper() and one.word not in _known(pack)]
    often = Counter(one.word for one in words)
    for one in sorted(words, key=lambda each: FIRST.index(each.role)):
        right = _right(one.word, pack) if often[one.word] < _OWN else None
        if right is None or _is_own(article, one.word) or is_shouted(article, pack, one.span):
            continue
        if article.text[one.span.start - 1 : one.span.start] in tuple("#@/-(") and one.span.start:
            continue  # A tag, a form of two, or a name that the page gives to its own words before it.
        often[one.word] = _OWN  # told once
        yield on_page(
            article, "name_variant", one.span, suggestion=right, template="name_variant_known", words=one.word,
            other=right,
        )  # fmt: skip


def _right(word: str, pack: Pack) -> str | None:
    """Give the one known short name that a word is with two neighbours turned round."""
    if fold(word) in pack.ordinary.all or fold(word) in pack.rarity.of:
        return None
    near = [known for known in _by_letters(pack).get("".join(sorted(word)), ()) if is_off_by(known, word, 1)]
    return near[0] if len(near) == 1 else None


def _is_own(article: Article, word: str) -> bool:
    """Say whether the page gives the short name to a full one of its own."""
    told = (fit(full, short) for short, full, _ in spelt_out(article) if short == word)
    small = (fit(" ".join(words).title(), short) for words, short, _ in bracketed(article.text) if short == word)
    return any(told) or any(small)


@cache
def _known(pack: Pack) -> frozenset[str]:
    return frozenset(pack.checks.short_names)


@cache
def _by_letters(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    held: dict[str, tuple[str, ...]] = {}
    for known in sorted(pack.checks.short_names):
        letters = "".join(sorted(known))
        held[letters] = (*held.get(letters, ()), known)
    return held
