"""Find slips that two pages share: a name that both misspell alike was taken from one of them, or from a third."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

from runut.link.words import order
from runut.model import Article, Mention, Span
from runut.text.names import fold, misspells
from runut.world import outlets

_RARE = 3
"""A spelling is a slip where the right one stands on that many times more pages."""
_ACRONYM = 4
"""Letters of the shortest acronym of which a misspelling can be told."""


@dataclass(frozen=True, slots=True)
class Slip:
    """`article` misspells a name as `of`, published no later, does; the spans are the name's on either page."""

    article: str
    of: str
    span: Span
    of_span: Span


def slips(mentions: Iterable[Mention], articles: Mapping[str, Article]) -> Iterator[Slip]:
    """Yield each pair of pages of two houses that misspell alike a name that other pages of the story spell right."""
    spelt: dict[str, dict[str, dict[str, Span]]] = defaultdict(lambda: defaultdict(dict))
    for mention in sorted(mentions, key=lambda mention: (mention.article, mention.span)):
        if mention.entity is not None:
            for word in mention.name.split():
                spelt[mention.entity][word].setdefault(mention.article, mention.span)
    for entity in sorted(spelt):
        for wrong in _wrong(spelt[entity]):
            yield from _pairs(spelt[entity][wrong], articles)


def _wrong(spellings: Mapping[str, Mapping[str, Span]]) -> Iterator[str]:
    """Yield the words of a name that are spelt otherwise on many more pages.

    >>> pages = {"Tolayev": dict.fromkeys("abcdef"), "Torlayev": dict.fromkeys("xy"), "Kasym": dict.fromkeys("abcx")}
    >>> list(_wrong(pages))
    ['Torlayev']
    """
    counts = Counter({word: len(pages) for word, pages in spellings.items()})
    for word in sorted(counts):
        if counts[word] > 1 and any(_is_slip(word, other, counts) for other in counts):
            yield word


def _is_slip(word: str, other: str, counts: Mapping[str, int]) -> bool:
    if counts[other] < _RARE * counts[word] or fold(word) == fold(other):
        return False
    if word.isupper() and other.isupper():
        return len(word) == len(other) >= _ACRONYM and OSA.distance(word, other) == 1
    return misspells(fold(word), fold(other))


def _pairs(pages: Mapping[str, Span], articles: Mapping[str, Article]) -> Iterator[Slip]:
    ordered = sorted(pages, key=lambda name: order(articles[name]))
    for earlier, later in combinations(ordered, 2):
        if _house(articles[earlier]) != _house(articles[later]):
            yield Slip(later, earlier, pages[later], pages[earlier])


def _house(article: Article) -> str:
    known = outlets.find(article.outlet)
    return fold((known.family or known.name) if known else article.outlet or article.id)
