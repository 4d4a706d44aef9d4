"""What denies is found; what only looks like denying is not."""

from __future__ import annotations

import pytest

from primum.text.negation import negations

DENYING = [
    ("There is no evidence of benefit.", ["no"]),
    ("It is not known whether it helps.", ["not"]),
    ("Do not take it without food.", ["not", "without"]),
    ("It doesn't help and can’t be repeated.", ["doesn't", "can't"]),
    ("Neither drug helps, nor does rest.", ["neither", "nor"]),
    ("It cannot be cured.", ["cannot"]),
    ("In the absence of fever, wait.", ["absence of"]),
    ("The patient denies pain.", ["denies"]),
    ("She was free of pain.", ["free of"]),
    ("An X-ray can rule out a fracture.", ["rule out"]),
    ("A fracture is unlikely.", ["unlikely"]),
    ("It is contraindicated in pregnancy; avoid alcohol.", ["contraindicated", "avoid"]),
    ("We recommend against screening.", ["against"]),
    ("It never works.", ["never"]),
]
PLAIN = [
    "It is uncommon and non-infectious.",
    "It helps not only pain but also fever.",
    "See No. 5 in the table.",
    "Vaccination protects against measles.",
    "Notify the nurse about nodules and knots.",
    "Take it whether or not you eat.",
]


@pytest.mark.parametrize(("text", "keys"), DENYING)
def test_denials_are_found(text: str, keys: list[str]) -> None:
    found = negations(text)
    assert [n.key for n in found] == keys
    assert all(text[n.start : n.end].lower().replace("’", "'") == n.key for n in found)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_statements_deny_nothing(text: str) -> None:
    assert negations(text) == ()
