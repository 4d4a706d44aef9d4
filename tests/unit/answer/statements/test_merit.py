"""What the words of a statement are worth as an answer."""

from __future__ import annotations

import pytest

from primum.answer.statements.merit import merit
from primum.model import Kind


@pytest.mark.parametrize("text", ["Gout can be hard to diagnose.", "It is difficult for doctors to treat."])
def test_a_statement_that_only_says_how_hard_it_is_is_worth_less(text: str) -> None:
    assert merit(text, Kind.REFERENCE, "diagnosis") < merit(
        "Crystals in the fluid of a joint prove gout.", Kind.REFERENCE, "diagnosis"
    )


def test_a_guidelines_own_advice_is_worth_more_than_a_study_that_it_weighed() -> None:
    advice, study = "Rest is recommended in gout.", "A large study from Italy followed people with gout."
    assert merit(advice, Kind.GUIDELINE, "treatment") > merit(study, Kind.GUIDELINE, "treatment")


def test_how_patients_come_says_nothing_of_what_they_feel() -> None:
    assert merit("Most patients present late.", Kind.GUIDELINE, "symptoms") < 0
    assert merit("Most patients feel pain at night.", Kind.GUIDELINE, "symptoms") == 0


def test_how_it_spreads_and_what_it_is_are_worth_more_than_that_it_was_seen() -> None:
    assert merit("Fever spreads through the air.", Kind.REFERENCE, "transmission") > 0
    assert merit("Fever has been documented in clinics.", Kind.REFERENCE, "transmission") < 0
    is_one, kills = "Gout is a painful disease of joints.", "Gout is a major cause of pain."
    assert merit(is_one, Kind.REFERENCE, "definition") > merit(kills, Kind.REFERENCE, "definition")


def test_steps_that_are_named_tell_more_than_that_there_are_some() -> None:
    named, bare = "You can take steps to prevent gout by drinking less beer.", "You can take steps to prevent gout."
    assert merit(named, Kind.REFERENCE, "prevention") > merit(bare, Kind.REFERENCE, "prevention")


def test_that_a_risk_is_no_certainty_tells_nothing_of_who_is_at_risk() -> None:
    text = "Having a risk factor does not mean that you will get gout."
    assert merit(text, Kind.REFERENCE, "risk_factors") < 0


def test_how_a_guideline_weighed_its_evidence_is_no_advice() -> None:
    weighed = (
        "Adverse events were judged to be moderate.",
        "Cough was seen in 12 per 1000 people.",
        "More evidence is required.",
    )
    assert all(merit(text, Kind.GUIDELINE, "treatment") < -0.7 for text in weighed)
