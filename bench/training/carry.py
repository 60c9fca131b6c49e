"""Fit the weights that tell whether a figure goes on from the speaker before it; write src/runut/extract/carry.json.

    python bench/training/carry.py GOLD_DIR... [--out src/runut/extract/carry.json]

GOLD_DIR holds folders of NAME.txt, NAME.gold.json and manifest.json. A figure is an example if the reader gave it no
speaker or the one who spoke last; the figures are those that Runut finds, so that the weights know its slips.
Plain Python, no random numbers: the same pages give the same weights. Accuracy is printed with whole events left out.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from math import exp
from pathlib import Path
from typing import Any

from runut import lang
from runut.clean import clean
from runut.extract import events, figures
from runut.extract.carry import Case, case_of
from runut.extract.speakers import telling_of
from runut.model import Figure, Page
from runut.read import pages

FOLDS = 10
PULL = 0.01  # of the weights towards zero, for each example
STEPS = 600
Row = tuple[dict[str, float], bool, str]


def main() -> None:
    """Fit, print accuracies, write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    rows = [row for folder in given.gold for row in examples(folder)]
    right = sum(verdict == truth for verdict, truth in left_out(rows))
    ruled = sum(bool(features["ruled"]) == truth for features, truth, _ in rows)
    sys.stdout.write(f"{len(rows)} figures, {sum(truth for _, truth, _ in rows)} go on\n")
    shares = f"{right / len(rows):.3f}; by the rule alone {ruled / len(rows):.3f}"
    sys.stdout.write(f"right with whole events left out: {shares}\n")
    weights = fit(rows)
    for name, weight in sorted(weights.items(), key=lambda item: -abs(item[1])):
        sys.stdout.write(f"  {name:16} {weight:+.3f}\n")
    if given.out:
        card = {
            "pages": "gold/train and pages annotated by reading",
            "figures": len(rows),
            "left_out": right / len(rows),
        }
        rounded = {name: round(weight, 4) for name, weight in sorted(weights.items())}
        given.out.write_text(json.dumps({"card": card, "weights": rounded}, indent=1) + "\n", encoding="utf-8")


def examples(folder: Path) -> Iterator[Row]:
    """Yield the features of each figure whose speaker is the question, and whether the reader says he goes on."""
    for place in sorted({file.parent for file in folder.rglob("*.gold.json")}):
        for page in pages([str(place)]):
            gold = Path(page.source).with_suffix("").with_suffix(".gold.json")
            if isinstance(page, Page) and gold.exists():
                yield from of_page(page, json.loads(gold.read_text(encoding="utf-8")))


def of_page(page: Page, gold: dict[str, Any]) -> Iterator[Row]:
    """Yield the examples of one page."""
    article = clean(page)
    pack = lang.load(article.language or "id")
    telling = telling_of(article, pack)
    told = {(at + gap, at + gap + len(g["text"])): g for g in gold["figures"] for at, gap in where(article.text, g)}
    incident = gold.get("incident") or {}
    event = str(incident.get("type"))  # pages of one fire season tell of several provinces
    known: list[Figure] = []
    happened = tuple(events.find(article, pack))
    main = next((one.id for one in happened if one.main), None)
    for figure in figures.find(article, pack, happened):
        case = case_of(article, pack, telling, figure, known, main)
        truth = next(
            (g for (start, end), g in told.items() if start < figure.span.end and figure.span.start < end), None
        )
        if case and truth and not truth.get("optional"):
            names = truth.get("said_by") or []
            goes_on = any(same(case.speaker.name, name) for name in names)
            if goes_on or not names:
                yield dict(case.features), goes_on, event
        known.append(as_read(case, figure, truth))


def as_read(case: Case | None, figure: Figure, truth: dict[str, Any] | None) -> Figure:
    """Give the figure with the speaker that it has when the weights are right."""
    if case is None:
        return figure
    mine = truth is not None and any(same(case.speaker.name, name) for name in truth.get("said_by") or [])
    return replace(figure, said_by=(case.speaker,) if mine else ())


def where(text: str, gold: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Yield where the words of an annotated figure stand."""
    at = text.find(gold["context"])
    if at >= 0:
        yield at, gold["context"].index(gold["text"])


def same(a: str, b: str) -> bool:
    """Say whether two names may be one: the scorer's rule, shortened."""
    x, y = fold(a), fold(b)
    return bool(x and y) and (x in y or y in x or x.split()[-1] == y.split()[-1])


def fold(name: str) -> str:
    """Bring a name to the form in which it is compared."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def left_out(rows: list[Row]) -> Iterator[tuple[bool, bool]]:
    """Judge each example by weights that saw none of its event."""
    every = sorted({event for _, _, event in rows})
    for fold_ in range(FOLDS):
        held = set(every[fold_::FOLDS])
        weights = fit([row for row in rows if row[2] not in held])
        for features, truth, event in rows:
            if event in held:
                yield score(features, weights) > 0, truth


def score(features: dict[str, float], weights: dict[str, float]) -> float:
    """Weigh the features of one example."""
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features.items())


def fit(rows: list[Row]) -> dict[str, float]:
    """Find weights by steps down the slope of the logistic loss, features brought to one scale."""
    names = sorted({name for features, _, _ in rows for name in features})
    n = len(rows)
    mean = {name: sum(features.get(name, 0.0) for features, _, _ in rows) / n for name in names}
    spread = {
        name: (sum((features.get(name, 0.0) - mean[name]) ** 2 for features, _, _ in rows) / n) ** 0.5 or 1.0
        for name in names
    }
    table = [[(features.get(name, 0.0) - mean[name]) / spread[name] for name in names] for features, _, _ in rows]
    weights, bias = [0.0] * len(names), 0.0
    for _ in range(STEPS):
        slope, lift = [PULL * weight for weight in weights], 0.0
        for values, (_, truth, _) in zip(table, rows, strict=True):
            total = bias + sum(w * v for w, v in zip(weights, values, strict=True))
            miss = (1 / (1 + exp(-total)) - truth) / n
            lift += miss
            for k, value in enumerate(values):
                slope[k] += miss * value
        weights = [weight - 0.5 * step for weight, step in zip(weights, slope, strict=True)]
        bias -= 0.5 * lift
    raw = {name: weight / spread[name] for name, weight in zip(names, weights, strict=True)}
    raw["bias"] = bias - sum(raw[name] * mean[name] for name in names)
    return raw


if __name__ == "__main__":
    main()
