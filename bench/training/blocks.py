"""Learn which blocks of an HTML page are its article: writes `src/runut/clean/markup/weights.json`.

    python bench/training/blocks.py ../shared/pages

Learns from `fundus` (saved pages whose paragraphs are known, by outlet) and `readability` (pages with the HTML that a
reader mode should keep); never from a benchmark. Two logistic regressions over named features: the second also sees
what the first found around a block, out of fold. Prints scores out of fold, then fits on everything. Needs
scikit-learn, which nothing else here does. The same pages give the same weights: there is no chance in it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from runut.clean.markup import features
from runut.clean.markup.head import head, tags
from runut.clean.markup.walk import Document, walk
from runut.read._encodings import decode_markup

scores = sys.modules["runut.clean.markup.scores"]
WEIGHTS = Path(__file__).resolve().parents[2] / "src" / "runut" / "clean" / "markup" / "weights.json"
STRENGTH = 0.05  # of the data against the prior: .05 was best of .03 to .3, out of fold
LEAST_PAGES = 4  # a feature seen on fewer is not learned
FOLDS = 5
LIKELY = 0.5

Rows = list[tuple[str, ...]]


@dataclass
class Sample:
    """One page: what it holds, which blocks belong to the article (None: cannot be told), how much each counts."""

    outlet: str
    document: Document
    told: str
    gold: list[str]
    wanted: list[bool | None]
    looks: Rows = field(default_factory=list)
    seen: Rows = field(default_factory=list)
    guesses: list[float] = field(default_factory=list)


def main() -> None:
    """Learn, print what was reached out of fold, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    samples = [sample for sample in every(parser.parse_args().pages) if is_sound(sample)]
    for sample in samples:
        keys = features.keys(sample.document.blocks, sample.document.boxes, sample.told)
        sample.looks = [features.names(key) if key else () for key in keys]
    first = fit(samples, "looks")
    for fold in range(FOLDS):
        weights = fit([sample for sample in samples if fold_of(sample) != fold], "looks")
        for sample in samples:
            if fold_of(sample) == fold:
                guess(sample, weights)
    second = fit(samples, "seen")
    out_of_fold(samples)
    WEIGHTS.write_text(
        json.dumps({"first": first, "second": second}, ensure_ascii=False, sort_keys=True, indent=0) + "\n", "utf-8"
    )


def every(folder: Path) -> Iterator[Sample]:
    """Yield every page of the two sets."""
    for path in sorted((folder / "fundus").glob("*/*.json")):
        versions = json.loads(path.read_text("utf-8")).values()
        for saved in sorted(path.parent.glob(f"{path.stem}_2*.html.gz")):
            yield of_fundus(path.stem, decode_markup(gzip.decompress(saved.read_bytes())), list(versions))
    for path in sorted((folder / "readability").glob("*/source.html.gz")):
        html, kept = (
            decode_markup(gzip.decompress((path.parent / name).read_bytes()))
            for name in (path.name, "expected.html.gz")
        )
        gold = [text for text, *_ in walk(LexborHTMLParser(kept)).blocks]
        yield sample_of(path.parent.name, html, gold, ())


def of_fundus(outlet: str, html: str, versions: Sequence[dict[str, Any]]) -> Sample:
    """Pair a saved page with the version of its gold whose paragraphs it shows."""
    shown = {" ".join(tokens(text)) for text, *_ in walk(LexborHTMLParser(html)).blocks}

    def paragraphs(version: dict[str, Any]) -> list[str]:
        return [said for part in version["body"]["sections"] for said in (*part["headline"], *part["paragraphs"])]

    best = max(versions, key=lambda version: sum(" ".join(tokens(said)) in shown for said in paragraphs(version)))
    sample = sample_of(outlet, html, paragraphs(best), best["body"]["summary"])
    lists_untold(sample)
    return sample


def sample_of(outlet: str, html: str, gold: list[str], untold: Sequence[str]) -> Sample:
    """Label a page's blocks by the gold; blocks of `untold` words count neither way."""
    tree = LexborHTMLParser(html)
    document = walk(tree)
    hidden = tags(tree, document.telling)
    wanted = label(document, gold, {" ".join(tokens(said)) for said in untold})
    return Sample(outlet, document, features.fold(head(hidden, None).told), gold, wanted)


def label(document: Document, gold: Sequence[str], untold: set[str]) -> list[bool | None]:
    """Say of each block whether the gold holds its words."""
    said = [" ".join(tokens(part)) for part in gold]
    whole, text = set(said), " ¶ ".join(["", *said, ""])
    grams = set(chain.from_iterable(shingles(part.split()) for part in said))
    found: list[bool | None] = []
    for block in document.blocks:
        words = tokens(block[0])
        joined = " ".join(words)
        own = list(shingles(words))
        is_in = joined in whole or (
            len(words) > 3 and (f" {joined} " in text or sum(gram in grams for gram in own) >= 0.75 * len(own))
        )
        found.append(None if not words or (joined in untold and joined not in whole) else is_in)
    once(document, found)
    between(document, found, text)
    return found


def once(document: Document, found: list[bool | None]) -> None:
    """Of blocks with the same words only the one among most of the article belongs to it."""
    near: Counter[int] = Counter()
    for block, is_in in zip(document.blocks, found, strict=True):
        near[document.boxes[block[1]][0]] += len(block[0]) if is_in else 0
    best: dict[str, int] = {}
    for at, block in enumerate(document.blocks):
        if found[at]:
            other = best.setdefault(block[0], at)
            if near[document.boxes[block[1]][0]] > near[document.boxes[document.blocks[other][1]][0]]:
                found[other], best[block[0]] = False, at
            elif other != at:
                found[at] = False


def between(document: Document, found: list[bool | None], text: str) -> None:
    """Take in scraps of the gold, too short to be told from others, that stand between two of its paragraphs."""
    for at in range(1, len(found) - 1):
        words = tokens(document.blocks[at][0])
        if found[at] is False and 0 < len(words) < 4 and found[at - 1] and found[at + 1]:
            found[at] = f" {' '.join(words)} " in text


def lists_untold(sample: Sample) -> None:
    """Leave out lists and quotations inside the article: this gold often lacks them, right or wrong."""
    inside = [at for at, is_in in enumerate(sample.wanted) if is_in]
    for at in range(inside[0], inside[-1]) if inside else ():
        block = sample.document.blocks[at]
        is_list = sample.document.boxes[block[1]][1] in ("li", "blockquote", "td", "th", "dd")
        if not sample.wanted[at] and is_list and block[2] < 0.5 * len(block[0]):
            sample.wanted[at] = None


def is_sound(sample: Sample) -> bool:
    """Say whether the page shows what its gold holds."""
    shown = sum(len(tokens(block[0])) for block, is_in in pairs(sample) if is_in)
    whole = sum(len(tokens(part)) for part in sample.gold)
    return len(sample.document.blocks) > 3 and 0.9 * whole <= shown <= 1.12 * whole


def pairs(sample: Sample) -> Iterator[tuple[Any, bool | None]]:
    """Yield each block with its label."""
    return zip(sample.document.blocks, sample.wanted, strict=True)


def guess(sample: Sample, weights: dict[str, float]) -> None:
    """Give a page's blocks what the first model, which has not seen it, makes of them."""
    blocks, boxes = sample.document.blocks, sample.document.boxes
    chances = [chance(weights, names) for names in sample.looks]
    contexts = scores.context(blocks, boxes, chances)
    sample.seen = [
        (*names, *features.whole_names(values)) if names and values else ()
        for names, values in zip(sample.looks, contexts, strict=True)
    ]


def chance(weights: dict[str, float], names: tuple[str, ...]) -> float:
    """Give the chance of one block; of one that is not weighed it is nothing."""
    return scores.chance(sum(weights.get(name, 0.0) for name in names)) if names else 0.0


def fit(samples: Sequence[Sample], kind: str) -> dict[str, float]:
    """Fit one logistic regression; a block counts by its share of the page, and a little for itself."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    pages = Counter(name for sample in samples for name in set(chain.from_iterable(getattr(sample, kind))))
    column = {name: at for at, name in enumerate(sorted(name for name, n in pages.items() if n >= LEAST_PAGES))}
    rows, labels, weights = [], [], []
    for sample in samples:
        whole = sum(len(tokens(block[0])) for block, is_in in pairs(sample) if is_in)
        for names, (block, is_in) in zip(getattr(sample, kind), pairs(sample), strict=True):
            if names and is_in is not None:
                rows.append([column[name] for name in set(names) if name in column])
                labels.append(is_in)
                weights.append(min(len(tokens(block[0])), 200) / min(max(whole, 100), 1500) * 20 + 0.15)
    ends = np.cumsum([0, *map(len, rows)])
    matrix = csr_matrix((np.ones(ends[-1]), list(chain.from_iterable(rows)), ends), shape=(len(rows), len(column)))
    model = LogisticRegression(C=STRENGTH, max_iter=600, fit_intercept=False)
    model.fit(matrix, np.array(labels), sample_weight=np.array(weights))
    return {name: round(float(model.coef_[0][at]), 3) for name, at in column.items() if abs(model.coef_[0][at]) > 0.004}


def out_of_fold(samples: Sequence[Sample]) -> None:
    """Print how well blocks are told apart on outlets that were not learned from."""
    precisions, recalls = [], []
    for fold in range(FOLDS):
        weights = fit([sample for sample in samples if fold_of(sample) != fold], "seen")
        for sample in (sample for sample in samples if fold_of(sample) == fold):
            chances = [chance(weights, names) for names in sample.seen]
            kept = [
                word
                for (block, _), likely in zip(pairs(sample), chances, strict=True)
                if likely >= LIKELY
                for word in tokens(block[0])
            ]
            found, gold = Counter(shingles(kept)), Counter(shingles(tokens("\n".join(sample.gold))))
            hits = sum((found & gold).values())
            precisions.append(hits / max(1, sum(found.values())))
            recalls.append(hits / max(1, sum(gold.values())))
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    f1 = 2 * precision * recall / (precision + recall)
    sys.stdout.write(f"{len(samples)} pages, out of fold: F1 {f1:.4f} precision {precision:.4f} recall {recall:.4f}\n")


def fold_of(sample: Sample) -> int:
    """Put all pages of an outlet into one fold."""
    return int(hashlib.sha256(sample.outlet.encode()).hexdigest(), 16) % FOLDS


def tokens(text: str) -> list[str]:
    """Cut words; where they are written without spaces, a character is one."""
    found: list[str] = []
    for word in re.findall(r"[^\W_]+", text.lower()):
        found.extend(word if any(character > "\u2e80" for character in word) else [word])
    return found


def shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield each four words in a row."""
    return (tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))) if words else iter(())


if __name__ == "__main__":
    main()
