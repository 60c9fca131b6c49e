"""Score English figures and speakers on single numbers and quotations, each labelled by reading.

    english_numbers.py            how many numbers are found, of which kind and scope, and whose speakers are right

The numbers and quotations were drawn from pages of `english/story_clusters`, of `pages/fundus` and of even incidents of
`english/gun_violence_incidents` that no other annotation holds. Set T is every third story, outlet or incident: nobody
looks at its errors; set R was read while words were chosen, so its numbers flatter.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import annotations
from labelled_numbers import Compared, beside, row
from runut import lang
from runut.clean import clean
from runut.extract import quotes
from runut.model import Article, Page

SHARED = Path(__file__).resolve().parents[2] / "shared"
NAME = "en_numbers"
SETS, HELD = ("R", "T"), "T"

Label = dict[str, Any]


def main() -> int:
    """Print the table of figures, then the share of quotations whose speaker is right."""
    if not (SHARED / "english").is_dir():
        sys.stdout.write("The English pages (../shared/english) are not here, so there is nothing to count.\n")
        return 0
    told = {page["sha256"]: page for page in annotations.read(NAME)}
    numbers: dict[str, list[Compared]] = {name: [] for name in SETS}
    spoken: dict[str, Counter[str]] = {name: Counter() for name in SETS}
    for page in pages(SHARED):
        labels = told.pop(annotations.sha256(page.text or ""), None)
        if labels is not None:
            article = clean(page)
            for compared in beside(article, labels["numbers"], lang.load("en")):
                numbers[compared.label["set"]].append(compared)
            for label, outcome in speakers_of(article, labels.get("quotes", ())):
                spoken[label["set"]][outcome] += 1
    lines = ["| set | numbers | figures | precision | recall | F1 | scope |", "| --- |" + " --- |" * 6]
    lines += [row(name, numbers[name], is_held=name == HELD) for name in SETS]
    for name in SETS:
        found = spoken[name]["right"] + spoken[name]["wrong"]
        lines.append(f"{name}: speaker right {spoken[name]['right'] / max(1, found):.3f} of {found} quotations found")
    sys.stdout.write("\n".join(lines) + f"\n{len(told)} labelled pages are not here\n")
    return 0


def pages(shared: Path) -> Iterator[Page]:
    """Yield every English page that labels were drawn from, headline above text."""
    for file in sorted((shared / "english" / "story_clusters").glob("*.json")):
        for one in json.loads(file.read_text(encoding="utf-8"))["articles"]:
            yield _page(one["url"], one["title"], one["date"][:10], one["text"])
    for file in sorted((shared / "pages" / "fundus").glob("*/*.json")):
        for key, one in json.loads(file.read_text(encoding="utf-8")).items():
            text = "\n\n".join(_paragraphs(one.get("body") or {})) + "\n"
            if one.get("title"):
                day = str(one.get("publishing_date") or "")[:10]
                yield _page(f"fundus:{file.parent.name}/{file.stem}:{key}", one["title"], day, text)
    with gzip.open(shared / "english" / "gun_violence_incidents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            for one in json.loads(line)["articles"]:
                yield _page(one["uri"], one["title"], one["dct"], one["text"])


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
