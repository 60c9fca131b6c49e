"""How long the ledger of one large story takes: 1,000 generated articles of five figures each, as at a day.

Run as `python bench/ledger_speed.py [ARTICLES]`. The numbers grow day by day, a tenth of them is lower or a word,
half of the pages name who says it; nothing is read from a page, so that the ledger alone is timed.
"""

# ruff: noqa: T201
from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from datetime import date, timedelta

from runut.ledger import ledger
from runut.ledger.estimate import CODEBOOKS
from runut.model import Article, Event, Figure, FigureKind, Label, Place, Quantity, Record, Span, Speaker, Story, When

KINDS: tuple[FigureKind, ...] = ("killed", "injured", "arrested", "missing", "displaced")
BODIES = 60
DAYS = 30


def story(articles: int, seed: int = 7) -> Record:
    """Give the record of one generated story."""
    chance = random.Random(seed)
    made = [_page(at, articles, chance) for at in range(articles)]
    pages = tuple(page for page, _, _ in made)
    return Record(
        articles=pages,
        stories=(Story("s", "s", tuple(page.id for page in pages), pages[0].day, pages[-1].day),),
        events=tuple(event for _, event, _ in made),
        figures=tuple(figure for _, _, figures in made for figure in figures),
    )


def _page(at: int, articles: int, chance: random.Random) -> tuple[Article, Event, list[Figure]]:
    day = date(2024, 3, 1) + timedelta(days=at * DAYS // articles)
    words = [f"Dilaporkan {_number(at, kind, chance)} orang." for kind in range(len(KINDS))]
    text = "Kerusuhan Kotabaru\n" + "\n".join(words) + "\n"
    labels = (Label(Span(0, 19), "headline"), Label(Span(19, len(text)), "body"))
    published = f"{day.isoformat()}T{at % 24:02}:00"
    page = Article(f"a{at:05}", text, labels, (f"{at}.txt",), outlet=f"koran{at % 80}.id", published=published)
    event = Event(f"e{at:05}", page.id, Span(0, 9), "riot", place=Place("Kotabaru", "ID", "Lampung"))
    event = replace(event, date=When("2024-03-01", "2024-03-01", "day"))
    return page, event, [_figure(page, event, at, kind, chance) for kind in range(len(KINDS))]


def _number(at: int, kind: int, chance: random.Random) -> int:
    return (kind + 1) * (10 + at // 20) - (chance.randrange(9) if chance.random() < 0.1 else 0)


def _figure(page: Article, event: Event, at: int, kind: int, chance: random.Random) -> Figure:
    line = page.text.split("\n")[kind + 1]
    start = page.text.index(line, 19) + len("Dilaporkan ")
    words = line.split()[1]
    vague = Quantity(None, "vague", 20, 99)
    by = (Speaker(f"Kepala Badan {at % BODIES}", f"juru bicara Badan {at % BODIES}"),) if chance.random() < 0.5 else ()
    return Figure(
        id=f"f{at:05}-{kind}",
        article=page.id,
        span=Span(start, start + len(words)),
        clause=Span(start - 11, start + len(words) + 6),
        kind=KINDS[kind],
        quantity=vague if chance.random() < 0.1 else Quantity(int(words), "exact", int(words), int(words)),
        said_by=by,
        incident=event.id,
        as_of=page.day if chance.random() < 0.2 else None,
    )


def main(articles: int = 1_000) -> None:
    """Print what each codebook takes, and half of the story as it was known at a day."""
    record = story(articles)
    for book in CODEBOOKS:
        began = time.perf_counter()
        told = ledger(record, book)
        took = time.perf_counter() - began
        print(
            f"{book:<6} {took:6.2f} s, {len(record.figures)} figures, {len(told.cells)} rows, {len(told.links)} links"
        )
    half = record.articles[articles // 2].day or ""
    began = time.perf_counter()
    early = tuple(page for page in record.articles if (page.day or "~") <= half)
    names = {page.id for page in early}
    known = replace(record, articles=early, figures=tuple(one for one in record.figures if one.article in names))
    ledger(known)
    print(f"as at {half} {time.perf_counter() - began:.2f} s, {len(early)} articles")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
