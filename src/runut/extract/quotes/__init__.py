"""Find quotations, each with its speaker and the media it came through."""

from __future__ import annotations

from collections.abc import Iterator

from runut.extract.quotes.heard import Spoken
from runut.extract.quotes.speakers import said, telling_of
from runut.lang import Pack
from runut.model import Article, Quote, Span, content_id

_FEWEST = 4
_TITLED = 0.7  # share of capitalised words from which on a quotation looks like a title
_TERM = 8  # words below which a quotation inside a clause is a term


def find(article: Article, pack: Pack) -> Iterator[Quote]:
    """Yield each direct quotation of at least four words."""
    for sentence in telling_of(article, pack).sentences:
        for spoken in sentence.spoken:
            span = _trimmed(article.text, spoken.quotation.inner)
            if len(span.of(article.text).split()) < _FEWEST or _is_label(article.text, span, spoken):
                continue
            _, via = said(article, pack, span)
            yield Quote(
                content_id("q", article.id, span.start, span.end), article.id, span, spoken.speaker, via, direct=True
            )


def _is_label(text: str, span: Span, spoken: Spoken) -> bool:
    """Say whether the marks set off a title or a term rather than speech."""
    words = span.of(text).split()
    ends_speech = text[span.end - 1] in ".,!?…"
    titled = sum(word[0].isupper() or not word[0].isalpha() for word in words) >= _TITLED * len(words)
    if titled and not ends_speech and not spoken.beside:
        return True
    before = text[: spoken.quotation.outer.start].rstrip()[-1:]
    behind = text[spoken.quotation.outer.end :].lstrip()[:1]
    embedded = before.isalnum() and behind.islower()
    return embedded and not ends_speech and not spoken.beside and len(words) < _TERM


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
