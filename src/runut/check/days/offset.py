"""Days that do not add up: `Selasa (20/8)`, then `dua hari kemudian, Selasa (20/8)`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from runut import lang
from runut.check._matches import matches, placed
from runut.check.days._eventdays import event_days
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.dates.as_written import StatedDay, stated_days
from runut.text.findings import on_page
from runut.text.numbers import numbers

_NEXT = 15
"""Characters between a number of days and the date that it comes to."""
_YEAR = compile_pattern(r"\b(?:19|20)\d\d\b")
_FAR = 60
"""Days that are counted one by one: further off, they are rounded."""
_CLOSE = 1
"""Days by which those since an event may be off: some count its own day."""
_BEFORE = 400
"""Characters before a number of days in which the day stands that they are counted from."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield days told as so many after the one before, and as so many after the event, that are other days."""
    days = event_days(record)
    for article in record.articles:
        pack = lang.load(article.language)
        if not pack.checks.later:
            continue
        yield from _years_later(article, pack)
        stated = [one for one in stated_days(article, pack) if one.day]
        if stated:
            yield from _later(article, stated, pack)
        if day := days.get(article.id):
            yield from _after(article, stated, day, pack)


def _later(article: Article, stated: list[StatedDay], pack: Pack) -> Iterator[Discrepancy]:
    """Find "two days later, Tuesday (20/8)" where the day right before it is that one, or a later one."""
    for span, days in _counted(article, _behind(pack), pack):
        named = next((one for one in stated if 0 <= one.span.start - span.end <= _NEXT), None)
        before = [one for one in stated if span.start - _BEFORE < one.span.end <= span.start]
        if named is None or named.day is None or not before or before[-1].day is None:
            continue
        from_ = before[-1].day
        if named.day <= from_ and all(one.day and one.day + timedelta(days) != named.day for one in before):
            yield _finding(article, Span(span.start, named.span.end), before[-1].span)


def _years_later(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    """Find "three years later, in 2018" where no year told right before it is three years less."""
    if not pack.checks.later_years:
        return
    for match, stretch in matches(article, article.spans("headline", "lead", "body"), _years(pack)):
        span = placed(match, stretch)
        many = next((quantity.value for _, quantity in numbers(article.text, pack, span)), None)
        before = list(_YEAR.finditer(article.text[max(0, span.start - _BEFORE) : span.start]))
        if not many or not before or any(int(one.group()) + many == int(match.group("year")) for one in before):
            continue
        last = Span(*(max(0, span.start - _BEFORE) + at for at in before[-1].span()))
        yield _finding(article, span, last)


@cache
def _years(pack: Pack) -> Pattern:
    namely = alternation([*pack.checks.namely, *pack.events.on, *pack.dates.year_words])
    later = alternation(pack.checks.later_years)
    return compile_pattern(rf"\b[\pL\d]+ {later},? (?:{namely} )*(?P<year>(?:19|20)\d\d)\b")


def _after(article: Article, stated: list[StatedDay], event: date, pack: Pack) -> Iterator[Discrepancy]:
    """Find a date and behind it "or seven days after the quake", where it is another number of days after the event."""
    for span, days in _counted(article, _since(pack), pack):
        named = next((one for one in stated if 0 <= span.start - one.span.end <= _NEXT), None)
        if named is None or named.day is None or named.day <= event:
            continue
        if abs((named.day - event).days - days) > _CLOSE:
            yield on_page(
                article, "date_conflict", Span(named.span.start, span.end), template="before_event",
                words=article.text[named.span.start : span.end], day=event.isoformat(),
            )  # fmt: skip


def _counted(article: Article, form: Pattern, pack: Pack) -> Iterator[tuple[Span, int]]:
    """Yield numbers of days with the words that make them days after something."""
    for match, stretch in matches(article, article.spans("headline", "lead", "body"), form):
        span = placed(match, stretch, "days")
        many = next((quantity.value for _, quantity in numbers(article.text, pack, span)), None)
        if many and 0 < many <= _FAR:
            yield span, many


def _finding(article: Article, span: Span, other: Span) -> Discrepancy:
    return on_page(
        article, "date_conflict", span, evidence=(other,), words=span.of(article.text), other=other.of(article.text)
    )


@cache
def _behind(pack: Pack) -> Pattern:
    return compile_pattern(rf"(?P<days>\b[\pL\d]+ {alternation(pack.checks.later)})\b")


@cache
def _since(pack: Pack) -> Pattern:
    outbreaks = alternation(pack.checks.outbreaks)
    return compile_pattern(rf"(?P<days>\b[\pL\d]+ {alternation(pack.checks.since)} {outbreaks})\b")
