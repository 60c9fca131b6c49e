"""A page that does not say when it was published, so that nothing on it can be put in time by it."""

from __future__ import annotations

from collections.abc import Iterator

from runut.model import Discrepancy, Record
from runut.text.findings import on_page


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each page whose publishing day neither the page nor the input tells."""
    for article in record.articles:
        if article.published_from in ("none", "text") or article.published is None:
            yield on_page(article, "undated", None)
