"""Score English figures and speakers on single numbers and quotations, each labelled by reading.

    english_numbers.py [--set SET ...]             how many are found, of which kind and scope, whose speakers are right
    english_numbers.py open SHARED OUT [SET ...]   lay out the pages of the sets to learn from, for training/figures.py

The numbers and quotations were drawn from pages of `english/story_clusters`, of `pages/fundus` and of even incidents of
`english/gun_violence_incidents` that no other annotation holds. Set T is every third story, outlet or incident, U every
fourth of those drawn next; V holds unread pages of T's and U's stories and of every third that no set had: nobody looks
at errors of these three. R was read while words were chosen, so its numbers flatter; L and M are numbers that weights
were unsure of, with some drawn by chance, those of M partly on pages of R and L.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import annotations
from labelled_numbers import HEAD, Compared, beside, row
from runut import lang
from runut.clean import clean
from runut.extract import quotes
from runut.model import Article, Page

SHARED = Path(__file__).resolve().parents[2] / "shared"
NAME = "en_numbers"
LEARNT, HELD = ("R", "L", "M"), ("T", "U", "V")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL | re.IGNORECASE)
_BESIDE = re.compile(r" [|–—-] |\s[|]")

Label = dict[str, Any]


def main() -> int:
    """Do what was asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--set", action="append", choices=(*LEARNT, *HELD), dest="sets")
    opening = options.add_subparsers(dest="verb").add_parser("open")
    opening.add_argument("shared", type=Path)
    opening.add_argument("out", type=Path)
    opening.add_argument("open_sets", nargs="*", default=LEARNT, metavar="SET")
    given, _ = options.parse_known_args()
    if given.verb == "open":
        sys.stdout.write(f"{open_again(given.shared, given.out, given.open_sets)} pages laid out\n")
        return 0
    if not (SHARED / "english").is_dir():
        sys.stdout.write("The English pages (../shared/english) are not here, so there is nothing to count.\n")
        return 0
    sys.stdout.write(scores(SHARED, given.sets or (*LEARNT, *HELD)) + "\n")
    return 0


def scores(shared: Path, sets: Sequence[str]) -> str:
    """Give the table of figures, then the share of quotations whose speaker is right."""
    told = {page["sha256"]: page for page in annotations.read(NAME)}
    numbers: dict[str, list[Compared]] = {name: [] for name in sets}
    spoken: dict[str, Counter[str]] = {name: Counter() for name in sets}
    for _, page in pages(shared):
        labels = told.pop(annotations.sha256(page.text or ""), None)
        asked = _of_sets(labels, sets) if labels is not None else {}
        if any(asked.values()):
            article = clean(page)
            for compared in beside(article, asked["numbers"], lang.load("en")):
                numbers[compared.label["set"]].append(compared)
            for label, outcome in speakers_of(article, asked["quotes"]):
                spoken[label["set"]][outcome] += 1
    lines = [*HEAD, *(row(name, numbers[name], is_held=name in HELD) for name in sets)]
    for name in sets:
        found = spoken[name]["right"] + spoken[name]["wrong"]
        if found:
            lines.append(f"{name}: speaker right {spoken[name]['right'] / found:.3f} of {found} quotations found")
    return "\n".join(lines) + f"\n{len(told)} labelled pages are not here"


def open_again(shared: Path, out: Path, sets: Iterable[str]) -> int:
    """Lay out the pages that hold numbers of these sets, and give how many: texts, labels and a manifest."""
    wanted = {page["sha256"]: page for page in annotations.read(NAME)}
    out.mkdir(parents=True, exist_ok=True)
    manifest: list[Label] = []
    for story, page in pages(shared):
        text = page.text or ""
        told = wanted.pop(annotations.sha256(text), None)
        asked = _of_sets(told, sets)["numbers"] if told is not None else []
        if not asked:
            continue
        stem = f"{len(manifest):04d}"
        (out / f"{stem}.txt").write_text(text, encoding="utf-8")
        kept = json.dumps({"event": story, "numbers": asked})
        (out / f"{stem}.gold.json").write_text(kept, encoding="utf-8")
        entry = {"file": f"{stem}.txt", "url": page.url, "date": page.published, "language": "en"}
        manifest.append(entry)
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return len(manifest)


def pages(shared: Path) -> Iterator[tuple[str, Page]]:
    """Yield every English page that labels were drawn from, headline above text, with the story, outlet or incident."""
    for file in sorted((shared / "english" / "story_clusters").glob("*.json")):
        for one in json.loads(file.read_text(encoding="utf-8"))["articles"]:
            yield file.stem, _page(one["url"], one["title"], one["date"][:10], one["text"])
    for file in sorted((shared / "pages" / "fundus").glob("*/*.json")):
        outlet = f"{file.parent.name}/{file.stem}"
        for key, one in json.loads(file.read_text(encoding="utf-8")).items():
            text = "\n\n".join(_paragraphs(one.get("body") or {})) + "\n"
            if one.get("title"):
                yield (
                    outlet,
                    _page(f"fundus:{outlet}:{key}", one["title"], str(one.get("publishing_date") or "")[:10], text),
                )
    yield from _of_benchmark(shared / "pages" / "article-extraction-benchmark")
    with gzip.open(shared / "english" / "gun_violence_incidents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            for one in json.loads(line)["articles"]:
                yield one["incident"], _page(one["uri"], one["title"], one["dct"], one["text"])


def _of_sets(page: Label, sets: Iterable[str]) -> dict[str, list[Label]]:
    """Give the numbers and quotations of a page that are of these sets: a page learnt from may hold two."""
    return {what: [one for one in page.get(what, ()) if one["set"] in sets] for what in ("numbers", "quotes")}


def _of_benchmark(folder: Path) -> Iterator[tuple[str, Page]]:
    """Yield the pages of the benchmark of extractors, under what their titles hold before a dash or bar."""
    for key, one in sorted(json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")).items()):
        with gzip.open(folder / "html" / f"{key}.html.gz", "rt", encoding="utf-8", errors="replace") as saved:
            found = _TITLE.search(saved.read())
        title = _BESIDE.split(" ".join(unescape(found[1]).split()) if found else "")[0].strip()
        if title:
            yield key, _page(f"benchmark:{key}", title, "", one["articleBody"])


def _paragraphs(body: dict[str, Any]) -> Iterator[str]:
    yield from body.get("summary") or []
    for section in body.get("sections") or []:
        yield from (*(section.get("headline") or []), *(section.get("paragraphs") or []))


def _page(url: str, title: str, day: str, text: str) -> Page:
    return Page(url, f"{title}\n\n{text}", url=url, title=title, published=day or None, language="en")


def speakers_of(article: Article, labels: Iterable[Label]) -> Iterator[tuple[Label, str]]:
    """Yield each labelled quotation with how its speaker came out; "spurious" and "silent" where nobody speaks."""
    found = list(quotes.find(article, lang.load("en")))
    for label in labels:
        start, end = label["span"]
        here = next((one for one in found if one.span.start < end and start < one.span.end), None)
        if not label["speakers"]:
            yield label, "spurious" if here else "silent"
        elif here is None:
            yield label, "missed"
        else:
            name = here.speaker.name if here.speaker else ""
            yield label, "right" if any(_share(name, one) for one in label["speakers"]) else "wrong"


def _share(one: str, other: str) -> bool:
    """Say whether two names share a word that is no article or title."""
    plain = [set(name.lower().replace(".", "").replace(",", "").split()) - _TITLES for name in (one, other)]
    return bool(plain[0] & plain[1])


_TITLES = frozenset(["the", "a", "an", "one", "of", "for", "mr", "ms", "mrs"])


if __name__ == "__main__":
    sys.exit(main())
