"""The encoder's speed against the machine's arithmetic."""

from __future__ import annotations

from pathlib import Path

import pytest
from encoder_models import write_foreign

from primum.bench import encode
from primum.lm import open_encoder


def test_operations_are_counted_as_the_model_does_them() -> None:
    # One token: in each of 6 layers four 384x384 products, two 384x1536 ones, one score and one mixing of 384 numbers.
    assert encode.operations(1) == 2 * 6 * (4 * 384 * 384 + 2 * 384 * 1536 + 2 * 384)
    # The products by weights grow with the text's length, attention with its square.
    linear = 4 * encode.operations(1) - encode.operations(2)
    assert encode.operations(2) > 2 * encode.operations(1)
    assert linear == 2 * 6 * 2 * (4 * 384 * 384 + 2 * 384 * 1536)


def test_speed_is_measured_on_the_encoder_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encode, "ROUNDS", 1)
    found = encode.speed(open_encoder(write_foreign(tmp_path / "tiny"), threads=1))
    assert found.made > 0
    assert found.possible > 0
    assert found.share == pytest.approx(found.made / found.possible)
    assert len(found.questions) == encode.QUESTIONS
