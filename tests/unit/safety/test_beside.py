"""What is told beside a question, and what only sounds like it."""

from __future__ import annotations

import pytest

from primum.safety import Level
from primum.safety.beside import asks_of_now, goes_on, points_back, told_beside
from primum.safety.triage import triage


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("how do i stop it, my leg is gushing", True),
        ("how long does paracetamol take to harm you i took 30 at lunchtime", True),
        ("what is this pain low on the right, can not walk upright", True),
        ("how can i help my mother who can not lift her arm", True),
        ("where do i go with my 4 year old who swallowed bleach", True),
        ("how do i get a bead out of my son s nose", True),
        ("how do i help my patient who has asthma", False),
        ("how do i stop a nosebleed, and when is it serious", False),
        ("what happens if i took two by mistake", False),
        ("what are the signs of a stroke, i am curious", False),
    ],
)
def test_a_question_that_goes_on_to_tell(sentence: str, told: bool) -> None:
    assert goes_on(sentence) is told


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        ("my baby has done it three times", True),
        ("i have it now", True),
        ("mine just did", True),
        ("i just had one", True),
        ("it is my 15 year old", True),
        ("my teacher asked this", False),
        ("i have read about it", False),
        ("my uncle had one in 2010", False),
    ],
)
def test_a_sentence_that_points_back_to_what_was_asked(sentence: str, points: bool) -> None:
    assert points_back(sentence) is points


def test_why_something_goes_on_now_is_no_general_question() -> None:
    assert asks_of_now("why am i throwing up blood")
    assert not asks_of_now("why do people throw up blood")


@pytest.mark.parametrize(
    ("general", "told"),
    [
        ("Is green vomit normal in a newborn?", "My baby has just done it."),
        ("Is a sudden headache like a blow an emergency?", "I have it now."),
    ],
)
def test_what_was_asked_in_general_counts_once_it_happens_to_somebody(general: str, told: str) -> None:
    assert triage(general).level is Level.NONE
    assert triage(told).level is Level.NONE
    assert triage(f"{general} {told}").level is Level.EMERGENCY


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("is it normal that my son can not swallow?", "my son can not swallow"),
        ("should i be worried that she went blue?", "she went blue"),
        ("what should i do, my toddler is grunting?", "my toddler is grunting"),
        ("is it normal that people snore?", "is it normal that people snore?"),
        ("is it true that my cold will pass?", "is it true that my cold will pass?"),
    ],
)
def test_what_follows_an_empty_question_is_told(sentence: str, left: str) -> None:
    assert told_beside(sentence) == left


@pytest.mark.parametrize(
    "text",
    [
        "Is it normal that my baby has hiccups after every feed?",
        "How can I help my mother, who has arthritis in her hands?",
        "Should I worry that my son still sucks his thumb?",
        "Where do I go for my flu jab?",
        "How do I get a splinter out of my thumb?",
    ],
)
def test_what_is_told_so_and_is_small_raises_no_alarm(text: str) -> None:
    assert triage(text).level is Level.NONE
