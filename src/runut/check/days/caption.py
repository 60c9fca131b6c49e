"""A picture older than its page: the caption names a day long before the page was published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from runut import lang
from runut.model import Discrepancy, Record
from runut.text.dates.as_written import stated_days
from runut.text.findings import on_page

_OLD_DAYS = 30
"""A month: pictures of the same event are of the days before, and those of its anniversaries say so in the text."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield the days that captions give in full and that lie more than a month before the page."""
    for article in record.articles:
        published = date.fromisoformat(article.day) if article.day else None
        for one in stated_days(article, lang.load(article.language), "caption") if published else ():
            if published and one.day and one.has_year and (published - one.day).days > _OLD_DAYS:
                yield on_page(
                    article,
                    "stale_caption",
                    one.span,
                    words=one.span.of(article.text),
                    published=published.isoformat(),
                )
