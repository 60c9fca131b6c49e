"""Article → claims, each with its span: one file a kind of claim."""

from __future__ import annotations

from collections.abc import Iterator

from runut import rooms
from runut.lang import Pack
from runut.model import Article, Claim, Event

_PLAIN = ("dates", "mentions", "quotes")


def claims(article: Article, pack: Pack) -> Iterator[Claim]:
    """Yield every claim of an article: its dates, names, quotes and events, then its figures."""
    known = rooms.names("extract")
    for name in _PLAIN:
        if name in known:
            yield from rooms.load("extract", name).find(article, pack)
    events: tuple[Event, ...] = ()
    if "events" in known:
        events = tuple(rooms.load("extract", "events").find(article, pack))
    yield from events
    yield from rooms.load("extract", "figures").find(article, pack, events)
