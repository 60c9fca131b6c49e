"""Tell the day of an event by the days that have gone by since: "dua hari setelah gempa"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from runut.extract.dates import find as find_dates
from runut.extract.events.scene import Scene
from runut.lang import Pack
from runut.lang.patterns import words
from runut.model import Article, DateClaim, Span
from runut.text.days import one, parse
from runut.text.numbers import numbers

_LEAD = 4  # sentences of headline and lead; further down the days are counted from other things too
_NEAR = 12  # signs between "setelah" and the word that tells the event
_MOST = 30  # days; beyond, nobody counts them one by one


def since(article: Article, pack: Pack, scene: Scene) -> Iterator[DateClaim]:
    """Yield the day so many days before the one that a sentence tells, or before the page's own."""
    for sentence in scene.sentences[:_LEAD]:
        told = sentence.of(article.text)
        for match in words(pack.events.day_after, pack.events.days_after).finditer(told):
            span = Span(sentence.start + match.start(), sentence.start + match.end())
            is_one = " ".join(match.group().lower().split()) in pack.events.day_after
            days = 1 if is_one else _days(article.text, Span(sentence.start, span.start), pack)
            claim = _before(article, pack, sentence, span, days) if days else None
            if claim is not None and _is_since(article.text, span, scene, pack):
                yield claim


def _is_since(text: str, at: Span, scene: Scene, pack: Pack) -> bool:
    """Say whether the event follows close behind, and not as what was yet to come: "sehari sebelum gempa"."""
    near = [text[at.end : cue.start] for cue in scene.cues if at.end <= cue.start <= at.end + _NEAR]
    return any(not words(pack.events.earlier).search(between) for between in near)


def _days(text: str, before: Span, pack: Pack) -> int | None:
    """Give the number that ends a stretch."""
    found = [(span, number) for span, number in numbers(text, pack, before) if not text[span.end : before.end].strip()]
    value = found[-1][1].value if found else None
    return value if value and 0 < value <= _MOST else None


def _before(article: Article, pack: Pack, sentence: Span, span: Span, days: int) -> DateClaim | None:
    """Give the day so many before the first that the sentence tells; None without any day to count from."""
    own = [told for told in find_dates(article, pack) if sentence.holds(told.span) and told.when.precision == "day"]
    today = parse(own[0].when.start if own else article.day)
    if own and own[0].span.start > span.end and (read := parse(article.day)) and today == read - timedelta(days=days):
        return own[0]  # "tiga hari setelah gempa Minggu (5/5)", read on Wednesday
    return DateClaim(article.id, span, one(today - timedelta(days=days))) if today else None
