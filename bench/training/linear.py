"""Learn linear weights over named features: the call, rows as a matrix, the weights as Runut reads them."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDS, LEAST_SEEN, SMALLEST = 5, 5, 0.04
"""Folds of events, no event in two of them; pages that a feature must stand on; the least weight kept."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Language:
    """How weights of a language are learnt: pages that a feature must stand on, whether also without what rules say,
    whether scopes are weighed twice, and from which chance of none a figure is dropped, if not the common one."""

    name: str
    least: int
    blind: bool
    twice: bool
    drop: float | None = None


LANGUAGES = {
    "id": Language("Indonesian", LEAST_SEEN, blind=True, twice=True),
    "en": Language("English", 3, blind=False, twice=False, drop=0.6),
}
"""English has a sixth of the rows, and most were read after its rules were made, so rules may be trusted there."""


def command(
    about: str | None,
    rows_of: Callable[[Path, str], Iterator[Row]],
    rows_of_own: Callable[[Path, str], Iterator[Row]],
    fit: Callable[[list[Row], Path, str], None],
) -> None:
    """Write down the rows of folders and of files of our own sentences, or fit weights to rows, as the call asks."""
    options = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--language", choices=sorted(LANGUAGES), default="id")
    verbs = options.add_subparsers(dest="verb", required=True)
    rows = verbs.add_parser("rows")
    rows.add_argument("out", type=Path)
    rows.add_argument("gold", type=Path, nargs="+")
    fitting = verbs.add_parser("fit")
    fitting.add_argument("rows", type=Path)
    fitting.add_argument("model", type=Path)
    asked = options.parse_args()
    if asked.verb == "rows":
        reads = [(rows_of_own if gold.suffix == ".toml" else rows_of, gold) for gold in asked.gold]
        every = (row for rows, gold in reads for row in rows(gold, asked.language))
        lines = [json.dumps(row, ensure_ascii=False) for row in every]
        asked.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
        sys.stdout.write(f"{len(lines)} rows\n")
    else:
        rows = [json.loads(line) for line in asked.rows.read_text(encoding="utf-8").splitlines()]
        fit(rows, asked.model, asked.language)


def write_weights(
    model: Path,
    card: Row,
    learnt: Any,
    names: Sequence[str],
    common: Sequence[str] | None = None,
    drop: float | None = None,
) -> None:
    """Write the weights in hundredths, the least of them left out, and the kinds of which enough were read."""
    kinds, table = list(learnt.classes_), learnt.coef_
    kept = {}
    for at, name in enumerate(names):
        row = [x for k in range(len(kinds)) if abs(table[k][at]) >= SMALLEST for x in (k, round(table[k][at] * 100))]
        if row:
            kept[name] = row
    bias = [round(value * 100) for value in learnt.intercept_]
    whole = {"card": card, "kinds": kinds, "common": common or kinds, "bias": bias, "rows": kept}
    if drop is not None:
        whole["drop"] = drop
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    model.write_text(text.replace('"],"', '"],\n"').replace('],"', '],\n"') + "\n", encoding="utf-8")
    sys.stdout.write(f"{json.dumps(card)}\n{len(kept)} features, {model.stat().st_size // 1024} KB\n")


def features_of(rows: Iterable[Row], least: int = LEAST_SEEN) -> list[str]:
    """Give the features that stand on enough pages, sorted."""
    seen = Counter(name for _, name in {(row["page"], name) for row in rows for name in row["features"]})
    return sorted(name for name, many in seen.items() if many >= least)


def matrix(rows: Sequence[Row], names: Sequence[str]) -> Any:
    """Give rows as a sparse matrix of noughts and ones, [rows, names]."""
    from scipy.sparse import csr_matrix

    place = {name: at for at, name in enumerate(names)}
    at = [(here, place[name]) for here, row in enumerate(rows) for name in row["features"] if name in place]
    return csr_matrix(([1.0] * len(at), ([a for a, _ in at], [b for _, b in at])), shape=(len(rows), len(names)))


def regression(strength: float, rounds: int) -> Any:
    """Give a logistic regression that finds the same weights each time; `strength` is inverse regularisation."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, max_iter=rounds, tol=1e-4, random_state=0)
