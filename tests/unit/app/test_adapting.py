"""Articles in the reader's words, as the doors get them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from primum.app import adapted, beside, plain_words
from primum.model import Answer, Audience, Question


@pytest.mark.parametrize("audience", list(Audience))
def test_every_claim_is_worded_once_for_every_reader(article: Answer, audience: Audience) -> None:
    made = adapted(article, audience)
    assert sorted(w.claim for w in made.lines()) == sorted(c.id for c in article.claims())
    assert made.audience is audience


def test_without_a_reader_named_it_is_for_the_one_who_asked(article: Answer) -> None:
    question = Question("What helps cramp?", Audience.PATIENT)
    asked = replace(article, inquiry=replace(article.inquiry, question=question))
    assert adapted(asked).audience is Audience.PATIENT
    assert beside(asked) == adapted(asked)
    assert beside(article) is None, "a physician reads the answer as it stands"


def test_a_rendition_is_made_once(article: Answer) -> None:
    assert adapted(article, Audience.NURSE) is adapted(article, Audience.NURSE)
    assert adapted(replace(article, title="Another"), Audience.NURSE) is not adapted(article, Audience.NURSE)


def test_any_text_can_be_told_plainly() -> None:
    assert plain_words("Hypertension is common.").text == "High blood pressure is common."
