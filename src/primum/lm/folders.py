"""A model's folder: a graph for onnxruntime, its tokenizer, and a small file of facts. Encoder and judge read theirs by
this, so that what is missing or damaged is told in one way."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from primum.errors import Unavailable

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
"""What a graph may ask for: int64, of shape (batch, length)."""
F = TypeVar("F")


def facts_of(path: Path, kind: type[F]) -> F:
    """The facts in a JSON file, as `kind` takes them; no such file, or facts that it refuses, raise Unavailable."""
    try:
        return kind(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise Unavailable(f"{path} cannot be used: {error}") from error


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal; Unavailable where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise Unavailable(f"{path} cannot be read: {error.strerror}") from error


class Graph:
    """A graph, ready to run on the processor. `outputs` are the names of what it can give."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._inputs = [entry.name for entry in session.get_inputs()]
        self.outputs = [str(entry.name) for entry in session.get_outputs()]

    def run(self, ids: NDArray[np.int64], *, output: str, types: NDArray[np.int64] | None = None) -> NDArray[Any]:
        """One output for token ids of shape (batch, length), all of which count; without `types` all are of type 0."""
        known = dict(zip(INPUTS, (ids, np.ones_like(ids), np.zeros_like(ids) if types is None else types), strict=True))
        (found,) = self._session.run([output], {name: known[name] for name in self._inputs})
        return np.asarray(found)


def graph(model: Path, *, threads: int, role: str) -> Graph:
    """The graph in a file. `role` says what it is to be, for the error where it asks for something else than INPUTS:
    Unavailable, as for a file that is no graph."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Waiting threads sleep: spinning gains a tenth of a millisecond here and takes the processor from everyone else.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    try:
        opened = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own errors share no base class but Exception
        raise Unavailable(f"{model} is not a graph that onnxruntime can run: {error}") from error
    unknown = {entry.name for entry in opened.get_inputs()} - set(INPUTS)
    if unknown:
        raise Unavailable(f"{model} is not {role}: it asks for {', '.join(sorted(unknown))}")
    return Graph(opened)


def tokenizer(path: Path) -> Any:
    """The tokenizer in a file as the `tokenizers` package writes it; it pads nothing. Unavailable where it is none."""
    from tokenizers import Tokenizer

    try:
        opened = Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises plain Exception
        raise Unavailable(f"{path} is not a tokenizer: {error}") from error
    opened.no_padding()
    return opened
