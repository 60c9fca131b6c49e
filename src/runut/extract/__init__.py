"""Article → claims, each with its span: a file or a folder for each kind of claim, which gives it by `find`."""

from __future__ import annotations

from collections.abc import Iterator

from runut.extract import dates, events, figures, mentions, quotes, victims
from runut.lang import Pack
from runut.model import Article, Claim


def claims(article: Article, pack: Pack) -> Iterator[Claim]:
    """Yield every claim of an article: its dates, names, quotations and events, then its figures."""
    yield from dates.find(article, pack)
    yield from mentions.find(article, pack)
    yield from quotes.find(article, pack)
    told = tuple(events.find(article, pack))
    yield from told
    counted = tuple(figures.find(article, pack, told))
    yield from counted
    yield from victims.find(article, pack, counted, next((event.id for event in told if event.main), None))
