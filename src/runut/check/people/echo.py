"""One quotation that a page puts into two mouths: word for word, and said by somebody else further down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from runut.model import Article, Discrepancy, Quote, Record
from runut.text.findings import on_page
from runut.text.names import fold

_WORDS = 8
"""Words of the shortest quotation that two people do not say alike."""
_BESIDE = 60
"""Characters from a quotation to the name of who says it."""
_NAME = 3
"""Letters of the shortest such name."""


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
            if len(words.split()) < _WORDS or not _is_told(article, quote):
                continue
            if _is_others(first.setdefault(words, quote), quote):
                yield _finding(article, quote, first[words])


def _is_told(article: Article, quote: Quote) -> bool:
    """Say whether the speaker's name stands right beside a quotation: one told further off may be the wrong one."""
    name = quote.speaker.name.split()[-1] if quote.speaker and quote.speaker.name.split() else ""
    before = article.text[max(0, quote.span.start - _BESIDE) : quote.span.start].rsplit("\n", 1)[-1]
    behind = article.text[quote.span.end : quote.span.end + _BESIDE].split("\n", 1)[0]
    return name[:1].isupper() and len(name) >= _NAME and (name in before) != (name in behind)


def _is_others(first: Quote, second: Quote) -> bool:
    """Say whether a second quotation stands elsewhere and is somebody else's: one may be given to two by itself."""
    return not first.span.overlaps(second.span) and not _names(first) & _names(second)


def _names(quote: Quote) -> frozenset[str]:
    speaker = quote.speaker
    return frozenset(fold(f"{speaker.name} {speaker.role or ''}").split()) if speaker else frozenset()


def _finding(article: Article, quote: Quote, first: Quote) -> Discrepancy:
    return on_page(
        article, "quote_mismatch", quote.span, evidence=(first.span,),
        name=quote.speaker.name if quote.speaker else "", other=first.speaker.name if first.speaker else "",
    )  # fmt: skip
