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


def test_the_names_of_regimens_do_not_stand_for_what_is_given() -> None:
    text = (
        "# Cresting\n\nCresting is a disease of the ear lobes.\n\n# Treatment\n\n# Drug\n\n"
        "- Recommended regimen: Metronidazole 400 mg orally for 7 days\n"
        "- Alternative regimen: Clindamycin 300 mg orally for 7 days\n"
        "- Alternative regimen for pregnant women: Erythromycin 500 mg orally for 7 days"
    )
    found = ask("How is cresting treated?", page("cresting", "Cresting", text, kind=Kind.GUIDELINE))
    assert found.summary[0].text == "Recommended regimen: Metronidazole 400 mg orally for 7 days"


def test_what_stands_under_children_answers_for_children_first() -> None:
    text = (
        "# Cresting\n\nCresting is a disease of the ear lobes.\n\n# Treatment\n\n"
        "The guideline bases treatment in adults and adolescents on ear wraps.\n\n"
        "# In children\n\n- Age 6 to 11 years: daily lotion is the treatment of mild cresting at age 6 to 11 years."
    )
    found = ask("How is cresting treated in children?", page("cresting", "Cresting", text))
    assert found.summary[0].text.startswith("Age 6 to 11 years")
