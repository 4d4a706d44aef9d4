"""Who may say how much of a medicine is to be taken."""

from __future__ import annotations

import pytest

from primum.answer.doses import is_out_of_place
from primum.model import Kind

DOSE = "The recommended dose of tolvapril for adults is 10 mg once daily."


@pytest.mark.parametrize("kind", [Kind.LABEL, Kind.GUIDELINE])
def test_labels_and_guidelines_give_doses(kind: Kind) -> None:
    assert not is_out_of_place(DOSE, kind)


@pytest.mark.parametrize("kind", [Kind.REFERENCE, Kind.SUMMARY, Kind.REVIEW, Kind.TRIAL, Kind.OTHER])
def test_nothing_else_does(kind: Kind) -> None:
    assert is_out_of_place(DOSE, kind)
    assert is_out_of_place("Take 2 tablets every 6 hours.", kind)


def test_a_summary_may_where_its_sentence_names_the_label_or_guideline() -> None:
    assert not is_out_of_place("The recommended dose for adults is 10 mg daily, according to the label.", Kind.SUMMARY)


@pytest.mark.parametrize(
    "text",
    [
        "Adults who were given 10 mg of tolvapril slept longer.",
        "Blood glucose should be taken seriously above 200 mg/dL.",
        "Adults should get less than 2,300 mg of sodium a day.",
        "Tolvapril should be taken with food.",
    ],
)
def test_results_levels_and_food_are_no_doses(text: str) -> None:
    assert not is_out_of_place(text, Kind.REFERENCE)
