"""Claims over time: rows of statements, how they stand to each other, and what a codebook makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, groupby

from runut import lang
from runut.lang import Pack
from runut.lang.say import reason, rule
from runut.ledger.decisions import verdicts
from runut.ledger.estimate import codebook as reading
from runut.ledger.rows.moves import cell_id
from runut.ledger.rows.series import Series, independent, series
from runut.ledger.standing.because import Estimate
from runut.ledger.standing.change import links
from runut.ledger.standing.wholes import exceeding
from runut.ledger.together.fates import settled
from runut.ledger.together.increases import aside
from runut.ledger.together.lists import added
from runut.model import Cell, Link, Record

LANGUAGE = "en"
"""The record's own words; `because` lets every pack say them anew."""


def ledger(record: Record, codebook: str = "house") -> Record:
    """Give the record with its figures set in rows and linked, as the codebook reads them.

    Raises UnknownNameError, which lists the known codebooks.
    """
    estimate = reading(codebook)
    pack = lang.load(LANGUAGE)
    told = groupby(series(record, verdicts(record)), key=lambda row: row.story)
    rows = [row for _, of_story in told for row in _weighed(of_story, record)]
    cells = [_cell(row, codebook, estimate(row), pack) for row in rows]
    made: dict[tuple[str, str], Link] = {}
    for _, of_story in groupby(rows, key=lambda row: row.story):
        told_of = list(of_story)
        for link in chain(links(told_of), exceeding(told_of)):
            if (link.from_, link.to) not in made:
                why = reason(link.because, pack.messages.whys, pack)
                made[link.from_, link.to] = Link(link.from_, link.to, link.relation, why, link.because)
    return replace(
        record,
        cells=tuple(sorted(cells, key=lambda c: (c.story, c.kind, c.group or "", c.place or "", c.id))),
        links=tuple(sorted(made.values(), key=lambda k: (k.from_, k.to, k.relation))),
    )


def _weighed(rows: Iterable[Series], record: Record) -> Iterator[Series]:
    """Yield a story's rows, what one page says held together: increases, lists, the dead among those hit."""
    yield from settled(added(aside(rows, record.article_of), record.article_of), record.article_of)


def _cell(row: Series, codebook: str, found: Estimate, pack: Pack) -> Cell:
    key = row.key
    incident = row.event.id if row.event else None
    return Cell(
        id=cell_id(row.story, key),
        story=row.story,
        kind=key.kind,
        group=key.group,
        place=row.place,
        incident=incident,
        figures=tuple(given.figure.id for given in row.statements),
        low=found.low,
        best=found.best,
        high=found.high,
        codebook=codebook,
        rule=rule(found.because, pack),
        because=found.because,
        origins=len(independent(row.counting or row.statements)),
        articles=len({given.page for given in row.statements}),
        unit=key.unit,
    )
