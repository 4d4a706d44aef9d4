"""Two statements of different sources: which of them contradict each other, and which only sound like it."""

from __future__ import annotations

import pytest

from primum.answer.appraisal.disagreement import ADVICE, DIRECTION, EFFECT, disagreement, may_oppose, statement


def found(one: str, other: str) -> str:
    back = disagreement(statement(other), statement(one))
    assert disagreement(statement(one), statement(other)) == back, "it is the same whichever comes first"
    return back


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            "Quinine reduced the number of muscle cramps in adults with cirrhosis.",
            "Quinine did not reduce the number of muscle cramps in adults with cirrhosis.",
            EFFECT,
        ),
        (
            "Magnesium is effective for the prevention of migraine.",
            "Magnesium was not effective for the prevention of migraine.",
            EFFECT,
        ),
        (
            "Coffee consumption was significantly associated with a lower rate of gout.",
            "No significant association was found between coffee consumption and gout.",
            EFFECT,
        ),
        (
            "Allopurinol increases the risk of myocardial infarction.",
            "Allopurinol reduces the risk of myocardial infarction.",
            DIRECTION,
        ),
        (
            "Low-dose aspirin is recommended for the primary prevention of stroke.",
            "Low-dose aspirin is not recommended for the primary prevention of stroke.",
            ADVICE,
        ),
        (
            "Metformin should be used in patients with type 2 diabetes and heart failure.",
            "Metformin is contraindicated in patients with type 2 diabetes and heart failure.",
            ADVICE,
        ),
    ],
)
def test_what_contradicts(one: str, other: str, reason: str) -> None:
    assert may_oppose(one, other)
    assert found(one, other) == reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The same thing said twice.
        ("Magnesium is effective for the prevention of migraine.", "Magnesium prevents migraine in many adults."),
        # Of other people.
        (
            "Aspirin is recommended for fever in adults with influenza.",
            "Aspirin is not recommended for fever in children with influenza.",
        ),
        # Of another effect, another drug.
        ("Magnesium reduced the pain of migraine.", "Magnesium did not reduce the nausea of pregnancy."),
        ("Metoprolol reduced mortality in heart failure.", "Digoxin did not reduce mortality in heart failure."),
        # A lack turns the direction.
        ("Vitamin D deficiency increases the risk of fracture.", "Vitamin D reduces the risk of fracture."),
        # Aims, doubts and questions find nothing.
        (
            "This study examined whether quinine reduces muscle cramps in cirrhosis.",
            "Quinine did not reduce muscle cramps in cirrhosis.",
        ),
        (
            "It is unclear whether magnesium is effective for the prevention of migraine.",
            "Magnesium was not effective for the prevention of migraine.",
        ),
        (
            "Does magnesium prevent migraine attacks in adults?",
            "Magnesium does not prevent migraine attacks in adults.",
        ),
        # What holds for some does not deny what holds for most.
        (
            "Magnesium reduced the pain of migraine.",
            "Some people find that magnesium does not reduce the pain of migraine.",
        ),
    ],
)
def test_what_does_not(one: str, other: str) -> None:
    assert found(one, other) == ""
