"""Choose the pieces that Indonesian and English need: 48,000 of 250,000."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer
from wordfreq import top_n_list

# Malay shares most words with Indonesian; English is Runut's second language.
LISTS = (("id", 60_000), ("ms", 10_000), ("en", 60_000))
SHORT_LATIN = re.compile(r"^▁?[ -~À-ɏ‘’“”–—…•]{1,3}$")
BATCH = 2_000


def kept(full: Tokenizer, pieces: list[str], shared: Path) -> list[int]:
    """Give the indices to keep, in order: the special pieces first, short Latin ones always."""
    keep = {0, 1, 2, 3, len(pieces) - 1}
    for batch in _batches(sorted(_words(shared))):
        for coded in full.encode_batch(batch):
            keep.update(coded.ids)
    counts: Counter[int] = Counter()
    for batch in _batches(_texts(shared)):
        for coded in full.encode_batch(batch):
            counts.update(coded.ids)
    keep |= {piece for piece, times in counts.items() if times >= 3}
    keep |= {k for k, piece in enumerate(pieces) if SHORT_LATIN.match(piece)}
    return sorted(keep)


def _words(shared: Path) -> set[str]:
    words: set[str] = set()
    for language, count in LISTS:
        for word in top_n_list(language, count):
            words |= {word, word.capitalize()}
        words |= {word.upper() for word in top_n_list(language, 6_000)}
    for file in sorted((shared / "language").glob("*/*")):
        if file.suffix in {".txt", ".tsv", ".conllu"}:
            for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
                parts = re.split(r"[\t ]", line)
                words.add(parts[1] if len(parts) > 5 and parts[0].isdigit() else parts[0])
    regions = Path(__file__).parents[3] / "src" / "runut" / "world"
    for name in ("cities.tsv", "regencies.tsv", "districts.tsv", "countries.tsv"):
        words.update(re.split(r"[\t|\n]", (regions / name).read_text(encoding="utf-8")))
    return words


def _texts(shared: Path) -> Iterator[str]:
    with gzip.open(shared / "corpus" / "id_news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def _batches(things: Iterator[str] | list[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for thing in things:
        batch.append(thing)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
