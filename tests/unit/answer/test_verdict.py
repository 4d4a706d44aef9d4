"""Yes, no or not known: what statements come to."""

from __future__ import annotations

import pytest

from primum.answer.verdict import NAMES, asks_yes_or_no, conclude, features
from primum.model import Citation, Claim

QUESTION = "Does zelmoran lower blood pressure?"


def claims(*texts: str) -> list[Claim]:
    return [Claim(f"c{n}", text, (Citation("d", 0, len(text), text),)) for n, text in enumerate(texts, start=1)]


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        (QUESTION, True),
        ("Is ibuprofen safe in pregnancy?", True),
        ("Aspirin after stroke: does it prevent another?", True),
        ("What causes cramps?", False),
        ("Is amlodipine better or losartan?", False),
    ],
)
def test_which_questions_ask_for_yes_or_no(question: str, asks: bool) -> None:
    assert asks_yes_or_no(question) is asks


def test_statements_that_affirm_come_to_yes_and_are_named() -> None:
    found = conclude(QUESTION, claims("Zelmoran is effective and lowers blood pressure in adults."))
    assert found is not None
    assert (found.answer, found.pro, found.contra) == ("yes", ("c1",), ())


def test_statements_that_deny_come_to_no() -> None:
    denied = claims(
        "Zelmoran did not lower blood pressure.", "There was no effect of zelmoran on blood pressure at all."
    )
    found = conclude(QUESTION, denied)
    assert found is not None
    assert (found.answer, found.pro) == ("no", ())


def test_what_was_asked_is_no_evidence() -> None:
    found = conclude(QUESTION, claims("We aimed to determine whether zelmoran lowers blood pressure."))
    assert found is not None
    assert (found.pro, found.contra) == ((), ())


def test_without_any_claim_nothing_is_known() -> None:
    found = conclude(QUESTION, [])
    assert found is not None
    assert found.answer == "unknown"


def test_a_question_of_another_kind_gets_no_verdict() -> None:
    assert conclude("What lowers blood pressure?", claims("Zelmoran lowers blood pressure.")) is None


def test_every_feature_has_a_name_and_the_order_of_statements_does_not_matter() -> None:
    one, two = "Zelmoran lowers blood pressure.", "Zelmoran failed to lower blood pressure in older adults."
    assert features(QUESTION, [one, two]).shape == (len(NAMES),)
    assert (features(QUESTION, [one, two]) == features(QUESTION, [two, one])).all()


@pytest.mark.parametrize(
    "question",
    ["Is ibuprofen safe in pregnancy?", "Can I take ibuprofen with an ulcer?", "Is ibuprofen harmful?"],
)
def test_safety_is_never_told_by_counting(question: str) -> None:
    found = conclude(question, claims("Ibuprofen is effective and safe in pregnancy, harmful to no ulcer, we found."))
    assert found is not None
    assert found.answer == "unknown"


def test_an_article_that_cautions_comes_to_no_yes() -> None:
    said = claims(
        "Zelmoran lowers blood pressure.", "Zelmoran should not be used for blood pressure in kidney disease."
    )
    found = conclude(QUESTION, said)
    assert found is not None
    assert found.answer == "unknown"
