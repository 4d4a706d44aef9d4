"""Where benches stand: the development data, generated passages, libraries."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from primum.bench import words
from primum.bench.ground import Ground, development_sets
from primum.config import Config
from primum.errors import NotFound, Unavailable
from primum.model import Kind

SHARED = Path(os.environ.get("PRIMUM_DATA", Path(__file__).parents[4] / "shared" / "data"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two tiny corpora under the names of the real ones."""
    for name, text in (
        ("guidelines/medlineplus_documents", "Gout hurts the toe."),
        ("scifact/corpus", "Mice and men."),
    ):
        path = tmp_path / f"{name}.jsonl.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        with gzip.open(path, "wt", encoding="utf-8") as file:
            file.write(json.dumps({"_id": "1", "text": text}) + "\n\n")
    return tmp_path


def test_generated_passages_are_the_same_every_time_and_of_real_length(data: Path) -> None:
    ground = Ground(data, Config())
    made = list(words.passages(ground, 300))
    assert made == list(words.passages(ground, 300))
    lengths = sorted(len(text.split()) for text in made)
    assert 60 < lengths[150] < 110
    assert lengths[0] >= 8
    assert lengths[-1] <= 400
    assert set(" ".join(made).replace(".", "").split()) == {"gout", "hurts", "the", "toe", "mice", "and", "men"}


def test_what_the_data_lacks_is_named(data: Path) -> None:
    with pytest.raises(NotFound, match="pubmedqa"):
        Ground(data, Config()).path("pubmedqa")
    with pytest.raises(NotFound, match="guidelines"):
        development_sets(Ground(data, Config()))


def test_a_bench_that_needs_the_encoder_says_so(data: Path) -> None:
    with pytest.raises(Unavailable, match="encoder"):
        Ground(data, Config(encoder="")).app(data / "library")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development data is not there (PRIMUM_DATA)")
def test_guidelines_of_the_development_library_are_supplied_with_their_body() -> None:
    sets = development_sets(Ground(SHARED, Config()))
    supplied = {s.publisher: s for _, s in sets if s.publisher}
    assert {s.kind for s in supplied.values()} == {Kind.GUIDELINE}
    assert supplied["World Health Organization"].jurisdiction == "INT"
