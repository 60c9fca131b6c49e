"""A name that all news knows, spelt as nobody else does: "Tol Jagorowi", a pair one slip off a known one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from runut import lang
from runut.check._listed import is_listed
from runut.lang import Pack
from runut.model import Article, Discrepancy, Record, Role
from runut.text.capitalised import Written, written
from runut.text.findings import on_page
from runut.text.names import inflected

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")
_LETTERS = 6
"""Letters of the shortest word that is taken for a slip of another."""
_CALLED = 5
"""The same where the word beside it calls for the other: "Supratman Andi Atgas"."""
_TWO_SLIPS = 9
"""Letters of the shortest word, called for, that may differ in two places."""

Partners = Mapping[str, tuple[str, ...]]


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
    behind, before = _usual(pack)
    behind_called, before_called = _called(pack)
    for first, second in pairwise(written(article, _ROLES)):
        if article.text[first.span.end : second.span.start] != " ":
            continue
        for slip, usual, called in (
            (second, behind.get(first.folded, ()), behind_called.get(first.folded, ())),
            (first, before.get(second.folded, ()), before_called.get(second.folded, ())),
        ):
            right = {word for word in usual if _is_slip(slip.folded, word, pack)}
            right |= {word for word in called if _is_slip_of_called(slip, word, pack)}
            if len(right) == 1 and not is_listed(slip.folded, pack):
                word = right.pop()
                if not (slip.ends and word.startswith(slip.folded)):  # else it was cut short with its comma
                    yield slip, _cased(word, slip.word)


def _is_slip(word: str, right: str, pack: Pack) -> bool:
    if min(len(word), len(right)) < _LETTERS or word[0] != right[0] or word == right:
        return False
    return not inflected(word, right, pack.checks.endings) and _is_off_by(word, right, 1)


def _is_slip_of_called(slip: Written, right: str, pack: Pack) -> bool:
    """Say whether a word is a slip of the one that its neighbour calls for, whatever letters they begin or end with.

    Headlines may write any word large, so that their words begin alike; so do words with two slips.
    """
    word = slip.folded
    if min(len(word), len(right)) < _CALLED or word == right:
        return False
    if word[0] != right[0]:
        return slip.role != "headline" and len(word) == len(right) and _is_off_by(word, right, 1)
    is_long = min(len(word), len(right)) >= _TWO_SLIPS and not right.startswith(word) and not word.startswith(right)
    return _is_off_by(word, right, 2 if is_long else 1)


def _is_off_by(word: str, right: str, letters: int) -> bool:
    return OSA.distance(word, right, score_cutoff=letters) <= letters


def _cased(word: str, like: str) -> str:
    return word.upper() if like.isupper() else word.capitalize()


@cache
def _usual(pack: Pack) -> tuple[Partners, Partners]:
    """Give the words that are known to stand behind each word, and those before it."""
    pairs = [pair.split(" ", 1) for pair in sorted(pack.spelt.beside)]
    return _gathered((first, second) for first, second in pairs), _gathered((second, first) for first, second in pairs)


@cache
def _called(pack: Pack) -> tuple[Partners, Partners]:
    """Give the words that each word calls for behind itself, and those that it calls for before."""
    behind = (pair.split("_", 1) for pair in pack.spelt.behind.split())
    before = (pair.split("_", 1) for pair in pack.spelt.before.split())
    return _gathered((first, second) for first, second in behind), _gathered(
        (second, first) for first, second in before
    )


def _gathered(pairs: Iterable[tuple[str, str]]) -> Partners:
    held: dict[str, list[str]] = defaultdict(list)
    for word, partner in pairs:
        held[word].append(partner)
    return {word: tuple(partners) for word, partners in held.items()}
