"""Find one utterance in several wordings: the same speaker, much the same words, in another translation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import partial_ratio, ratio, token_set_ratio

from runut.link.words import order
from runut.model import Article, Quote
from runut.text.names import fold

_LIKE = 66.0
"""Two translations of one sentence reach 72 and 74 of 100, two statements of one man on one matter at most 52."""
_SAME = 88.0
"""Beyond this the words are the same, whoever a page takes for the speaker."""
_MIN_WORDS = 6
_LONG = 5
"""Letters of a word that two printings of one utterance are looked up by."""
_SHARED = 2
_COMMON = 100
"""A word that more quotations hold than this says nothing of which one it is."""


@dataclass(frozen=True, slots=True)
class _Said:
    quote: Quote
    words: str
    keys: frozenset[str]

    @property
    def speaker(self) -> str | None:
        if self.quote.speaker is None:
            return None
        return self.quote.speaker.entity or fold(self.quote.speaker.name)


def same_words(quotes: Iterable[Quote], articles: Mapping[str, Article]) -> Iterator[tuple[Quote, Quote]]:
    """Yield pairs of quotations, each of another article, that are one utterance; the earlier id comes first."""
    said = [one for quote in sorted(quotes, key=lambda quote: quote.id) if (one := _said(quote, articles)) is not None]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(said):
        for word in sorted(one.keys):
            holders[word].append(at)
    for at, one in enumerate(said):
        shared = Counter(
            other for word in one.keys if len(holders[word]) <= _COMMON for other in holders[word] if other > at
        )
        for other in sorted(other for other, times in shared.items() if times >= _SHARED):
            if one.quote.article != said[other].quote.article and _alike(one, said[other]):
                yield one.quote, said[other].quote


def utterances(
    quotes: Iterable[Quote], pairs: Iterable[tuple[Quote, Quote]], articles: Mapping[str, Article]
) -> tuple[Quote, ...]:
    """Give the quotations, those of one utterance under the id of the one that was printed first."""
    quotes = list(quotes)
    head = {quote.id: quote.id for quote in quotes}

    def top(name: str) -> str:
        while head[name] != name:
            name = head[name]
        return name

    rank = {quote.id: (order(articles[quote.article]), quote.span, quote.id) for quote in quotes}
    for first, second in pairs:
        one, other = sorted((top(first.id), top(second.id)), key=rank.__getitem__)
        head[other] = one
    sizes = Counter(top(quote.id) for quote in quotes)
    return tuple(replace(quote, utterance=top(quote.id) if sizes[top(quote.id)] > 1 else None) for quote in quotes)


def _said(quote: Quote, articles: Mapping[str, Article]) -> _Said | None:
    if not quote.direct:
        return None
    words = fold(quote.span.of(articles[quote.article].text))
    if len(words.split()) < _MIN_WORDS:
        return None
    return _Said(quote, words, frozenset(word for word in words.split() if len(word) >= _LONG or word.isdigit()))


def _alike(a: _Said, b: _Said) -> bool:
    if a.speaker is not None and a.speaker == b.speaker:
        return min(token_set_ratio(a.words, b.words), partial_ratio(a.words, b.words)) >= _LIKE
    return ratio(a.words, b.words) >= _SAME
