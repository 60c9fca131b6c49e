"""Score the page checks: what annotators required and was found, and how many alarms are right, by reading.

    checks.py SHARED              a table for each set of annotated pages, and for a sample of other news
    checks.py SHARED --unread     and the alarms that nobody has judged yet, as spans: never their words

A finding is one of the annotators' where kind and words agree, as the scorer has it. Every other alarm was read on its
page and stands in `checks/verdicts.jsonl` as right or wrong, keyed by the hash of the page's text, with the reason in
other words than the page's; alarms that are not there yet are counted apart. Of `dev` nothing is read: its other
alarms stay uncounted. Precision is what is right of all that was judged.
Who accuses the right one of two spellings of one name is wrong (`same` says that it is one name); a finding that names
both and accuses neither (`name_two_ways`) is right there, and wrong only where they are two names.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import annotations as kept
from claims import page_key
from runut import pipeline
from runut.model import Article, Discrepancy, Record, Span

HERE = Path(__file__).parent
VERDICTS = HERE / "checks" / "verdicts.jsonl"
OPEN = ("seeds", "train", "en_dev")
KEPT = ("id_news", "id_events")
UNSEEN = "dev"
SAMPLE = 1_100
"""Pages of news without annotations, those whose texts have the lowest hashes, so that nobody chose them.

The first 500 were read while rules were mended; the other 600 once, before: 96 of their 106 alarms were right then.
"""
BOTH = "name_two_ways"
"""What a finding is called that says of two spellings that they are one name, and of neither that it is the slip."""
COLUMNS = ("required", "found", "optional found", "alarms", "right", "wrong", "unread")

Counts = dict[str, Counter[str]]
Gold = dict[str, Any]


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("--unread", action="store_true", help="list the alarms without a verdict, as spans")
    asked = options.parse_args()
    verdicts = Verdicts()
    every: Counts = defaultdict(Counter)
    for name in (*OPEN, UNSEEN):
        _report(name, asked.shared / "gold" / name, verdicts, every)
    with tempfile.TemporaryDirectory() as folder:
        for name in KEPT:
            kept.open_again(asked.shared, name, Path(folder) / name)
            _report(name, Path(folder) / name, verdicts, every)
        drawn = _drawn(asked.shared)
        for name, rows in (("other news", drawn[:SAMPLE]), ("news read later", _judged(drawn[SAMPLE:], verdicts))):
            lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            (Path(folder) / "sample.jsonl").write_text(lines, encoding="utf-8")
            _report(name, Path(folder) / "sample.jsonl", verdicts, every)
    _print("all", every)
    for line in verdicts.unread if asked.unread else ():
        print(line)


class Verdicts:
    """What reading said of alarms that no annotator has."""

    def __init__(self) -> None:
        self.unread: list[str] = []
        self.pages: set[str] = set()
        self._of: dict[tuple[str, str], list[tuple[Span | None, bool, bool]]] = defaultdict(list)
        for line in VERDICTS.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            span = Span(*one["span"]) if one["span"] else None
            self.pages.add(one["page"])
            self._of[one["page"], one["kind"]].append((span, one["right"], one.get("same", False)))

    def of(self, page: str, alarm: Discrepancy) -> str:
        """Say whether an alarm is `right`, `wrong` or `unread`."""
        accuses = alarm.because[:1] != (BOTH,)
        for span, is_right, is_same in self._of[page, alarm.kind]:
            if span == alarm.span or (span and alarm.span and span.overlaps(alarm.span)):
                return "right" if is_right or (is_same and not accuses) else "wrong"
        self.unread.append(json.dumps({"page": page, "kind": alarm.kind, "span": alarm.span}))
        return "unread"


def _report(name: str, source: Path, verdicts: Verdicts, every: Counts) -> None:
    counts: Counts = defaultdict(Counter)
    read = 0
    for record in pipeline.lint([str(source)]):
        read += len(record.articles)
        for skipped in record.skipped:
            print(f"skipped {skipped.source}: {skipped.reason}")
        for article in record.articles:
            _judge(article, record, verdicts, counts, is_seen=name != UNSEEN)
    _print(f"{name}, {read} pages", counts)
    for kind, found in counts.items():
        every[kind].update(found)


def _judge(article: Article, record: Record, verdicts: Verdicts, counts: Counts, *, is_seen: bool) -> None:
    """Count one page: the annotators' findings first, each matched by one alarm, then the alarms that are left."""
    left = list(record.discrepancies)
    for gold in _gold(article):
        start = article.text.index(gold["context"])
        span = Span(start, start + len(gold["context"]))
        hit = next((one for one in left if _is_same(gold, span, one)), None)
        is_required = not gold.get("optional")
        counts[gold["kind"]]["required"] += is_required
        if hit is not None:
            left.remove(hit)
            counts[gold["kind"]]["found" if is_required else "optional found"] += 1
            counts[hit.kind].update(("alarms", "right") if is_seen else ())
    for alarm in left:
        counts[alarm.kind].update(("alarms", verdicts.of(page_key(article.text), alarm)) if is_seen else ())


def _gold(article: Article) -> list[Gold]:
    for path in map(Path, article.paths):
        beside = path.with_name(f"{path.stem}.gold.json")
        if path.suffix == ".txt" and beside.is_file():
            told: list[Gold] = json.loads(beside.read_text(encoding="utf-8"))["discrepancies"]
            return told
    return []


def _is_same(gold: Gold, span: Span, alarm: Discrepancy) -> bool:
    return alarm.kind == gold["kind"] and (alarm.span is None or alarm.span.overlaps(span))


def _drawn(shared: Path) -> list[Gold]:
    """List news that nobody annotated by the hashes of their texts, titles above texts as on annotated pages."""
    known = {page["sha256"] for name in KEPT for page in kept.read(name)}
    held = {url for folder in (shared / "gold").iterdir() for url in _addresses(folder)}
    drawn = {
        name: row
        for row in _rows(shared / "corpus" / "id_news.jsonl.gz")
        if (name := kept.sha256(row["text"])) not in known and row["url"] not in held
    }
    return [drawn[name] for name in sorted(drawn)]


def _judged(rows: list[Gold], verdicts: Verdicts) -> list[Gold]:
    """List the pages of which some alarm was judged: of 2,900 more that were read, those on which there was one."""
    return [row for row in rows if page_key(row["text"]) in verdicts.pages]


def _rows(file: Path) -> Iterator[Gold]:
    with gzip.open(file, "rt", encoding="utf-8") as opened:
        for row in map(json.loads, opened):
            yield {**row, "text": f"{row['title']}\n\n{row['text']}\n", "published": (row["published"] or "")[:10]}


def _addresses(folder: Path) -> Iterator[str]:
    for file in folder.rglob("manifest.json") if folder.is_dir() else ():
        yield from (one["url"] for one in json.loads(file.read_text(encoding="utf-8")))


def _print(name: str, counts: Counts) -> None:
    total: Counter[str] = Counter()
    for found in counts.values():
        total.update(found)
    print(f"\n{name:<20}" + "".join(f"{column:>16}" for column in COLUMNS))
    for kind in (*sorted(counts), "all kinds"):
        row = counts.get(kind, total)
        print(f"  {kind:<18}" + "".join(f"{row[column]:>16}" for column in COLUMNS))
    judged = total["right"] + total["wrong"]
    if total["required"]:
        print(f"  recall of what is required {total['found'] / total['required']:.3f}")
    if judged:
        print(f"  precision by reading {total['right'] / judged:.3f} of {judged}")


if __name__ == "__main__":
    main()
