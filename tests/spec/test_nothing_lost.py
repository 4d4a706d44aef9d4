"""What a page plainly says reaches the reader, whatever its verb, its opening or the words of the question."""

from __future__ import annotations

import pytest
from bookshelf import CRAMPS, LABEL, MIGRAINE, PRESSURE, PRESSURE_PAGE, ask, every_section, page, told, whole

from primum.model import Document, Outcome


def on(title: str, text: str) -> Document:
    return page(title.lower().replace(" ", "-"), title, text)


SAID = [
    "Aspirin relieves the pain of gout.",
    "Cherries do not cure gout.",
    "Ice eases the pain of gout within an hour.",
    "However, colchicine is not recommended in gout with kidney failure.",
    "Therefore, diuretics should be stopped in people with gout.",
]


@pytest.mark.parametrize("sentence", SAID)
def test_a_sentence_of_the_answering_section_is_shown(sentence: str) -> None:
    document = on("Gout", f"# Treatment\n\n{sentence}\n\nGout is treated with naproxen or with steroids.")
    shown = whole(ask("How is gout treated?", document)).lower()
    assert sentence.lower().removeprefix("however, ").removeprefix("therefore, ") in shown


NAMES = [
    "Normal pressure hydrocephalus",
    "Familial hyperaldosteronism",
    "Eating disorders",
    "First-degree heart block",
    "Still's disease",
    "Lymphangioleiomyomatosis",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_answers_by_its_title_whatever_words_it_is_made_of(name: str) -> None:
    document = on(name, f"# Treatment\n\n{name} is treated with care and patience in special centers.")
    found = ask(f"How is {name[:1].lower() + name[1:]} treated?", document)
    assert found.outcome is Outcome.ANSWERED
    assert "care and patience" in told(found.summary)


@pytest.mark.parametrize(
    "question", ["What are the side effects of tolvapril 10 mg?", "side effects tolvapril 40mg daily"]
)
def test_a_strength_is_no_part_of_a_medicines_name(question: str) -> None:
    found = ask(question, LABEL)
    assert found.outcome is Outcome.ANSWERED
    assert "dizziness" in told(found.summary)


def test_a_warning_answers_a_bare_pair_of_names() -> None:
    found = ask("quinine for muscle cramps", CRAMPS)
    assert found.outcome is Outcome.ANSWERED
    assert "not recommended" in told(found.summary)


def test_a_medicine_that_relieves_is_an_answer() -> None:
    assert "400 mg relieves" in told(ask("Does ibuprofen help migraine?", MIGRAINE).summary)


@pytest.mark.parametrize(
    "question", ["How do you treat high blood pressure?", "How do you treat hypertension?", "HTN treatment"]
)
def test_the_guideline_speaks_first_by_whatever_name_its_subject_goes(question: str) -> None:
    found = ask(question, PRESSURE, PRESSURE_PAGE)
    assert found.summary[0].citations[0].document == "pressure"
    assert "Combining an ACE inhibitor" in whole(found)


ASTHMA = on(
    "Asthma",
    """
# Treatment

Asthma is treated with inhaled steroids.

# Pregnancy

Inhaled steroids are continued in pregnancy by women with asthma.

In non-pregnant women with asthma a theophylline level of 15 mg/L is used.
""",
)


def test_a_section_on_the_people_asked_about_answers_whatever_else_is_asked() -> None:
    found = ask("asthma treatment in pregnancy", ASTHMA)
    assert found.outcome is Outcome.ANSWERED
    assert "continued in pregnancy" in told(found.summary)


def test_women_who_are_not_pregnant_do_not_stand_under_pregnancy() -> None:
    found = ask("How is asthma treated?", ASTHMA)
    under = told([c for s in every_section(found) if s.kind == "pregnancy" for c in s.claims])
    assert "continued in pregnancy" in under
    assert "non-pregnant" not in under


@pytest.mark.parametrize("question", ["Is tolvapril safe in children?", "tolvapril dose for a 3 year old"])
def test_no_adult_dose_is_shown_to_one_who_asks_for_a_child(question: str) -> None:
    assert "10 mg" not in whole(ask(question, LABEL))
