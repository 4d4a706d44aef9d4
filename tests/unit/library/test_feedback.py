"""The second look that short questions get."""

from __future__ import annotations

import numpy as np
import pytest

from primum.library import feedback
from primum.model import Query


@pytest.mark.parametrize(
    ("query", "again"),
    [
        (Query("statins and muscle pain"), True),
        (Query("does aspirin reduce mortality after myocardial infarction"), False),
        (Query("muscle pain", dense=0.0), False),
        (Query("muscle pain", dense=0.4), False),
    ],
)
def test_only_short_questions_of_free_weight_are_looked_at_again(query: Query, again: bool) -> None:
    assert feedback.suits(query) is again


def test_the_words_that_say_most_of_the_passages_are_added() -> None:
    texts = ["Statins weaken muscle: myopathy, then more myopathy.", "Myopathy is rare with rosuvastatin."]
    added = feedback.terms(texts, [1.0, 0.5], "statins and muscle pain").split()
    assert added[0] == "myopathy"
    assert "muscle" not in added
    assert "with" not in added
    assert len(added) <= feedback.TERMS


def test_the_vector_moves_towards_the_passages_and_stays_a_unit() -> None:
    asked = np.array([1.0, 0.0], np.float32)
    moved = feedback.moved(asked, np.array([[0.0, 1.0], [0.0, 1.0]], np.float32))
    assert moved == pytest.approx([0.5**0.5, 0.5**0.5], abs=1e-6)


def test_the_questions_own_words_weigh_more_than_the_added_ones() -> None:
    joined = feedback.joined({"a": 8.0, "b": 4.0}, {"c": 2.0, "b": 2.0})
    assert joined == pytest.approx({"a": 0.7, "b": 0.65, "c": 0.3})


def test_nothing_found_stays_nothing() -> None:
    assert feedback.joined({}, {}) == {}
    assert feedback.terms([], [], "cramps") == ""
