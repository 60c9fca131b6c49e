"""Tell the day on which something happened from the days on which people spoke of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from runut.extract.dates import find as find_dates
from runut.lang import Pack
from runut.lang.patterns import Pattern, words
from runut.model import Article, DateClaim, EventKind, Span, When

_LEAST = 2.0  # a day with less for it belongs to a statement; chosen on gold/train


def event_day(
    article: Article, pack: Pack, spans: tuple[Span, ...], cues: tuple[Span, ...], kind: EventKind
) -> When | None:
    """Give the day that stands in the event's own sentence rather than with a statement; None if only those do."""
    if kind in pack.events.continuing:
        return None
    scored = list(_scored(article, pack, spans, cues))
    best = max(scored, key=lambda pair: (pair[0], -pair[1].span.start), default=None)
    return best[1].when if best and best[0] >= _LEAST else None


def _scored(
    article: Article, pack: Pack, spans: tuple[Span, ...], cues: tuple[Span, ...]
) -> Iterator[tuple[float, DateClaim]]:
    days: dict[str, float] = {}
    claims = [claim for claim in find_dates(article, pack) if claim.when.precision == "day"]
    for claim in claims:
        place = next((n for n, span in enumerate(spans) if span.holds(claim.span)), None)
        if place is None or (article.day and claim.when.start > article.day):
            continue
        score = _score(article.text, spans[place], claim, cues, pack)
        score += max(0.0, 2 - place / 4)
        if article.day and _days_apart(claim.when.start, article.day) > 40:
            score -= 3
        days[claim.when.start] = days.get(claim.when.start, 0) + (1 if score > 2 else 0)
        yield score + min(2, days[claim.when.start] - 1 if score > 2 else 0), claim


def _score(text: str, sentence: Span, claim: DateClaim, cues: tuple[Span, ...], pack: Pack) -> float:
    """Weigh what stands around a date: cues and harm for the event's own day, words of speech against it."""
    before, after = text[sentence.start : claim.span.start], text[claim.span.end : sentence.end]
    score = 2.0 if any(sentence.holds(cue) for cue in cues) else 0.0
    score += 1.0 if _harm(pack).search(before) or _harm(pack).search(after[:80]) else 0.0
    score += 2.0 if _has_hour(claim.span.of(text), after, pack) else 0.0
    score += 0.7 if _on(pack).search(before[-12:]) else 0.0
    said = [m.end() for m in _told(pack).finditer(before)]
    happened = [m.end() for m in _happened(pack).finditer(before)]
    if said and not (happened and happened[-1] > said[-1]):
        score -= 5
    elif happened or _happened(pack).search(after[:40]):
        score += 1
    if _told(pack).search(after[:30]):
        score -= 1.5
    return score


def _has_hour(words_of_date: str, after: str, pack: Pack) -> bool:
    """Say whether a part of the day or an hour stands with the date: people tell the event so, seldom a statement."""
    return bool(_hour(pack).search(words_of_date) or _hour(pack).search(after[:25]))


def _days_apart(first: str, last: str) -> int:
    return abs((date.fromisoformat(last) - date.fromisoformat(first)).days)


@cache
def _hour(pack: Pack) -> Pattern:
    return words(pack.dates.parts, pack.dates.clock)


@cache
def _on(pack: Pack) -> Pattern:
    return words(pack.events.on)


@cache
def _happened(pack: Pack) -> Pattern:
    return words(pack.events.happened)


@cache
def _told(pack: Pack) -> Pattern:
    return words(pack.events.told)


@cache
def _harm(pack: Pack) -> Pattern:
    return words(pack.events.harm)
