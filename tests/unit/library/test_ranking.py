"""How two lists of scores become one order."""

from __future__ import annotations

import pytest

from primum.library import ranking
from primum.library.words import WordIndex
from primum.model import Kind


def test_fusion_adds_normalised_scores_by_weight() -> None:
    fused = ranking.fuse({"a": 8.0, "b": 4.0}, {"b": 0.9, "c": 0.5, "d": 0.1}, dense=0.5)
    assert fused == pytest.approx({"a": 0.5, "b": 0.25 + 0.5, "c": 0.25, "d": 0.0})


def test_one_side_alone_keeps_its_order() -> None:
    assert ranking.order(ranking.fuse({"a": 1.0, "b": 3.0}, {}, dense=0.0), 2) == [
        ("b", 1.0),
        ("a", pytest.approx(1 / 3, abs=1e-6)),
    ]
    assert ranking.order(ranking.fuse({}, {"a": 0.4}, dense=1.0), 2) == [("a", 1.0)]
    assert ranking.fuse({}, {}, dense=0.5) == {}


def test_scores_that_agree_are_ordered_by_id() -> None:
    assert ranking.order({"b": 0.5, "a": 0.5 + 1e-9, "c": 0.7}, 2) == [("c", 0.7), ("a", 0.5)]


def test_rambling_questions_lean_on_the_dense_side() -> None:
    short, long = "what causes cramps", "I have had " + "cramps at night and " * 10
    assert ranking.weight(long, None) > ranking.weight(short, None)
    assert ranking.weight(long, 0.2) == 0.2


def test_the_prior_is_small_and_falls_with_kind_and_age() -> None:
    best = ranking.prior(Kind.GUIDELINE, 2024, newest=2024)
    assert best == pytest.approx(ranking.PRIOR)
    assert ranking.prior(Kind.TRIAL, 2024, newest=2024) < best
    assert ranking.prior(Kind.GUIDELINE, 2014, newest=2024) < best
    assert ranking.prior(Kind.GUIDELINE, 1950, newest=2024) == ranking.prior(Kind.GUIDELINE, None, newest=2024)
    assert all(0 <= ranking.prior(kind, None, newest=None) <= best for kind in Kind)


def test_bm25_is_lucenes() -> None:
    scores = WordIndex({"a": "calf cramp", "b": "cramps of calf and foot", "c": "fever"}).scores("cramps")
    assert set(scores) == {"a", "b"}
    average = (2 + 3 + 1) / 3
    idf = 0.470003629  # ln(1 + (3 - 2 + 0.5) / (2 + 0.5))
    assert scores["a"] == pytest.approx(idf * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 2 / average)))
    assert scores["a"] > scores["b"]
