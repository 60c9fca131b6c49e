"""The page's own event put on the next day or the day before: `Senin (16/12) malam`, then `pecah Minggu malam`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from runut import lang
from runut.check.days._eventdays import event_days
from runut.lang import Pack, patterns
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.dates.as_written import stated_days
from runut.text.findings import on_page
from runut.text.sentences import sentences_of

_WEEK = 7
_EARLY = 10
"""Days before the event that its own dates may be off; what lies further back is another event."""
_WITHIN = 30
"""Characters from the weekday of the event, over its date in brackets, to the part of the day."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield days of the event that are next to its own, and dates before it of what came after it.

    The former are weekdays without a date beside a word for what broke out, at the event's own time of day; "that"
    behind the weekday, or a clock, stands for the time.
    """
    days = event_days(record)
    for article in record.articles:
        if day := days.get(article.id):
            yield from _other_days(article, day)
            yield from _too_early(article, day)


def _other_days(article: Article, day: date) -> Iterator[Discrepancy]:
    pack = lang.load(article.language)
    again = patterns.words(pack.checks.again)
    for sentence in sentences_of(article, pack, "lead", "body"):
        words = sentence.of(article.text)
        for match in (one for form in _broke_out(pack) for one in form.finditer(words)):
            stated = _stated(article, pack, match, day, sentence.start)
            if stated is None or again.search(words):
                continue
            span = Span(sentence.start + match.start("weekday"), sentence.start + match.end())
            yield on_page(
                article, "date_conflict", span, suggestion=day.isoformat(), evidence=(stated,),
                words=span.of(article.text), other=stated.of(article.text),
            )  # fmt: skip


def _too_early(article: Article, day: date) -> Iterator[Discrepancy]:
    """Find dates of the days before the event in sentences that tell what came after it."""
    pack = lang.load(article.language)
    stated = [one for one in stated_days(article, pack, "lead", "body") if one.bracketed and one.day]
    early = [one for one in stated if one.day and 0 < (day - one.day).days <= _EARLY]
    for sentence in sentences_of(article, pack, "lead", "body") if early else ():
        inside = [one.span for one in early if sentence.holds(one.span)]
        # A date behind the outbreak is that of the outbreak.
        if inside and _afterwards(pack).search(article.text[inside[0].end : sentence.end]):
            yield on_page(
                article, "date_conflict", inside[0], template="before_event", words=inside[0].of(article.text),
                day=day.isoformat(),
            )  # fmt: skip


@cache
def _afterwards(pack: Pack) -> Pattern:
    """Match what says that something came after the outbreak, or because of it."""
    return compile_pattern(
        rf"\b{alternation(pack.checks.afterwards)}\s(?:\pL+\s)?{alternation(pack.checks.outbreaks)}\b"
    )


def _stated(article: Article, pack: Pack, match: Match, day: date, shift: int) -> Span | None:
    """Give where the page puts the event on its own day before, where the words found put it on the day beside that."""
    number = pack.dates.weekdays[match.group("weekday").casefold()]
    if not match.group("weekday")[0].isupper() or (number - day.weekday()) % _WEEK not in (1, _WEEK - 1):
        return None
    own = [word for word, at in pack.dates.weekdays.items() if at == day.weekday()]
    if _is_told_of(article, pack, number, shift):
        return None
    groups = match.groupdict()
    if "what" in groups:
        return _told_by(article, pack, own, groups["what"], shift) or _dated(article, pack, day, shift)
    part = None if groups.get("that") else groups.get("part")
    behind = rf"[^.\n]{{0,{_WITHIN}}}?\b{alternation([part])}\b" if part else ""
    found = compile_pattern(rf"\b{alternation(own)}\b{behind}").search(article.text[:shift])
    return Span(found.start(), found.start() + len(found.group().rstrip())) if found else None


def _told_by(article: Article, pack: Pack, own: list[str], what: str, before: int) -> Span | None:
    """Give where the page calls the same by its own weekday, too: "Saturday's shooting" before "Sunday's shooting"."""
    forms = (form.format(weekday=alternation(own), what=alternation([what])) for form in pack.checks.of_day)
    found = next((one for form in forms if (one := compile_pattern(form).search(article.text[:before]))), None)
    return Span(*found.span()) if found else None


def _dated(article: Article, pack: Pack, day: date, before: int) -> Span | None:
    """Give where a sentence before tells what broke out by its weekday and its date."""
    what = patterns.words(pack.checks.outbreaks)
    stated = [
        one.span for one in stated_days(article, pack, "lead", "body") if one.day == day and one.weekday is not None
    ]
    for sentence in sentences_of(article, pack, "lead", "body") if stated else ():
        inside = next((span for span in stated if sentence.holds(span)), None)
        if inside and sentence.end <= before and what.search(sentence.of(article.text)):
            return inside
    return None


def _is_told_of(article: Article, pack: Pack, weekday: int, before: int) -> bool:
    """Say whether a sentence before has something break out on that weekday, too: then there were two."""
    same = alternation([word for word, at in pack.dates.weekdays.items() if at == weekday])
    what = patterns.words(pack.checks.outbreaks)
    on = compile_pattern(rf"\b{same}\b")
    return any(
        on.search(words) and what.search(words)
        for sentence in sentences_of(article, pack, "headline", "lead", "body")
        if sentence.end <= before and (words := sentence.of(article.text))
    )


@cache
def _broke_out(pack: Pack) -> tuple[Pattern, ...]:
    """Match what broke out and, at most two words on, a weekday with its part of the day, the clock or "that".

    Some languages tell it by its weekday ("Sunday's shooting").
    """
    what, weekday = alternation(pack.checks.outbreaks), alternation(pack.dates.weekdays)
    links = alternation([*pack.events.on, ","])
    that = alternation(pack.checks.that) if pack.checks.that else "[^\\s\\S]"
    part = rf"(?P<part>{alternation(pack.dates.parts)})(?:\s(?P<that>{that}))?"
    time = rf"(?:{part}|{alternation(pack.dates.clock)}|{that})\b"
    named = f"(?P<weekday>{weekday})"
    return (
        compile_pattern(rf"\b{what}(?:\s\pL+){{0,2}}?,?(?:\s{links})?\s{named}\s{time}"),
        *(
            compile_pattern(rf"\b{form.format(weekday=named, what=f'(?P<what>{what})')}\b")
            for form in pack.checks.of_day
        ),
    )
