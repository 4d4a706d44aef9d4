"""Whether a question says what it speaks of."""

from __future__ import annotations

import pytest

from primum.answer.inquiry.question import ASKING, read
from primum.answer.lexicon.spelling import Speller
from primum.answer.lexicon.vocabulary import vocabulary
from primum.model import Question

SPELLER = Speller(ASKING)


def left_open(text: str) -> str:
    return read(Question(text), vocabulary=vocabulary(), speller=SPELLER)[1].left_open


@pytest.mark.parametrize(
    ("text", "open"),
    [
        ("Would that cause swelling of the neck?", "that"),
        ("Does it have penicillin in it?", "it"),
        ("Is this related to my allergies?", "this"),
        ("Do you think it could have given me pneumonia?", "it"),
        ("Can I take it with ibuprofen?", "it"),
        ("Will the drops affect my asthma?", "the drops"),
        ("Are those pills safe with warfarin?", "those pills"),
        ("Is there an antibiotic that could help?", "antibiotic"),
        ("Could I have a steroid?", "steroid"),
        ("Anything for the pain?", "pain"),
        ("What about antibiotics?", "antibiotics"),
    ],
)
def test_what_was_spoken_of_before_is_left_open(text: str, open: str) -> None:
    assert left_open(text) == open


@pytest.mark.parametrize(
    "text",
    [
        "What is gout and does it cause kidney stones?",
        "If it is pneumonia, will it go away?",
        "Is there a food that could trigger migraine?",
        "Does it help to take ibuprofen for gout?",
        "Is it safe to take ibuprofen with warfarin?",
        "How long do antibiotics take to work?",
        "Can antibiotics cause diarrhea?",
        "Can I take antibiotics while pregnant?",
        "Is the cream called hydrocortisone safe for eczema?",
        "How do I know if I need antibiotics?",
        "What is an infection?",
        "What causes itching?",
        "What is the usual dose in adults for ibuprofen?",
        "Is the medicine Lipitor safe in gout?",
        "Can the pill cause migraine?",
        "What is the ibuprofen tablet used for?",
        "Is the flu shot safe with asthma?",
        "Is there anything I can take for itching?",
    ],
)
def test_a_question_that_says_what_it_speaks_of_is_not(text: str) -> None:
    assert left_open(text) == ""


STORY = (
    "For some weeks there has been a soft bulge near my ankle that fills up in the evening and is gone in the morning. "
    "I have tried resting and a cold cloth. What could be causing this? {} Thank you for any answer."
)


def test_a_story_that_names_nothing_before_it_asks_is_left_open() -> None:
    assert left_open(STORY.format("My aunt had diabetes.")) == "this"
    assert left_open("I have had gout since March. " + STORY.format("")) == ""


def test_a_question_without_a_subject_points_at_what_it_does_not_name() -> None:
    assert left_open("So what is that testing?") == "that"
    assert left_open("Is that ointment good for an itch?") == "that ointment"
    assert left_open("What is an itch?") == ""
