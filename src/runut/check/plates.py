"""One vehicle with two number plates: `B 1234 XYZ` here and `B 1243 XYZ` there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

from runut.lang.patterns import compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page

_PLATE = compile_pattern(r"\b(\p{Lu}{1,2})[ -]?(\d{3,4})[ -]?(\p{Lu}{2,3})\b", ignore_case=False)
"""Region, number and series of an Indonesian plate; shorter ones are too near to one another."""
_SLIPS = 2
"""Characters by which two plates of one region may differ: of any two, one pair in a thousand is so near by chance."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield the later of two plates of a page that are of one region and all but the same."""
    for article in record.articles:
        plates = dict(_plates(article))
        shown: set[str] = set()
        for (first, here), (second, there) in combinations(plates.items(), 2):
            if second not in shown and first.split()[0] == second.split()[0] and _differ_little(first, second):
                shown.add(second)
                words, other = there.of(article.text), here.of(article.text)
                yield on_page(
                    article, "figure_conflict", there, suggestion=other, evidence=(here,), template="plate_conflict",
                    words=words, other=other,
                )  # fmt: skip


def _plates(article: Article) -> Iterator[tuple[str, Span]]:
    """Yield each plate with where it first stands, in order of the text."""
    seen: set[str] = set()
    for stretch in article.spans("headline", "lead", "body"):
        for match in _PLATE.finditer(stretch.of(article.text)):
            plate = " ".join(match.groups())
            if plate not in seen:
                seen.add(plate)
                yield plate, Span(stretch.start + match.start(), stretch.start + match.end())


def _differ_little(a: str, b: str) -> bool:
    return OSA.distance(a, b, score_cutoff=_SLIPS) <= _SLIPS
