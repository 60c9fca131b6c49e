"""Find one utterance in two wordings: the same speaker, much the same words, in another translation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.fuzz import partial_ratio, token_set_ratio

from runut.model import Article, Quote
from runut.text.names import fold

_LIKE = 66.0
"""Two translations of one sentence reach 72 and 74 of 100, two statements of one man on one matter at most 52."""
_MIN_WORDS = 6


def same_words(quotes: Iterable[Quote], articles: Mapping[str, Article]) -> Iterator[tuple[Quote, Quote]]:
    """Yield pairs of quotations, each of another article, that are one utterance; the earlier id comes first."""
    by_speaker: dict[str, list[Quote]] = defaultdict(list)
    for quote in sorted(quotes, key=lambda quote: quote.id):
        if quote.speaker and quote.direct:
            by_speaker[quote.speaker.entity or fold(quote.speaker.name)].append(quote)
    for said in by_speaker.values():
        for at, first in enumerate(said):
            for second in said[at + 1 :]:
                if first.article != second.article and _alike(_words(first, articles), _words(second, articles)):
                    yield first, second


def _words(quote: Quote, articles: Mapping[str, Article]) -> str:
    return fold(quote.span.of(articles[quote.article].text))


def _alike(a: str, b: str) -> bool:
    if min(len(a.split()), len(b.split())) < _MIN_WORDS:
        return False
    return min(token_set_ratio(a, b), partial_ratio(a, b)) >= _LIKE
