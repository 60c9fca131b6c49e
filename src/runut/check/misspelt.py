"""A name that all news knows, spelt as nobody else does: "Tol Jagorowi", a pair one slip off a known one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from runut import lang
from runut.lang import Pack
from runut.model import Article, Discrepancy, Record, Role
from runut.text.capitalised import Written, written
from runut.text.findings import on_page
from runut.text.names import inflected, sound
from runut.world import countries, places

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")
_LETTERS = 6
"""Letters of the shortest word that is taken for a slip of another."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield, once a page, each word unknown to news beside a known one, where one slip makes the two a known name."""
    for article in record.articles:
        pack = lang.load(article.language)
        seen: set[str] = set()
        for slip, right in _slips(article, pack):
            if slip.folded not in seen:
                seen.add(slip.folded)
                yield on_page(
                    article, "name_variant", slip.span, suggestion=right, template="name_variant_known",
                    words=slip.word, other=right,
                )  # fmt: skip


def _slips(article: Article, pack: Pack) -> Iterator[tuple[Written, str]]:
    behind, before = _partners(pack)
    for first, second in pairwise(written(article, _ROLES)):
        if article.text[first.span.end : second.span.start] != " " or second.ends:
            continue  # A word before a full stop may have been cut short with its comma.
        for slip, partners in ((second, behind.get(first.folded, ())), (first, before.get(second.folded, ()))):
            right = [word for word in partners if _is_slip(slip.folded, word, pack)]
            if len(right) == 1 and not _is_known(slip, pack):
                yield slip, _cased(right[0], slip.word)


def _is_slip(word: str, right: str, pack: Pack) -> bool:
    if min(len(word), len(right)) < _LETTERS or word[0] != right[0] or word == right:
        return False
    if inflected(word, right, pack.checks.endings):
        return False
    return OSA.distance(word, right, score_cutoff=1) <= 1 and sound(word) != sound(right)


def _is_known(slip: Written, pack: Pack) -> bool:
    word = slip.folded
    listed = word in pack.spelt.known or word in pack.rarity.of or word in pack.ordinary.all
    return listed or bool(places.find(word) or places.districts(word) or countries.find(word))


def _cased(word: str, like: str) -> str:
    return word.upper() if like.isupper() else word.capitalize()


@cache
def _partners(pack: Pack) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """Give the words that are known to stand behind each word, and those before it."""
    behind: dict[str, list[str]] = defaultdict(list)
    before: dict[str, list[str]] = defaultdict(list)
    for pair in sorted(pack.spelt.beside):
        first, second = pair.split(" ", 1)
        behind[first].append(second)
        before[second].append(first)
    return {word: tuple(all_) for word, all_ in behind.items()}, {word: tuple(all_) for word, all_ in before.items()}
