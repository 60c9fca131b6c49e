"""Find the dates that a page tells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from runut.lang import Pack
from runut.model import Article, DateClaim, Span
from runut.text.dates import dates, reference_day

_WORD = 20  # signs in which the word before a day is looked for


def find(article: Article, pack: Pack) -> Iterator[DateClaim]:
    """Yield each date of headline, byline, dateline, lead and body, resolved against the day of publishing."""
    yield from _claims(article, pack)


@lru_cache(maxsize=64)
def _claims(article: Article, pack: Pack) -> tuple[DateClaim, ...]:
    return tuple(_found(article, pack))


def _found(article: Article, pack: Pack) -> Iterator[DateClaim]:
    today = reference(article, pack)
    for stretch in sorted((*told(article), *article.spans("byline"))):
        for span, when, weekday in dates(article.text, pack, today, stretch):
            if _is_vague(article.text, span, pack) or _is_house(article.text, span, pack):
                continue
            if _is_market(article.text, span, pack):
                continue
            yield DateClaim(article.id, span, when, weekday)


def _is_vague(text: str, span: Span, pack: Pack) -> bool:
    """Say whether the word before a relative day takes the day out of it: "beberapa waktu kemarin"."""
    if span.of(text).lower() not in pack.dates.days:
        return False
    before = text[max(0, span.start - _WORD) : span.start].split()[-1:]
    return bool(before) and before[0].lower() in pack.dates.vague


def _is_house(text: str, span: Span, pack: Pack) -> bool:
    """Say whether digits number houses or neighbourhoods: "RT 03/02/01"."""
    if not pack.events.house:
        return False
    before = text[max(0, span.start - _WORD) : span.start].split()[-1:]
    return bool(before) and before[0].lower().strip(".,(") in pack.events.house


def _is_market(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a weekday only names where a market was held once: "Polsek Pasar Minggu"."""
    if span.of(text).lower() not in pack.dates.weekdays:
        return False
    before = text[max(0, span.start - _WORD) : span.start]
    word = before.split()[-1] if before.endswith(" ") and before.strip() else ""
    return word[:1].isupper() and word.lower() in pack.dates.markets


@lru_cache(maxsize=64)
def reference(article: Article, pack: Pack) -> str | None:
    """Give the day against which a page's dates are read: that of publishing, else one that its own words show."""
    return article.day or reference_day(article.text, pack, *told(article))


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
