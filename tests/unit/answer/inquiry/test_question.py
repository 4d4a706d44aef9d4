"""A question read: what it wants, what it speaks of, whom it concerns, and where a long message asks."""

from __future__ import annotations

import pytest

from primum.answer.inquiry.message import clean, parted
from primum.answer.inquiry.population import population_in
from primum.answer.inquiry.question import read
from primum.answer.lexicon.spelling import Speller
from primum.answer.lexicon.vocabulary import vocabulary
from primum.model import Question

SPELLER = Speller(())
# The title of a message, its first line, or its first words
TITLES = [
    ("SUBJECT: gout\nMESSAGE: " + "it hurts so much " * 9, "gout"),
    ("Wexler's syndrome\nI would like " + "to know very much " * 9, "Wexler's syndrome"),
    ("Sarcoidosis. I would like " + "to know very much " * 9, "Sarcoidosis"),
    ("Good morning. I would like " + "to know very much " * 9, ""),
    ("gout?", ""),
]
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
    ("What are home remedies for a cold?", "treatment", ["common cold"], ""),
    ("Could I pass Komura syndrome on to my children?", "inheritance", ["Komura syndrome"], ""),
    ("What would I notice with gout?", "symptoms", ["gout"], ""),
    ("Does gout run in families?", "inheritance", ["gout"], ""),
    ("What causes a cold sore?", "causes", ["cold sore"], ""),
    ("Can gout be treated without drugs?", "self_care", ["gout"], ""),
    ("What are the side effects of the drug lisinopril?", "adverse_effects", ["lisinopril"], ""),
    ("hello", "overview", [], ""),
    ("my shoulder hurts when I lift it", "overview", ["shoulder pain"], ""),
    ("Does skin cancer spread quickly?", "prognosis", ["skin cancer"], ""),
    ("What are the 10 personality disorders?", "types", ["personality disorders"], ""),
    ("So if it's not strep what is it?", "definition", [], ""),
    ("Ok so I took Flonase, is that alright alongside?", "overview", ["Flonase"], ""),
    ("Is hypertension dangerous?", "prognosis", ["hypertension"], ""),
    ("Is warfarin dangerous?", "adverse_effects", ["warfarin"], ""),
    ("What conservative treatment should I keep trying?", "treatment", [], ""),
    ("my daughter is obese", "overview", ["obese"], ""),
    ("Is this nasal spray enough?", "yes_no", ["nasal spray"], ""),
    ("Who makes tolterodine?", "overview", ["tolterodine", "manufacturer"], ""),
    ("Is a cholesteatoma cancerous?", "yes_no", ["cholesteatoma"], ""),
    ("Is eczema autoimmune?", "yes_no", ["eczema", "autoimmune"], ""),
    ("What is autoimmune hepatitis?", "definition", ["autoimmune hepatitis"], ""),
    ("Can you survive malignant brain cancer?", "prognosis", ["brain cancer"], ""),
    ("symptoms of malignant hypertension", "symptoms", ["malignant hypertension"], ""),
    ("How do I check myself for pinworms?", "diagnosis", ["pinworms"], ""),
    ("treatment for M\\303\\251ni\\303\\250re\\'s disease", "treatment", ["Ménière's disease"], ""),
    ("Can I drink wine while taking tolvapril?", "interactions", ["wine", "tolvapril"], ""),
    ("Does wilder gesell syndrome run in families", "inheritance", ["wilder gesell syndrome"], ""),
]


@pytest.mark.parametrize(("text", "intent", "concepts", "population"), READ, ids=[row[0] for row in READ])
def test_a_question_is_read(text: str, intent: str, concepts: list[str], population: str) -> None:
    inquiry, reading = read(Question(text), vocabulary=vocabulary(), speller=SPELLER)
    assert (inquiry.intent, inquiry.population) == (intent, population)
    assert [c.words for c in reading.concepts] == concepts
    assert [c.words for c in (inquiry.subject, *inquiry.others)][: len(concepts)] == concepts
    assert inquiry.subject.words


def test_a_concept_goes_by_its_synonyms_and_by_its_own_words_first() -> None:
    _, reading = read(Question("How is high blood pressure treated?"), vocabulary=vocabulary(), speller=SPELLER)
    names = reading.concepts[0].names
    assert names[0] == "high blood pressure"
    assert "hypertension" in names


def test_what_is_spelt_right_elsewhere_is_named_once() -> None:
    text = "PERIDONTITIS. What happens if periodontitis is left alone?"
    _, reading = read(Question(text), vocabulary=vocabulary(), speller=SPELLER)
    assert [c.words for c in reading.concepts] == ["periodontitis"]


def test_a_roman_type_goes_by_its_number_too() -> None:
    _, reading = read(Question("What is type II diabetes?"), vocabulary=vocabulary(), speller=SPELLER)
    assert "type 2 diabetes" in reading.concepts[0].names


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


@pytest.mark.parametrize(("text", "title"), TITLES, ids=[title or "none" for _, title in TITLES])
def test_the_title_of_a_message(text: str, title: str) -> None:
    assert parted(text).title == title


def test_a_short_question_is_its_own_focus() -> None:
    assert parted("My toe hurts. What is gout?").asking == "My toe hurts. What is gout?"


def test_a_long_message_that_asks_nothing_is_read_from_its_start() -> None:
    story = "Gout runs in the family of [NAME]. " + "We walked along the beach and had a good lunch there. " * 5
    assert parted(story).asking.startswith("Gout runs in the family of .")
    assert len(parted(story).asking.split()) < 30


STORIES = {
    "SUBJECT: obese daughter\nMESSAGE: I am a mother of five and my son has leukemia. My daughter is twelve and gains "
    "weight every month, at school they laugh at her. I do not know where to turn. Please help me.": "obese",
    "My mother has had ulcerative colitis for three years. She takes tablets and is weak, and finds blood in the "
    "stool. Doctors speak of a colonoscopy now. Please tell me whether a colonoscopy is needed.": "ulcerative colitis",
    "Sarcoidosis. One thing that no physician could tell me is whether being tired all the time is a part of this "
    "disease. I was told of it years ago and since then I have little strength left for my garden.": "Sarcoidosis",
    "An aunt in another town wrote that the zellig marn syndrome runs in our line, and we are all very surprised to "
    "hear of it after such a long time. What does it look like? It is said to change the face.": "zellig marn syndrome",
}


@pytest.mark.parametrize(("story", "subject"), STORIES.items(), ids=STORIES.values())
def test_a_story_is_about_its_title_or_the_illness_it_tells_of(story: str, subject: str) -> None:
    _, reading = read(Question(story), vocabulary=vocabulary(), speller=SPELLER)
    assert reading.concepts[0].words == subject


def test_a_word_that_is_right_is_not_mended() -> None:
    text = Question("how to treat hypertention")
    inquiry, _ = read(text, vocabulary=vocabulary(), speller=SPELLER, is_right=lambda word: word == "hypertention")
    assert inquiry.corrected == ""


def test_the_words_of_the_side_asked_about_count_as_asked() -> None:
    _, reading = read(Question("Is measles contagious?"), vocabulary=vocabulary(), speller=SPELLER)
    assert {"spread", "person", "measl"} <= reading.soft


@pytest.mark.parametrize(
    "text",
    [
        "4,Can you pop a boil?",
        ",Can you pop a boil?",
        "12) Can you pop a boil?",
        "Question: Can you pop a boil?",
        "- Can you pop a boil?",
        "Customer Service Request. Can you pop a boil?",
    ],
)
def test_what_forms_and_search_logs_put_in_front_goes(text: str) -> None:
    assert clean(text) == "Can you pop a boil?"


def test_a_stop_with_no_space_after_it_ends_a_sentence() -> None:
    assert clean("hi..my ear rings.what can I do") == "hi.. my ear rings. what can I do"
    assert clean("see www.example.org or take 2.5 mg") == "see www.example.org or take 2.5 mg"


def test_numbers_of_the_question_itself_stay() -> None:
    assert clean("2.5 mg or 5 mg?") == "2.5 mg or 5 mg?"
    assert clean("3 types of pain") == "3 types of pain"


def test_mail_headers_and_masks_are_no_words_of_a_question() -> None:
    assert clean("SUBJECT: gout\nMESSAGE: what is it [NAME]?") == "gout. what is it ?"


def test_what_a_masked_identifier_was_called_is_no_word_of_a_question() -> None:
    masked = "My patient [name], born [date of birth], NHS number [national number], MRN: [record number], has gout."
    assert clean(masked) == "My patient has gout."
    assert clean("Is an NHS number needed for gout?") == "Is an NHS number needed for gout?"


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
        ("can I take aspirin at 34 weeks?", "pregnant"),
        ("is aspirin safe in the third trimester", "pregnant"),
        ("how is the wound at 3 weeks?", ""),
        ("is it sore at 14 weeks after surgery", ""),
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


@pytest.mark.parametrize(
    ("said", "name"),
    [("Sjogren's disease", "Sjogren syndrome"), ("Down's", "Down syndrome"), ("Bell's", "Bell palsy")],
)
def test_what_is_called_after_somebody_is_known_as_a_disease_or_a_syndrome(said: str, name: str) -> None:
    _, reading = read(Question(f"How is {said} treated?"), vocabulary=vocabulary(), speller=SPELLER)
    assert reading.concepts[0].words == said
    assert name in reading.concepts[0].names


@pytest.mark.parametrize("said", ["Cushing's disease", "Bowen's disease", "kidney disease"])
def test_a_disease_is_no_syndrome_where_that_is_another_thing_or_nothing(said: str) -> None:
    _, reading = read(Question(f"How is {said} treated?"), vocabulary=vocabulary(), speller=SPELLER)
    assert not any("syndrome" in name for name in reading.concepts[0].names)


def test_a_slash_with_a_space_after_it_stands_between_two_things() -> None:
    _, reading = read(Question("Is fever/ vomiting common with gout?"), vocabulary=vocabulary(), speller=SPELLER)
    assert [c.words for c in reading.concepts] == ["fever", "vomiting", "gout"]
