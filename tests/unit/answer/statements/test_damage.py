"""Statements of texts that lost marks on their way: they are not quoted."""

from __future__ import annotations

import pytest

from primum.answer.statements.damage import has_glued_words, has_heading_in_front, has_lost_dash


@pytest.mark.parametrize(
    "statement",
    ["A child has two genesone from each parent.", "Many foodssuch as nuts do.", "It causes inflammationirritation."],
)
def test_words_run_together_where_a_dash_was_lost(statement: str) -> None:
    assert has_lost_dash(statement)
    assert has_glued_words(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "Prednisone eases a flare.",
        "Therefore someone wrote it.",
        "Bone is a hormone.",
        "Electroencephalography and musculoskeletal counterparts.",
    ],
)
def test_words_that_merely_end_alike_are_whole(statement: str) -> None:
    assert not has_lost_dash(statement)


def test_a_heading_that_ran_into_its_sentence_is_told_from_the_name_of_a_body() -> None:
    assert has_heading_in_front("Keep Weight at a Normal Level High weight strains the joints.")
    assert has_heading_in_front("If You Have Symptoms, Call 9-1-1 Diagnosis and treatment begin at once.")
    assert not has_heading_in_front("Vitamin D 800 IU daily helps.")
    assert not has_heading_in_front("The World Gout Association of Northern Europe recommends rest.")


def test_lines_of_a_list_that_ran_into_one_are_told_from_a_name() -> None:
    assert has_heading_in_front("These may be used: Chemotherapy Targeted therapy Stem cell transplant Surgery")
    assert not has_heading_in_front("These may be used: Chemotherapy, targeted therapy and surgery.")


def test_a_word_that_its_document_uses_time_and_again_is_one() -> None:
    statement = "Sleep apnea is treated with mouthpieces."
    assert has_glued_words(statement)
    assert not has_glued_words(statement, "A mouthpieces page. Which mouthpieces fit? New mouthpieces are made.")
