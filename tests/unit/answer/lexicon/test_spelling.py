"""Misspelt medical words are mended; right words, names, numbers and everyday words are left alone."""

from __future__ import annotations

import random
import re
import time
from collections import Counter

import pytest
from misspelling import misspelt

from primum.answer.inquiry.question import ASKING
from primum.answer.lexicon.spelling import Speller, is_common, slips_of, sound
from primum.answer.lexicon.vocabulary import vocabulary
from primum.text.distance import distance
from primum.text.terms import stem

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
    ("ibuprofin", "ibuprofen"),
    ("migrane", "migraine"),
    ("athsma", "asthma"),
    ("numonia", "pneumonia"),
    ("excema", "eczema"),
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


RARE_NAMES = (
    "carcinoid myxoma hypoventilation akinesia hypouricemia menkes meckel buerger hypersomnia nephrostomy mycetoma "
    "farber facies branchial propionic dysgraphia solitary punctate"
)


def test_rare_names_are_not_turned_into_others(speller: Speller) -> None:
    assert speller.correct(f"about {RARE_NAMES} and Zantac, Xanax, Celebrex, Celexa") == []


def test_what_tells_two_operations_or_two_levels_apart_is_no_slip(speller: Speller) -> None:
    assert speller.correct("a nephrostmy") != [("nephrostmy", "nephrectomy")]
    assert all(right[:5] != "hyper" for _, right in speller.correct("hypothyrodism hyponatremea"))


def _understood(speller: Speller, words: list[str]) -> Counter[str]:
    chance = random.Random(7)
    told: Counter[str] = Counter()
    for word in words:
        for _, wrong in misspelt(word, chance):
            if not speller.knows(wrong):
                right = dict(speller.correct(f"about {wrong} now")).get(wrong, "")
                told["right" if stem(right) == stem(word) else "left" if not right else "wrong"] += 1
    return told


def test_how_many_misspellings_are_understood() -> None:
    own = Speller(ASKING)
    rows = vocabulary().rows()
    names = sorted({w for row in rows for n in (row.preferred, *row.names) for w in re.findall("[a-z]{6,}", n.lower())})
    for words, share in ((random.Random(3).sample(names, 150), 0.75), ([w for w in ASKING if len(w) > 6], 0.8)):
        told = _understood(own, words)
        assert told["right"] > share * told.total(), told
        assert told["wrong"] <= 0.015 * told.total(), told


def test_words_that_questions_are_asked_in_are_mended() -> None:
    own = Speller(ASKING)
    assert own.correct("tretment and symtoms of a contageous desease") == [
        ("tretment", "treatment"),
        ("symtoms", "symptoms"),
        ("contageous", "contagious"),
        ("desease", "disease"),
    ]


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


def test_a_slip_is_one_letter_from_a_word_and_a_right_word_is_none() -> None:
    assert stem("questions") in slips_of("questins")
    assert stem("answer") in slips_of("asnwer")
    assert slips_of("Salinomycin") == slips_of("question") == frozenset()
