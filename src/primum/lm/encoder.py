"""Text to unit vectors with an ONNX model on onnxruntime, in float32, on the processor.

**A vector depends on its text alone.** Only texts of exactly the same number of tokens share a run, so nothing is ever
padded; for the graph of `primum.lm.minilm` the bits are then the same whatever the batch and the number of threads (a
test holds this). Another processor, or another release of onnxruntime, may differ in the last bits. A graph from
elsewhere is promised a cosine of 0.99999.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from primum.errors import Invalid, Unavailable
from primum.lm import folders
from primum.ports import Vectors

TOKENS_PER_RUN = 512
"""Rows times length of one run: enough to fill the processor, little enough to stay in its cache (measured: a tenth
faster than 2,048)."""
TEXTS_PER_ROUND = 2048
"""Texts tokenised and sorted by length at a time."""
POOLINGS = ("mean", "first")


@dataclass(frozen=True, slots=True)
class Facts:
    """What encoder.json may say; every fact has a default, so that any sentence encoder's folder will do.

    `output` names the graph's output (default: sentence_embedding where there is one, else the first). An output with
    one row per token is pooled: the mean over tokens, or the first token. `prefix` goes before every text, as some
    models want. `sha256`, where given, is checked against model.onnx.
    """

    name: str = ""
    max_tokens: int = 256
    output: str = ""
    pooling: str = "mean"
    prefix: str = ""
    sha256: str = ""

    def __post_init__(self) -> None:
        if self.pooling not in POOLINGS:
            raise Invalid(f"pooling is {self.pooling!r}; it must be one of {', '.join(POOLINGS)}")
        if not isinstance(self.max_tokens, int) or self.max_tokens < 3:
            raise Invalid(f"max_tokens is {self.max_tokens!r}; it must be a whole number of at least 3")


class OnnxEncoder:
    """An encoder of one folder; see `primum.ports.Encoder`. Safe to use from several threads at once."""

    def __init__(self, graph: folders.Graph, tokenizer: Any, *, facts: Facts, name: str) -> None:
        self._graph = graph
        self._tokenizer = tokenizer
        self._facts = facts
        self._name = name
        self._output = _output(graph.outputs, facts.output)
        try:
            self._dimension = int(self._run([[0, 1, 2]]).shape[1])
        except Exception as error:  # onnxruntime's own errors share no base class but Exception
            raise Unavailable(f"the encoder {name} does not turn tokens into vectors: {error}") from error

    @property
    def name(self) -> str:
        """The model's name and twelve digits of the hash over its files."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Array of shape (len(texts), dimension), float32, rows of length 1. Words beyond the model's limit are cut."""
        vectors = np.empty((len(texts), self._dimension), np.float32)
        for start in range(0, len(texts), TEXTS_PER_ROUND):
            part = texts[start : start + TEXTS_PER_ROUND]
            for rows, tokens in _batches(self._tokens(part)):
                vectors[[start + row for row in rows]] = self._run(tokens)
        return vectors

    def _tokens(self, texts: Sequence[str]) -> list[list[int]]:
        # Half of a surrogate pair is no text: it is read as the replacement character.
        whole = [
            (self._facts.prefix + text).encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in texts
        ]
        # A tokenizer without marks for start and end makes nothing of an empty text; a graph needs one token at least.
        return [encoding.ids or [0] for encoding in self._tokenizer.encode_batch_fast(whole)]

    def _run(self, tokens: list[list[int]]) -> Vectors:
        found = self._graph.run(np.array(tokens, np.int64), output=self._output)
        vectors: Vectors = found.astype(np.float32, copy=False)
        if vectors.ndim == 3:
            vectors = vectors[:, 0] if self._facts.pooling == "first" else vectors.mean(axis=1)
        lengths: Vectors = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / lengths


def _batches(tokens: list[list[int]]) -> list[tuple[list[int], list[list[int]]]]:
    """Runs of equal length, shortest first: (row numbers, their tokens)."""
    lengths: dict[int, list[int]] = defaultdict(list)
    for row, ids in enumerate(tokens):
        lengths[len(ids)].append(row)
    batches = []
    for length in sorted(lengths):
        rows, size = lengths[length], max(1, TOKENS_PER_RUN // max(1, length))
        for start in range(0, len(rows), size):
            part = rows[start : start + size]
            batches.append((part, [tokens[row] for row in part]))
    return batches


def _output(names: list[str], wanted: str) -> str:
    if wanted and wanted not in names:
        raise Unavailable(f"the encoder's graph has no output {wanted!r}; it has {', '.join(names)}")
    if wanted:
        return wanted
    return "sentence_embedding" if "sentence_embedding" in names else names[0]


def open_encoder(folder: Path, *, threads: int = 0) -> OnnxEncoder:
    """The encoder in `folder`: model.onnx, tokenizer.json and, optionally, encoder.json (see Facts).

    `threads` is how many work on one run; 0 means as many as the process may use. A file that is missing, damaged or
    not an encoder raises Unavailable, naming it.
    """
    model, tokens = folder / "model.onnx", folder / "tokenizer.json"
    for path in (model, tokens):
        if not path.is_file():
            raise Unavailable(f"the encoder lacks {path}: run `make setup`, or set PRIMUM_ENCODER to another folder")
    about = folder / "encoder.json"
    facts = folders.facts_of(about, Facts) if about.is_file() else Facts()
    digest = folders.digest(model)
    if facts.sha256 and digest != facts.sha256:
        raise Unavailable(f"{model} is damaged: delete the folder {folder} and run `make setup`")
    matters = [digest, folders.digest(tokens), facts.max_tokens, facts.output, facts.pooling, facts.prefix]
    whole = hashlib.sha256(json.dumps(matters).encode()).hexdigest()[:12]
    name = f"{facts.name or folder.resolve().name}-{whole}"
    graph = folders.graph(model, threads=threads or _processors(), role="a text encoder")
    tokenizer = folders.tokenizer(tokens)
    tokenizer.enable_truncation(facts.max_tokens)
    return OnnxEncoder(graph, tokenizer, facts=facts, name=name)


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
