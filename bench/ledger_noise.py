"""How well ledgers stand when the figures that they are made of are partly wrong: marked figures, spoilt by a seed.

    ledger_noise.py SHARED [ROUNDS]   rows, relations and best values, for ledgers that are read and held out

Each figure of the ledgers in bench/ledgers is spoilt at about the rates at which extraction goes wrong on pages that
nobody read (docs/accuracy.md): so many rounds say more of the ledger's own care than one reading of the same pages.
"""

# ruff: noqa: T201
from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import ledger as bench
import ledger_gold
from runut.ledger.estimate import CODEBOOKS
from runut.model import Figure, Quantity, Record

ROUNDS = 10
MISSED, UNSAID, PLACELESS = 0.06, 0.08, 0.5
PART_AS_TOTAL, PRIOR_AS_TOTAL, TOTAL_AS_PART = 0.17, 0.6, 0.04
GROUPLESS, OTHER_AS_OWN = 0.12, 0.4
ODD = 0.03
"""Shares of the figures that go wrong so; `ODD` takes the number of another figure of the page for this one's."""


def main(shared: Path, rounds: int = ROUNDS) -> None:
    """Print the scores of all rounds together."""
    print(f"{'':12}rows   relat. best value ({', '.join(CODEBOOKS)})  low, best and high")
    read = [(gold, ledger_gold.pages(gold, shared)) for _, gold in ledger_gold.ledgers()]
    for is_held_out in (False, True):
        whole = bench.Scores()
        for gold, articles in read:
            if gold["held_out"] is not is_held_out:
                continue
            record = ledger_gold.record(gold, articles)
            for seed in range(rounds):
                scores = bench.Scores()
                spoilt = replace(record, figures=tuple(_spoilt(record, random.Random(seed))))
                bench.score(gold, articles, spoilt, scores)
                bench.gather(whole, scores)
        print(f"{'held out' if is_held_out else 'read':<12}{whole}")


def _spoilt(record: Record, chance: random.Random) -> Iterator[Figure]:
    pages: dict[str, list[Figure]] = {}
    for figure in record.figures:
        pages.setdefault(figure.article, []).append(figure)
    mains = {event.article: event.id for event in record.events if event.main}
    kept = {figure.id for figure in record.figures if chance.random() >= MISSED}
    for figure in record.figures:
        if figure.id in kept:
            yield _misread(figure, pages[figure.article], mains, kept, chance)


def _misread(
    figure: Figure, page: list[Figure], mains: dict[str, str], kept: set[str], chance: random.Random
) -> Figure:
    if figure.part_of not in kept:
        figure = replace(figure, part_of=None)
    if chance.random() < UNSAID:
        figure = replace(figure, said_by=(), via=())
    if figure.place and chance.random() < PLACELESS:
        figure = replace(figure, place=None)
    if chance.random() < {"part": PART_AS_TOTAL, "prior": PRIOR_AS_TOTAL}.get(figure.scope, 0):
        figure = replace(figure, scope="total", part_of=None)
    elif figure.scope == "total" and chance.random() < TOTAL_AS_PART:
        figure = replace(figure, scope="part")
    if figure.group and chance.random() < GROUPLESS:
        figure = replace(figure, group=None)
    if figure.incident != mains[figure.article] and chance.random() < OTHER_AS_OWN:
        figure = replace(figure, incident=mains[figure.article])
    return replace(figure, quantity=_odd(figure, page, chance)) if chance.random() < ODD else figure


def _odd(figure: Figure, page: list[Figure], chance: random.Random) -> Quantity:
    others = [one.quantity for one in page if one.quantity.value is not None and one.kind != figure.kind]
    return chance.choice(others) if others else figure.quantity


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
