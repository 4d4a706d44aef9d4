"""A part of the body and what ails it are one thing, however they are put."""

from __future__ import annotations

import pytest

from primum.answer.inquiry.complaints import complaint_of, complaints_in, is_procedure, is_weak, part_of, same_complaint
from primum.answer.lexicon.vocabulary import vocabulary
from primum.model import Concept

PUT = [
    ("What about that hip bone pain", "hip pain"),
    ("why does my shoulder hurt", "shoulder pain"),
    ("I have a pain under my left ribs", "rib pain"),
    ("my feet are always numb", "foot numbness"),
    ("swollen left ankle", "ankle swelling"),
    ("is it bad that my bladder is really sore", "bladder pain"),
    ("itching on my scalp", "scalp itching"),
    ("a lump in my armpit", "armpit lump"),
]


@pytest.mark.parametrize(("text", "words"), PUT, ids=[row[0] for row in PUT])
def test_a_complaint_is_one_concept(text: str, words: str) -> None:
    assert [concept.words for _, concept in complaints_in(text, vocabulary()).values()] == [words]


@pytest.mark.parametrize(
    "text", ["a lump in the throat", "chest pain", "itch cream", "heart attack", "hand lotion", ""]
)
def test_what_the_vocabulary_knows_and_what_is_none_is_left_alone(text: str) -> None:
    assert complaints_in(text, vocabulary()) == {}


def test_a_complaint_goes_by_the_names_that_the_vocabulary_has() -> None:
    ((_, concept),) = complaints_in("my joints are aching", vocabulary()).values()
    assert concept.words == "joint pain"
    assert "arthralgia" in concept.names


def test_where_no_page_is_on_the_complaint_the_page_on_the_part_must_speak_of_it() -> None:
    part, complaint = complaint_of(Concept("hip pain", ("hip pain",)))
    assert part is not None
    assert "hip injuries and disorders" in part.names
    assert "painful" in complaint.names
    assert complaint_of(Concept("gout", ("gout",))) == (None, Concept("gout", ("gout",)))


def test_parts() -> None:
    assert part_of("lower back pain") == "lower back"
    assert part_of("pain") == part_of("hip") == part_of("heart attack") == ""
    assert all(map(is_weak, ("face", "left ankle", "stool", "skin disease", "dermatologist")))
    assert not any(map(is_weak, ("gout", "hip pain", "aspirin", "liver cancer")))
    assert is_procedure("colonoscopy")
    assert not is_procedure("colitis")


def test_what_swells_an_ankle_is_told_under_swelling_and_a_sore_throat_is_not_strep() -> None:
    assert same_complaint(["peripheral edema", "ankle swelling"], ["edema", "swelling from fluid"])
    assert same_complaint(["bleeding after menopause"], ["vaginal bleeding"])
    assert not same_complaint(["streptococcal sore throat"], ["pharyngitis", "sore throat"])
    assert not same_complaint(["gout"], ["arthritis"])
