"""Hold the rows of the ACLED sheet against annotated pages, each traced as a record of its own.

    sheets.py GOLD...    folders of NN.txt, NN.gold.json and manifest.json: shared/gold/train, what annotations.py opens

Counted are the pages that tell of conflict and have a row, rows of pages that do not, and of the rows whether type,
country, day and fatalities are what the reader noted; fatalities only where the reader noted one number of dead, or
none. Of folders that were learnt from the result flatters.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from runut import pipeline
from runut.export import acled
from runut.export._incidents import CONFLICT
from runut.store.memory import MemoryStore
from runut.world import coding, event_types

Gold = dict[str, Any]


def main() -> int:
    """Print the counts for the folders named."""
    counts: Counter[str] = Counter()
    for text, gold in (page for folder in sys.argv[1:] for page in pages(Path(folder))):
        counts.update(judged(text, gold))
    sys.stdout.write(f"{counts['pages']} pages, {counts['conflict']} of conflict\n")
    for name, of in (("conflict with a row", "conflict"), ("rows of no conflict", "rows")):
        sys.stdout.write(f"  {name:24} {counts[name]:4} of {counts[of]}\n")
    for name in ("event type", "country", "day", "fatalities"):
        sys.stdout.write(f"  {name:24} {counts[f'{name} right']:4} of {counts[name]}\n")
    return 0


def pages(folder: Path) -> Iterator[tuple[Path, Gold]]:
    """Yield each annotated page of a folder and of those inside."""
    for file in sorted(folder.rglob("*.gold.json")):
        yield file.with_name(file.name.replace(".gold.json", ".txt")), json.loads(file.read_text(encoding="utf-8"))


def judged(text: Path, gold: Gold) -> Iterator[str]:
    """Yield what is to be counted for a page."""
    incident = gold.get("incident") or {}
    is_conflict = incident.get("type") in CONFLICT
    store = MemoryStore()
    pipeline.trace([str(text)], store)
    rows = acled.sheet(pipeline.record(store, "acled")).rows
    yield "pages"
    if is_conflict:
        yield "conflict"
    if not rows:
        return
    yield "rows"
    yield "conflict with a row" if is_conflict else "rows of no conflict"
    if is_conflict:
        values = {name: cell.value for name, cell in rows[0].cells.items()}
        for name, told, wanted in compared(values, gold, incident):
            yield name
            if told == wanted:
                yield f"{name} right"


def compared(values: Gold, gold: Gold, incident: Gold) -> Iterator[tuple[str, Any, Any]]:
    """Yield each cell that can be compared, with what the row and what the reader says."""
    yield "event type", values["event_type"], event_types.acled(incident["type"]).event_type
    known = coding.find(incident.get("country") or "")
    yield "country", values["country"], known.acled if known else None
    if values["event_date"]:
        yield "day", values["event_date"], incident.get("date")
    dead = {
        figure["value"]
        for figure in gold["figures"]
        if (figure["kind"], figure["scope"], figure["incident"], figure["unit"])
        == ("killed", "total", "main", "person")
    }
    if len(dead) <= 1 and None not in dead and values["fatalities"] is not None:
        yield "fatalities", values["fatalities"], next(iter(dead), 0)


if __name__ == "__main__":
    sys.exit(main())
