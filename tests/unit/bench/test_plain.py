"""SARI, against figures worked out by hand from the paper's formulas."""

from __future__ import annotations

import pytest

from primum.bench.plain_scores import sari


def test_what_the_expert_wrote_scores_highest() -> None:
    source, expert = "myalgia is a common complaint", "muscle pain is a common complaint"
    assert sari(source, expert, [expert]) > sari(source, "aching is a common complaint", [expert])
    assert sari(source, expert, [expert]) > sari(source, source, [expert])


def test_a_text_left_as_it_is_earns_for_what_was_kept_alone() -> None:
    # One word of two is kept by the expert: precision 1/2, recall 1/1, F1 2/3 for single words; nothing else counts.
    assert sari("a b", "a b", ["a c"]) == pytest.approx(100 * (2 / 3) / 12)


def test_words_of_several_references_count_by_their_share() -> None:
    alone = sari("a b", "a", ["a", "b"])
    agreed = sari("a b", "a", ["a", "a"])
    assert agreed > alone
