"""Crowds of several days: what gathered on one day is no later count of what gathered weeks before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from runut import lang
from runut.ledger.rows.frame import Frame, Key
from runut.model import DateClaim, EventKind, Figure, Span
from runut.text.sentences import sentences

_GATHERED: frozenset[EventKind] = frozenset(("protest", "riot"))
"""Kinds of story in which a crowd is one that gathered, day by day."""

_NEXT = 1
"""Days between which a page may have the wrong one: what is told of the day after is told of the day."""


def by_day(
    figures: Iterable[Figure], keys: Mapping[str, Key], frame: Frame, dates: Iterable[DateClaim]
) -> dict[str, Key]:
    """Give the rows of a story's figures, those of crowds parted by the days on which its pages set what they tell of.

    A crowd is of the day that its sentence names, if pages tell of that day as theirs, else of its page's own. The day
    of the story's own incident keeps its rows, and so does what nobody dates.
    """
    moved = dict(keys)
    crowds = [one for one in figures if one.kind == "crowd" and keys[one.id].incident is None]
    if not crowds or frame.kind not in _GATHERED:
        return moved
    told = {event.date.start: event.id for event in frame.main.values() if event.date and event.date.precision == "day"}
    first_of = _clusters(told)
    own = frame.event(keys[crowds[0].id])
    if len(set(first_of.values())) < 2 or own is None or own.date is None:
        return moved
    named = _named(dates, first_of)
    for one in crowds:
        event = frame.main.get(one.article)
        page = event.date.start if event and event.date and event.date.start in first_of else None
        day = _of_sentence(one, frame, named.get(one.article, ())) or page
        if day and first_of[day] != first_of.get(own.date.start):
            moved[one.id] = keys[one.id]._replace(incident=frame.on_day(told[first_of[day]]))
    return moved


def _clusters(told: Iterable[str]) -> dict[str, str]:
    """Give each day the first of those that may be one."""
    found: dict[str, str] = {}
    first = ""
    for day in sorted(told):
        if not first or date.fromisoformat(day).toordinal() - date.fromisoformat(first).toordinal() > _NEXT:
            first = day
        found[day] = first
    return found


def _named(dates: Iterable[DateClaim], days: Mapping[str, str]) -> dict[str, list[tuple[Span, str]]]:
    """Give where each page names a day of the story."""
    found: dict[str, list[tuple[Span, str]]] = {}
    for claim in dates:
        if claim.when.precision == "day" and claim.when.start in days:
            found.setdefault(claim.article, []).append((claim.span, claim.when.start))
    return found


def _of_sentence(figure: Figure, frame: Frame, named: Iterable[tuple[Span, str]]) -> str | None:
    """Give the day that a figure's sentence names, the nearest of several."""
    named = list(named)
    if not named:
        return None
    article, at = frame.articles[figure.article], figure.span
    own = next((span for span in sentences(article.text, lang.load(article.language)) if span.holds(at)), at)
    near = [(abs(span.start - at.start), day) for span, day in named if own.holds(span)]
    return min(near, default=(0, None))[1]
