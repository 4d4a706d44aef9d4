"""What every encoder promises (`primum.ports.Encoder`), run on each that stands."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from encoder_models import WORDS, write_foreign, write_minilm

from primum import config
from primum.lm import open_encoder
from primum.ports import Encoder

REAL = Path(config.HOME / "encoder")


@pytest.fixture(scope="module", params=["graph", "foreign", "real"])
def encoder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    if request.param == "real":
        if not (REAL / "model.onnx").is_file():
            pytest.skip(f"no encoder at {REAL}: make setup builds it")
        return open_encoder(REAL, threads=2)
    write = {"graph": write_minilm, "foreign": write_foreign}[request.param]
    return open_encoder(write(tmp_path_factory.mktemp("encoder") / request.param), threads=2)


def texts(count: int) -> list[str]:
    """Texts of 0 to 23 words, many of one length, none in order of length."""
    chance = np.random.default_rng(1)
    return [" ".join(chance.choice(WORDS, size)) for size in chance.integers(0, 24, count)]


def test_a_text_becomes_a_float32_row_of_length_one(encoder: Encoder) -> None:
    vectors = encoder.encode(["calf cramp after cold", "fever", ""])
    assert vectors.shape == (3, encoder.dimension)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_a_vector_depends_on_its_text_alone_to_the_bit(encoder: Encoder) -> None:
    many = texts(90)
    together = encoder.encode(many)
    for row in range(0, 90, 11):
        assert np.array_equal(encoder.encode([many[row]])[0], together[row])
    assert np.array_equal(encoder.encode(many[::-1]), together[::-1])
    assert np.array_equal(encoder.encode(many[30:47]), together[30:47])


def test_different_texts_get_different_vectors_in_the_order_asked(encoder: Encoder) -> None:
    first, second, third = encoder.encode(["heart", "blood from ear", "heart"])
    assert np.array_equal(first, third)
    assert float(first @ second) < 0.9999


def test_threads_of_a_server_may_share_one_encoder(encoder: Encoder) -> None:
    many = texts(20)
    expected = encoder.encode(many)
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(encoder.encode, [many] * 6):
            assert np.array_equal(found, expected)


def test_broken_characters_are_read_not_refused(encoder: Encoder) -> None:
    assert np.isfinite(encoder.encode(["half a pair \ud800", "nul \x00 byte", "\u200b"])).all()


def test_a_text_beyond_the_limit_is_cut(encoder: Encoder) -> None:
    long = " ".join(["fever"] * 3000)
    longer = long + " heart"
    assert np.array_equal(encoder.encode([long]), encoder.encode([longer]))


def test_the_name_is_stable_and_names_the_contents(encoder: Encoder) -> None:
    stem, _, digest = encoder.name.rpartition("-")
    assert stem
    assert len(digest) == 12
    assert set(digest) <= set("0123456789abcdef")
