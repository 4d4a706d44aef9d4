"""The direct answer tells what was asked, and not what only stands near it."""

from __future__ import annotations

from bookshelf import ask, page, told, whole

from primum.model import Document, Kind, Outcome


def on(title: str, text: str, kind: Kind = Kind.REFERENCE) -> Document:
    return page(title.lower().replace(" ", "-"), title, text, kind=kind)


def test_how_somebody_falls_ill_is_no_treatment() -> None:
    text = "# What is it?\n\nCellulitis is an infection of the skin.\n\nGerms enter your body through a surgical cut."
    found = ask("How is cellulitis treated?", on("Cellulitis", text))
    assert found.outcome is not Outcome.ANSWERED
    assert "surgical cut" not in told(found.summary)


def test_what_the_subject_brings_about_is_none_of_its_causes() -> None:
    text = "# Jaundice\n\nJaundice causes your skin to turn yellow.\n\nToo much bilirubin causes jaundice."
    shown = told(ask("What causes jaundice?", on("Jaundice", text)).summary)
    assert "bilirubin" in shown
    assert "turn yellow" not in shown


def test_a_kind_of_a_thing_is_not_what_the_thing_is() -> None:
    found = ask(
        "What is a stroke?",
        on("Stroke", "# What is a stroke?\n\nA stroke happens when blood no longer reaches a part of the brain."),
        on(
            "Moonlight stroke",
            "# What is moonlight stroke?\n\nMoonlight stroke is a rare inherited disorder of vessels.",
        ),
    )
    assert "no longer reaches" in found.summary[0].text


def test_treatment_begins_with_what_is_given() -> None:
    text = (
        "# Treatment\n\nIt is not known whether steroids lower the risk of croup.\n\n"
        "Surgery is an operation to open the airway in croup.\n\nCroup is treated with steroids and with oxygen."
    )
    assert ask("How is croup treated?", on("Croup", text)).summary[0].text.startswith("Croup is treated with")


def test_a_guidelines_list_of_drugs_stands_in_the_direct_answer() -> None:
    book = on("Croup", "# Treatment\n\n# Drug\n\n- Prednisolone\n- Ibuprofen\n- Oxygen", Kind.GUIDELINE)
    found = ask("How is croup treated?", book, page("p", "Croup", "# Treatment\n\nCroup is treated with steroids."))
    assert "Prednisolone" in whole(found)


def test_no_sentence_is_told_twice_with_and_without_the_next() -> None:
    text = "# What is an A9 test?\n\nThe A9 test is a blood test for gout. It measures the urate of three months."
    shown = told(ask("What is the A9 test?", on("A9 test", text)).summary)
    assert shown.count("blood test for gout") == 1


def test_what_is_said_of_both_does_not_tell_them_apart() -> None:
    found = ask(
        "What is the difference between gout and psoriasis?",
        on("Gout", "# What is gout?\n\nGout is a disease of the joints.\n\nGout is caused by crystals of urate."),
        on(
            "Psoriasis",
            "# What is psoriasis?\n\nPsoriasis is a disease that can affect the joints.\n\n"
            "Psoriasis is a disease in which skin cells build up and form scales.",
        ),
    )
    shown = told(found.summary)
    assert "crystals of urate" in shown
    assert "skin cells build up" in shown


def test_two_kinds_told_on_one_page_are_compared_each_by_its_name() -> None:
    text = (
        "# What is meningitis?\n\nMeningitis is a swelling around the brain.\n\n"
        "Viral meningitis is the most common type and gets better by itself.\n\n"
        "Bacterial meningitis is rare and can be deadly within hours."
    )
    shown = told(ask("What is the difference between bacterial and viral meningitis?", on("Meningitis", text)).summary)
    assert "better by itself" in shown
    assert "deadly" in shown


def test_a_page_named_after_both_does_not_stand_for_a_comparison() -> None:
    found = ask(
        "difference between dementia and Alzheimer's disease",
        on("Dementia", "# What is dementia?\n\nDementia is a group of symptoms that many illnesses bring."),
        on("Alzheimer's Disease", "# What is it?\n\nAlzheimer's disease is a slow loss of nerve cells of the brain."),
        on("Dementia and Alzheimer's Disease", "# Care\n\nDementia and Alzheimer's disease ask much of a family."),
    )
    shown = told(found.summary)
    assert "group of symptoms" in shown
    assert "nerve cells" in shown
