"""The page's own event put on the next day or the day before: `Senin (16/12) malam`, then `pecah Minggu malam`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from runut import lang
from runut.lang import Pack, patterns
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Event, Record, Span
from runut.text.findings import on_page
from runut.text.sentences import sentences

_WEEK = 7
_WITHIN = 30
"""Characters from the weekday of the event, over its date in brackets, to the part of the day."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each weekday beside a word for what broke out that is next to the event's own, at the same time of day.

    "That" behind the weekday, or a clock, stands for the time. A day with its date is for check/year.py and weekday.py.
    """
    main: dict[str, Event] = {}
    for event in record.events:
        if event.main and event.date and event.date.start == event.date.end:
            main.setdefault(event.article, event)
    for article in record.articles:
        own = main.get(article.id)
        if own is not None and own.date is not None:
            yield from _other_days(article, date.fromisoformat(own.date.start))


def _other_days(article: Article, day: date) -> Iterator[Discrepancy]:
    pack = lang.load(article.language)
    again = patterns.words(pack.checks.again)
    for stretch in article.spans("lead", "body"):
        for sentence in sentences(article.text, pack, stretch):
            words = sentence.of(article.text)
            for match in _broke_out(pack).finditer(words):
                stated = _stated(article, pack, match, day, sentence.start)
                if stated is None or again.search(words):
                    continue
                span = Span(sentence.start + match.start("weekday"), sentence.start + match.end())
                yield on_page(
                    article, "date_conflict", span, suggestion=day.isoformat(), evidence=(stated,),
                    words=span.of(article.text), other=stated.of(article.text),
                )  # fmt: skip


def _stated(article: Article, pack: Pack, match: Match, day: date, shift: int) -> Span | None:
    """Give where the page puts the event on its own day before, where the words found put it on the day beside that."""
    number = pack.dates.weekdays[match.group("weekday").casefold()]
    if not match.group("weekday")[0].isupper() or (number - day.weekday()) % _WEEK not in (1, _WEEK - 1):
        return None
    own = [word for word, at in pack.dates.weekdays.items() if at == day.weekday()]
    part = None if match.group("that") else match.group("part")
    behind = rf"[^.\n]{{0,{_WITHIN}}}?\b{alternation([part])}\b" if part else ""
    found = compile_pattern(rf"\b{alternation(own)}\b{behind}").search(article.text[:shift])
    return Span(found.start(), found.start() + len(found.group().rstrip())) if found else None


@cache
def _broke_out(pack: Pack) -> Pattern:
    """Match what broke out and, at most two words on, a weekday with its part of the day, the clock or "that"."""
    what, weekday = alternation(pack.checks.outbreaks), alternation(pack.dates.weekdays)
    links = alternation([*pack.events.on, ","])
    that = alternation(pack.checks.that) if pack.checks.that else "[^\\s\\S]"
    part = rf"(?P<part>{alternation(pack.dates.parts)})(?:\s(?P<that>{that}))?"
    time = rf"(?:{part}|{alternation(pack.dates.clock)}|{that})\b"
    return compile_pattern(rf"\b{what}(?:\s\pL+){{0,2}}?,?(?:\s{links})?\s(?P<weekday>{weekday})\s{time}")
