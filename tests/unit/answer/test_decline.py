"""What an answer must meet, and what is said where it does not."""

from __future__ import annotations

import pytest
from bookshelf import CRAMPS, IBUPROFEN, MIGRAINE, knowledge, library, page

from primum.answer import decline
from primum.answer.evidence.retrieve import Material, gather
from primum.answer.inquiry.question import read
from primum.answer.lexicon.names import Match
from primum.model import Document, Question


def material(text: str, *documents: Document) -> Material:
    shelf = library(*(documents or (CRAMPS, MIGRAINE, IBUPROFEN)))
    inquiry, reading = read(Question(text), vocabulary=knowledge().vocabulary, speller=knowledge().speller)
    return gather(inquiry, reading, library=shelf, vocabulary=knowledge().vocabulary, version=shelf.version())


def test_the_subject_is_what_has_pages_of_its_own() -> None:
    found = material("Does lithium help against migraine?")
    assert [c.words for c in found.concepts] == ["migraine", "lithium"]
    assert found.level("migraine") is Match.EXACT
    assert found.level("migraine", 1) is Match.NONE


def test_the_subject_of_a_question_on_a_drug_is_the_drug() -> None:
    assert material("dose of ibuprofen in migraine").concepts[0].words == "ibuprofen"
    assert material("treatment of migraine with ibuprofen").concepts[0].words == "migraine"


def test_words_of_degree_are_let_go_where_only_the_plain_thing_has_a_page() -> None:
    found = material("treatment of severe migraine")
    assert found.concepts[0].words == "migraine"
    assert found.level("migraine") is Match.EXACT


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("What causes migraine?", {"migraine"}),
        ("treatment of migraine with ibuprofen", {"migraine", "ibuprofen"}),
        ("ibuprofen dose in pregnancy", {"ibuprofen", "pregnant"}),
        ("Does lithium help against migraine?", {"migraine", "lithium"}),
    ],
)
def test_every_medical_thing_and_population_asked_about_must_be_met(text: str, needed: set[str]) -> None:
    found = material(text)
    people = found.reading.population
    names = [c.words for c in found.concepts] + ([people.words] if people else [])
    assert {names[i] for i in decline.required(found, knowledge().vocabulary)} == needed


def test_nothing_found_answers_nothing() -> None:
    found = material("What causes malaria?")
    assert not decline.is_answerable(found, [])
    assert decline.reason(found, ()) == (
        "The library holds no passage that answers this question: nothing found on malaria. "
        "No source in it is on a subject near this one."
    )
    assert "quinine, lithium" in decline.reason(found, ("quinine", "lithium"))


def test_the_nearest_are_what_search_brought_up_with_their_titles() -> None:
    found = material("What causes throbbing pain in the head?")
    near = decline.nearest(found)
    assert {(n.document, n.title) for n in near} >= {("migraine", "Migraine")}
    assert len(near) <= decline.NEAREST


@pytest.mark.parametrize("text", ["What causes malaria?", "Why is the sky blue?", "Is there anything else I can take?"])
def test_what_shares_nothing_with_the_question_is_not_near(text: str) -> None:
    assert decline.nearest(material(text)) == ()


def test_the_nearest_share_one_of_several_concepts() -> None:
    near = decline.nearest(material("Does lithium help against migraine?"))
    assert [n.document for n in near] == ["migraine"]


def test_a_page_that_gives_a_name_in_brackets_is_on_a_kind_of_it() -> None:
    oral = page("oral", "Oral thrush (candidiasis)", "White patches of the mouth.")
    whole = page("whole", "Yeast infections", "An infection with a yeast.", subjects=["Candidiasis"])
    found = material("treatment of a yeast infection", oral, whole)
    assert found.level("whole") is Match.EXACT
    assert found.level("oral") is not Match.EXACT
    assert material("treatment of a yeast infection", oral).level("oral") is Match.EXACT


def test_a_synonym_that_lists_features_names_none_of_them() -> None:
    rare = page(
        "rare", "Ostrova syndrome", "A rare syndrome.", subjects=["Clubfoot, short stature, and deafness", "OS"]
    )
    assert material("Is clubfoot inherited?", rare).level("rare") is not Match.EXACT


def test_what_a_body_does_anyway_is_not_what_ails_it() -> None:
    urine = page("urine", "Urination", "The bladder stores urine until it is passed.")
    assert material("What causes frequent urination?", urine).stands_in


def test_two_things_listed_side_by_side_are_no_question_how_one_stands_to_the_other() -> None:
    found = material("ibuprofen, migraine?", IBUPROFEN, MIGRAINE)
    assert decline.unmet(found, [], [0, 1]) == ()
