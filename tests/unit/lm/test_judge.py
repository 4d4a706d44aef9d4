"""A judge plugged in by path: what it reads, when it abstains, and what is wrong with a folder."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import pytest
from encoder_models import word_tokenizer
from onnx import TensorProto, helper, numpy_helper

from primum.answer.verify import judge
from primum.errors import Unavailable
from primum.lm import open_judge
from primum.model import Support

LABELS = ["supported", "contradicted", "unsupported"]
CRAMP, FEVER = "cramp", "fever"


def write_judge(folder: Path, **facts: object) -> Path:
    """A judge whose logits are the sum of a row for each token: "cramp" speaks for support, "fever" against."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = word_tokenizer()
    table = np.zeros((64, 3), np.float32)
    table[tokenizer.token_to_id(CRAMP)] = (4, 0, 0)
    table[tokenizer.token_to_id(FEVER)] = (0, 4, 0)
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["rows"]),
        helper.make_node("ReduceSum", ["rows", "axes"], ["logits"], keepdims=0),
    ]
    names = ("input_ids", "attention_mask")
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "length"]) for n in names]
    outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 3])]
    held = [numpy_helper.from_array(table, "table"), numpy_helper.from_array(np.array([1], np.int64), "axes")]
    graph = helper.make_graph(nodes, "judge", inputs, outputs, held)
    onnx.save(
        helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), folder / "model.onnx"
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "judge.json").write_text(json.dumps({"labels": LABELS, **facts}), encoding="utf-8")
    return folder


def test_it_says_what_the_model_is_sure_of_and_abstains_from_the_rest(tmp_path: Path) -> None:
    model = open_judge(write_judge(tmp_path / "j", least=0.8))
    assert model.judge("calf", ["cramp"]).support is Support.SUPPORTED
    assert model.judge("calf", ["fever"]).support is Support.CONTRADICTED
    unsure = model.judge("calf", ["hand"])
    assert unsure.support is Support.UNCHECKED
    assert unsure.judge == model.name


def test_long_evidence_is_read_to_its_end(tmp_path: Path) -> None:
    model = open_judge(write_judge(tmp_path / "j", max_tokens=16))
    assert model.judge("calf", ["hand " * 40 + "fever"]).support is Support.CONTRADICTED


def test_it_may_lower_what_the_layers_leave_open_and_never_raises(tmp_path: Path) -> None:
    model = open_judge(write_judge(tmp_path / "j", least=0.8))
    open_claim, passage = "Cramp in the calf may come after cold.", "People with cold hands had a fever in the arm."
    alone, with_model = judge(open_claim, [passage]), judge(open_claim, [passage], second=model)
    assert alone.verdict.support is not Support.SUPPORTED
    assert with_model.verdict.support is not Support.SUPPORTED
    kind = judge(open_claim, ["cramp " + passage.replace("fever", "bone")], second=model)
    assert kind.verdict.support is not Support.SUPPORTED


def test_words_that_stand_in_the_source_are_not_its_business(tmp_path: Path) -> None:
    model = open_judge(write_judge(tmp_path / "j"))
    text = "The fever comes after a cold."
    assert judge(text, [text], second=model).verdict.support is Support.SUPPORTED


def test_a_claim_longer_than_the_model_reads_is_left_to_others(tmp_path: Path) -> None:
    model = open_judge(write_judge(tmp_path / "j", max_tokens=16))
    assert model.judge("hand " * 40, ["fever"]).support is Support.UNCHECKED


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"labels": ["yes", "no"]}, "labels are"),
        ({"labels": ["supported", "unsupported"]}, "3 classes"),
        ({"max_tokens": 2}, "max_tokens"),
        ({"sha256": "0" * 64}, "damaged"),
        ({"least": 3}, "least"),
    ],
)
def test_a_folder_that_cannot_be_used_says_why(tmp_path: Path, facts: dict[str, object], said: str) -> None:
    with pytest.raises(Unavailable, match=said):
        open_judge(write_judge(tmp_path / "j", **facts))


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "judge.json"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = write_judge(tmp_path / "j")
    (folder / name).unlink()
    with pytest.raises(Unavailable, match=name):
        open_judge(folder)
