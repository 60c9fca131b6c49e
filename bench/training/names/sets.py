"""Read the two sets of Indonesian news with names marked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

# The shipped head tags as idner-news-2k does; NERGrit trains the same encoder through a head of its own.
LABELS = ("O", "B-LOC", "B-ORG", "B-PER", "I-LOC", "I-ORG", "I-PER")
FROM_NERGRIT = {"ORGANISATION": "ORG", "PERSON": "PER", "PLACE": "LOC"}
SETS = {
    "idner": ("idner-news-2k", "train.txt", "dev.txt", "test.txt"),
    "nergrit": ("nergrit", "train_preprocess.txt", "valid_preprocess.txt", "test_preprocess.txt"),
}


@dataclass(frozen=True)
class Sentence:
    """Words with a label each."""

    words: tuple[str, ...]
    labels: tuple[str, ...]


def part(shared: Path, name: str, which: str) -> list[Sentence]:
    """Read one part (`train`, `dev` or `test`) of a set, in the order of the file."""
    folder, *files = SETS[name]
    file = shared / "language" / folder / dict(zip(("train", "dev", "test"), files, strict=True))[which]
    sentences: list[Sentence] = []
    words: list[str] = []
    labels: list[str] = []
    for line in [*file.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split("\t") if "\t" in line else line.split()
        if cells:
            words.append(cells[0])
            labels.append(_label(cells[-1].strip()))
        elif words:
            sentences.append(Sentence(tuple(words), tuple(labels)))
            words, labels = [], []
    return sentences


def _label(written: str) -> str:
    place, _, kind = written.partition("-")
    return f"{place}-{FROM_NERGRIT.get(kind, kind)}" if kind else "O"
