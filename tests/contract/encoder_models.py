"""Small encoders for tests, made on the spot: MiniLM's graph with random weights, and one of another shape."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from primum.lm import minilm

WORDS = ["a", "after", "and", "arm", "back", "blood", "bone", "calf", "cold", "cramp", "ear", "fever", "hand", "heart"]


def random_tensors(seed: int = 7) -> dict[str, NDArray[Any]]:
    """Tensors with the names and shapes of all-MiniLM-L6-v2, but for a vocabulary of 64."""
    rng = np.random.default_rng(seed)
    width, inner = minilm.WIDTH, 4 * minilm.WIDTH
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (64, width),
        "embeddings.position_embeddings.weight": (512, width),
        "embeddings.token_type_embeddings.weight": (2, width),
    }
    normal = ["embeddings.LayerNorm"]
    for layer in range(minilm.LAYERS):
        at = f"encoder.layer.{layer}"
        normal += [f"{at}.attention.output.LayerNorm", f"{at}.output.LayerNorm"]
        for name in ("self.query", "self.key", "self.value", "output.dense"):
            shapes |= {f"{at}.attention.{name}.weight": (width, width), f"{at}.attention.{name}.bias": (width,)}
        shapes |= {f"{at}.intermediate.dense.weight": (inner, width), f"{at}.intermediate.dense.bias": (inner,)}
        shapes |= {f"{at}.output.dense.weight": (width, inner), f"{at}.output.dense.bias": (width,)}
    tensors = {name: rng.normal(0, 0.05, shape).astype(np.float32) for name, shape in shapes.items()}
    for name in normal:
        tensors[f"{name}.weight"] = rng.normal(1, 0.1, width).astype(np.float32)
        tensors[f"{name}.bias"] = rng.normal(0, 0.1, width).astype(np.float32)
    return tensors


def word_tokenizer(*, marks: bool = True) -> Tokenizer:
    """One token per word; with `marks`, [CLS] and [SEP] around. Padding to 128 is baked in, as in the real one."""
    names = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS]
    tokenizer = Tokenizer(models.WordLevel({name: i for i, name in enumerate(names)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    if marks:
        tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    tokenizer.enable_padding(length=128)
    tokenizer.enable_truncation(128)
    return tokenizer


def write_minilm(folder: Path) -> Path:
    """An encoder folder with MiniLM's graph and random weights."""
    folder.mkdir(parents=True)
    onnx.save(minilm.graph_of(random_tensors()), folder / "model.onnx")
    word_tokenizer().save(str(folder / "tokenizer.json"))
    (folder / "encoder.json").write_text(json.dumps({"name": "random", "max_tokens": 256}))
    return folder


def write_foreign(folder: Path, **facts: object) -> Path:
    """An encoder folder of another make: two outputs, one row per token, type ids among its inputs, no encoder.json
    unless `facts` are given. A token's row is its embedding plus that of the token's type."""
    folder.mkdir(parents=True)
    rng = np.random.default_rng(3)
    tables = [rng.normal(size=(n, 8)).astype(np.float32) for n in (64, 2)]
    nodes = [
        helper.make_node("Gather", ["words", "input_ids"], ["word"]),
        helper.make_node("Gather", ["types", "token_type_ids"], ["type"]),
        helper.make_node("Add", ["word", "type"], ["last_hidden_state"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
    ]
    names = ("input_ids", "attention_mask", "token_type_ids")
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"]) for name in names]
    outputs = [
        helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "length", 8]),
        helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["batch", "length"]),
    ]
    constants = [numpy_helper.from_array(t, n) for t, n in zip(tables, ("words", "types"), strict=True)]
    graph = helper.make_graph(nodes, "foreign", inputs, outputs, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, folder / "model.onnx")
    word_tokenizer(marks=False).save(str(folder / "tokenizer.json"))
    if facts:
        (folder / "encoder.json").write_text(json.dumps(facts))
    return folder
