"""The words by which a sentence speaks of what a question asks about in one word."""

from __future__ import annotations

import pytest

from primum.answer.inquiry.aspects import aspect_words
from primum.text.terms import stems

# question, sentence that answers it, sentence on the same subject that does not
ROWS = [
    ("Is kessel fever contagious?", "It passes from person to person in the air.", "It comes with a rash."),
    ("Is kessel fever deadly?", "One in ten people die of it.", "It comes with a rash."),
    ("Is kessel fever curable?", "Antibiotics cure it.", "It comes with a rash."),
    ("Does a wart hurt?", "It is painful only under the foot.", "A virus brings it."),
    ("Does a wart go away?", "Most disappear on their own.", "A virus brings it."),
    ("Is the Adair sign hereditary?", "A gene of the mother brings it.", "It is blue."),
    ("At what age does gout start?", "It begins in the thirties, or in older adults.", "The toe is red."),
    ("How common is gout?", "It affects about one percent of men.", "The toe is red."),
    ("What does a stye look like?", "A red bump with swollen skin.", "Warm water helps."),
]


@pytest.mark.parametrize(("question", "answers", "other"), ROWS, ids=[row[0] for row in ROWS])
def test_a_sentence_on_the_side_asked_about_has_words_of_the_question(question: str, answers: str, other: str) -> None:
    asked = aspect_words(question)
    assert asked & set(stems(answers))
    assert len(asked & set(stems(answers))) > len(asked & set(stems(other)))


@pytest.mark.parametrize("question", ["gout", "What is gout?", "What causes gout?"])
def test_a_question_of_no_such_side_gains_no_words(question: str) -> None:
    assert aspect_words(question) == frozenset()
