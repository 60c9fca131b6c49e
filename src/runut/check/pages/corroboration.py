"""Many outlets, one origin: what looks confirmed several times was said once."""

from __future__ import annotations

from collections.abc import Iterator

from runut.model import Article, Cell, Discrepancy, Origin, Record
from runut.text.findings import across
from runut.text.names import fold
from runut.world import outlets

READS_LEDGER = True
_OUTLETS = 3
"""Two outlets with one agency's copy mislead nobody."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each row of the ledger that three outlets or more fill and one origin alone stands behind."""
    behind: dict[str, list[Origin]] = {}
    for origin in record.origins:
        for figure in origin.figures:
            if origin.kind != "outlet":
                behind.setdefault(figure, []).append(origin)
    seen: set[tuple[str, str]] = set()
    for cell in record.cells:
        found = _single(record, cell, behind)
        if found is not None and (cell.story, found[1].id) not in seen:
            seen.add((cell.story, found[1].id))
            yield across(
                cell.story,
                "false_corroboration",
                found[1].id,
                evidence=(found[1].id, *cell.figures),
                count=found[0],
                origin=found[1].name,
            )


def _single(record: Record, cell: Cell, behind: dict[str, list[Origin]]) -> tuple[int, Origin] | None:
    """Give the number of outlets and the origin of a row, if every figure of it rests on that one alone."""
    articles = {record.figure_of[figure].article for figure in cell.figures}
    houses = {_house(record.article_of[article]) for article in articles}
    if None in houses or len(houses) < _OUTLETS:
        return None
    origins = {origin.id: origin for figure in cell.figures for origin in behind.get(figure, [])}
    if len(origins) != 1 or any(not behind.get(figure) for figure in cell.figures):
        return None
    return len(houses), next(iter(origins.values()))


def _house(article: Article) -> str | None:
    known = outlets.find(article.outlet)
    if known is not None:
        return fold(known.family or known.name)
    return fold(article.outlet) if article.outlet else None
