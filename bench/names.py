"""Names: the shipped tagger against a spaCy CNN trained on the same data in the same run, on idner-news-2k's test part.

    python bench/names.py SHARED [--peer]

The sets are read from SHARED/language; without them, or without the libraries, it says so and ends well.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "training" / "names"))

from sets import Sentence, part

from runut.model import Span
from runut.text import tagger

KINDS = {"person": "PER", "organisation": "ORG", "place": "LOC"}
SEED = 1
EPOCHS = 12
Names = set[tuple[int, int, str]]


def main() -> int:
    """Print entity precision, recall, F1 and words a second for each tagger."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("shared", type=Path)
    options.add_argument("--peer", action="store_true", help="train and measure spaCy's CNN too (some minutes)")
    given = options.parse_args()
    if not (given.shared / "language" / "idner-news-2k").is_dir():
        sys.stdout.write(f"Names are not measured: {given.shared}/language/idner-news-2k is not here.\n")
        return 0
    if not tagger.available():
        sys.stdout.write("Names are not measured: pip install 'runut[model]'.\n")
        return 0
    test = part(given.shared, "idner", "test")
    report("runut", test, ours)
    if given.peer and importlib.util.find_spec("spacy") is None:
        sys.stdout.write("spaCy is not installed: no peer.\n")
    elif given.peer:
        report("spaCy CNN", test, trained_peer(given.shared))
    return 0


def report(name: str, gold: list[Sentence], find: Callable[[list[Sentence]], list[Names]]) -> None:
    """Print one row."""
    began = time.process_time()
    found = find(gold)
    seconds = time.process_time() - began
    told = [set(names(sentence.labels)) for sentence in gold]
    right = sum(len(a & b) for a, b in zip(told, found, strict=True))
    precision = right / max(1, sum(map(len, found)))
    recall = right / max(1, sum(map(len, told)))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    words = sum(len(sentence.words) for sentence in gold)
    sys.stdout.write(f"{name:12} P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  {words / seconds:,.0f} words/s\n")


def names(labels: tuple[str, ...] | list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield each name as first word, word after the last, kind."""
    at = 0
    while at < len(labels):
        kind, end = labels[at][2:], at + 1
        if kind:
            while end < len(labels) and labels[end] == f"I-{kind}":
                end += 1
            yield at, end, kind
        at = end


def ours(gold: list[Sentence]) -> list[Names]:
    """Tag with the shipped model, as Runut does: from text; a name's characters are led back to the words given."""
    lines = [" ".join(sentence.words) for sentence in gold]
    text = "\n".join(lines)
    spans, at = [], 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    found: list[Names] = [set() for _ in gold]
    tagged = list(tagger.tagged(text, spans))
    for k, (sentence, span) in enumerate(zip(gold, spans, strict=True)):
        starts, at = [], span.start
        for word in sentence.words:
            starts.append(at)
            at += len(word) + 1
        for name, kind in tagged:
            if span.holds(name):
                inside = [
                    w
                    for w, start in enumerate(starts)
                    if name.start < start + len(sentence.words[w]) and start < name.end
                ]
                found[k].add((inside[0], inside[-1] + 1, KINDS[kind]))
    return found


def trained_peer(shared: Path) -> Callable[[list[Sentence]], list[Names]]:
    """Train spaCy's default CNN tagger (no vectors) on both training parts; give what tags with the best on dev."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example, biluo_tags_to_offsets, iob_to_biluo
    from spacy.util import fix_random_seed, minibatch

    fix_random_seed(SEED)
    nlp = spacy.blank("id")
    nlp.add_pipe("ner")

    def example(sentence: Sentence) -> Example:
        doc = Doc(nlp.vocab, words=list(sentence.words))
        offsets = biluo_tags_to_offsets(doc, iob_to_biluo(list(sentence.labels)))
        return Example.from_dict(doc, {"entities": offsets})

    examples = [example(s) for name in ("idner", "nergrit") for s in part(shared, name, "train")]
    dev = part(shared, "idner", "dev")
    optimiser = nlp.initialize(lambda: examples)
    best, state = -1.0, nlp.to_bytes()
    for _ in range(EPOCHS):
        random.Random(SEED).shuffle(examples)
        for batch in minibatch(examples, 32):
            nlp.update(batch, sgd=optimiser, drop=0.2)
        score = nlp.evaluate([example(s) for s in dev])["ents_f"] or 0.0
        if score > best:
            best, state = score, nlp.to_bytes()
    nlp.from_bytes(state)

    def find(gold: list[Sentence]) -> list[Names]:
        docs = nlp.pipe(Doc(nlp.vocab, words=list(sentence.words)) for sentence in gold)
        return [{(ent.start, ent.end, ent.label_) for ent in doc.ents} for doc in docs]

    return find


if __name__ == "__main__":
    raise SystemExit(main())
