"""What an article says first: the sentence that a reader would have chosen, before those that only border on it."""

from __future__ import annotations

import pytest
from bookshelf import ask, page, told

from primum.model import Kind, Outcome


@pytest.mark.parametrize(
    ("question", "text", "first"),
    [
        (
            "What are the types of cresting?",
            "There are three main types of cresting. They are red, white and blue cresting.\n\n"
            "Red cresting is one of the most common types of cresting in adults.\n\n"
            "There are three treatment stages for cresting: rest, lotion and watching.",
            "There are three main types",
        ),
        (
            "What are the symptoms of cresting?",
            "Late cresting is the next most common form, with symptoms of ringing that people notice.\n\n"
            "The symptoms of cresting are extremely variable.\n\n"
            "The most common symptoms of cresting are a dull ache and red ear lobes.",
            "The most common symptoms",
        ),
        (
            "How is cresting treated?",
            "For people who keep getting cresting, treatments such as ear wraps have shown promising results.\n\n"
            "You might get cresting if you have an illness that requires prolonged use of antibiotics.\n\n"
            "Certain antibiotics can treat cresting.",
            "Certain antibiotics",
        ),
        (
            "How long does cresting last?",
            "The symptoms of cresting usually start four to six weeks after a cold wind.\n\n"
            "Most people with cresting get better in two to four weeks.\n\n"
            "Rarely, the symptoms of cresting can last for six months or longer.",
            "Most people with cresting",
        ),
        (
            "What is the outlook for cresting?",
            "Certain factors affect the prognosis (chance of recovery) of cresting and its treatment options.\n\n"
            "Cresting can be cured only if it is found early.",
            "Cresting can be cured only",
        ),
        (
            "How common is cresting?",
            "Cresting is most common in the soft part of the ear.\n\n"
            "Cresting affects about 3 million people in the north.",
            "Cresting affects about 3 million",
        ),
    ],
)
def test_the_first_sentence_tells_what_was_asked(question: str, text: str, first: str) -> None:
    found = ask(
        question, page("cresting", "Cresting", f"# Cresting\n\nCresting is a disease of the ear lobes.\n\n{text}")
    )
    assert found.outcome is Outcome.ANSWERED
    assert found.summary[0].text.startswith(first)


@pytest.mark.parametrize(
    ("question", "text", "left"),
    [
        # Advice is no cause, what brings a thing about none of its complications, and the reverse no risk of it.
        ("What causes cresting in children?", "Be sure to protect the ears of children from cresting, too.", "Be sure"),
        ("What are the complications of cresting?", "A cold wind or an injury can cause it.", "can cause it"),
        ("Who is at risk for cresting?", "Cresting can cause pain and affect hearing.", "affect hearing"),
        # A risk and a prevention of something else.
        (
            "What are the risk factors for cresting?",
            "Before an operation for cresting, people may stop medicines that increase the risk of stroke.",
            "stroke",
        ),
        ("How can cresting be prevented?", "You can do a lot to prevent heart disease and stroke.", "heart disease"),
        ("How can cresting be prevented?", "After a year of unprotected ears about 15 % have it.", "unprotected"),
        # What spreads, passes and varies is not always caught.
        ("Is cresting contagious?", "The signs of cresting vary from person to person.", "vary"),
        (
            "Is cresting contagious?",
            "Tests for cresting show whether a cancer has spread from where it started.",
            "spread",
        ),
        ("What are the complications of cresting?", "Clinical trials on cresting can lead to new cures.", "trials"),
    ],
)
def test_what_only_borders_on_a_question_does_not_answer_it(question: str, text: str, left: str) -> None:
    found = ask(
        question, page("cresting", "Cresting", f"# Cresting\n\nCresting is a disease of the ear lobes.\n\n{text}")
    )
    assert found.outcome is not Outcome.ANSWERED
    assert left not in told(found.summary)


def test_a_register_of_signs_does_not_open_an_answer_on_symptoms() -> None:
    signs = ["Abnormal lobes", "Ache", "Itching", "Red lobes", "Blurred hearing", "Cold ears", "Ringing"]
    text = (
        "# Cresting\n\nCresting is a disease of the ear lobes.\n\n# Symptoms\n\n"
        "Early symptoms of cresting include an ache and stiffness of the lobes.\n\nSigns and symptoms:\n\n"
    )
    found = ask(
        "What are the symptoms of cresting?", page("cresting", "Cresting", text + "\n".join(f"- {s}" for s in signs))
    )
    assert found.summary[0].text.startswith("Early symptoms")


@pytest.mark.parametrize(
    ("items", "told"),
    [
        # The label that says what a thing is for stays, the amount and whom it is for go.
        (
            ["Antibiotics: Amoxicillin, Adult: 500 mg orally for 7 days", "Analgesics: Paracetamol 1 g 6 hourly"],
            "Antibiotics: Amoxicillin; Analgesics: Paracetamol.",
        ),
        # What is left of a range is no part of a name, nor is the word before it.
        (
            ["Copper soap to bathe for 2 - 5 minutes", "Tacrolimus 0.1% cream", "Thyroxine for adults as told below"],
            "Copper soap to bathe; Tacrolimus 0.1% cream; Thyroxine.",
        ),
        # Rows for each age are one drug.
        (
            ["Metronidazole 400 mg 8 hourly", "Metronidazole - 1 - 3 years: 50 mg", "Clindamycin 150 mg 6 hourly"],
            "Metronidazole; Clindamycin.",
        ),
        # What must not be lost ends the list before it.
        (
            ["Aspirin 300 mg daily", "Ibuprofen 400 mg", "Doxycycline 100 mg, not in children", "Erythromycin 500 mg"],
            "Aspirin; Ibuprofen.",
        ),
        (["Amoxicillin 500 mg", "Antibiotics: if the lobes are infected"], "Amoxicillin; Antibiotics."),
    ],
)
def test_notes_on_drugs_are_told_by_what_is_given(items: list[str], told: str) -> None:
    notes = "\n".join(f"- {item}" for item in items)
    text = f"# Cresting\n\nCresting is a disease of the ear lobes.\n\n# Treatment\n\n# Drug\n\n{notes}"
    found = ask("How is cresting treated?", page("cresting", "Cresting", text, kind=Kind.GUIDELINE))
    assert found.summary[0].text == told


def test_what_stands_in_for_a_drug_that_is_not_told_is_not_told_either() -> None:
    text = (
        "# Cresting\n\nCresting is a disease of the ear lobes. Antibiotics can treat cresting.\n\n"
        "# Treatment\n\n# Drug\n\n"
        "- Alternative regimen for adults with an allergy: Erythromycin 500 mg\n- Or tetracycline 500 mg"
    )
    found = ask("How is cresting treated?", page("cresting", "Cresting", text, kind=Kind.GUIDELINE))
    assert not found.summary[0].text.startswith("Drug")


CARE = "# Cresting\n\nCresting is a disease of the ear lobes.\n\nCresting is treated with antibiotics or ear wraps."
NOTES = "# Cresting\n\n# Treatment\n\n# Drug\n\n- Amoxicillin 500 mg 8 hourly\n- Doxycycline 100 mg daily"


@pytest.mark.parametrize(
    ("question", "first"),
    [("How is cresting treated?", "Cresting is treated"), ("Which antibiotic is used for cresting?", "Amoxi")],
)
def test_a_guidelines_list_comes_first_where_a_drug_is_asked_for(question: str, first: str) -> None:
    guideline = page("guideline", "Cresting", NOTES, kind=Kind.GUIDELINE)
    found = ask(question, page("cresting", "Cresting", CARE), guideline)
    assert found.summary[0].text.startswith(first)
    assert len(found.summary) == 2


@pytest.mark.parametrize(
    ("question", "text", "first"),
    [
        (
            "What are the symptoms of cresting?",
            "Symptoms of cresting may not start right away.\n\nLotion can reduce the symptoms of cresting.\n\n"
            "People with cresting may have symptoms such as an ache and red ear lobes.",
            "People with cresting",
        ),
        (
            "At what age does cresting start?",
            "Cresting affects about 3 of 1,000 adults aged 40 to 60.\n\n"
            "People with cresting at age 50 have red lobes.\n\nCresting usually begins between ages 30 and 50.",
            "Cresting usually begins",
        ),
        # Of what a page is on, its sentences name the cause without saying its name.
        (
            "What causes cresting?",
            "Less common causes include: moulds and yeasts.\n\nCold winds are the most common cause.",
            "Cold winds are",
        ),
        (
            "How is cresting treated?",
            "Steroids are another type of drug used to treat cresting.\n\nCresting is treated with antibiotics.",
            "Cresting is treated",
        ),
        (
            "How is cresting treated?",
            "A treatment of cresting with antibiotics, known among sailors.\n\n"
            "Cresting can be treated with a lotion of honey and salt.",
            "Cresting can be",
        ),
    ],
)
def test_what_tells_it_stands_before_what_speaks_beside_it(question: str, text: str, first: str) -> None:
    found = ask(
        question, page("cresting", "Cresting", f"# Cresting\n\nCresting is a disease of the ear lobes.\n\n{text}")
    )
    assert found.outcome is Outcome.ANSWERED
    assert found.summary[0].text.startswith(first)


def test_what_is_done_beside_drugs_does_not_stand_before_what_is_given() -> None:
    notes = "# Cresting\n\n# Treatment\n\n# Non drug\n\n- Wraps for the ears\n- Warm baths\n- Rest in a dark room"
    guideline = page("guideline", "Cresting", notes, kind=Kind.GUIDELINE)
    found = ask("How is cresting treated?", page("cresting", "Cresting", CARE), guideline)
    assert found.summary[0].text.startswith("Cresting is treated")


def test_that_germs_survive_outside_is_no_outlook() -> None:
    text = "# Cresting\n\nCresting is a disease of the ear lobes.\n\nIts germs survive for months in the environment."
    found = ask("Is cresting serious?", page("cresting", "Cresting", text))
    assert found.outcome is not Outcome.ANSWERED


def test_a_long_list_is_told_by_its_first_items() -> None:
    signs = "; ".join(
        f"A {n} ache that comes every night and goes by noon" for n in ("dull", "sharp", "slow", "hot", "cold", "odd")
    )
    items = "\n".join(f"- {sign}" for sign in signs.split("; "))
    text = f"# Cresting\n\nCresting hurts the ear lobes.\n\n# Symptoms\n\nSymptoms of cresting include:\n\n{items}"
    found = ask("What are the symptoms of cresting?", page("cresting", "Cresting", text))
    assert found.summary[0].text.startswith("Symptoms of cresting include: A dull ache")
    assert len(found.summary[0].text.split()) <= 60


GOUT = "# Gout\n\nGout is a disease of the joints.\n\n"
STONES = "# Kidney Stones\n\nKidney stones are hard pieces of salt in the kidney.\n\n"


@pytest.mark.parametrize(
    ("gout", "stones", "says"),
    [
        ("# Complications\n\nOver the years the crystals can lead to kidney stones.", "", "Over the years"),
        ("# Complications\n\n- Joint damage\n- Kidney stones", "", "Kidney stones"),
        ("", "# Causes\n\n- Gout\n- Cold weather", "Gout"),
        ("", "Kidney stones are more likely to occur in people who have gout.", "Kidney stones are more likely"),
        ("", "Risk factors for kidney stones include gout and cold weather.", "Risk factors"),
    ],
)
def test_whether_one_thing_brings_about_another_is_told_from_either_page(gout: str, stones: str, says: str) -> None:
    found = ask(
        "Can gout cause kidney stones?",
        page("gout", "Gout", GOUT + gout),
        page("stones", "Kidney Stones", STONES + stones),
    )
    assert found.outcome is Outcome.ANSWERED
    assert says in found.summary[0].text


@pytest.mark.parametrize(
    ("gout", "stones"),
    [
        ("# Causes\n\nOther causes of gout include kidney stones and cold weather.", ""),
        ("# Causes\n\n- Kidney stones\n- Cold weather", ""),
        ("", "Untreated kidney stones can lead to gout."),
        ("", "# Causes\n\nIn medullary sponges of the kidney the crystals are not due to gout."),
        ("", "# Complications\n\n- Gout\n- Fatigue"),
        ("# Treatments\n\nPeople with gout and kidney stones should rest.", ""),
    ],
)
def test_what_goes_the_other_way_does_not_answer_it(gout: str, stones: str) -> None:
    found = ask(
        "Can gout cause kidney stones?",
        page("gout", "Gout", GOUT + gout),
        page("stones", "Kidney Stones", STONES + stones),
    )
    assert found.outcome is not Outcome.ANSWERED


def test_where_what_answers_cannot_be_quoted_the_side_that_is_missing_is_named() -> None:
    outlook = "# Outlook\n\nCresting has no cure, but treatmentssuch as lotion help."
    text = f"# Cresting\n\nCresting is a disease of the ear lobes.\n\n{outlook}"
    found = ask("What is the outlook for cresting?", page("cresting", "Cresting", text))
    assert found.outcome is not Outcome.ANSWERED
    assert found.not_found == ("outlook (cresting)",)


def test_the_names_of_regimens_stand_with_what_is_given() -> None:
    text = (
        "# Cresting\n\nCresting is a disease of the ear lobes.\n\n# Treatment\n\n# Drug\n\n"
        "- Recommended regimen: Metronidazole 400 mg orally for 7 days\n"
        "- Alternative regimen: Clindamycin 300 mg orally for 7 days\n"
        "- Alternative regimen for pregnant women: Erythromycin 500 mg orally for 7 days"
    )
    found = ask("How is cresting treated?", page("cresting", "Cresting", text, kind=Kind.GUIDELINE))
    assert found.summary[0].text.startswith("Recommended regimen: Metronidazole; Alternative regimen: Clindamycin;")


def test_what_stands_under_children_answers_for_children_first() -> None:
    text = (
        "# Cresting\n\nCresting is a disease of the ear lobes.\n\n# Treatment\n\n"
        "The guideline bases treatment in adults and adolescents on ear wraps.\n\n"
        "# In children\n\n- Age 6 to 11 years: daily lotion is the treatment of mild cresting at age 6 to 11 years."
    )
    found = ask("How is cresting treated in children?", page("cresting", "Cresting", text))
    assert found.summary[0].text.startswith("Age 6 to 11 years")


def test_how_a_medicine_works_is_told_by_what_it_does() -> None:
    text = (
        "# Glinitans\n\nGlinitans are a type of medicine for cresting.\n\n"
        "Too much wax in the ear can block it. If wraps don't reduce the wax, you may need medicine.\n\n"
        "Glinitans interfere with the making of wax in the ear. You should not stop taking glinitans suddenly."
    )
    found = ask("How do glinitans work?", page("glinitans", "Glinitans", text))
    assert found.outcome is Outcome.ANSWERED
    assert found.summary[0].text.startswith("Glinitans interfere with")
