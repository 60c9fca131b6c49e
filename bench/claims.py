"""Claims as lines that two runs can be compared by: spans, kinds and values, never words of a page."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

Line = dict[str, Any]
Pages = dict[str, list[str]]


def page_key(text: str) -> str:
    """Name a page by its text, as the scorer does."""
    return hashlib.sha256(text.strip().encode("utf-8", "surrogatepass")).hexdigest()[:16]


def pages(export: Path) -> Pages:
    """Give the claims of each page of an export, in the order of the page."""
    keys: dict[str, str] = {}
    claims: dict[str, list[tuple[int, str]]] = defaultdict(list)
    with export.open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            if line["type"] == "article":
                keys[line["id"]] = page_key(line["text"])
                claims[keys[line["id"]]] = []
            elif line["type"] in VALUES and line.get("article") in keys:
                start, end = line.get("span") or (0, 0)
                claims[keys[line["article"]]].append(
                    (start, f"{line['type']} {VALUES[line['type']](line)} {start}-{end}")
                )
    return {key: [claim for _, claim in sorted(found)] for key, found in sorted(claims.items())}


def changes(before: Pages, now: Pages) -> dict[str, tuple[list[str], list[str]]]:
    """Give what each page gained and lost, for the pages that both runs read."""
    found = {}
    for key in sorted(before.keys() & now.keys()):
        gained = [claim for claim in now[key] if claim not in before[key]]
        lost = [claim for claim in before[key] if claim not in now[key]]
        if gained or lost:
            found[key] = (gained, lost)
    return found


def _figure(line: Line) -> str:
    number = line["value"] if line["value"] is not None else f"{line['low']}..{line['high']}"
    return f"{line['kind']} {line['bound']} {number} {line['scope']} {line['modality']}"


def _event(line: Line) -> str:
    date, place = line.get("date") or {}, line.get("place") or {}
    return f"{line['kind']} {'main' if line['main'] else 'other'} {date.get('start')} {place.get('country')}"


VALUES: dict[str, Callable[[Line], str]] = {
    "figure": _figure,
    "quote": lambda line: "direct" if line["direct"] else "indirect",
    "date": lambda line: f"{line['start']}..{line['end']}",
    "event": _event,
    "discrepancy": lambda line: str(line["kind"]),
}
