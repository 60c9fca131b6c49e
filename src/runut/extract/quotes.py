"""Find quotations, each with its speaker and the media it came through."""

from __future__ import annotations

from collections.abc import Iterator

from runut.extract.speakers import said, telling_of
from runut.lang import Pack
from runut.model import Article, Quote, Span, content_id

_FEWEST = 4


def find(article: Article, pack: Pack) -> Iterator[Quote]:
    """Yield each direct quotation of at least four words."""
    for sentence in telling_of(article, pack).sentences:
        for spoken in sentence.spoken:
            span = _trimmed(article.text, spoken.quotation.inner)
            if len(span.of(article.text).split()) < _FEWEST:
                continue
            _, via = said(article, pack, span)
            yield Quote(
                content_id("q", article.id, span.start, span.end), article.id, span, spoken.speaker, via, direct=True
            )


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
