"""Score Runut against pages that people annotated, and say what was gained and lost since the last kept run."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import accuracy
import errors
from claims import Pages, changes, page_key, pages
from speed import pages_per_second

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
SETS = ("seeds", "dev", "train", "en_dev")
UNSEEN = ("dev",)
"""Sets whose pages are not to be looked at: only counts of them are printed."""
NOT_STORIES = ("train",)
"""Sets whose folders are no events: how well stories were told apart cannot be seen there."""
INCIDENTS = "figures of the page's own event, of another's, kept so"
SORTS = (errors.OWN_GIVEN, errors.OTHERS_TAKEN)

Scores = dict[str, Any]


def main(argv: list[str] | None = None) -> int:
    """Run the bench; `--keep` makes this run the one to compare with."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", action="store_true", help="make this run the one that later runs are compared with")
    parser.add_argument("--set", action="append", choices=SETS, dest="sets", help="only this set (may be repeated)")
    asked = parser.parse_args(argv)
    if not (SHARED / "score" / "score.py").is_file():
        say("The annotated pages (../shared) are not here, so there is nothing to score. Nothing is wrong.")
        return 0
    kept: dict[str, Scores] = {}
    for name in asked.sets or SETS:
        scores, claims = run(name)
        report(name, scores, claims)
        kept[name] = scores
        if asked.keep:
            keep(name, scores, claims)
    rate, many = pages_per_second(SHARED / "gold" / "train")
    say(f"speed: {rate:.0f} pages a second through clean and extract, on one core (median of 3 rounds of {many} pages)")
    if asked.keep and set(kept) == set(SETS):
        accuracy.keep("scores", f"{tables(kept)}\n\nSpeed: about {rate:.0f} pages a second on one core.")
    return 0


def run(name: str) -> tuple[Scores, Pages]:
    """Trace one set from nothing and score the export."""
    scores, claims = scored(SHARED / "gold" / name)
    if name in NOT_STORIES:
        scores.pop("stories BCubed P/R/F1", None)
    return scores, claims


def scored(gold: Path) -> tuple[Scores, Pages]:
    """Trace a folder of annotated pages from nothing and score the export."""
    with tempfile.TemporaryDirectory() as folder:
        db, export = Path(folder) / "bench.db", Path(folder) / "record.jsonl"
        runut = [sys.executable, "-m", "runut"]
        subprocess.run([*runut, "trace", str(gold), "--db", str(db), "--quiet"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([*runut, "export", "jsonl", "-o", str(export), "--db", str(db)], check=True)
        scorer = [sys.executable, str(SHARED / "score" / "score.py"), str(gold), str(export), "--json"]
        done = subprocess.run(scorer, check=True, capture_output=True, text=True)
        scores: Scores = json.loads(done.stdout)
        return {**scores, INCIDENTS: kept_apart(list(errors.compared(gold, export)))}, pages(export)


def kept_apart(read: list[errors.Read]) -> tuple[float | None, float | None]:
    """Give the share of figures found that go to the right event: the page's own, others'. The scorer asks neither."""
    made = {sort: [wrong for page in read for name, wrong in page.errors if name == sort] for sort in SORTS}
    own, others = (1 - sum(wrong) / len(wrong) if wrong else None for wrong in made.values())
    return own, others


def report(name: str, scores: Scores, claims: Pages) -> None:
    """Print the scores beside the last kept ones, then the claims gained and lost by page."""
    last = last_run(name)
    say(f"\n{name}")
    for measure, value in scores.items():
        before = last["scores"].get(measure) if last else None
        say(f"  {measure:48} {shown(value)}" + (f"   (was {shown(before)})" if before not in (None, value) else ""))
    if last is None:
        say("  no kept run to compare with")
        return
    found = changes(last["pages"], claims)
    gained, lost = (sum(len(change[side]) for change in found.values()) for side in (0, 1))
    say(f"  claims gained {gained}, lost {lost}, on {len(found)} of {len(claims)} pages")
    if name in UNSEEN:
        return
    names = page_names(name)
    for key, (more, less) in found.items():
        say(f"  {names.get(key, key)}")
        for claim in more:
            say(f"    + {claim}")
        for claim in less:
            say(f"    - {claim}")


def keep(name: str, scores: Scores, claims: Pages) -> None:
    """Write the run that later ones are compared with."""
    kept = {"scores": scores, "pages": claims}
    (HERE / "last").mkdir(exist_ok=True)
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    (HERE / "last" / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def last_run(name: str) -> dict[str, Any] | None:
    """Give the last kept run of a set, or None."""
    file = HERE / "last" / f"{name}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None


def page_names(name: str) -> dict[str, str]:
    """Give where each page of a set lies, by its key."""
    gold = SHARED / "gold" / name
    return {page_key(path.read_text(encoding="utf-8")): str(path.relative_to(gold)) for path in gold.rglob("*.txt")}


def tables(kept: dict[str, Scores]) -> str:
    """Give the scores, and the figures by kind, as two tables with a column for each set."""
    measures = [m for m in dict.fromkeys(m for s in kept.values() for m in s) if m != "figures F1 by kind"]
    whole = [(measure, *(shown(scores.get(measure)) for scores in kept.values())) for measure in measures]
    of_kind = {name: scores["figures F1 by kind"] for name, scores in kept.items()}
    kinds = sorted({kind for found in of_kind.values() for kind in found})
    each = [(kind, *(shown(found.get(kind)) for found in of_kind.values())) for kind in kinds]
    return f"{table('measure', kept, whole)}\n\nF1 of figures, by kind:\n\n{table('kind', kept, each)}"


def table(corner: str, columns: dict[str, Scores], rows: list[tuple[str, ...]]) -> str:
    """Give a Markdown table."""
    head = [f"| {corner} | " + " | ".join(columns) + " |", "| --- |" + " --- |" * len(columns)]
    return "\n".join([*head, *(f"| {' | '.join(row)} |" for row in rows)])


def shown(value: object) -> str:
    """Give a score as people read it."""
    match value:
        case None:
            return "–"
        case float():
            return f"{value:.3f}"
        case list() | tuple():
            return " / ".join(map(shown, value))
        case dict():
            return ", ".join(f"{key} {shown(each)}" for key, each in value.items())
        case _:
            return str(value)


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
