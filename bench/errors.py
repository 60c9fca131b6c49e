"""Count what goes wrong, by kind of error, by outlet and by language, on pages whose errors nobody reads.

    python bench/errors.py [--keep]

Measured on `gold/dev`, `gold/en_dev` and `annotations/id_unread.jsonl`: the sorts of error are told apart by comparing
fields, as the scorer does, so no page is shown. Each sort has an example made up by us in `errors.toml`; a sort among
the commonest twenty without one is an error of this bench. `--keep` writes the tables of docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import accuracy
import annotations

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
COMMONEST = 20
LEAST = 3
"""Pages of an outlet, fewer say nothing of it."""
UNREAD = "id_unread"
OTHERS_TAKEN, OWN_GIVEN = "another event's figure taken for this one's", "this event's figure taken for another's"

Item = dict[str, Any]
Error = tuple[str, bool]
"""A sort of error, and whether it happened: each chance for it counts."""


def main() -> int:
    """Print the tables; `--keep` writes them."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--keep", action="store_true")
    given = options.parse_args()
    if not (SHARED / "score" / "score.py").is_file():
        sys.stdout.write("The annotated pages (../shared) are not here, so there is nothing to count.\n")
        return 0
    examples = tomllib.loads((HERE / "errors.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        unread = Path(folder) / UNREAD
        annotations.open_again(SHARED, UNREAD, unread)
        pages = [page for gold in (SHARED / "gold" / "dev", SHARED / "gold" / "en_dev", unread) for page in read(gold)]
    text = f"{by_sort(pages, examples)}\n\n{by_group(pages)}"
    sys.stdout.write(text + "\n")
    if given.keep:
        accuracy.keep("errors", text)
    return 0


class Read:
    """One annotated page: its outlet, its language, and each chance for an error."""

    def __init__(self, outlet: str, language: str, errors: list[Error], figures: Counter[str]) -> None:
        self.outlet, self.language, self.errors, self.figures = outlet, language, errors, figures


def read(gold: Path) -> list[Read]:
    """Trace a folder of gold from nothing and compare each of its pages."""
    with tempfile.TemporaryDirectory() as folder:
        db, export = Path(folder) / "errors.db", Path(folder) / "record.jsonl"
        runut = [sys.executable, "-m", "runut"]
        subprocess.run([*runut, "trace", str(gold), "--db", str(db), "--quiet"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([*runut, "export", "jsonl", "-o", str(export), "--db", str(db)], check=True)
        return list(compared(gold, export))


def compared(gold: Path, export: Path) -> Iterator[Read]:
    """Compare each page of a folder of gold with what an export says of it."""
    score = scorer()
    articles, things, _ = score.load_export(export)
    stories = {each["id"]: each["story"] for of in things.values() for each in of["event"] if each.get("main")}
    by_key = {score.key(article["text"]): article for article in articles.values()}
    outlets = {
        str(manifest.with_name(entry["file"])): entry.get("outlet") or ""
        for manifest in gold.rglob("manifest.json")
        for entry in json.loads(manifest.read_text(encoding="utf-8"))
    }
    for path in sorted(gold.rglob("*.txt")):
        text, marks = path.read_text(encoding="utf-8"), path.with_name(path.stem + ".gold.json")
        article = by_key.get(score.key(text))
        if marks.exists() and article:
            mine = things[article["id"]]
            # Pages of one story tell of one incident, which goes by the event of one of them.
            own = {name for name, story in stories.items() if story in {each["story"] for each in mine["event"]}}
            page = Compared(score, text, json.loads(marks.read_text(encoding="utf-8")), article, mine, own)
            yield Read(outlets.get(str(path), ""), article["language"], list(page.errors()), page.counted)


def scorer() -> ModuleType:
    """Load the scorer from where it lies."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit("the scorer cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Compared:
    """One page as a reader noted it beside the page as Runut read it."""

    def __init__(
        self, score: ModuleType, text: str, gold: Item, article: Item, mine: dict[str, list[Item]], incidents: set[str]
    ) -> None:
        self.score, self.gold, self.article, self.mine, self.incidents = score, gold, article, mine, incidents
        self.text = text
        self.shift = article["text"].index(text.strip()[:40]) - text.index(text.strip()[:40])
        self.counted: Counter[str] = Counter()

    def errors(self) -> Iterator[Error]:
        """Yield each chance for an error, and whether it was one."""
        yield from self._figures()
        yield from self._quotes()
        yield from self._dates()
        yield from self._noise()
        yield from self._checks()
        yield from self._event()

    def _placed(self, item: Item, words: str, around: str | None = None) -> Item:
        at = self.text.index(around) + around.index(words) if around else self.text.index(words)
        return {**item, "span": [at + self.shift, at + self.shift + len(words)]}

    def _figures(self) -> Iterator[Error]:
        gold = [self._placed(each, each["text"], each["context"]) for each in self.gold["figures"]]
        mine = self.mine["figure"]
        pairs = self.score.match(gold, mine, lambda g, p: p["kind"] in self.score.accepted(g, "kind"))
        loose = {i for i, _ in self.score.match(gold, mine, lambda _, __: True)}
        hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, each in enumerate(gold):
            if not each.get("optional"):
                self.counted["tp" if i in hit else "fn"] += 1
                yield "figure missed", i not in hit and i not in loose
                yield "figure of another kind", i not in hit and i in loose
        for j, each in enumerate(mine):
            met = [g for g in gold if self.score.overlap(g["span"], each["span"])]
            extra = j not in used and not any(g.get("optional") for g in met)
            self.counted["fp"] += extra  # one of another kind too, as the scorer has it
            yield "figure where there is none", extra and not met
        for i, j in pairs:
            if not gold[i].get("optional"):
                yield from self._attributes(gold[i], mine[j])

    def _attributes(self, gold: Item, mine: Item) -> Iterator[Error]:
        yield "value or bound", not self.score.same_quantity(gold, mine)
        yield f"{gold['scope']} taken for another scope", mine.get("scope") != gold["scope"]
        yield "unit", self.score.fold(mine.get("unit") or "person") != self.score.fold(gold.get("unit") or "person")
        is_own = mine.get("incident") in self.incidents
        if gold.get("incident") == "other":
            yield OTHERS_TAKEN, is_own
        else:
            yield OWN_GIVEN, not is_own
        yield from _heard("figure", gold.get("said_by") or [], _names(mine.get("said_by")), self.score.same_name)
        yield "medium credited for a figure", not _agree(gold.get("via"), mine.get("via"), self.score.same_name)

    def _quotes(self) -> Iterator[Error]:
        score, mine = self.score, self.mine["quote"]
        gold = [self._placed(each, each["text"]) for each in self.gold["quotes"]]
        pairs = [(i, j) for i, j in score.match(gold, mine, lambda _, __: True) if self._shares(gold[i], mine[j])]
        hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
        yield from (("quotation missed", i not in hit) for i, each in enumerate(gold) if not each.get("optional"))
        yield from (("quotation where there is none", j not in used) for j in range(len(mine)))
        for i, j in pairs:
            told = _names([mine[j]["speaker"]] if mine[j].get("speaker") else [])
            names = [name for name in score.accepted(gold[i], "speaker") if name]
            yield from _heard("quotation", names, told, score.same_name)

    def _shares(self, a: Item, b: Item) -> bool:
        return bool(self.score.overlap(a["span"], b["span"]) * 2 >= min(_length(a), _length(b)))

    def _dates(self) -> Iterator[Error]:
        for each in self.gold["dates"]:
            if each.get("optional"):
                continue
            gold = self._placed(each, each["text"])
            found = [d for d in self.mine["date"] if self.score.overlap(gold["span"], d["span"])]
            right = any(str(d.get("start", "")).startswith(each["iso"]) for d in found)
            yield "date not resolved", not right and not any(d.get("start") for d in found)
            yield "date resolved to another day", not right and any(d.get("start") for d in found)

    def _noise(self) -> Iterator[Error]:
        labels = [(label["span"], label["role"]) for label in self.article.get("labels", [])]
        at: dict[str, int] = {}
        marked = []
        for words in self.gold.get("noise", []):
            at[words] = start = self.text.index(words, at.get(words, -1) + 1)
            marked.append([start + self.shift, start + self.shift + len(words)])
        for span in marked:
            kept = sum(self.score.overlap(span, where) for where, role in labels if role == "body")
            yield "furniture left in the text", kept * 2 > span[1] - span[0]
        neutral = ("body", *self.score.NEUTRAL)
        for where, role in labels:
            if role not in neutral:
                yield "text taken for furniture", not any(self.score.overlap(where, span) for span in marked)

    def _checks(self) -> Iterator[Error]:
        gold = [self._placed(each, each["context"]) for each in self.gold["discrepancies"]]
        mine = self.mine["discrepancy"]
        used: set[int] = set()
        for each in gold:
            hit = next((j for j, p in enumerate(mine) if j not in used and p["kind"] == each["kind"]
                        and (not p.get("span") or self.score.overlap(each["span"], p["span"]))), None)  # fmt: skip
            used |= {hit} if hit is not None else set()
            if hit is not None or not each.get("optional"):
                yield f"slip not found: {each['kind']}", hit is None
        yield from (("slip that readers did not list", j not in used) for j in range(len(mine)))

    def _event(self) -> Iterator[Error]:
        gold, score = self.gold.get("incident") or {}, self.score
        events = self.mine["event"]
        mine = next((each for each in events if each.get("main")), None) or (events[0] if events else {})
        yield "kind of event", mine.get("kind") not in score.accepted(gold, "type")
        day, want = str((mine.get("date") or {}).get("start") or ""), gold.get("date") or gold.get("date_implied")
        right = bool(want) and day.startswith(want or "") if gold.get("date") or day else True
        yield "day of event missing", not right and not day
        yield "another day of event", not right and bool(day)
        place = mine.get("place") or {}
        yield "country of event", place.get("country") != gold.get("country")
        same = score.same_name(place.get("name", ""), gold.get("place") or "")
        yield "place of event missing", not same and not place.get("name")
        yield "another place of event", not same and bool(place.get("name"))


def _heard(what: str, want: list[str], told: list[str], same: Callable[[str, str], bool]) -> Iterator[Error]:
    right = _agree(want, told, same)
    yield f"{what} said by nobody, though somebody does", not right and not told
    yield f"{what} said by somebody, though nobody does", not right and not want
    yield f"{what} said by somebody else", not right and bool(told) and bool(want)


def _agree(want: list[str] | None, told: list[str] | None, same: Callable[[str, str], bool]) -> bool:
    return (not want and not told) or any(same(a, b) for a in want or () for b in told or ())


def _names(speakers: list[Any] | None) -> list[str]:
    return [each["name"] or each.get("role") or "" if isinstance(each, dict) else each for each in speakers or []]


def _length(item: Item) -> int:
    return int(item["span"][1] - item["span"][0])


def by_sort(pages: list[Read], examples: dict[str, str]) -> str:
    """Give the commonest sorts of error as a table: how often, out of how many chances, and an example."""
    made, chances = Counter[str](), Counter[str]()
    for page in pages:
        for sort, happened in page.errors:
            made[sort] += happened
            chances[sort] += 1
    commonest = sorted((sort for sort in made if made[sort]), key=lambda sort: (-made[sort], sort))[:COMMONEST]
    bare = [sort for sort in commonest if sort not in examples]
    if bare:
        raise SystemExit(f"errors.toml has no example of: {', '.join(bare)}")
    head = f"{len(pages)} pages.\n\n| error | times | of | rate | for example |\n| --- | --- | --- | --- | --- |\n"
    return head + "\n".join(
        f"| {sort} | {made[sort]} | {chances[sort]} | {made[sort] / chances[sort]:.3f} | {examples[sort]} |"
        for sort in commonest
    )


def by_group(pages: list[Read]) -> str:
    """Give figures and errors a page by language and by outlet."""
    groups: dict[str, list[Read]] = defaultdict(list)
    for page in pages:
        groups[f"language {page.language}"].append(page)
        groups[page.outlet].append(page)
    shown = [name for name in groups if name and (len(groups[name]) >= LEAST or name.startswith("language"))]
    shown.sort(key=lambda name: (not name.startswith("language"), -len(groups[name]), name))
    head = "| | pages | figures P | figures R | figures F1 | errors a page |\n| --- | --- | --- | --- | --- | --- |\n"
    return head + "\n".join(_row(name, groups[name]) for name in shown)


def _row(name: str, pages: list[Read]) -> str:
    count = sum((page.figures for page in pages), Counter[str]())
    found, read_ = count["tp"] + count["fp"], count["tp"] + count["fn"]
    p, r = count["tp"] / found if found else 0.0, count["tp"] / read_ if read_ else 0.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    wrong = sum(happened for page in pages for _, happened in page.errors) / len(pages)
    return f"| {name} | {len(pages)} | {p:.2f} | {r:.2f} | {f:.2f} | {wrong:.1f} |"


if __name__ == "__main__":
    sys.exit(main())
