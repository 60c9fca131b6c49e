"""Pages annotated by reading, kept as spans keyed by address and sha256: never their texts.

    annotations.py keep FOLDER NAME      folders of NN.txt, NN.gold.json and manifest.json -> annotations/NAME.jsonl
    annotations.py open SHARED NAME OUT  the same folder again, from the texts in SHARED: corpus/id_news.jsonl.gz for
                                         Indonesian, english/ and pages/ for English; the stories that the wheel of
                                         gensim carries for its tests are opened where gensim is installed
    annotations.py agree ONE OTHER       how far two readers of the same pages agree

Spans are `[start, end)` in characters of the page: title, empty line, text, line end.
A page with `"only": "events"` has its incident annotated and nothing else; `held_out` pages are never learnt from.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import json
import re
import sys
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "annotations"
# Fields that quote the page are kept as spans of it; a note may quote it too and is left out.
QUOTED = ("text", "context", "note", "who")
Page = dict[str, Any]


def main() -> None:
    """Do what was asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = options.add_subparsers(dest="verb", required=True)
    keeping = verbs.add_parser("keep")
    keeping.add_argument("folder", type=Path)
    keeping.add_argument("name")
    opening = verbs.add_parser("open")
    opening.add_argument("shared", type=Path)
    opening.add_argument("name")
    opening.add_argument("out", type=Path)
    agreeing = verbs.add_parser("agree")
    agreeing.add_argument("one")
    agreeing.add_argument("other")
    given = options.parse_args()
    if given.verb == "keep":
        keep(given.folder, given.name)
    elif given.verb == "open":
        open_again(given.shared, given.name, given.out)
    else:
        agree(given.one, given.other)


def keep(folder: Path, name: str) -> None:
    """Write the annotations of a folder, one page a line, sorted by sha256."""
    pages = sorted(kept_pages(folder), key=lambda page: str(page["sha256"]))
    lines = [json.dumps(page, ensure_ascii=False, sort_keys=True) for page in pages]
    (HERE / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    figures = sum(len(page["figures"]) for page in pages)
    sys.stdout.write(
        f"{len(pages)} pages, {figures} figures, {sum(len(page['quotes']) for page in pages)} quotations\n"
    )


def kept_pages(folder: Path) -> Iterator[Page]:
    """Yield each annotated page as spans."""
    for manifest in sorted(folder.rglob("manifest.json")):
        for entry in json.loads(manifest.read_text(encoding="utf-8")):
            text_file = manifest.with_name(entry["file"])
            gold_file = text_file.with_name(text_file.stem + ".gold.json")
            if gold_file.exists():
                text = text_file.read_text(encoding="utf-8")
                yield as_spans(text, json.loads(gold_file.read_text(encoding="utf-8")), entry)


def as_spans(text: str, gold: Page, entry: Page) -> Page:
    """Lead every quoted string of an annotation back to its place in the text."""

    def within(item: Page) -> list[int]:
        start = text.index(item["context"]) + item["context"].index(item["text"])
        return [start, start + len(item["text"])]

    def alone(words: str, after: int = 0) -> list[int]:
        start = text.index(words, after)
        return [start, start + len(words)]

    noise: list[list[int]] = []
    seen: dict[str, int] = {}
    for words in gold.get("noise", []):
        span = alone(words, seen.get(words, 0))
        seen[words] = span[1]
        noise.append(span)

    def bare(item: Page, span: list[int]) -> Page:
        return {"span": span, **{field: value for field, value in item.items() if field not in QUOTED}}

    return {
        "url": entry["url"],
        "sha256": sha256(text),
        "outlet": entry["outlet"],
        "date": entry["date"],
        "language": gold.get("language", "id"),
        "incident": gold["incident"],
        "noise": noise,
        "figures": [bare(item, within(item)) for item in gold["figures"]],
        "quotes": [bare(item, alone(item["text"])) for item in gold["quotes"]],
        "dates": [bare(item, alone(item["text"])) for item in gold["dates"]],
        "discrepancies": [bare(item, alone(item["context"])) for item in gold["discrepancies"]],
    }


def open_again(shared: Path, name: str, out: Path) -> None:
    """Lay the folder out again from the corpus, so that the scorer can read it."""
    pages = {page["sha256"]: page for page in read(name)}
    out.mkdir(parents=True, exist_ok=True)
    manifest: list[Page] = []
    for title, body in texts(shared, {page["language"] for page in pages.values()}):
        text = f"{title}\n\n{body}\n"
        page = pages.pop(sha256(text), None)
        if page is None:
            continue
        stem = f"{len(manifest):03d}_{page['outlet'].replace('.', '-')}"
        (out / f"{stem}.txt").write_text(text, encoding="utf-8")
        gold = json.dumps(as_gold(text, page, stem), ensure_ascii=False, indent=1)
        (out / f"{stem}.gold.json").write_text(gold + "\n", encoding="utf-8")
        entry = {field: page[field] for field in ("url", "outlet", "date")}
        manifest.append({"file": f"{stem}.txt", **entry, "title": title})
    (out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(manifest)} pages laid out, {len(pages)} whose text the corpus does not hold\n")


def texts(shared: Path, languages: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the title and the text of every page that the corpora of these languages hold."""
    if "id" in languages:
        for row in rows(shared / "corpus" / "id_news.jsonl.gz"):
            yield row["title"], row["text"]
    if "en" in languages:
        for row in rows(shared / "english" / "gun_violence_incidents.jsonl.gz"):
            yield from ((page["title"], page["text"]) for page in row["articles"])
        for story in sorted((shared / "english" / "story_clusters").glob("*.json")):
            told = json.loads(story.read_text(encoding="utf-8"))["articles"]
            yield from ((page["title"], page["text"]) for page in told)
        for outlet in sorted((shared / "pages" / "fundus").glob("*/*.json")):
            for page in json.loads(outlet.read_text(encoding="utf-8")).values():
                if isinstance(page, dict) and page.get("body"):
                    yield page.get("title") or "", body_of(page["body"])
        yield from of_benchmark(shared / "pages" / "article-extraction-benchmark")
        yield from of_gensim()


def of_benchmark(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the pages of the benchmark of extractors under what their titles hold before a dash or bar."""
    for key, page in sorted(json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")).items()):
        with gzip.open(folder / "html" / f"{key}.html.gz", "rt", encoding="utf-8", errors="replace") as saved:
            found = re.search(r"<title[^>]*>(.*?)</title>", saved.read(), re.DOTALL | re.IGNORECASE)
        title = " ".join(unescape(found[1]).split()) if found else ""
        yield re.split(r" [|–—-] |\s[|]", title)[0].strip(), page["articleBody"]


def of_gensim() -> Iterator[tuple[str, str]]:
    """Yield the untitled stories of a broadcaster's and others' wires of 2001 and 2002, one a line."""
    package = importlib.util.find_spec("gensim")
    for root in (package.submodule_search_locations or []) if package else []:
        for name, encoding in (("lee_background.cor", "utf-8"), ("lee.cor", "latin-1")):
            text = (Path(root) / "test" / "test_data" / name).read_text(encoding=encoding)
            yield from (("", line) for line in text.split("\n"))


def rows(path: Path) -> Iterator[Page]:
    """Yield the rows of a packed file of lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def body_of(body: Page) -> str:
    """Join what an article of `fundus` says: its summary, then each section's heading and paragraphs."""
    paragraphs = list(body.get("summary", []))
    for section in body.get("sections", []):
        paragraphs += [*section.get("headline", []), *section.get("paragraphs", [])]
    return "\n\n".join(paragraphs)


def as_gold(text: str, page: Page, stem: str) -> Page:
    """Give an annotation the form that the scorer reads: strings again, each context occurring once."""

    def item(given: Page, is_alone: bool) -> Page:
        start, end = given["span"]
        fields = {field: value for field, value in given.items() if field != "span"}
        return fields | {"text": text[start:end]} | ({} if is_alone else {"context": context(text, start, end)})

    return {
        **{field: page[field] for field in ("only", "held_out") if field in page},
        "file": f"{stem}.txt",
        "language": page["language"],
        "noise": [text[start:end] for start, end in page["noise"]],
        "incident": page["incident"],
        "figures": [item(figure, is_alone=False) for figure in page["figures"]],
        "quotes": [item(quote, is_alone=True) for quote in page["quotes"]],
        "dates": [item(date, is_alone=True) for date in page["dates"]],
        "discrepancies": [item(finding, is_alone=False) for finding in page["discrepancies"]],
    }


def context(text: str, start: int, end: int) -> str:
    """Widen a span until its words occur once in the text, and the span's own words once in them."""
    words, first, last = text[start:end], start, end
    while text.count(text[first:last]) > 1:
        before, after = max(0, first - 1), min(len(text), last + 1)
        if text[before:last].count(words) == 1:
            first = before
        if text[first:after].count(words) == 1:
            last = after
        if (first, last) == (start, end) or text[before:after].count(words) > 1:
            break
    return text[first:last]


def read(name: str) -> list[Page]:
    """Read a kept file of annotations."""
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def agree(one: str, other: str) -> None:
    """Print how far two readers agree: F1 over what is not optional, shares of fields over what both found."""
    first = {page["sha256"]: page for page in read(one)}
    pairs = [(first[page["sha256"]], page) for page in read(other) if page["sha256"] in first]
    sys.stdout.write(f"{len(pairs)} pages read twice\n")
    figures = Agreement(lambda a, b: a["kind"] in kinds(b) or b["kind"] in kinds(a))
    quotes, dates = Agreement(lambda a, b: True), Agreement(lambda a, b: True)
    for a, b in pairs:
        figures.add(a["figures"], b["figures"])
        quotes.add(a["quotes"], b["quotes"])
        dates.add(a["dates"], b["dates"])
    sys.stdout.write(f"figures     F1 {figures.f1():.3f} over {figures.total()} marks\n")
    for field in ("value", "bound", "unit", "scope", "incident"):
        sys.stdout.write(f"  {field:9} {figures.same(lambda item, f=field: item.get(f)):.3f}\n")
    said = figures.same(lambda item: sorted(item.get("said_by") or []))
    sys.stdout.write(f"  said_by   {said:.3f}\n")
    sys.stdout.write(f"quotations  F1 {quotes.f1():.3f}, same speaker {quotes.same(lambda q: q.get('speaker')):.3f}\n")
    sys.stdout.write(f"dates       F1 {dates.f1():.3f}, same day {dates.same(lambda d: d.get('iso')):.3f}\n")
    for field in ("type", "date", "country", "place"):
        same = sum(a["incident"].get(field) == b["incident"].get(field) for a, b in pairs)
        sys.stdout.write(f"incident {field:8} {same / max(1, len(pairs)):.3f}\n")


def kinds(item: Page) -> list[str]:
    """List the kinds that a reader accepts for a figure."""
    other = item.get("kind_alt") or []
    return [item["kind"], *([other] if isinstance(other, str) else other)]


class Agreement:
    """Counts of what two readers marked alike; what one marks optional costs nothing where the other lacks it."""

    def __init__(self, alike: Callable[[Page, Page], bool]) -> None:
        self.alike = alike
        self.both: list[tuple[Page, Page]] = []
        self.alone = 0

    def add(self, one: list[Page], other: list[Page]) -> None:
        """Take in one page's marks of each reader."""
        left = list(other)
        for a in one:
            b = next((b for b in left if overlap(a["span"], b["span"]) and self.alike(a, b)), None)
            if b is not None:
                left.remove(b)
                self.both.append((a, b))
            else:
                self.alone += not a.get("optional")
        self.alone += sum(not b.get("optional") for b in left)

    def total(self) -> int:
        """Count the marks of both readers."""
        return 2 * len(self.both) + self.alone

    def f1(self) -> float:
        """Give F1 of one reader against the other (which of them is gold does not matter)."""
        return 2 * len(self.both) / max(1, self.total())

    def same(self, field: Callable[[Page], Any]) -> float:
        """Give the share of common marks on which a field agrees."""
        return sum(field(a) == field(b) for a, b in self.both) / max(1, len(self.both))


def overlap(a: list[int], b: list[int]) -> bool:
    """Say whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def sha256(text: str) -> str:
    """Name a text as the scorer does: white space around it does not count."""
    return hashlib.sha256(text.strip().encode()).hexdigest()


if __name__ == "__main__":
    main()
