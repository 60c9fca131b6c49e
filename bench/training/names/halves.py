"""Cut the tagger's file behind its third layer, so that another head can stand on the same lower half.

Sentences are read one at a time, so neither half has a mask. The shapes that the file tells of stay in both: by them
onnxruntime joins the same steps as in the whole file, and the scores of names stay the same to the last bit.
"""

from __future__ import annotations

from pathlib import Path

import onnx
from onnx.utils import Extractor

STATES, WIDTH = "states", 384
CUT = "/bert/encoder/layer.2/output/LayerNorm/LayerNormalization_output_0"
"""What the third layer gives, as the export names it."""


def cut(whole: Path, out: Path) -> None:
    """Write `lower.onnx`, from pieces to states, and `names.onnx`, from states to scores."""
    model = onnx.load(whole)
    _unmask(model.graph)
    _rename(model.graph)
    extractor = Extractor(model)
    for name, given, told in (("lower", "pieces", STATES), ("names", STATES, "scores")):
        half = extractor.extract_model([given], [told])
        onnx.checker.check_model(half)
        onnx.save(half, out / f"{name}.onnx")


def _unmask(graph: onnx.GraphProto) -> None:
    """Lead the likeness of pieces to softmax without the mask that is added to it."""
    made = {name: node for node in graph.node for name in node.output}
    softmaxes = [node for node in graph.node if node.op_type == "Softmax"]
    sums = [made[node.input[0]] for node in softmaxes]
    (mask,) = set.intersection(*(set(node.input) for node in sums))
    for softmax, added in zip(softmaxes, sums, strict=True):
        softmax.input[0] = next(name for name in added.input if name != mask)


def _rename(graph: onnx.GraphProto) -> None:
    for node in graph.node:
        for names in (node.input, node.output):
            names[:] = [STATES if name == CUT else name for name in names]
    kept = [info for info in graph.value_info if info.name != CUT]
    del graph.value_info[:]
    graph.value_info.extend(kept)
    shape = ["sentences", "pieces", WIDTH]
    graph.value_info.append(onnx.helper.make_tensor_value_info(STATES, onnx.TensorProto.FLOAT, shape))
