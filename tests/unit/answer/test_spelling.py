"""Misspelt medical words are mended; right words, names, numbers and everyday words are left alone."""

from __future__ import annotations

import time

import pytest

from primum.answer.spelling import Speller, distance, is_common, sound

MENDED = [
    ("diabetis", "diabetes"),
    ("hypertention", "hypertension"),
    ("ibuprophen", "ibuprofen"),
    ("diarea", "diarrhea"),
    ("alzhiemers", "alzheimers"),
    ("fibromialgia", "fibromyalgia"),
    ("pnumonia", "pneumonia"),
    ("artheritis", "arthritis"),
    ("siezures", "seizures"),
    ("colesterol", "cholesterol"),
    ("hemmoroids", "hemorrhoids"),
    ("exzema", "eczema"),
    ("diaretic", "diuretic"),
    ("glacoma", "glaucoma"),
    ("hydroxizine", "hydroxyzine"),
    ("chikenpox", "chickenpox"),
    ("sudefed", "sudafed"),
]
LEFT_ALONE = [
    "What are the causes of hypertension and diarrhoea in adults?",
    "My husband overcame his habits and is recovering pretty well.",
    "Is oedema of the ankles dangerous at 75 years?",
    "I take 20 mg of XYZOL and see Mr Petersen at St. Albans",
    "Read https://example.org/diabetis or write to hypertention@example.org",
    "MRSA, COPD and NSAIDs",
    "asma flu colds",
    "entropion and ectropion, hypokalemia and hyperkalemia",
    "Treatments, treating, treated; arthritic and anorexic people",
]


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(())


@pytest.mark.parametrize(("wrong", "right"), MENDED)
def test_misspelt_words_are_mended(speller: Speller, wrong: str, right: str) -> None:
    assert speller.correct(f"what helps against {wrong} at night") == [(wrong, right)]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_right_words_are_left_alone(speller: Speller, text: str) -> None:
    assert speller.correct(text) == []


def test_words_of_the_library_are_known(speller: Speller) -> None:
    assert speller.correct("What is zorbalomixosis?") == []
    own = Speller(["Zorbalomyxosis in adults", "Zorbalomyxosis"])
    assert own.correct("What is zorbalomixosis?") == [("zorbalomixosis", "zorbalomyxosis")]
    assert own.correct("What is zorbalomyxosis?") == []


def test_word_as_near_to_an_everyday_word_is_left_alone(speller: Speller) -> None:
    assert speller.correct("I recieve letters") == []


def test_each_wrong_word_once_and_in_order(speller: Speller) -> None:
    text = "diabetis and pnumonia, then diabetis"
    assert speller.correct(text) == [("diabetis", "diabetes"), ("pnumonia", "pneumonia")]


def test_common_words() -> None:
    assert is_common("treatments")
    assert is_common("grandmother")
    assert not is_common("glomerulonephritis")


def test_sounds() -> None:
    assert sound("ibuprophen") == sound("ibuprofen")
    assert sound("diarrhoea") == sound("diarea")
    assert sound("liver") != sound("fever")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("abcd", "abdc", 1), ("abc", "abc", 0), ("abc", "xyz", 3), ("kitten", "sitting", 3), ("", "ab", 2)],
)
def test_distance(one: str, other: str, apart: int) -> None:
    assert distance(one, other, 3) == distance(other, one, 3) == apart


def test_long_question_takes_milliseconds(speller: Speller) -> None:
    text = "my doctor said i have hypertention and diabetis but my mother had glacoma too, what can we do " * 5
    speller.correct(text)
    began = time.process_time()
    speller.correct(text)
    assert time.process_time() - began < 0.05
