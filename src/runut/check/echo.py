"""One quotation that a page puts into two mouths: word for word, and said by somebody else further down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from runut.model import Article, Discrepancy, Quote, Record
from runut.text.findings import on_page
from runut.text.names import fold

_WORDS = 8
"""Words of the shortest quotation that two people do not say alike."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each later quotation that is an earlier one to the word, where their speakers share no name or office."""
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for quote in record.quotes:
        if quote.direct and quote.speaker is not None:
            quotes[quote.article].append(quote)
    for article in record.articles:
        first: dict[str, Quote] = {}
        for quote in sorted(quotes[article.id], key=lambda one: one.span):
            words = fold(quote.span.of(article.text))
            if len(words.split()) >= _WORDS and _is_others(first.setdefault(words, quote), quote):
                yield _finding(article, quote, first[words])


def _is_others(first: Quote, second: Quote) -> bool:
    return not _names(first) & _names(second)


def _names(quote: Quote) -> frozenset[str]:
    speaker = quote.speaker
    return frozenset(fold(f"{speaker.name} {speaker.role or ''}").split()) if speaker else frozenset()


def _finding(article: Article, quote: Quote, first: Quote) -> Discrepancy:
    return on_page(
        article, "quote_mismatch", quote.span, evidence=(first.span,),
        name=quote.speaker.name if quote.speaker else "", other=first.speaker.name if first.speaker else "",
    )  # fmt: skip
