"""When there is no answer, and when there must be one."""

from __future__ import annotations

import pytest
from bookshelf import ask, cited, page, told, whole

from primum.model import Outcome

ABSENT = [
    ("What is the treatment of malaria?", "malaria"),
    ("What is the dose of zzyzxumab?", "zzyzxumab"),
    ("What causes sarcoidosis?", "sarcoidosis"),
    ("How is celiac disease diagnosed?", "celiac disease"),
    ("side effects of warfarin", "warfarin"),
    ("symptoms of tetanus in newborns", "tetanus"),
    ("rheumatoid arthritis", "rheumatoid arthritis"),
]


@pytest.mark.parametrize(("question", "subject"), ABSENT, ids=[row[0] for row in ABSENT])
def test_a_subject_that_no_document_speaks_of_is_declined_by_name(question: str, subject: str) -> None:
    found = ask(question)
    assert found.outcome is Outcome.DECLINED
    assert (found.claims(), found.sections, found.references) == ((), (), ())
    assert subject in found.decline_reason
    assert any(subject in name for name in found.not_found)
    assert found.disclaimer


def test_the_nearest_sources_are_named_and_no_more_than_five() -> None:
    found = ask("Does lithium help migraine?")
    assert 0 < len(found.nearest) <= 5
    assert all(n.title and n.document for n in found.nearest)
    assert len({n.document for n in found.nearest}) == len(found.nearest)


def test_an_answered_question_names_no_nearest_sources() -> None:
    found = ask("What is the dose of tolvapril?")
    assert (found.nearest, found.not_found, found.decline_reason) == ((), (), "")


@pytest.mark.parametrize("question", ["Hello doctor", "Please help me!", "?", "what is it"])
def test_a_question_that_names_nothing_is_declined_with_that_reason(question: str) -> None:
    found = ask(question)
    assert found.outcome is Outcome.DECLINED
    assert "names no medical subject" in found.decline_reason


RAMBLING = (
    "SUBJECT: help please\nMESSAGE: Hello, I am [NAME] from [LOCATION]. My mother has had terrible pains at night for "
    "three weeks now and she is quite upset about it all. We tried bananas. The neighbours say it is her age. She "
    "walks a lot and drinks little. What causes muscle cramps? Thank you so much for your help, kind regards, [NAME]"
)
# However people put it, the library answers it: question, document, words of the direct answer
PUT = [
    ("how to treat hypertention", "pressure", "thiazide"),
    ("what causes muscel cramps", "cramps", "Straining"),
    ("WHAT CAUSES MUSCLE CRAMPS", "cramps", "Straining"),
    ("muscle cramps causes", "cramps", "Straining"),
    ("Hi, I would like to know the causes of muscle cramps please.", "cramps", "Straining"),
    (RAMBLING, "cramps", "Straining"),
    ("treatment for severe hypertension", "pressure", "thiazide"),
    ("Should Motrin be taken in pregnancy?", "ibuprofen", "20 weeks"),
    ("How much tolvapril can I take per day?", "label", "40 mg daily"),
    ("when should i see a doctor about muscle cramps", "cramps", "last longer than an hour"),
    ("migrain treatment", "migraine", "Triptans"),
]


@pytest.mark.parametrize(("question", "document", "says"), PUT, ids=[row[0][:40] for row in PUT])
def test_however_people_put_it(question: str, document: str, says: str) -> None:
    found = ask(question)
    assert found.outcome is Outcome.ANSWERED
    assert found.summary[0].citations[0].document == document
    assert says in told(found.summary)


def test_a_corrected_spelling_is_told() -> None:
    found = ask("how to treat hypertention")
    assert found.inquiry.corrected == "hypertention → hypertension"
    assert found.title == "how to treat hypertention"


def test_a_long_message_is_titled_by_its_question() -> None:
    found = ask(RAMBLING)
    assert found.title == "What causes muscle cramps?"
    assert cited(found) == ["cramps"]
    assert "bananas" not in whole(found)


# What points at something that was said before, or says only of what kind a thing is: question, what it leaves open
FRAGMENTS = [
    ("Would that cause muscle cramps?", "“that”"),
    ("so will it affect my migraine?", "“it”"),
    ("Will the drops help against my migraine or have side effects?", "“the drops”"),
    ("Is there an antibiotic that could help?", "antibiotic"),
]


@pytest.mark.parametrize(("question", "open"), FRAGMENTS, ids=[row[0] for row in FRAGMENTS])
def test_a_fragment_is_declined_with_what_to_add(question: str, open: str) -> None:
    found = ask(question)
    assert found.outcome is Outcome.DECLINED
    assert found.claims() == ()
    assert "says too little to be answered" in found.decline_reason
    assert open in found.decline_reason
    assert "Ask it as a whole question" in found.decline_reason


# What the question turns on is nowhere said of its subject: then what the subject is at large is no answer
UNMET = [
    ("Will tolvapril affect a migraine?", "tolvapril"),
    ("Can somebody with migraine sail?", "sail"),
    ("I take ibuprofen for my knee but what are the symptoms of zzyzx fever?", "zzyzx fever"),
    ("Could you recommend a good hospital for migraine?", "whom to turn to"),
    (
        "SUBJECT: Velnarone\nMESSAGE: I have had migraine for years and have tried nearly all there is. Last week a "
        "friend told me of this and said that it was all she needed. How much of it does one take for migraine?",
        "Velnarone",
    ),
]


@pytest.mark.parametrize(("question", "missing"), UNMET, ids=[row[0][:40] for row in UNMET])
def test_what_a_question_turns_on_must_be_met(question: str, missing: str) -> None:
    found = ask(question)
    assert found.outcome is Outcome.DECLINED
    assert missing in " ".join(found.not_found)
    assert missing in found.decline_reason


def test_what_is_not_said_of_a_subject_with_pages_is_told_so() -> None:
    found = ask("Can gout cause a migraine?")
    assert found.outcome is Outcome.DECLINED
    assert "nothing found on gout" in found.decline_reason
    assert any(n.document == "migraine" for n in found.nearest)


def test_whether_it_is_a_thing_is_answered_by_how_that_shows_itself() -> None:
    found = ask("Could it be a migraine?")
    assert found.inquiry.intent == "symptoms"
    assert found.outcome is not Outcome.DECLINED
    assert cited(found) == ["migraine"]


def test_a_question_of_its_own_on_a_subject_is_answered_where_a_page_speaks_of_it() -> None:
    shingles = page(
        "shingles",
        "Shingles",
        "Shingles is a painful rash.\n\n# Care\n\nYou can wash your hair with shingles on the scalp.",
    )
    assert "wash your hair" in told(ask("Can I wash my hair with shingles?", shingles).summary)
    assert ask("Can I sail with shingles?", shingles).outcome is Outcome.DECLINED
