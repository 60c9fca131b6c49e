"""Score figures on single numbers of ordinary news, each labelled by reading: most of them are no figures.

    labelled_numbers.py [--set SET ...] [--keep]   how many are found, of which kind and scope, set by set
    labelled_numbers.py open SHARED OUT [SET ...]  lay out the pages of the sets to learn from, for training/figures.py

The numbers of sets A, B, C and H were drawn by chance from pages of `corpus/id_news` that nobody had annotated; those
of D and E are the ones that Runut was least sure of, among all pages that were left and the sentences of `tagged.py`;
J was drawn by chance from a part of the same. F and K are those of which weights and encoder together were least sure
on the pages left after that, on pages of events a share drawn by chance with them; K is every sixth page. Sets H, J and
K are held out: nobody reads their pages, labels or errors, and no weights are learnt from them. G is a second reading
of a part of F and K. `--keep` writes the table of docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import accuracy
import annotations
import tagged

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
NAME = "id_numbers"
LEARNT, HELD = ("A", "B", "C", "D", "E", "F"), ("H", "J", "K")
OTHER = "other"
"""The scope of a figure of another event than the page's."""
HEAD = ("| set | numbers | figures | precision | recall | F1 | scope |", "| --- |" + " --- |" * 6)
"""The head of the table whose lines `row` gives."""

Label = dict[str, Any]


def main() -> int:
    """Do what was asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--set", action="append", choices=(*LEARNT, *HELD), dest="sets")
    options.add_argument("--keep", action="store_true")
    opening = options.add_subparsers(dest="verb").add_parser("open")
    opening.add_argument("shared", type=Path)
    opening.add_argument("out", type=Path)
    opening.add_argument("open_sets", nargs="*", default=LEARNT, metavar="SET")
    given = options.parse_args()
    if given.verb == "open":
        many = open_again(given.shared, given.out, given.open_sets)
        sys.stdout.write(f"{many} pages laid out\n")
        return 0
    if not (SHARED / "corpus").is_dir():
        sys.stdout.write("The corpus (../shared) is not here, so there is nothing to count.\n")
        return 0
    text = f"{scores(SHARED, given.sets or (*LEARNT, *HELD))}\n\n{agreement(read())}"
    sys.stdout.write(text + "\n")
    if given.keep:
        accuracy.keep("numbers", text)
    return 0


def read() -> list[Label]:
    """Read the kept labels, one page a line: url, sha256 and its numbers."""
    return annotations.read(NAME)


def open_again(shared: Path, out: Path, sets: Iterable[str]) -> int:
    """Lay out the pages that hold numbers of these sets, and give how many: texts, labels and a manifest."""
    wanted = {page["sha256"]: page for page in _of_sets(read(), frozenset(sets))}
    out.mkdir(parents=True, exist_ok=True)
    manifest: list[Label] = []
    for text, day in _texts(shared):
        page = wanted.pop(annotations.sha256(text), None)
        if page is not None:
            stem = f"{len(manifest):04d}"
            (out / f"{stem}.txt").write_text(text, encoding="utf-8")
            (out / f"{stem}.gold.json").write_text(json.dumps({"numbers": page["numbers"]}), encoding="utf-8")
            manifest.append({"file": f"{stem}.txt", "url": page["url"], "date": day})
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return len(manifest)


def _texts(shared: Path) -> Iterator[tuple[str, str | None]]:
    """Yield every text that numbers were drawn from, with its day."""
    for row in annotations.rows(shared / "corpus" / "id_news.jsonl.gz"):
        yield f"{row['title']}\n\n{row['text']}\n", row["published"] or None
    yield from ((text, tagged.DAY) for _, text in tagged.sentences(shared))


def _of_sets(pages: Iterable[Label], sets: frozenset[str]) -> Iterator[Label]:
    for page in pages:
        kept = [number for number in page["numbers"] if number["set"] in sets]
        if kept:
            yield page | {"numbers": kept}


@dataclass(frozen=True)
class Compared:
    """A labelled number beside what Runut says of it: the kinds and scopes of the figures that stand on it."""

    label: Label
    told: tuple[tuple[str, str], ...]

    def outcome(self) -> str | None:
        """Say how it went: right, kind (another was told), missed, spurious; None where either way would do."""
        kinds = self.label["kinds"]
        if not self.told:
            return None if self.label["optional"] or not kinds else "missed"
        if not kinds:
            return None if self.label["optional"] else "spurious"
        return "right" if any(kind in kinds for kind, _ in self.told) else "kind"

    def is_scoped(self) -> bool:
        """Say whether the scope of the figure told is the reader's."""
        kinds = self.label["kinds"]
        return next((scope for kind, scope in self.told if kind in kinds), None) == self.label["scope"]


def compare(folder: Path) -> Iterator[Compared]:
    """Yield each labelled number of a folder with the figures that Runut finds there."""
    from runut import lang
    from runut.clean import clean
    from runut.model import Skipped
    from runut.read import pages

    pack = lang.load("id")
    labels = {
        entry["url"]: json.loads((folder / entry["file"]).with_suffix(".gold.json").read_text(encoding="utf-8"))
        for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    }
    for page in pages([str(folder)]):
        if isinstance(page, Skipped) or page.url is None:
            continue
        yield from beside(clean(page), labels[page.url]["numbers"], pack)


def beside(article: Any, labels: Iterable[Label], pack: Any) -> Iterator[Compared]:
    """Yield each labelled number of a page with the figures that Runut finds there."""
    from runut.extract import events, figures

    every = tuple(events.find(article, pack))
    own = next((event.id for event in every if event.main), None)
    found = list(figures.find(article, pack, every))
    for label in labels:
        start, end = label["span"]
        here = [one for one in found if one.span.start < end and start < one.span.end]
        yield Compared(label, tuple((one.kind, one.scope if one.incident == own else OTHER) for one in here))


def scores(shared: Path, sets: Sequence[str]) -> str:
    """Give the table of all sets, and the kinds of those that may be read."""
    rows = [*HEAD]
    of_kind: Counter[tuple[str, str]] = Counter()
    for name in sets:
        with tempfile.TemporaryDirectory() as folder:
            open_again(shared, Path(folder), (name,))
            compared = list(compare(Path(folder)))
        rows.append(row(name, compared, is_held=name in HELD))
        for one in compared if name not in HELD else ():
            of_kind.update(_by_kind(one))
    kinds = [f"{kind} {_f1(of_kind, kind):.2f}" for kind in sorted({kind for kind, _ in of_kind})]
    return "\n".join(rows) + ("\n\nF1 by kind, the sets learnt from: " + ", ".join(kinds) + "." if kinds else "")


def row(name: str, compared: Sequence[Compared], *, is_held: bool) -> str:
    """Give the line of the table for a set."""
    went = Counter(one.outcome() for one in compared)
    right = went["right"]
    precision = right / max(1, right + went["kind"] + went["spurious"])
    recall = right / max(1, right + went["kind"] + went["missed"])
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    scope = sum(one.is_scoped() for one in compared if one.outcome() == "right") / max(1, right)
    wanted = sum(bool(one.label["kinds"]) for one in compared)
    what = f"{name}, held out" if is_held else f"{name}, learnt from"
    return f"| {what} | {len(compared)} | {wanted} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {scope:.3f} |"


def _by_kind(one: Compared) -> Iterator[tuple[str, str]]:
    kinds, went = one.label["kinds"], one.outcome()
    if went == "right":
        yield next(kind for kind, _ in one.told if kind in kinds), "right"
    if went in ("missed", "kind"):
        yield kinds[0], "wrong"
    if went in ("spurious", "kind"):
        yield one.told[0][0], "wrong"


def _f1(counts: Counter[tuple[str, str]], kind: str) -> float:
    right = counts[kind, "right"]
    return 2 * right / max(1, 2 * right + counts[kind, "wrong"])


def agreement(pages: Iterable[Label]) -> str:
    """Say how far readers agree on numbers that two of them labelled, what one calls optional left out."""
    both = alone = same = many = 0
    for one, other in _twice(pages):
        if (one["optional"] and not other["kinds"]) or (other["optional"] and not one["kinds"]):
            continue
        if set(one["kinds"]) & set(other["kinds"]):
            both += 1
            same += one["scope"] == other["scope"]
        elif one["kinds"] or other["kinds"]:
            alone += 1 + bool(one["kinds"] and other["kinds"])
        many += 1
    f1, scope = 2 * both / max(1, 2 * both + alone), same / max(1, both)
    return f"Two readers of the same {many} numbers agree on figures at F1 {f1:.3f}, on their scope at {scope:.3f}."


def _twice(pages: Iterable[Label]) -> Iterator[tuple[Label, Label]]:
    for page in pages:
        pairs = combinations(page["numbers"], 2)
        yield from ((one, other) for one, other in pairs if one["span"] == other["span"])


if __name__ == "__main__":
    sys.exit(main())
