"""Near copies: what is found of the pairs that are known, how many of those found are copies, and how fast.

    near_copies.py SHARED

Precision is of `near_copies.json`: a hundred of the 1,956 pairs that were found among 22,150 pages, drawn with seed 11
and judged by headlines, openings and the longest stretch that both hold; `copied` is text taken over, whole or in
part, `chance` is a table or notice that stands on every such page. Rate is beside rensa's where it is installed.
"""

# ruff: noqa: T201
from __future__ import annotations

import gc
import gzip
import hashlib
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from runut.link.copies import Copy, copies
from runut.model import Article, Label, Span, content_id

JUDGED = Path(__file__).with_suffix(".json")
RATED, ROUNDS = 3_000, 9
Pair = tuple[str, str]


def main(shared: Path) -> None:
    """Print recall of the known pairs, precision of the judged ones, and the rates."""
    articles = {article.id: article for article in _articles(shared)}
    began = time.perf_counter()
    near = [copy for copy in copies(articles.values()) if copy.is_near]
    print(f"{len(articles)} pages, {len(near)} near copies in {time.perf_counter() - began:.0f} s")
    found = {_pair(articles[copy.of].url, articles[copy.article].url) for copy in near}
    known = json.loads((shared / "corpus" / "id_near_copies.json").read_text(encoding="utf-8"))
    _recall("Jaccard ≥ 0.7", [pair for pair in known if pair["jaccard5"] >= 0.7], found)
    across = [p for p in known if p["containment5"] >= 0.6 and p["a"]["outlet"] != p["b"]["outlet"]]
    _recall("two outlets, containment ≥ 0.6", across, found)
    _precision(near, articles)
    _rates(list(articles.values())[:RATED])


def _articles(shared: Path) -> Iterable[Article]:
    with gzip.open(shared / "corpus" / "id_news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"] or ""
            if len(text) > 200:
                yield Article(
                    id=content_id("a", row["url"], text), text=text, labels=(Label(Span(0, len(text)), "body"),),
                    url=row["url"], outlet=row["outlet"], title=row["title"],
                    published=(row.get("published") or "")[:10] or None,
                )  # fmt: skip


def _pair(a: str | None, b: str | None) -> Pair:
    return (min(a or "", b or ""), max(a or "", b or ""))


def _recall(what: str, pairs: list[dict[str, Any]], found: set[Pair]) -> None:
    hit = sum(_pair(pair["a"]["url"], pair["b"]["url"]) in found for pair in pairs)
    print(f"{what}: {hit} of {len(pairs)} found, {hit / (len(pairs) or 1):.3f}")


def _precision(near: list[Copy], articles: dict[str, Article]) -> None:
    sha = {name: hashlib.sha256(article.text.encode()).hexdigest() for name, article in articles.items()}
    found = {_pair(sha[copy.of], sha[copy.article]) for copy in near}
    judged = json.loads(JUDGED.read_text(encoding="utf-8"))
    still = [pair for pair in judged if _pair(pair["of_sha256"], pair["article_sha256"]) in found]
    right = sum(pair["verdict"] == "copied" for pair in still)
    print(
        f"of {len(judged)} judged pairs {len(still)} are still found, {right} of them copies: {right / len(still):.3f}"
    )


def _rates(articles: list[Article]) -> None:
    try:
        from rensa import RMinHash, RMinHashLSH
    except ImportError:
        print("rensa is not installed: pip install -r bench/peers.txt")
        return

    def by_rensa() -> None:
        index = RMinHashLSH(threshold=0.4, num_perm=128, num_bands=16)
        for number, article in enumerate(articles):
            words = article.text.split()
            print_ = RMinHash(num_perm=128, seed=1)
            print_.update([" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))])
            index.query(print_)
            index.insert(number, print_)

    for collects in (False, True):  # a story is worked out without Python's search for garbage (`runut.pipeline`)
        (gc.enable if collects else gc.disable)()
        took = [(_seconds(lambda: list(copies(articles))), _seconds(by_rensa)) for _ in range(ROUNDS)]
        ours, theirs = (statistics.median(times) for times in zip(*took, strict=True))
        print(f"{'with' if collects else 'without'} the search for garbage, medians of {ROUNDS} rounds by turns:")
        print(f"  {len(articles) / ours:.0f} pages a second, copies with their words")
        print(f"  {len(articles) / theirs:.0f} by rensa, candidates alone: {ours / theirs:.1f} times the time")


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main(Path(sys.argv[1]))
