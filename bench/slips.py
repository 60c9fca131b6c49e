"""Score the page checks on pages of our own, each with a slip or two of those that newsrooms make, or with none.

    slips.py              recall by kind, and alarms where nothing is wrong, for the half that is read and the one held
    slips.py --show       and, of the half that is read, what was missed and what was alarmed at

`checks/slips.marked` and `checks/slips_held.marked` have the form of `written/` without its marks: a head, `---`, and
the page; `slip: KIND | words | what is right | why` names what is wrong. To each page with slips there is another with
a look-alike of them, in which nothing is wrong. They were all written before any rule was mended with them, and drawn
apart by a seed; of the half held out only the totals are looked at. `checks/slips_more.marked` has 40 pairs more, of
classes of contradictions, wrong facts and misspelt names, written before the checks for them.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import written
from runut import pipeline
from runut.model import Article, Discrepancy, Record, Span

HERE = Path(__file__).parent / "checks"
READ, HELD, MORE = "slips", "slips_held", "slips_more"
ALIKE = (
    frozenset({"name_variant", "misspelt_acronym"}), frozenset({"wrong_fact", "wrong_capital"}),
    frozenset({"date_conflict", "date_implausible"}),
)  # fmt: skip
"""Kinds that say the same of a slip."""
COLUMNS = ("slips", "found", "alarms", "wrong")


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--show", action="store_true")
    options.add_argument("--read", action="store_true", help="leave the half held out alone")
    asked = options.parse_args()
    for name in (READ, MORE) if asked.read else (READ, MORE, HELD):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        with tempfile.TemporaryDirectory() as folder:
            heads = lay_out(name, Path(folder))
            for record in pipeline.lint([folder]):
                for article in record.articles:
                    told = heads[Path(article.paths[0]).stem]
                    _judge(article, record, told, counts, is_shown=asked.show and name != HELD)
        _print(name, counts)


def lay_out(name: str, out: Path) -> dict[str, str]:
    """Write the pages of a half with a manifest, and give by number what is wrong on each."""
    told, manifest = {}, []
    for head, text in written.parted((HERE / f"{name}.marked").read_text(encoding="utf-8")):
        number = head["number"]
        (out / f"{number}.txt").write_text(text, encoding="utf-8")
        told[number] = head.get(written.SLIP, "")
        manifest.append({
            "file": f"{number}.txt", "url": f"https://example.org/{name}/{number}", "outlet": head["outlet"],
            "date": head["date"], "title": text.split("\n")[0], "cluster": f"{name}-{number}",
        })  # fmt: skip
    (out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False) + "\n", encoding="utf-8")
    return told


def _judge(article: Article, record: Record, told: str, counts: dict[str, Counter[str]], *, is_shown: bool) -> None:
    """Count a page: its slips, each found by an alarm of its kind on its words, and the alarms on other words."""
    alarms = [one for one in record.discrepancies if one.article == article.id]
    spans = []
    for line in told.splitlines():
        slip = written.slip_of(line, article.text)
        start = article.text.index(slip["text"])
        span = Span(start, start + len(slip["text"]))
        spans.append(span)
        is_found = any(_is_of(one, slip["kind"]) and _is_on(one, span) for one in alarms)
        counts[slip["kind"]].update({"slips": 1, "found": int(is_found)})
        if is_shown and not is_found:
            print(f"missed {article.paths[0][-7:-4]} {line}")
    for one in alarms:
        is_wrong = not any(_is_on(one, span) for span in spans)
        counts[one.kind].update({"alarms": 1, "wrong": int(is_wrong)})
        if is_shown and is_wrong:
            print(f"wrong  {article.paths[0][-7:-4]} {one.kind} | {one.message}")


def _is_of(one: Discrepancy, kind: str) -> bool:
    return one.kind == kind or any({one.kind, kind} <= both for both in ALIKE)


def _is_on(one: Discrepancy, span: Span) -> bool:
    return one.span is None or one.span.overlaps(span)


def _print(name: str, counts: dict[str, Counter[str]]) -> None:
    print(f"\n{name:<20}" + "".join(f"{column:>8}" for column in COLUMNS))
    for kind in (*sorted(counts), "all kinds"):
        row = counts[kind] if kind in counts else sum(counts.values(), Counter())
        print(f"  {kind:<18}" + "".join(f"{row[column]:>8}" for column in COLUMNS))


if __name__ == "__main__":
    main()
