"""A question read: what it wants, what it speaks of, whom it concerns, and where a long message asks."""

from __future__ import annotations

import pytest

from primum.answer.message import clean, parted
from primum.answer.question import population_in, read
from primum.answer.spelling import Speller
from primum.answer.vocabulary import vocabulary
from primum.model import Question

SPELLER = Speller(())
# question: intent, concepts in order, population
READ = [
    ("What causes muscle spasms?", "causes", ["muscle spasms"], ""),
    ("Does warfarin interact with aspirin?", "interactions", ["warfarin", "aspirin"], ""),
    ("Is ibuprofen safe in pregnancy?", "pregnancy", ["ibuprofen"], "pregnant"),
    ("sertraline while breastfeeding", "lactation", ["sertraline"], "lactating"),
    ("What is the dose of amoxicillin for my 3 year old son?", "dose", ["amoxicillin"], "child"),
    ("treatment of pneumonia in the elderly", "treatment", ["pneumonia"], "older"),
    ("fever in a newborn", "children", ["fever"], "infant"),
    ("What is type 2 diabetes?", "definition", ["type 2 diabetes"], ""),
    ("what is vitamin B12 deficiency", "definition", ["vitamin B12 deficiency"], ""),
    ("symptoms of heart disease", "symptoms", ["heart disease"], ""),
    ("What are the side effects of the drug lisinopril?", "adverse_effects", ["lisinopril"], ""),
    ("hello", "overview", [], ""),
]


@pytest.mark.parametrize(("text", "intent", "concepts", "population"), READ, ids=[row[0] for row in READ])
def test_a_question_is_read(text: str, intent: str, concepts: list[str], population: str) -> None:
    inquiry, reading = read(Question(text), vocabulary=vocabulary(), speller=SPELLER)
    assert (inquiry.intent, inquiry.population) == (intent, population)
    assert [c.words for c in reading.concepts] == concepts
    assert [c.words for c in (inquiry.subject, *inquiry.others)] == (concepts or ["hello"])


def test_a_concept_goes_by_its_synonyms_and_by_its_own_words_first() -> None:
    _, reading = read(Question("How is high blood pressure treated?"), vocabulary=vocabulary(), speller=SPELLER)
    names = reading.concepts[0].names
    assert names[0] == "high blood pressure"
    assert "hypertension" in names


def test_words_around_a_known_phrase_are_kept_with_each_of_its_names() -> None:
    _, reading = read(Question("What is goldblatt hypertension?"), vocabulary=vocabulary(), speller=SPELLER)
    assert reading.concepts[0].words == "goldblatt hypertension"
    assert "goldblatt high blood pressure" in reading.concepts[0].names


def test_a_misspelling_is_mended_in_the_concepts_and_told() -> None:
    inquiry, reading = read(Question("how to treat hypertention"), vocabulary=vocabulary(), speller=SPELLER)
    assert reading.concepts[0].words == "hypertension"
    assert inquiry.corrected == "hypertention → hypertension"
    assert inquiry.question.text == "how to treat hypertention"


LONG = (
    "SUBJECT: gout pain\nMESSAGE: Hello. My name is [NAME]. I am 54 and I live alone in a small house near the sea. "
    "Last week my big toe became red. I ate a lot of shellfish at a party. Is there any medicine for gout? "
    "My friend says cherries. Please tell me what tests are needed. Thanks."
)


def test_a_long_message_is_reduced_to_its_subject_line_and_what_it_asks() -> None:
    focus = parted(LONG).asking
    assert focus == "gout pain. Is there any medicine for gout? Please tell me what tests are needed."
    inquiry, reading = read(Question(LONG), vocabulary=vocabulary(), speller=SPELLER)
    assert inquiry.intent == "treatment"
    assert reading.concepts[0].words == "gout"


def test_a_short_question_is_its_own_focus() -> None:
    assert parted("My toe hurts. What is gout?").asking == "My toe hurts. What is gout?"


def test_a_long_message_that_asks_nothing_is_read_from_its_start() -> None:
    story = "Gout runs in the family of [NAME]. " + "We walked along the beach and had a good lunch there. " * 5
    assert parted(story).asking.startswith("Gout runs in the family of .")
    assert len(parted(story).asking.split()) < 30


def test_mail_headers_and_masks_are_no_words_of_a_question() -> None:
    assert clean("SUBJECT: gout\nMESSAGE: what is it [NAME]?") == "gout what is it ?"


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("aspirin in pregnant women", "pregnant"),
        ("aspirin for children with fever", "child"),
        ("aspirin in a baby", "infant"),
        ("falls in older adults", "older"),
        ("nursing home care", ""),
        ("home pregnancy test", ""),
        ("Child-Pugh score", ""),
        ("aspirin in adults", ""),
    ],
)
def test_whom_a_question_concerns(text: str, population: str) -> None:
    found = population_in(text)
    assert (found.words if found else "") == population


def test_what_to_eat_with_a_disease_is_asked_of_its_diet_and_with_a_drug_of_what_it_goes_with() -> None:
    def intent(text: str) -> str:
        return read(Question(text), vocabulary=vocabulary(), speller=SPELLER)[0].intent

    assert intent("What foods should I avoid with gout?") == "self_care"
    assert intent("What foods should I avoid with warfarin?") == "interactions"
