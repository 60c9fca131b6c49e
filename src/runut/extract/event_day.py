"""Tell the day on which something happened from the days on which people spoke of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from runut.extract.dates import find as find_dates
from runut.lang import Pack
from runut.lang.patterns import Pattern, words
from runut.model import Article, DateClaim, EventKind, Span, When

_FIRST = 12  # sentences: later ones tell the aftermath


def event_day(
    article: Article, pack: Pack, spans: tuple[Span, ...], cues: tuple[Span, ...], kind: EventKind
) -> When | None:
    """Give the day that stands in the event's own sentence rather than with a statement; None if only those do."""
    if kind in pack.events.continuing:
        return None
    scored = list(_scored(article, pack, spans, cues))
    best = max(scored, key=lambda pair: (pair[0], -pair[1].span.start), default=None)
    return best[1].when if best and best[0] >= 3 else None


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
    before, after = text[sentence.start : claim.span.start], text[claim.span.end : sentence.end]
    score = 0.0
    if any(sentence.holds(cue) for cue in cues):
        score += 2
    if _harm(pack).search(before) or _harm(pack).search(after[:80]):
        score += 1
    if any(words(pack.dates.parts).search(s) for s in (claim.span.of(text), after[:12])) or any(
        w in after[:25].lower() for w in pack.dates.clock
    ):
        score += 2
    if _happened(pack).search(before[-30:]):
        score += 1
    said = [m.end() for m in _told(pack).finditer(before)]
    if said and not _happened(pack).search(before[said[-1] :]):
        score -= 5
    elif before.rstrip().endswith(","):
        score -= 1.5
    if _told(pack).search(after[:40]):
        score -= 1.5
    return score


def _days_apart(first: str, last: str) -> int:
    return abs((date.fromisoformat(last) - date.fromisoformat(first)).days)


@cache
def _happened(pack: Pack) -> Pattern:
    return words(pack.events.happened)


@cache
def _told(pack: Pack) -> Pattern:
    return words(pack.events.told)


@cache
def _harm(pack: Pack) -> Pattern:
    return words(pack.events.harm)
