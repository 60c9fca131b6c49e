"""Fit the weights of an event's day and place: python bench/training/events.py LANGUAGE FOLDER... > weights.toml.

Each FOLDER holds NAME.txt, NAME.gold.json and manifest.json (pages that are `held_out` are left out; of the answers
that a reader would take only the first is learnt from), or is gun_violence_incidents.jsonl.gz of shared/english,
whose incidents have a day and a town (only even ones are learnt from; bench/incidents.py measures on the odd ones).
Standard error tells how many pages came out right when whole events were left out: of places, the whole address that
`extract/events/place.py` gives with those weights, as the scorer compares it.
What speaks for a day or a place is named by `candidates` of `extract/events/day.py` and `place_marks.py` beside it;
here each mark gets its weight, by a softmax over the candidates of a page and "none of them", with a square penalty.
There is no chance in it. Needs numpy, which Runut itself does not.
"""

from __future__ import annotations

import copy
import gzip
import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from runut import lang
from runut.clean import clean
from runut.extract.events import day as event_day
from runut.extract.events import place_marks as event_place_marks
from runut.extract.events import scene_of
from runut.extract.events.place import event_place
from runut.extract.events.scene import Scene
from runut.lang import Pack
from runut.lang.schema.weights import Weights
from runut.model import Article, Page, Span

PENALTY = {"day": 2.0, "place": 16.0}
OTHER = 4.0  # the penalty of places in languages held to the weights of another, chosen by cross-validation
BELIEFS = {
    "day": {
        "continuing": -6.0,
        "likened": -1.5,
        "of a count": -1.0,
        "said then": -1.5,
        "since": 6.0,
        "since counted": 3.5,
        "tended first": -1.0,
        "tended last": -1.0,
        "told near": -3.0,
        "until": -1.0,
    },
    "place": {
        "a land that acts": -1.0,
        "abroad": -0.7,
        "aftermath close": -0.4,
        "apposed": 0.8,
        "at": 0.6,
        "by": -0.5,
        "care": -1.5,
        "country": -0.5,
        "dateline": -1.5,
        "day follows what was said": -0.5,
        "home": -0.6,
        "lead": 0.6,
        "listed": -0.5,
        "no head": -0.6,
        "of a seat": -0.2,
        "road: country": -1.0,
        "road: point": 0.5,
        "road: seat": -1.0,
        "road: street": 0.3,
        "route": -0.6,
        "said at": -1.2,
        "struck": 0.6,
        "suffers": 0.6,
        "town of a foreign land": 0.3,
        "two regions": 0.6,
        "wide: district": -0.3,
        "wide: headline": 0.8,
        "wide: headline's": 0.5,
        "wide: listed": -0.5,
        "wide: of a seat": 0.4,
        "wide: province": 0.3,
        "wide: seat": -1.0,
        "wide: site": -0.5,
        "wide: village": -0.3,
        "wide: within headline's": -0.2,
    },
}
"""What marks are believed to weigh before any page is read, as a careful reader of the guide would say: hospitals and
desks of spokesmen are rarely where it happened. The penalty holds weights there instead of at nothing."""
TIMES = {"seeds": 100, "everyday": 2, "unrest": 2, "abroad": 2, "provinces": 2, "counts": 2, "wires": 2}
"""How much a page of a folder weighs for the day, any other 6: the five pages that must come out right, which stand for
none but themselves, and pages of our own (bench/written.py), which are many and harder than real ones."""
ANY = 6
FIRST = "id"
"""The language whose weights of places those of any other are held to: marks of places are no words of a language."""
IN_TOWN = frozenset(("point", "site", "street", "village"))
"""The marks of places that may lie in the town of a shooting, where only the town is known: they may be right too."""
STEPS, RATE = 300, 0.05
FOLDS = 5
EACH = 3  # pages of each shooting to learn from
SHOT = 2  # how much one weighs for the day: they are many, and their day is told later, by nobody who read the page
ANNOTATED = frozenset(("326792", "382413", "469468", "469723", "597366", "597756"))
"""Incidents whose pages are in gold/en_dev: never learnt from."""


class Choice(NamedTuple):
    """The candidates of a page with their marks, which of them are right, and the marks for none of them.

    `judge` says whether a pack with other weights reads the page rightly; without it the likeliest candidate is asked.
    """

    marks: tuple[frozenset[str], ...]
    right: tuple[bool, ...]
    none: tuple[str, ...]
    none_is_right: bool
    event: str = ""
    judge: Callable[[Pack], bool] | None = None
    times: int = ANY


def incidents(file: Path) -> Iterator[tuple[Page, dict[str, Any]]]:
    """Yield pages on shootings with the day of each, and its town where the page names it."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        told = [one for one in map(json.loads, lines) if int(one["incident"]) % 2 == 0]
    for one in [each for each in told if each["incident"] not in ANNOTATED]:
        day = datetime.strptime(one["date"], "%B %d, %Y").replace(tzinfo=UTC).date().isoformat()
        town = one["city_or_county"].partition(" (")[0]
        for page in one["articles"][:EACH]:
            text = f"{page['title']}\n\n{page['text']}"
            gold = {"type": "shooting", "date": day, "id": one["incident"]}
            if fold(town) in fold(text):
                gold["place"] = town
            yield (
                Page(page["file"], text, url=page["uri"], title=page["title"], published=page["dct"], language="en"),
                gold,
            )


def pages(folders: Iterable[Path]) -> Iterator[tuple[Page, dict[str, Any], int]]:
    """Yield each annotated page with its incident and how much it weighs."""
    for folder in folders:
        if folder.suffix == ".gz":
            yield from ((page, gold, SHOT) for page, gold in incidents(folder))
            continue
        listed = {one["file"]: one for one in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))}
        for file in sorted(folder.glob("*.gold.json")):
            name = file.name.replace(".gold.json", ".txt")
            meta, gold = listed[name], json.loads(file.read_text(encoding="utf-8"))
            if gold.get("held_out"):
                continue
            page = Page(
                name, file.with_name(name).read_text(encoding="utf-8"), url=meta.get("url"), title=meta.get("title"),
                published=meta.get("date"), outlet=meta.get("outlet"),
            )  # fmt: skip
            yield page, gold.get("incident") or {}, TIMES.get(folder.name, ANY)


def choices(folders: Iterable[Path], code: str) -> Iterator[tuple[Choice, Choice | None]]:
    """Yield the days and the places that each page of the language offers."""
    pack = lang.load(code)
    for page, gold, times in pages(folders):
        article = clean(page)
        scene = scene_of(article, pack)
        if article.language != code or scene is None:
            continue
        days = list(event_day.candidates(article, pack, scene))
        want = gold.get("date") or gold.get("date_implied") or ""
        right = [bool(want) and one.claim.when.start.startswith(want) for one in days]
        told = event_day.event_day(article, pack, scene)
        places = list(event_place_marks.candidates(article, pack, scene, told.span if told else None))
        named = [" ".join(name.text for name in one.chain) for one in places]
        where = gold.get("place") or ""
        event = f"{gold.get('type')} {gold['date']}" if gold.get("date") else article.id
        marks = tuple(one.marks for one in days)
        no_day = event_day.marks_of_none(article, pack, scene)
        is_none = not gold.get("date") or ("id" in gold and is_untold(days, want))
        day = Choice(marks, tuple(right), no_day, is_none, event, times=times)
        same = tuple(same_name(name, where) for name in named)
        if "id" in gold and any(same):
            same = tuple(ok or bool(one.marks & IN_TOWN) for ok, one in zip(same, places, strict=True))
        judge = judging(article, scene, told.span if told else None, where)
        weight = 1 if "id" in gold else times
        place = Choice(tuple(one.marks for one in places), same, scene.marks, not where, event, judge, weight)
        yield day, place if "place" in gold else None


def is_untold(days: list[event_day.Candidate], want: str) -> bool:
    """Say whether no day of a page is the one of a shooting, nor the night before or after it."""
    told = date.fromisoformat(want)
    return all(abs((date.fromisoformat(one.claim.when.start[:10]) - told).days) > 1 for one in days)


def judging(article: Article, scene: Scene, day: Span | None, where: str) -> Callable[[Pack], bool]:
    """Give what says whether a pack tells the place of a page's event."""

    def is_right_by(pack: Pack) -> bool:
        place = event_place(article, pack, scene, day)
        name = place.name if place else ""
        return same_name(name, where) if name or where else True

    return is_right_by


def same_name(a: str, b: str) -> bool:
    """Say whether two names of a place are one, as the scorer does."""
    a, b = fold(a), fold(b)
    if not a or not b:
        return False
    x, y = a.split(), b.split()
    shared = len(set(x) & set(y)) >= max(1, min(len(x), len(y)) - 1)
    return a in b or b in a or (shared and (x[-1] == y[-1] or x[0] == y[0]))


def fold(name: str) -> str:
    """Write a name small, without accents and marks."""
    plain = (c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def fit(rows: list[Choice], penalty: float, beliefs: dict[str, float]) -> tuple[dict[str, float], dict[str, float]]:
    """Give the weight of each mark, and of each mark for none; a mark that no page has weighs what is believed."""
    own = sorted({mark for row in rows for marks in row.marks for mark in marks})
    none = sorted({mark for row in rows for mark in row.none})
    at = {("own", mark): n for n, mark in enumerate(own)} | {("none", m): len(own) + n for n, m in enumerate(none)}
    data = []
    for row in rows:
        right = np.array([*row.right, row.none_is_right])
        if not right.any() or not row.marks:
            continue
        x = np.zeros((len(right), len(at)))
        for n, marks in enumerate(row.marks):
            x[n, [at["own", mark] for mark in marks]] = 1
        x[-1, [at["none", mark] for mark in row.none]] = 1
        data.append((x, right, row.times))
    penalty *= sum(row.times for row in rows) / max(1, len(rows))
    before = np.array([beliefs.get(mark, 0.0) if side == "own" else 0.0 for side, mark in at])
    found = descend(data, before, penalty)
    weights = beliefs | {m: float(found[at["own", m]]) for m in own}
    return weights, {m: float(found[at["none", m]]) for m in none}


def descend(data: list[tuple[Any, Any, int]], before: Any, penalty: float) -> Any:
    """Go down the slope of the loss in steps of Adam, from what was believed before."""
    weights, first, second = before.copy(), np.zeros(len(before)), np.zeros(len(before))
    for step in range(1, STEPS + 1):
        slope = penalty * (weights - before)
        for x, right, times in data:
            score = x @ weights
            chance = np.exp(score - score.max())
            chance /= chance.sum()
            share = chance * right
            slope = slope + times * (x.T @ (chance - share / share.sum()))
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def table(name: str, weights: dict[str, float]) -> str:
    """Write a table of weights, those that say nothing left out."""
    lines = [f'"{mark}" = {weight:.2f}' for mark, weight in sorted(weights.items()) if abs(weight) >= 0.05]
    return "\n".join([f"[{name}]", *lines, ""])


def penalty_of(kind: str, code: str) -> float:
    """Give how strongly weights are held to what is believed."""
    return OTHER if kind == "place" and code != FIRST else PENALTY[kind]


def believed(kind: str, code: str) -> dict[str, float]:
    """Give what marks are believed to weigh before pages of a language are read."""
    is_other = kind == "place" and code != FIRST
    return dict(lang.load(FIRST).weights.place) if is_other else BELIEFS[kind]


def held_out(rows: list[Choice], kind: str, code: str) -> float:
    """Give the share of pages that come out right when the weights were fitted on other events."""
    events = sorted({row.event for row in rows})
    part = {event: n % FOLDS for n, event in enumerate(events)}
    right = 0
    for n in range(FOLDS):
        own, none = fit([row for row in rows if part[row.event] != n], penalty_of(kind, code), believed(kind, code))
        pack = copy.copy(lang.load(code))
        pack.__dict__["weights"] = Weights(pack.weights.day, pack.weights.no_day, own, none)
        left = [row for row in rows if part[row.event] == n]
        right += sum(row.judge(pack) if row.judge else is_right(row, own, none) for row in left)
    return right / len(rows)


def is_right(row: Choice, own: dict[str, float], none: dict[str, float]) -> bool:
    """Say whether the candidate that weighs most is right, or rightly weighs less than none."""
    scores = [sum(own.get(mark, 0.0) for mark in marks) for marks in row.marks]
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    if best is None or scores[best] < sum(none.get(mark, 0.0) for mark in row.none):
        return row.none_is_right
    return row.right[best]


def main(code: str, *folders: str) -> None:
    """Print the weights of a language as its pack holds them."""
    rows = list(choices(map(Path, folders), code))
    for kind, n in (("day", 0), ("place", 1)):
        mine = [choice for row in rows if (choice := row[n]) is not None]
        if not mine:
            continue
        sys.stderr.write(f"{kind}: {held_out(mine, kind, code):.3f} of {len(mine)} pages, events left out\n")
        own, none = fit(mine, penalty_of(kind, code), believed(kind, code))
        sys.stdout.write(f"{table(kind, own)}\n{table(f'no_{kind}', none)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
