"""Hold the day, town, state and kind that each page on a US shooting is read to tell against what was known later."""

from __future__ import annotations

import argparse
import random
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date

import incidents
from runut import lang
from runut.clean import clean
from runut.extract.events import find
from runut.model import Event, Page
from runut.text.dates.days import parse

SMALL = ("point", "site", "street", "village")
"""Places that may lie in the town of a shooting: only the town is known, so they are counted apart."""
LATE = 14  # days after a shooting from which a page may be about a trial or a day of mourning


@dataclass(frozen=True)
class Read:
    """What a page is read to tell of its event, each as one word, and whether it came out long afterwards."""

    page: Page
    day: str
    town: str
    state: str
    kind: str
    is_late: bool
    event: Event | None


def main(argv: list[str] | None = None) -> int:
    """Print what the articles of each half come to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="only so many incidents, drawn at random")
    parser.add_argument("--seed", type=int, default=4, help="the seed of the draw")
    parser.add_argument("--half", choices=incidents.HALVES, help="only this half")
    asked = parser.parse_args(argv)
    if not incidents.INCIDENTS.is_file():
        incidents.say("The incidents (../shared/english) are not here, so there is nothing to measure.")
        return 0
    for half in incidents.HALVES if asked.half is None else (asked.half,):
        report(half, [read(one, page) for one, page in drawn(half, asked.sample, asked.seed)])
    return 0


def drawn(half: str, sample: int | None, seed: int) -> list[tuple[incidents.Incident, Page]]:
    """Give the articles of a half, or of a random draw of its incidents."""
    known = list(incidents.drawn(half))
    some = known if sample is None else random.Random(seed).sample(known, min(sample, len(known)))
    return [(one, page) for one in some for page in one.pages]


def read(incident: incidents.Incident, page: Page) -> Read:
    """Give what one article is read to tell."""
    article = clean(page)
    event = next((one for one in find(article, lang.load(article.language)) if one.main), None)
    gold, published = incident.day, parse(article.day)
    return Read(
        page, day_of(event, gold, published), town_of(event, incident), state_of(event, incident),
        event.kind if event else "none", published is not None and (published - gold).days > LATE, event,
    )  # fmt: skip


def day_of(event: Event | None, gold: date, published: date | None) -> str:
    """Say how the day of an event stands to the true one."""
    told = parse(event.date.start) if event and event.date else None
    if told is None:
        return "none"
    if told == gold:
        return "right"
    if abs((told - gold).days) == 1:
        return "off by one, as published" if told == published else "off by one"
    return "as published" if told == published else "another"


def town_of(event: Event | None, incident: incidents.Incident) -> str:
    """Say how the place of an event stands to the true town or county."""
    place = event.place if event else None
    if place is None or not place.name:
        return "none"
    town, name = folded(incident.town), folded(place.name)
    if town in name or (name in town and place.precision not in ("province", "country")):
        return "right"
    if place.precision in SMALL:
        return "may lie in it" if place.admin1 in (None, incident.state) else "another"
    return "the state" if name == folded(incident.state) else "another"


def state_of(event: Event | None, incident: incidents.Incident) -> str:
    """Say how the state of an event stands to the true one."""
    place = event.place if event else None
    if place is None or (place.admin1 is None and folded(place.name) != folded(incident.state)):
        return "none" if place is None or place.country in (None, "US") else "another land"
    return "right" if folded(incident.state) in (folded(place.admin1 or ""), folded(place.name)) else "another"


def folded(name: str) -> str:
    """Write a name small, without accents and marks.

    >>> folded("St. Melody")
    ' st melody '
    """
    plain = (c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in plain).split())} "


def report(half: str, every: list[Read]) -> None:
    """Print the shares of a half, of pages that came out soon and late."""
    for is_late, name in ((False, "soon"), (True, "late")):
        mine = [one for one in every if one.is_late == is_late]
        incidents.say(f"{half}, published {name}: {len(mine)} articles")
        for field in ("day", "town", "state", "kind"):
            counted = Counter[str](getattr(one, field) for one in mine).most_common(6)
            told = ", ".join(f"{what} {count / len(mine):.3f} ({count})" for what, count in counted)
            incidents.say(f"  {field:5} {told}")


if __name__ == "__main__":
    sys.exit(main())
