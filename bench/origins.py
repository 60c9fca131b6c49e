"""Hold origin trees against trees made by reading: which page goes back to whom, and which pages share words.

    origins.py score SHARED          edges found of bench/origins/trees.json, from the texts in SHARED
    origins.py agree ONE OTHER       how far two readings agree, edge by edge

An edge leads from a page to an origin (an agency, an authority, a person, the outlet's own reporter), or joins two
pages that share words. Texts belong to their publishers: trees hold addresses, sha256 and spans.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from runut import lang
from runut.clean import clean
from runut.extract import claims
from runut.link import link
from runut.model import Origin, Page, Record, Story
from runut.serial import record_of
from runut.text.names import fold

HERE = Path(__file__).parent / "origins"
Tree = dict[str, Any]
Edge = tuple[str, str]


def main() -> None:
    """Do what was asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = options.add_subparsers(dest="verb", required=True)
    scoring = verbs.add_parser("score")
    scoring.add_argument("shared", type=Path)
    scoring.add_argument("--trees", type=Path, default=HERE / "trees.json")
    scoring.add_argument("--show", action="store_true", help="print every edge that is missing or too many")
    agreeing = verbs.add_parser("agree")
    agreeing.add_argument("one", type=Path)
    agreeing.add_argument("other", type=Path)
    given = options.parse_args()
    if given.verb == "score":
        score(given.shared, json.loads(given.trees.read_text(encoding="utf-8")), given.show)
    else:
        agree(json.loads(given.one.read_text(encoding="utf-8")), json.loads(given.other.read_text(encoding="utf-8")))


def score(shared: Path, trees: dict[str, Tree], show: bool) -> None:
    """Print precision, recall and F1 of the edges, to origins and between pages, and by event."""
    pages = dict(_pages(shared, {sha for tree in trees.values() for sha in tree["pages"]}))
    whole = [0, 0, 0]
    kinds = {"to an origin": [0, 0, 0], "between pages": [0, 0, 0]}
    for event, tree in trees.items():
        record = _linked(tree, pages)
        counts = {"to an origin": _to_origins(tree, record, show), "between pages": _between(tree, record, show)}
        both = [sum(part) for part in zip(*counts.values(), strict=True)]
        print(f"{event:<58} {_told(both)}")
        for kind, count in counts.items():
            kinds[kind] = [a + b for a, b in zip(kinds[kind], count, strict=True)]
        whole = [a + b for a, b in zip(whole, both, strict=True)]
    for kind, count in kinds.items():
        print(f"{kind:<58} {_told(count)}")
    print(f"{'all edges':<58} {_told(whole)}")


def _told(count: list[int]) -> str:
    right, found, asked = count
    precision, recall = right / (found or 1), right / (asked or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    return f"precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} of {asked} edges"


def _pages(shared: Path, wanted: set[str]) -> Iterator[tuple[str, Page]]:
    """Yield the pages of the trees by the sha256 of their text."""
    for entry in _entries(shared):
        sha = hashlib.sha256(entry["text"].encode()).hexdigest()
        if sha in wanted:
            wanted.remove(sha)
            day = entry.get("date") or (entry.get("published") or "")[:10] or None
            yield sha, Page(
                source=sha, text=entry["text"], url=entry.get("url"), title=entry.get("title"),
                published=day, outlet=entry.get("outlet"),
            )  # fmt: skip
        if not wanted:
            return


def _entries(shared: Path) -> Iterator[dict[str, Any]]:
    """Yield what the folders' manifests tell of, then the loose news."""
    for manifest in sorted(
        (*shared.glob("corpus/id_clusters/*/manifest.json"), *shared.glob("gold/train/*/manifest.json"))
    ):
        for entry in json.loads(manifest.read_text(encoding="utf-8")):
            yield {**entry, "text": manifest.with_name(entry["file"]).read_text(encoding="utf-8")}
    with gzip.open(shared / "corpus" / "id_news.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _linked(tree: Tree, pages: dict[str, Page]) -> Record:
    """Give one event's pages as one linked story, the sha256 of each text as its path."""
    things: list[Any] = []
    names = []
    for sha in tree["pages"]:
        article = clean(Page(**{**_fields(pages[sha]), "source": sha}))
        things += [article, *claims(article, lang.load(article.language))]
        names.append(article.id)
    return link(record_of(things), [Story("s_event", "", tuple(names))])


def _fields(page: Page) -> dict[str, Any]:
    return {name: getattr(page, name) for name in ("text", "url", "title", "published", "outlet")}


def _to_origins(tree: Tree, record: Record, show: bool) -> list[int]:
    """Count edges to origins: right ones, found ones, those asked for; one that was only passed on is no credit."""
    right = asked = found = 0
    for sha, page in tree["pages"].items():
        name = next(article.id for article in record.articles if sha in article.paths)
        left = [origin for origin in record.origins if _credits(origin, name)]
        found += len(left)
        for wanted in page["origins"]:
            asked += 1
            hit = next((origin for origin in left if _is(origin.name, wanted)), None)
            if hit:
                right += 1
                left.remove(hit)
            elif show:
                print("  missing ", page["url"], wanted["name"])
        for origin in left if show else ():
            print("  too many", page["url"], origin.name, origin.kind)
    return [right, found, asked]


def _credits(origin: Origin, article: str) -> bool:
    return any(proof.article == article and proof.of is None and proof.why == "credit" for proof in origin.evidence)


def _is(name: str, wanted: dict[str, Any]) -> bool:
    return any(_alike(fold(name), fold(other)) for other in (wanted["name"], *wanted["also"]))


def _alike(a: str, b: str) -> bool:
    """Say whether two folded names are one, or one is the other with words left out."""
    mine, theirs = set(a.split()), set(b.split())
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _between(tree: Tree, record: Record, show: bool) -> list[int]:
    sha_of = {article.id: article.paths[0] for article in record.articles}
    got = {
        tuple(sorted((sha_of[proof.article], sha_of[proof.of])))
        for origin in record.origins
        for proof in origin.evidence
        if proof.of is not None
    }
    asked = {tuple(edge["pages"]) for edge in tree["shared"]}
    if show:
        for what, edges in (("missing ", asked - got), ("too many", got - asked)):
            for a, b in sorted(edges):
                print(f"  {what}", tree["pages"][a]["url"], "=", tree["pages"][b]["url"])
    return [len(asked & got), len(got), len(asked)]


def agree(one: dict[str, Tree], other: dict[str, Tree]) -> None:
    """Print how far two readings agree: F1 of the edges of the one held against the other's."""
    for kind, edges in (("to an origin", _reading), ("between pages", _shared)):
        right, found, asked = edges(one, other)
        print(f"{kind:<20} {_told([right, found, asked])}")


def _reading(one: dict[str, Tree], other: dict[str, Tree]) -> tuple[int, int, int]:
    right = found = asked = 0
    for event, tree in one.items():
        for sha, page in tree["pages"].items():
            left = list(other[event]["pages"].get(sha, {"origins": []})["origins"])
            asked += len(page["origins"])
            found += len(left)
            for wanted in page["origins"]:
                hit = next(
                    (seen for seen in left if any(_is(name, wanted) for name in (seen["name"], *seen["also"]))), None
                )
                right += hit is not None
                if hit:
                    left.remove(hit)
    return right, found, asked


def _shared(one: dict[str, Tree], other: dict[str, Tree]) -> tuple[int, int, int]:
    mine = {(event, *edge["pages"]) for event, tree in one.items() for edge in tree["shared"]}
    theirs = {(event, *edge["pages"]) for event, tree in other.items() for edge in tree["shared"]}
    return len(mine & theirs), len(theirs), len(mine)


if __name__ == "__main__":
    main()
