"""Hold what a record comes to against the truth that was known later: the killed and injured of US shootings."""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from runut import lang
from runut.clean import clean
from runut.extract import claims
from runut.ledger import ledger
from runut.link import link
from runut.model import Article, Cell, Claim, FigureKind, Page, Record
from runut.serial import record_of

HERE = Path(__file__).resolve().parent
INCIDENTS = HERE.parents[1] / "shared" / "english" / "gun_violence_incidents.jsonl.gz"
KINDS: tuple[FigureKind, ...] = ("killed", "injured")
HALVES = ("tune", "test")
"""Even incidents are those whose errors may be looked at; odd ones are only counted."""
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_WORDS)}
_NUMBER = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})"
_COUNTED = r"(?:\s+(?:other|more|people|person|men|man|women|woman|teens?|others|victims?|were|was|are|is|left))*"
_HARM = {
    "killed": r"(?:killed|dead|died|die|dies|slain|murdered|fatally)",
    "injured": r"(?:injured|wounded|hurt|shot|hospitalized)",
}


@dataclass(frozen=True)
class Incident:
    """One shooting: its pages, how many were killed and injured in truth, the perpetrator counted; when and where."""

    id: str
    pages: tuple[Page, ...]
    truth: dict[FigureKind, int]
    day: date
    state: str
    town: str

    @property
    def half(self) -> str:
        """Which half it is of."""
        return HALVES[int(self.id) % 2]


@dataclass(frozen=True)
class Outcome:
    """What a record and the plain pattern make of one incident, and why the record is wrong where it is."""

    incident: Incident
    best: dict[FigureKind, int]
    plain: dict[FigureKind, int]
    reason: dict[FigureKind, str]


def main(argv: list[str] | None = None) -> int:
    """Print how often the record's best is exact, for each half, beside the plain pattern."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="only so many incidents, drawn at random")
    parser.add_argument("--seed", type=int, default=4, help="the seed of the draw")
    parser.add_argument("--half", choices=HALVES, help="only this half")
    asked = parser.parse_args(argv)
    if not INCIDENTS.is_file():
        say("The incidents (../shared/english) are not here, so there is nothing to measure. Nothing is wrong.")
        return 0
    report([outcome(incident) for incident in drawn(asked.half, asked.sample, asked.seed)])
    return 0


def drawn(half: str | None = None, sample: int | None = None, seed: int = 4) -> list[Incident]:
    """Give the incidents, or a random draw of them that is the same for the same seed."""
    known = [incident for incident in incidents() if half in (None, incident.half)]
    return known if sample is None else random.Random(seed).sample(known, min(sample, len(known)))


def incidents() -> Iterator[Incident]:
    """Yield every incident with its pages and the truth about it."""
    with gzip.open(INCIDENTS, "rt", encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            truth: dict[FigureKind, int] = {"killed": told["num_killed"], "injured": told["num_injured"]}
            day = datetime.strptime(told["date"], "%B %d, %Y").replace(tzinfo=UTC).date()
            town = told["city_or_county"].partition(" (")[0]
            yield Incident(told["incident"], tuple(map(page, told["articles"])), truth, day, told["state"], town)


def page(told: dict[str, Any]) -> Page:
    """Give one article as a page, headline above text, that states its title, day and address."""
    text = f"{told['title']}\n\n{told['text']}"
    return Page(told["file"], text, url=told["uri"], title=told["title"], published=told["dct"], language="en")


def outcome(incident: Incident) -> Outcome:
    """Trace the pages of an incident into a record in memory, and hold it against the truth."""
    record = traced(incident.pages)
    best = {kind: toll(record, kind) for kind in KINDS}
    reason = {kind: why(record, kind, best[kind], incident.truth[kind]) for kind in KINDS}
    return Outcome(incident, best, {kind: plain(incident, kind) for kind in KINDS}, reason)


def traced(given: Iterable[Page]) -> Record:
    """Give the record of some pages, as `runut trace` would keep it."""
    found: list[Article | Claim] = []
    for each in given:
        article = clean(each)
        found += [article, *claims(article, lang.load(article.language))]
    return ledger(link(record_of(found)))


def toll(record: Record, kind: FigureKind) -> int:
    """Give the best value for the main event: everyone's row, else the largest of a group; 0 where none is stated."""
    rows = [cell for cell in own_rows(record, kind) if cell.story == leading_story(record)]
    general = [cell for cell in rows if cell.group is None and cell.place is None]
    leading = max(general or rows, key=lambda cell: (cell.articles, cell.best), default=None)
    return leading.best or 0 if leading else 0


def leading_story(record: Record) -> str | None:
    """Give the story of most pages, then the latest, among those that tell a toll: a page may lie apart."""
    telling = {cell.story for kind in KINDS for cell in own_rows(record, kind)}
    told = [story for story in record.stories if story.id in telling]
    return max(told, key=lambda story: (len(story.articles), story.last or "", story.id)).id if told else None


def own_rows(record: Record, kind: FigureKind) -> list[Cell]:
    """Give the rows of people of one kind in the pages' own event that come to a number."""
    return [
        cell for cell in record.cells
        if cell.kind == kind and cell.unit == "person" and cell.best is not None
        and (cell.incident is None or record.event_of[cell.incident].main)
    ]  # fmt: skip


def why(record: Record, kind: FigureKind, best: int, truth: int) -> str:
    """Name what went wrong, as far as it can be told from the record alone; blank where nothing did."""
    if best == truth:
        return ""
    rows = own_rows(record, kind)
    stated = [figure for figure in record.figures if figure.kind == kind and figure.unit == "person"]
    if not stated:
        return "no figure found"
    if not rows:
        return "no row with a best"
    if any(cell.best == truth for cell in rows):
        return "right in another row"
    if any(figure.quantity.value == truth for figure in stated):
        return "stated but not chosen"
    if truth == 0:
        return "a toll where there was none"
    return "too low" if best < truth else "too high"


def plain(incident: Incident, kind: FigureKind) -> int:
    """Give what a plain pattern finds: the number most often next to a word of harm, else 0."""
    harm = _HARM[kind]
    pattern = re.compile(rf"\b{_NUMBER}{_COUNTED}\s+{harm}\b|\b{harm}\s+(?:at least\s+)?{_NUMBER}\b", re.IGNORECASE)
    found: Counter[int] = Counter()
    for each in incident.pages:
        for match in pattern.finditer(f"{each.title}\n{each.text}"):
            word = (match[1] or match[2]).lower()
            found[int(word) if word.isdigit() else _NUMBERS[word]] += 1
    return min(found, key=lambda number: (-found[number], number), default=0)


def report(outcomes: list[Outcome]) -> None:
    """Print the shares that are exact, and the reasons of the errors, for each half."""
    for half in HALVES:
        mine = [outcome for outcome in outcomes if outcome.incident.half == half]
        if not mine:
            continue
        say(f"{half}: {len(mine)} incidents, {sum(len(each.incident.pages) for each in mine)} articles")
        for kind in KINDS:
            ours = sum(each.best[kind] == each.incident.truth[kind] for each in mine)
            theirs = sum(each.plain[kind] == each.incident.truth[kind] for each in mine)
            say(f"  {kind:8} exact {ours / len(mine):.3f} ({ours}), plain pattern {theirs / len(mine):.3f} ({theirs})")
            reasons = Counter(each.reason[kind] for each in mine if each.reason[kind])
            say("           " + ", ".join(f"{reason} {count}" for reason, count in reasons.most_common()))


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
