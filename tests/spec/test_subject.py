"""Whose page is it: an article is about what was asked, by whatever name, and nothing that merely sounds like it."""

from __future__ import annotations

import pytest
from bookshelf import (
    CRAMPS,
    CUSHING_DISEASE,
    CUSHING_SYNDROME,
    LABEL,
    PRESSURE_PAGE,
    RARE,
    ask,
    cited,
    page,
    told,
    whole,
)

from primum.model import Document, Kind, Outcome

ASTHMA = page(
    "asthma",
    "Asthma",
    """
# Treatment

Asthma is treated with inhaled steroids and with medicines that widen the airways.

# Pregnancy

Inhaled steroids should be continued by pregnant women with asthma.

In non-pregnant women with asthma a theophylline level of 15 mg/L is used.
""",
)
# question, the documents that the article stands on, words of the direct answer, words that must stand nowhere
TABLE = [
    ("What causes muscle cramps?", {"cramps"}, "Straining or overusing a muscle", "immune"),
    ("What causes muscle spasms?", {"cramps"}, "Straining or overusing a muscle", "Komura"),
    ("charley horse causes", {"cramps"}, "Low levels of potassium or calcium", "cocaine"),
    ("What causes Komura syndrome?", {"rare"}, "immune attack", "potassium"),
    ("What causes coronary artery spasm?", {"coronary"}, "smoking, cocaine and cold", "potassium"),
    ("What causes Cushing's disease?", {"cushing-disease"}, "pituitary tumor", "steroid medicines"),
    ("What causes Cushing's syndrome?", {"cushing-syndrome"}, "steroid medicines", "pituitary"),
    ("What causes Cushing syndrome?", {"cushing-syndrome"}, "steroid medicines", "pituitary"),
    ("First-line treatment for hypertension", {"pressure", "pressure-page"}, "thiazide diuretic", "dexamethasone"),
    ("How is HTN treated?", {"pressure", "pressure-page"}, "thiazide diuretic", "dexamethasone"),
    ("How can I prevent high blood pressure?", {"pressure", "pressure-page"}, "less salt", "dexamethasone"),
    ("Ibuprofen in pregnancy", {"ibuprofen"}, "avoided from about 20 weeks", "Tolvapril"),
    ("Can I take Advil in pregnancy?", {"ibuprofen"}, "avoided from about 20 weeks", "Tolvapril"),
    ("What is the recommended dose of Motrin?", {"ibuprofen"}, "400 mg every 4 to 6 hours", "10 mg"),
]


@pytest.mark.parametrize(("question", "documents", "says", "never"), TABLE, ids=[row[0] for row in TABLE])
def test_the_article_is_about_what_was_asked(question: str, documents: set[str], says: str, never: str) -> None:
    found = ask(question)
    assert found.outcome is Outcome.ANSWERED
    assert says in told(found.summary)
    assert set(cited(found)) <= documents
    assert never not in whole(found)


def test_a_rare_disease_that_brings_the_complaint_is_no_answer_even_alone() -> None:
    found = ask("What causes muscle spasms?", RARE)
    assert found.outcome is Outcome.DECLINED
    assert [n.document for n in found.nearest] == ["rare"]


@pytest.mark.parametrize(
    ("question", "only"),
    [("What causes Cushing's disease?", CUSHING_SYNDROME), ("What causes Cushing's syndrome?", CUSHING_DISEASE)],
)
def test_neither_of_two_like_named_things_answers_for_the_other(question: str, only: object) -> None:
    assert ask(question, only).outcome is Outcome.DECLINED  # type: ignore[arg-type]


def test_a_comparison_says_what_each_side_is() -> None:
    found = ask("What is the difference between Cushing's disease and Cushing's syndrome?")
    assert {c.citations[0].document for c in found.summary} == {"cushing-disease", "cushing-syndrome"}
    assert {s.heading for s in found.sections} == {"Cushing's disease", "Cushing's syndrome"}


def test_what_is_said_of_women_who_are_not_pregnant_is_not_shown_to_one_who_is() -> None:
    for question in ("asthma treatment in pregnancy", "Is asthma dangerous in pregnancy?"):
        assert "non-pregnant" not in whole(ask(question, ASTHMA))
    assert "non-pregnant" not in whole(ask("Can tolvapril be taken during pregnancy?"))


BLADDER = page(
    "urinary",
    "Urinary tract infections",
    """
# Treatment

Cystitis is treated with a short course of an antibiotic.

Pyelonephritis needs an antibiotic for longer.
""",
)
LEAKING = page(
    "leaking",
    "Urinary incontinence",
    """
# Types

Stress incontinence, the most common type of urinary incontinence, is a leak on coughing or lifting.

# Treatment

Urinary incontinence is treated with exercises of the pelvic floor.
""",
)
ABSCESS = page(
    "abscess",
    "Abscess",
    """
# What is an abscess?

An abscess is a pocket of pus. Bacteria that enter through a cut can lead to an abscess.

# Treatment

An abscess is opened and drained.

# Outlook

An abscess can be serious where it is not drained.
""",
)
NOSE = page("nose", "Nose disorders", "# What it is\n\nThe nose cleans and warms the air that you breathe.")
# What has no page of its own: question, page, words of the direct answer ("": declined), words that stand nowhere
ELSEWHERE = [
    ("How is cystitis treated?", BLADDER, "Cystitis is treated", "Pyelonephritis"),
    ("What causes cystitis?", BLADDER, "", "antibiotic"),
    ("How do I get rid of incontinence?", LEAKING, "pelvic floor", "smell"),
    ("What is the most common type of urinary incontinence?", LEAKING, "Stress incontinence", "smell"),
    ("What are the types of urinary incontinence?", LEAKING, "most common type", "smell"),
    ("Is an abscess serious?", ABSCESS, "can be serious", "Bacteria"),
    ("What causes a bad smell in the nose?", NOSE, "", "cleans"),
    ("My nose hurts, what can I do?", NOSE, "", "cleans"),
]


@pytest.mark.parametrize(("question", "only", "says", "never"), ELSEWHERE, ids=[row[0] for row in ELSEWHERE])
def test_a_wider_page_answers_where_it_speaks_of_what_was_asked(
    question: str, only: Document, says: str, never: str
) -> None:
    found = ask(question, only)
    assert (found.outcome is Outcome.DECLINED) is not bool(says)
    assert says in told(found.summary)
    assert never not in told(found.summary)


@pytest.mark.parametrize(
    "question", ["How long does an abscess last?", "What happens if an abscess is left untreated?"]
)
def test_how_long_and_what_comes_of_it_are_not_answered_by_what_brings_it(question: str) -> None:
    found = ask(question, ABSCESS)
    assert found.outcome is not Outcome.ANSWERED or "serious" in told(found.summary)
    assert "Bacteria" not in told(found.summary)


def test_two_things_named_in_one_breath_are_answered_each_from_its_own_page() -> None:
    found = ask("How are an abscess and cystitis treated?", ABSCESS, page("cystitis", "Cystitis", BLADDER.text))
    assert found.outcome is Outcome.ANSWERED
    assert [c.citations[0].document for c in found.summary] == ["abscess", "cystitis"]
    assert "opened and drained" in told(found.summary)
    assert "short course" in told(found.summary)


def test_of_two_things_the_one_without_a_page_is_named() -> None:
    found = ask("How are an abscess and malaria treated?", ABSCESS)
    assert found.outcome is Outcome.PARTIAL
    assert "malaria" in " ".join(found.not_found)


def test_a_question_whether_one_thing_is_another_is_told_what_it_is_and_what_was_not_found() -> None:
    found = ask("Is a migraine a form of epilepsy?")
    assert found.outcome is Outcome.PARTIAL
    assert found.not_found == ("epilepsy",)
    assert cited(found) == ["migraine"]


# All concepts of a question must meet: question, outcome, part of what is named as not found
MEETING = [
    ("What is the dose of tolvapril?", Outcome.ANSWERED, ""),
    ("Does tolvapril interact with lithium?", Outcome.PARTIAL, "lithium"),
    ("What causes muscle cramps in pregnancy?", Outcome.PARTIAL, "pregnancy"),
    ("What is the prognosis of migraine?", Outcome.PARTIAL, "outlook"),
    ("What is the dose of tolvapril in migraine?", Outcome.PARTIAL, "migraine"),
    ("Is a thiazide used in hypertension?", Outcome.ANSWERED, ""),
    ("Does lithium help migraine?", Outcome.DECLINED, "lithium"),
]


@pytest.mark.parametrize(("question", "outcome", "missing"), MEETING, ids=[row[0] for row in MEETING])
def test_what_the_evidence_does_not_meet_is_named(question: str, outcome: Outcome, missing: str) -> None:
    found = ask(question)
    assert found.outcome is outcome
    assert missing in " ".join(found.not_found)
    assert bool(found.not_found) is (outcome is not Outcome.ANSWERED)


@pytest.mark.parametrize("question", ["Is tolvapril safe in children?", "tolvapril dose for infants"])
def test_what_is_known_of_adults_alone_answers_no_question_on_children(question: str) -> None:
    found = ask(question)
    assert found.outcome is not Outcome.ANSWERED
    assert found.not_found


def test_a_partial_answer_keeps_to_pages_of_the_subject() -> None:
    found = ask("Does tolvapril interact with lithium?")
    assert cited(found) == ["label"]
    assert "lithium" not in whole(found)
    assert found.nearest


def test_a_page_that_only_names_the_subject_says_nothing_where_the_subject_has_pages() -> None:
    mention = page(
        "trial",
        "Salt intake in sailors",
        "# Results\n\nHigh blood pressure was treated with rum and singing in 40 of 90 sailors.",
        kind=Kind.TRIAL,
    )
    found = ask("How is high blood pressure treated?", PRESSURE_PAGE, mention, LABEL, CRAMPS)
    assert found.summary[0].citations[0].document == "pressure-page"


TWO_IN_ONE = page(
    "two",
    "Komuritis and Other Lung Troubles",
    """
# Symptoms

The symptoms of pneumalgia include:

- Fast breathing
- Blue lips
- A racing heart

The main symptom of komuritis is a stabbing pain in the chest.
""",
)


def test_a_page_on_a_thing_and_others_is_on_the_thing_and_answers_on_it_alone() -> None:
    found = ask("What are the symptoms of komuritis?", TWO_IN_ONE)
    assert found.outcome is Outcome.ANSWERED
    assert "stabbing pain" in found.summary[0].text


PHOBIAS = page(
    "phobias",
    "Phobias",
    """
# What are phobias?

A phobia is a strong fear of something that does little harm.

Acrophobia is a fear of high places.

Other common ones are:

- Claustrophobia - a fear of narrow rooms
- Arachnophobia
""",
)
VOICE = page(
    "voice",
    "Voice disorders",
    """
# Causes

Shouting and smoke can make you hoarse.

Damage to a nerve can weaken the vocal cords.
""",
)
SWELLING = page(
    "edema",
    "Edema",
    """
# Causes

Causes of edema include:

- Heart failure
- Kidney disease
- Too much salt
- Some medicines
""",
)
CRAMPED = page("cramps-2", "Muscle cramps", "# Causes\n\nMuscle cramps are caused by straining a muscle.")
PAIR = page("pair", "Nausea and vomiting", "# Treatment\n\nNausea is treated with rest and small sips of water.")
FOR_SOME = page("for-some", "Gout and pregnancy", "# Treatment\n\nGout is treated with rest in these months.")
LISTED = page(
    "listed", "Slow turning of velnar centers", "# Treatment\n\nSlow turning of velnar centers needs no treatment."
)


@pytest.mark.parametrize(
    ("question", "only", "says"),
    [
        ("What is claustrophobia?", PHOBIAS, "a fear of narrow rooms"),
        ("What is acrophobia?", PHOBIAS, "a fear of high places"),
        ("What causes hoarseness?", VOICE, "Shouting and smoke"),
        ("What causes swollen ankles?", SWELLING, "Heart failure"),
        ("What causes leg cramps?", CRAMPED, "straining a muscle"),
        ("How is nausea treated?", PAIR, "small sips of water"),
        ("How is slow turning of velnar centers treated?", LISTED, "needs no treatment"),
    ],
)
def test_what_has_no_page_is_answered_where_a_wider_page_says_it(question: str, only: Document, says: str) -> None:
    found = ask(question, only)
    assert found.outcome is Outcome.ANSWERED
    assert says in told(found.summary)


@pytest.mark.parametrize(
    ("question", "only"),
    [
        ("What is arachnophobia?", PHOBIAS),  # named, and nothing said of it
        ("What causes acrophobia?", PHOBIAS),
        ("How is hoarseness treated?", VOICE),
        ("Are swollen ankles dangerous?", SWELLING),
        ("How is gout treated?", FOR_SOME),
        ("Does claustrophobia still exist on trains?", PHOBIAS),
    ],
)
def test_a_wider_page_that_does_not_say_it_answers_nothing(question: str, only: Document) -> None:
    assert ask(question, only).outcome is Outcome.DECLINED
