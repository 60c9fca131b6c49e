"""A day that cannot be right: two years for one, an end before its beginning, a statement dated after its page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache

from runut import lang
from runut.check._matches import matches, placed
from runut.lang import Pack, patterns
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, DiscrepancyKind, Record, Span
from runut.text.dates.as_written import StatedDay, stated_days
from runut.text.dates.days import real
from runut.text.findings import on_page
from runut.text.sentences import sentences, sentences_of

_WEEK = 7
_SOON = 45
"""Days after publishing in which a month that was put for the last one lies."""
_WITHIN = 60
"""Characters from what broke out to its day."""
_LATE_DAYS = 2
"""A day or two after publishing is the zone of the clock, or an input that names the day before."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield dates that another date of the page gives a year apart, and dated statements from after the page."""
    for article in record.articles:
        pack = lang.load(article.language)
        every = list(stated_days(article, pack))
        yield from (_no_such_day(article, one.span) for one in every if one.day is None and one.weekday is None)
        stated = [day for day in every if day.has_year and day.day is not None]
        yield from _two_years(article, stated)
        yield from _too_late(article, stated, pack)
        yield from _backwards(article, pack)
        yield from _last_year(article, pack)
        yield from _other_today(article, pack)
        yield from _not_yet(article, pack)


def _no_such_day(article: Article, span: Span) -> Discrepancy:
    return on_page(article, "date_conflict", span, template="no_such_day", words=span.of(article.text))


def _two_years(article: Article, stated: list[StatedDay]) -> Iterator[Discrepancy]:
    """Find bracketed dates that differ by a year alone; a longer gap is an anniversary."""
    same: dict[tuple[int, int], list[tuple[StatedDay, date]]] = defaultdict(list)
    for one in stated:
        if one.bracketed and one.day:
            same[one.day.month, one.day.day].append((one, one.day))
    for days in same.values():
        years = {day.year for _, day in days}
        if len(years) != 2 or max(years) - min(years) != 1:
            continue
        wrong = _wrong_year(years, days, article)
        right = next((one, day) for one, day in days if day.year != wrong)
        for one, day in days:
            if day.year == wrong and one.weekday in (None, day.weekday()):
                yield on_page(
                    article,
                    "date_conflict",
                    one.span,
                    suggestion=right[1].isoformat(),
                    evidence=(right[0].span,),
                    words=one.span.of(article.text),
                    other=right[0].span.of(article.text),
                )


def _wrong_year(years: set[int], days: list[tuple[StatedDay, date]], article: Article) -> int:
    """Say which year is the slip: the one off the publishing, or the weekday, or else last year's out of habit."""
    if article.day:
        published = date.fromisoformat(article.day)
        return max(years, key=lambda year: abs(published.year - year))
    wrong = {day.year for one, day in days if one.weekday is not None and one.weekday != day.weekday()}
    return wrong.pop() if len(wrong) == 1 else min(years)


def _too_late(article: Article, stated: list[StatedDay], pack: Pack) -> Iterator[Discrepancy]:
    """Find bracketed days well after publishing in sentences that report speech and look at nothing ahead."""
    if not article.day or article.published_from == "text":
        return
    published = date.fromisoformat(article.day)
    late = [one for one in stated if one.bracketed and one.day and (one.day - published).days > _LATE_DAYS]
    if not late:
        return
    ahead = patterns.words(pack.checks.ahead)
    said = patterns.words(pack.speech.after, pack.speech.before)
    for sentence in sentences_of(article, pack, "lead", "body"):
        words = sentence.of(article.text)
        if said.search(words) and not ahead.search(words):
            yield from (_late(article, one.span) for one in late if sentence.holds(one.span) and _fits(one))


def _backwards(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    """Find stretches of time whose end is a month or more before their beginning, both with their years."""
    months = {**pack.dates.months_short, **pack.dates.months}
    for match, stretch in matches(article, article.spans("headline", "lead", "body"), _from_to(pack)):
        first, first_year, last, last_year = match.groups()
        if (int(last_year), months[last.casefold()]) >= (int(first_year), months[first.casefold()]):
            continue
        begun, ended = (Span(stretch.start + match.start(at), stretch.start + match.end(at + 1)) for at in (1, 3))
        words, other = ended.of(article.text), begun.of(article.text)
        yield on_page(
            article, "date_conflict", ended, suggestion=f"{last} {first_year}", evidence=(begun,),
            words=words, other=other,
        )  # fmt: skip


@cache
def _from_to(pack: Pack) -> Pattern:
    month = alternation([*pack.dates.months, *pack.dates.months_short])
    day = r"(?:\d{1,2}\s)?"
    return compile_pattern(
        rf"\b({month})\s(\d{{4}})\s?{alternation(pack.numbers.ranges)}\s?{day}({month})\s(\d{{4}})\b"
    )


def _last_year(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    """Find stretches of months up to the page's own whose year is the last one, which the page names nowhere else.

    Where it names last year again, or the same months of its own year, it compares the two.
    """
    if not article.day or article.published_from == "text":
        return
    published = date.fromisoformat(article.day)
    months, last = {**pack.dates.months_short, **pack.dates.months}, str(published.year - 1)
    if article.text.count(last) != 1:
        return
    for match, stretch in matches(article, article.spans("lead", "body"), _months(pack)):
        first, end, year = (each.casefold() for each in match.groups())
        right = match.group().replace(last, str(published.year))
        is_near = published.month - months[end] in (0, 1) and months[first] < months[end]
        if year == last and is_near and right not in article.text:
            span = placed(match, stretch)
            words = span.of(article.text)
            yield on_page(
                article, "date_conflict", span, suggestion=right, template="other_year", words=words,
                published=article.day,
            )  # fmt: skip


@cache
def _months(pack: Pack) -> Pattern:
    month = alternation([*pack.dates.months, *pack.dates.months_short])
    return compile_pattern(rf"\b({month})\s?{alternation(pack.numbers.ranges)}\s?({month})\s(\d{{4}})\b")


def _other_today(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    """Find a weekday that a page calls its own and that lies two days or more off its publishing."""
    if not article.day or article.published_from == "text":
        return
    published = date.fromisoformat(article.day).weekday()
    for match, stretch in matches(article, article.spans("lead", "body"), *_today(pack)):
        number = pack.dates.weekdays[match.group("weekday").casefold()]
        if (number - published) % _WEEK not in (0, 1, _WEEK - 1):
            span = placed(match, stretch)
            words = span.of(article.text)
            yield on_page(article, "date_conflict", span, template="other_today", words=words, weekday=published)


def _not_yet(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    """Find what broke out on a day of the weeks after publishing, told without a year: its month is the slip."""
    if not article.day or article.published_from == "text" or pack.dates.order != "dmy":
        return
    published = date.fromisoformat(article.day)
    ahead = patterns.words(pack.checks.recurring)
    for match, stretch in matches(article, article.spans("lead", "body"), _broke_out_on(pack)):
        day = real(published.year, pack.dates.months[match.group("month").casefold()], int(match.group("day")))
        span = placed(match, stretch, "on")
        if day is None or not _LATE_DAYS < (day - published).days <= _SOON:
            continue
        inside = next((one for one in sentences(article.text, pack, stretch) if one.holds(span)), span)
        if not ahead.search(inside.of(article.text)):
            yield _late(article, span, "date_conflict")


@cache
def _broke_out_on(pack: Pack) -> Pattern:
    what, months = alternation(pack.checks.outbreaks), alternation(pack.dates.months)
    first = rf"(?:\d{{1,2}}\s(?:{alternation(pack.numbers.ranges)}|{alternation(pack.checks.both or ('-',))})\s)?"
    return compile_pattern(
        rf"\b{what}\b[^.\n]{{0,{_WITHIN}}}?\s{alternation(pack.events.on)}\s(?P<on>{first}(?P<day>\d{{1,2}})\s(?P<month>{months}))\b(?:[^\s]|\s\D)"
    )


@cache
def _today(pack: Pack) -> tuple[Pattern, ...]:
    weekdays = f"(?P<weekday>{alternation(pack.dates.weekdays)})"
    return tuple(
        compile_pattern(rf"\b{alternation([before])}\s{weekdays}\s{alternation([after])}\b")
        for before, after in pack.checks.today
    )


def _fits(one: StatedDay) -> bool:
    """Leave to the weekday check what it finds by itself."""
    return one.weekday is None or (one.day is not None and one.weekday == one.day.weekday())


def _late(article: Article, span: Span, kind: DiscrepancyKind = "date_implausible") -> Discrepancy:
    return on_page(article, kind, span, template="date_implausible", words=span.of(article.text), published=article.day)
