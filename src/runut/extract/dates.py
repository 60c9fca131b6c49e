"""Find the dates that a page tells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from runut.lang import Pack
from runut.model import Article, DateClaim, Span
from runut.text.dates import dates, reference_day


def find(article: Article, pack: Pack) -> Iterator[DateClaim]:
    """Yield each date of headline, byline, dateline, lead and body, resolved against the day of publishing."""
    yield from _claims(article, pack)


@lru_cache(maxsize=64)
def _claims(article: Article, pack: Pack) -> tuple[DateClaim, ...]:
    return tuple(_found(article, pack))


def _found(article: Article, pack: Pack) -> Iterator[DateClaim]:
    stretches = told(article)
    reference = article.day or reference_day(article.text, pack, *stretches)
    for stretch in sorted((*stretches, *article.spans("byline"))):
        for span, when, weekday in dates(article.text, pack, reference, stretch):
            yield DateClaim(article.id, span, when, weekday)


def told(article: Article) -> tuple[Span, ...]:
    """List the stretches in which a page tells its news; neighbours that only the label parts are one."""
    joined: list[Span] = []
    for stretch in article.spans("headline", "dateline", "lead", "body"):
        if joined and joined[-1].end == stretch.start and not _breaks(article.text, joined[-1], stretch):
            joined[-1] = Span(joined[-1].start, stretch.end)
        else:
            joined.append(stretch)
    return tuple(joined)


def _breaks(text: str, first: Span, second: Span) -> bool:
    return "\n" in text[first.end - 1 : second.start + 1]
