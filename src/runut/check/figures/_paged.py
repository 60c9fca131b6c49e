"""The figures of each page, as checks that look at one page after the other want them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from runut.model import Article, Figure, Record


def by_page(record: Record) -> Iterator[tuple[Article, list[Figure]]]:
    """Yield every article with its figures in the order of its text; most pages have none."""
    held: dict[str, list[Figure]] = defaultdict(list)
    for figure in record.figures:
        held[figure.article].append(figure)
    for article in record.articles:
        yield article, sorted(held[article.id], key=lambda figure: figure.span)
