"""A thread keeps its subject: what a follow-up asks, said as a whole question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from primum.answer.inquiry.question import ASKING, read
from primum.answer.inquiry.thread import follow_up
from primum.answer.lexicon.spelling import Speller
from primum.answer.lexicon.vocabulary import vocabulary
from primum.model import Answer, Citation, Claim, Evidence, Outcome, Question, Run, Source, Strength


def before(question: str, *terms: str) -> Answer:
    """An answer whose article names these treatments."""
    inquiry, _ = read(Question(question), vocabulary=vocabulary(), speller=Speller(ASKING))
    made = Answer("a", inquiry, question, Outcome.ANSWERED, Run("", "", ""))
    texts = [f"{term} can be used." for term in terms]
    claims = tuple(Claim(t, t, (Citation("d", 0, len(t), t),), term=n) for t, n in zip(texts, terms, strict=True))
    return replace(made, summary=claims, references=(Evidence("d", Source(), 0, Strength.LOW),) if claims else ())


TREATED = before("What is the first-line treatment for hypertension?")
DRUG = before("Is ibuprofen safe in pregnancy?")
SPASMS = before("What causes muscle spasms?")
PREGNANT = before("What is the first-line treatment for hypertension in pregnancy?")


@pytest.mark.parametrize(
    ("thread", "said", "meant"),
    [
        (TREATED, "and in pregnancy?", "What is the first-line treatment for hypertension in pregnancy?"),
        (TREATED, "What about children?", "What is the first-line treatment for hypertension in children?"),
        (TREATED, "I'm pregnant", "What is the first-line treatment for hypertension in pregnancy?"),
        (TREATED, "what about asthma?", "What is the first-line treatment for asthma?"),
        (TREATED, "what about amlodipine?", "Is amlodipine used for hypertension?"),
        (TREATED, "side effects?", "What are the side effects of the treatments for hypertension?"),
        (TREATED, "which of these is safest?", "What are the side effects of the treatments for hypertension?"),
        (TREATED, "How is it diagnosed?", "How is hypertension diagnosed?"),
        (
            TREATED,
            "and for people with diabetes?",
            "What is the first-line treatment for hypertension for people with diabetes?",
        ),
        (TREATED, "And in kidney disease?", "What is the first-line treatment for hypertension in kidney disease?"),
        (PREGNANT, "what about children?", "What is the first-line treatment for hypertension in children?"),
        (
            PREGNANT,
            "and while breastfeeding?",
            "What is the first-line treatment for hypertension during breastfeeding?",
        ),
        (DRUG, "what about breastfeeding?", "Is ibuprofen safe during breastfeeding?"),
        (DRUG, "and paracetamol?", "Is paracetamol safe in pregnancy?"),
        (DRUG, "does it interact with warfarin?", "Does ibuprofen interact with warfarin?"),
        (DRUG, "side effects?", "What are the side effects of ibuprofen?"),
        (SPASMS, "how are they treated?", "How are muscle spasms treated?"),
        (SPASMS, "is this dangerous?", "Are muscle spasms dangerous?"),
        (SPASMS, "prevention?", "How can muscle spasms be prevented?"),
        (SPASMS, "can dehydration cause it?", "Can dehydration cause muscle spasms?"),
    ],
)
def test_what_a_follow_up_asks(thread: Answer, said: str, meant: str) -> None:
    assert follow_up(said, thread, vocabulary=vocabulary()) == meant


@pytest.mark.parametrize("whole", ["What are the symptoms of gout?", "Can hypertension be cured?"])
def test_a_question_that_stands_alone_is_left_as_it_is(whole: str) -> None:
    assert follow_up(whole, TREATED, vocabulary=vocabulary()) == whole


def test_these_are_the_drugs_that_the_article_names() -> None:
    thread = before("What is the first-line treatment for hypertension?", "Amlodipine", "Losartan")
    meant = follow_up("which of these is safest?", thread, vocabulary=vocabulary())
    assert meant == "Which is safer for hypertension: amlodipine or losartan?"
