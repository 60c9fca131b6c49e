"""Score who says quotations and figures on ordinary news: single ones, each labelled by reading the words around it.

    labelled_speakers.py

They were drawn from pages of `corpus/id_news` whose speakers nobody had looked at, and labelled before anybody saw
what Runut says of them. Set T, every third page, is held out: nobody looks at its errors. Sets S and V hold up to three
quotations each of later pages with an incident; V, every third page, is held out as T is.
`speakers` of a label are names any of which is right; one without any is said by the outlet itself, and one that is
`or_none` may be. `marks` are quotation marks around no speech.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from runut import lang
from runut.clean import clean
from runut.extract import quotes
from runut.extract.quotes.speakers import said
from runut.model import Article, Page, Span
from runut.read import pages

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
ALIKE = 0.5  # share of the shorter of two spans from which on they are one quotation
SETS = ("R", "T", "S", "V")
CROWD = frozenset(("netizen", "netter", "warganet", "penggemar", "fans"))
"""Words for those who comment: which of them a page says of whom is no matter."""

Label = dict[str, Any]


def main() -> int:
    """Print the totals of each set."""
    corpus = SHARED / "corpus" / "id_news.jsonl.gz"
    if not corpus.exists():
        sys.stdout.write("The corpus (../shared) is not here, so there is nothing to count.\n")
        return 0
    counted: dict[str, Counter[str]] = {name: Counter() for name in SETS}
    for article, label in _labelled(corpus):
        counted[label["set"]].update(_count(article, label))
    for name, n in counted.items():
        told = f"quotations found {n['found']} of {n['quotes']}, speaker right {n['speaker'] / (n['found'] or 1):.3f}"
        marks = f"marks around no speech taken for it {n['taken']} of {n['marks']}"
        figures = f"figures' speakers right {n['said'] / (n['figures'] or 1):.3f} of {n['figures']}"
        sys.stdout.write(f"{name}: {told}; {marks}; {figures}\n")
    return 0


def _labelled(corpus: Path) -> Iterator[tuple[Article, Label]]:
    """Yield each labelled page with its labels."""
    lines = (HERE / "annotations" / "id_speakers.jsonl").read_text(encoding="utf-8").splitlines()
    labels = {label["sha256"]: label for label in map(json.loads, lines)}
    with gzip.open(corpus, "rt", encoding="utf-8") as rows, tempfile.TemporaryDirectory() as folder:
        for row in map(json.loads, rows):
            text = f"{row['title']}\n\n{row['text']}\n"
            label = labels.get(hashlib.sha256(text.encode()).hexdigest())
            if label:
                file = Path(folder) / "page.txt"
                file.write_text(text, encoding="utf-8")
                for page in pages([str(file)]):
                    if isinstance(page, Page):
                        yield clean(page), label


def _count(article: Article, label: Label) -> Iterator[str]:
    """Yield what is right of the labels of one page."""
    pack = lang.load("id")
    found = [(quote.span, quote.speaker) for quote in quotes.find(article, pack)]
    for one in label.get("quotes", ()):
        yield "quotes"
        hits = [speaker for span, speaker in found if _is_one(span, Span(*one["span"]))]
        if hits:
            yield "found"
            if _is_right(one, [hits[0].name] if hits[0] else []):
                yield "speaker"
    for start, end in label.get("marks", ()):
        yield "marks"
        if any(_is_one(span, Span(start, end)) for span, _ in found):
            yield "taken"
    for one in label.get("figures", ()):
        yield "figures"
        says, _ = said(article, pack, Span(*one["span"]))
        if _is_right(one, [speaker.name for speaker in says]):
            yield "said"


def _is_one(a: Span, b: Span) -> bool:
    return min(a.end, b.end) - max(a.start, b.start) >= ALIKE * min(len(range(*a)), len(range(*b)))


def _is_right(label: Label, names: list[str]) -> bool:
    if not names:
        return not label["speakers"] or bool(label.get("or_none"))
    return any(_is_same(name, want) for name in names for want in label["speakers"])


def _is_same(a: str, b: str) -> bool:
    """Say whether two names may be one, as the scorer of shared/score does: surname or whole name agree."""
    x, y = _folded(a).split(), _folded(b).split()
    if CROWD.intersection(x) and CROWD.intersection(y):
        return True
    one, other = " ".join(x), " ".join(y)
    if not x or not y or one in other or other in one:
        return bool(x) and bool(y)
    return len(set(x) & set(y)) >= max(1, min(len(x), len(y)) - 1) and (x[-1] == y[-1] or x[0] == y[0])


def _folded(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return "".join(c if c.isalnum() or c == "_" else " " for c in plain)


if __name__ == "__main__":
    sys.exit(main())
