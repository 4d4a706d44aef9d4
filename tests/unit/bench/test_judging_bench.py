"""What the judge's benches count."""

from __future__ import annotations

import random

import pytest

from primum.bench import judging, judging_edits
from primum.bench.judging import Judged
from primum.bench.judging_sets import NEUTRAL, NOT, REFUTES, SUPPORTS, Pair
from primum.model import Support


def judged(label: str, said: Support, chance: float = 0.5) -> Judged:
    return Judged(Pair("p", "c", ("e",), label, "g"), said, chance, "")


ALL = [
    judged(SUPPORTS, Support.SUPPORTED, 0.95),
    judged(SUPPORTS, Support.UNCHECKED, 0.55),
    judged(REFUTES, Support.CONTRADICTED, 0.05),
    judged(NEUTRAL, Support.SUPPORTED, 0.85),
    judged(NEUTRAL, Support.UNSUPPORTED, 0.15),
]


def test_precision_and_recall_of_supported() -> None:
    assert judging.of_supported(ALL) == (0.5, 0.5)
    assert judging.of_supported([judged(NEUTRAL, Support.UNCHECKED)]) == (0.0, 0.0)


def test_macro_f1_takes_what_is_open_for_neutral() -> None:
    # supports 1/2 and 1/2, refutes 1 and 1, neutral 1 of 2 said and 1 of 2 found
    assert judging.macro_f1(ALL) == pytest.approx((0.5 + 1 + 0.5) / 3)
    two = [judged(SUPPORTS, Support.SUPPORTED), judged(NOT, Support.CONTRADICTED), judged(NOT, Support.PARTLY)]
    assert judging.macro_f1(two) == 1


def test_a_judge_that_is_right_as_often_as_it_says_has_no_calibration_error() -> None:
    honest = [judged(SUPPORTS if n < 3 else NEUTRAL, Support.UNCHECKED, 0.75) for n in range(4)]
    assert judging.calibration_error(honest) == pytest.approx(0)
    boastful = [judged(NEUTRAL, Support.SUPPORTED, 0.95)]
    assert judging.calibration_error(boastful) == pytest.approx(0.95)


def test_what_is_left_to_a_person_is_counted() -> None:
    assert judging.abstained(ALL) == pytest.approx(0.2)


def test_calibration_parts_what_it_decides_from_what_it_leaves_to_a_person() -> None:
    assert judging.decided(ALL) == [(5, (0, 0.0, 1, 1.0)), (8, (1, 0.0, 0, 0.0)), (9, (1, 1.0, 0, 0.0))]


SENTENCE = "In adults, 5 mg of warfarin was given for 3 weeks and bleeding did not occur."


@pytest.mark.parametrize("kind", list(judging_edits.EDITS))
def test_every_kind_of_edit_changes_a_sentence_that_has_what_it_edits_and_no_other(kind: str) -> None:
    edited = judging_edits.EDITS[kind](SENTENCE, random.Random(1))
    assert edited
    assert edited != SENTENCE
    assert judging_edits.EDITS[kind]("Rest and ice.", random.Random(1)) == ""
