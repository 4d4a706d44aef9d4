"""Opening an encoder: what its folder may hold, and what is said when something is wrong with it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import pytest
from encoder_models import write_foreign, write_minilm

from primum.errors import Unavailable
from primum.lm import open_encoder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_foreign(tmp_path / "foreign")


def rows(folder: Path, ids: list[int]) -> np.ndarray:
    """What the foreign graph gives for these tokens, by hand: words plus type 0."""
    tables = {t.name: onnx.numpy_helper.to_array(t) for t in onnx.load(folder / "model.onnx").graph.initializer}
    return tables["words"][ids] + tables["types"][0]


def unit(vector: np.ndarray) -> np.ndarray:
    return vector / np.linalg.norm(vector)


def test_a_folder_without_encoder_json_takes_the_first_output_and_the_mean(folder: Path) -> None:
    encoder = open_encoder(folder)
    assert encoder.name.startswith("foreign-")
    assert encoder.dimension == 8
    np.testing.assert_allclose(encoder.encode(["a after"])[0], unit(rows(folder, [4, 5]).mean(0)), atol=1e-6)


def test_the_first_token_may_be_the_vector(tmp_path: Path) -> None:
    folder = write_foreign(tmp_path / "first", pooling="first", output="last_hidden_state")
    found = open_encoder(folder).encode(["after a"])[0]
    np.testing.assert_allclose(found, unit(rows(folder, [5])[0]), atol=1e-6)


def test_a_prefix_goes_before_every_text(tmp_path: Path) -> None:
    plain = open_encoder(write_foreign(tmp_path / "plain")).encode(["blood cramp"])
    prefixed = open_encoder(write_foreign(tmp_path / "prefixed", prefix="blood ")).encode(["cramp"])
    np.testing.assert_array_equal(prefixed, plain)


def test_what_changes_vectors_changes_the_name(tmp_path: Path) -> None:
    given = [{}, {"prefix": "x"}, {"max_tokens": 64}, {"pooling": "first"}]
    names = {open_encoder(write_foreign(tmp_path / str(n) / "e", **facts)).name for n, facts in enumerate(given)}
    assert len(names) == 4
    again = open_encoder(write_foreign(tmp_path / "again" / "e"))
    assert again.name in names


def test_padding_and_truncation_of_the_tokenizer_are_overridden(tmp_path: Path) -> None:
    encoder = open_encoder(write_minilm(tmp_path / "minilm"))
    longer, cut = encoder.encode([" ".join(["cramp"] * 200), " ".join(["cramp"] * 126)])
    assert not np.array_equal(longer, cut)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_missing_file_is_named_with_what_to_do(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(Unavailable, match=rf"{name}.*make setup.*PRIMUM_ENCODER"):
        open_encoder(folder)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "encoder.json"])
@pytest.mark.parametrize("content", [b"", b"\x00\xff not it", b'{"half":'])
def test_a_damaged_file_is_named(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    with pytest.raises(Unavailable, match=name):
        open_encoder(folder)


def test_a_model_that_is_not_the_one_built_is_refused(tmp_path: Path) -> None:
    folder = write_foreign(tmp_path / "changed", sha256="0" * 64)
    with pytest.raises(Unavailable, match=r"model\.onnx is damaged"):
        open_encoder(folder)


@pytest.mark.parametrize(
    ("facts", "named"),
    [
        ({"pooling": "median"}, "median"),
        ({"max_tokens": 2}, "max_tokens"),
        ({"max_tokens": "many"}, "max_tokens"),
        ({"colour": "red"}, "colour"),
        ({"output": "pooler"}, "pooler"),
        ({"output": "mask"}, None),
    ],
)
def test_wrong_facts_are_named(tmp_path: Path, facts: dict[str, object], named: str | None) -> None:
    folder = write_foreign(tmp_path / "wrong", **facts)
    if named is None:
        assert open_encoder(folder).dimension == 3
        return
    with pytest.raises(Unavailable, match=named):
        open_encoder(folder)


def test_a_graph_that_asks_for_something_else_is_no_text_encoder(folder: Path) -> None:
    model = onnx.load(folder / "model.onnx")
    model.graph.input[2].name = "pixels"
    model.graph.node[1].input[1] = "pixels"
    onnx.save(model, folder / "model.onnx")
    with pytest.raises(Unavailable, match="pixels"):
        open_encoder(folder)


def test_importing_the_room_loads_no_heavy_package() -> None:
    code = "import json, sys, primum.lm; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"onnxruntime", "onnx", "tokenizers"}.isdisjoint(json.loads(done.stdout))
