"""The one day on which a page's own event was, for checks that hold other days against it."""

from __future__ import annotations

from datetime import date

from runut.model import Record


def event_days(record: Record) -> dict[str, date]:
    """Give the day of the main event of each article, by the article's name; of an event of several days none."""
    days: dict[str, date] = {}
    for event in record.events:
        if event.main and event.date and event.date.start == event.date.end:
            days.setdefault(event.article, date.fromisoformat(event.date.start))
    return days
