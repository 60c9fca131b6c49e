"""One vehicle with two number plates: `B 1234 XYZ` here and `B 1243 XYZ` there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from runut.check._matches import matches, placed
from runut.lang.patterns import compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.text.names import is_off_by

_PLATE = compile_pattern(r"\b(\p{Lu}{1,2})[ -]?(\d{3,4})[ -]?(\p{Lu}{2,3})\b", ignore_case=False)
"""Region, number and series of an Indonesian plate; shorter ones are too near to one another."""
_SLIPS = 2
"""Characters by which two plates of one region may differ: of any two, one pair in a thousand is so near by chance."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield the one of two plates of a page, all but the same and of one region, that fewer pages have, else the later.

    Other pages of the record show which is right, where they have one of the two.
    """
    pages = {article.id: dict(_plates(article)) for article in record.articles}
    often = Counter(plate for plates in pages.values() for plate in plates)
    for article in record.articles:
        plates = pages[article.id]
        shown: set[str] = set()
        for first, second in combinations(plates, 2):
            slip, right = (first, second) if often[first] < often[second] else (second, first)
            if slip not in shown and first.split()[0] == second.split()[0] and is_off_by(first, second, _SLIPS):
                shown.add(slip)
                words, other = plates[slip].of(article.text), plates[right].of(article.text)
                yield on_page(
                    article, "figure_conflict", plates[slip], suggestion=other, evidence=(plates[right],),
                    template="plate_conflict", words=words, other=other,
                )  # fmt: skip


def _plates(article: Article) -> Iterator[tuple[str, Span]]:
    """Yield each plate with where it first stands, in order of the text."""
    seen: set[str] = set()
    for match, stretch in matches(article, article.spans("headline", "lead", "body"), _PLATE):
        plate = " ".join(match.groups())
        if plate not in seen:
            seen.add(plate)
            yield plate, placed(match, stretch)
