"""Tell the day on which something happened from the days on which people spoke of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from runut.extract.dates import find as find_dates
from runut.extract.scene import Scene
from runut.lang import Pack
from runut.lang.patterns import Pattern, words
from runut.model import Article, DateClaim, Span, When
from runut.text.days import days_apart

_OLD = 40  # days before the page: rather the background than the news
_LEAST = 2.0  # a day with less for it belongs to a statement; chosen on gold/train


def event_day(article: Article, pack: Pack, scene: Scene) -> When | None:
    """Give the day that stands in the event's own sentence rather than with a statement; None if only those do."""
    if scene.kind in pack.events.continuing:
        return None
    best = max(_scored(article, pack, scene), key=lambda pair: (pair[0], -pair[1].span.start), default=None)
    return best[1].when if best and best[0] >= _LEAST else None


def _scored(article: Article, pack: Pack, scene: Scene) -> Iterator[tuple[float, DateClaim]]:
    """Yield the days that are past, each with its weight; a day told again in the same way weighs more."""
    again: Counter[str] = Counter()
    for claim in find_dates(article, pack):
        day = claim.when.start
        place = scene.place_of(claim.span)
        if place is None or claim.when.precision != "day" or (article.day and day > article.day):
            continue
        score = _score(article.text, scene.sentences[place], claim, place in scene.with_cue, pack) + max(
            0.0, 2 - place / 4
        )
        if article.day and days_apart(day, article.day) > _OLD:
            score -= 3
        again[day] += score > _LEAST
        yield score + min(2, max(0, again[day] - 1)) * (score > _LEAST), claim


def _score(text: str, sentence: Span, claim: DateClaim, has_cue: bool, pack: Pack) -> float:
    """Weigh what stands around a date: cues and harm for the event's own day, words of speech against it."""
    before, after = text[sentence.start : claim.span.start], text[claim.span.end : sentence.end]
    score = 2.0 if has_cue else 0.0
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
