"""Tell the day of an event by the days that have gone by since: "dua hari setelah gempa", "hari ketujuh pencarian"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from runut.extract.dates import find as find_dates
from runut.extract.events.scene import Scene, listed
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern, words
from runut.model import Article, DateClaim, Span
from runut.text.dates.days import one, parse
from runut.text.numbers import numbers

_LEAD = 4  # sentences of headline and lead; further down the days are counted from other things too
_NEAR = 12  # signs between "setelah" and the word that tells the event
_BESIDE = 24  # signs between the days and what lasted so long
_CLAUSE = 70  # signs behind "setelah" in which a verb tells how it began
_MOST = 30  # days; beyond, nobody counts them one by one


class _Gone(NamedTuple):
    """Words that say how many days have gone by since the event."""

    span: Span
    days: int
    names_event: bool = True


def since(article: Article, pack: Pack, scene: Scene) -> Iterator[tuple[DateClaim, str]]:
    """Yield the day so many days before the one that a sentence tells, or before the page's own, and its mark.

    "Since counted" is the mark of days that are only counted, neither from the event by its name nor from a told day.
    """
    found: list[tuple[DateClaim, str]] = []
    for sentence in scene.sentences[:_LEAD]:
        own = _told(article, pack, sentence)
        for gone in _gone(article.text, sentence, pack, scene):
            others = [claim for claim in own if not claim.span.overlaps(gone.span)]
            day = _before(article, others, gone)
            if day is not None:
                found.append((day, "since" if gone.names_event or others else "since counted"))
    is_plain = any(mark == "since" for _, mark in found)
    yield from (one for one in found if one[1] == "since" or not is_plain)


@cache
def _days(pack: Pack) -> tuple[str, ...]:
    """Give the words of which one stands wherever days are counted: each of the pack's holds one of these."""
    after, nth = (*pack.events.day_after, *pack.events.days_after), pack.events.nth_of
    every = {phrase.split()[0].lower() for phrase in (*after, *nth)}
    return tuple(sorted(word for word in every if not any(one in word for one in every - {word})))


def _gone(text: str, sentence: Span, pack: Pack, scene: Scene) -> Iterator[_Gone]:
    told = sentence.of(text)
    if not any(map(told.lower().__contains__, _days(pack))):
        return
    for match in words(pack.events.day_after, pack.events.days_after).finditer(told):
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        is_one = " ".join(match.group().lower().split()) in pack.events.day_after
        counted = (span.start, 1) if is_one else _number(text, Span(sentence.start, span.start), pack)
        if counted and _is_since(text, span, sentence, scene, pack):
            yield _Gone(span, counted[1])
    if pack.events.days_on:
        yield from _on(text, sentence, pack)
    yield from _ordinal(text, sentence, pack, scene)
    yield from _lasted(text, sentence, pack)


def _on(text: str, sentence: Span, pack: Pack) -> Iterator[_Gone]:
    """Yield "four days on," which counts from the event without naming it."""
    for match in words(pack.events.days_on).finditer(sentence.of(text)):
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        counted = _number(text, Span(sentence.start, span.start), pack)
        if counted and not text[span.end : sentence.end].lstrip()[:1].isalnum():
            yield _Gone(span, counted[1], names_event=False)


def _ordinal(text: str, sentence: Span, pack: Pack, scene: Scene) -> Iterator[_Gone]:
    """Yield "hari ketujuh", the sixth after the first, of a search or since the event."""
    if not pack.events.nth:
        return
    told = sentence.of(text)
    is_search = bool(words(pack.events.searches).search(told))
    for match in _nth(pack).finditer(told):
        count = match.group(2).lower()
        days = pack.events.nth.get(count) or int("".join(filter(str.isdigit, count)) or 0)
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        after = match.group(3)
        names_event = bool(after) and _is_since(text, span, sentence, scene, pack)
        if 1 < days <= _MOST and (is_search or names_event):
            yield _Gone(span, days - 1, names_event)


@cache
def _nth(pack: Pack) -> Pattern:
    units, named = alternation(pack.events.nth_of), alternation(pack.events.nth)
    after = alternation(pack.events.afterwards)
    return compile_pattern(rf"\b({units})\s+({named}|ke-?\s?\d+)\b(\s+(?:{after})\b)?")


def _lasted(text: str, sentence: Span, pack: Pack) -> Iterator[_Gone]:
    """Yield how long people were held, lost or adrift: "tiga hari disekap", "terapung dua hari dua malam"."""
    if not pack.events.lasting:
        return
    for match in _day_word(pack).finditer(sentence.of(text)):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        counted = _number(text, Span(sentence.start, start), pack)
        if counted is None:
            continue
        first, days = counted
        end, nights = _nights(text, end, pack)
        before, after = text[max(sentence.start, first - _BESIDE) : first], text[end : min(sentence.end, end + _BESIDE)]
        if _lasting_before(pack).search(before) or _lasting_after(pack).match(after):
            yield _Gone(Span(first, end), nights or days, names_event=False)


def _nights(text: str, at: int, pack: Pack) -> tuple[int, int | None]:
    """Give where the words end and the nights that follow the days, if they are told: "lima hari empat malam"."""
    for span, number in numbers(text, pack, Span(at, min(len(text), at + _NEAR))):
        rest = text[span.end : span.end + 8].split()
        if not text[at : span.start].strip() and rest and rest[0].lower() in pack.events.nth_of[1:]:
            return span.end + 1 + len(rest[0]), number.value
    return at, None


@cache
def _day_word(pack: Pack) -> Pattern:
    return compile_pattern(rf"\b{pack.events.nth_of[0]}\b")


@cache
def _lasting_before(pack: Pack) -> Pattern:
    return compile_pattern(
        rf"\b(?:{alternation(pack.events.lasting)})\s+(?:(?:{alternation(pack.events.during)})\s+)?$"
    )


@cache
def _lasting_after(pack: Pack) -> Pattern:
    return compile_pattern(rf"\s+(?:{alternation(pack.events.lasting)})\b")


def _is_since(text: str, at: Span, sentence: Span, scene: Scene, pack: Pack) -> bool:
    """Say whether the event follows close behind, and not as what was yet to come: "sehari sebelum gempa"."""
    cues = scene.every if scene.kind == "other" else scene.cues
    near = [text[at.end : cue.start] for cue in cues if at.end <= cue.start <= at.end + _NEAR]
    if any(not words(pack.events.earlier).search(between) for between in near):
        return True
    clause = text[at.end : min(sentence.end, at.end + _CLAUSE)].partition(",")[0]
    struck = [hit.start for hit in listed("onset", clause, pack)]
    if pack.events.struck:
        struck += [match.start() for match in words(pack.events.struck).finditer(clause)]
    began = min(struck, default=None)
    return began is not None and not any(
        hit.start < began for name in ("update", "aftermath", "earlier", "told") for hit in listed(name, clause, pack)
    )


def _number(text: str, before: Span, pack: Pack) -> tuple[int, int] | None:
    """Give the number of days that ends a stretch, and where it begins."""
    found = [(span, number) for span, number in numbers(text, pack, before) if not text[span.end : before.end].strip()]
    value = found[-1][1].value if found else None
    return (found[-1][0].start, value) if value and 0 < value <= _MOST else None


def _told(article: Article, pack: Pack, sentence: Span) -> list[DateClaim]:
    return [told for told in find_dates(article, pack) if sentence.holds(told.span) and told.when.precision == "day"]


def _before(article: Article, own: list[DateClaim], gone: _Gone) -> DateClaim | None:
    """Give the day so many before the first that the sentence tells; None without any day to count from."""
    span, days, names_event = gone
    today = parse(own[0].when.start if own else article.day)
    read = parse(article.day)
    is_own = names_event and bool(own) and own[0].span.start > span.end
    if is_own and read and today == read - timedelta(days=days):
        return own[0]  # "tiga hari setelah gempa Minggu (5/5)", read on Wednesday
    return DateClaim(article.id, span, one(today - timedelta(days=days))) if today else None
