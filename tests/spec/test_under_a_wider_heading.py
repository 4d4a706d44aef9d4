"""What is told of a condition under a wider heading or in an item, or of some people inside a general section."""

from __future__ import annotations

import pytest
from bookshelf import ask, page, told, whole

from primum.model import Document, Kind, Outcome


def on(title: str, text: str, kind: Kind = Kind.REFERENCE, subjects: tuple[str, ...] = ()) -> Document:
    return page(title.lower().replace(" ", "-"), title, text, kind=kind, subjects=subjects)


FOODS = on(
    "Food allergy",
    "# What is food allergy?\n\nFood allergy is a reaction to a food.\n\n"
    "# What are the treatments for food allergy?\n\nYou may be given:\n\n"
    "- Antihistamines\n- Epinephrine, a medicine to treat anaphylaxis\n\n"
    "# Side effects\n\nMedicines to treat anaphylaxis can cause a fast heartbeat.",
)
ANAPHYLAXIS = on("Anaphylaxis", "# What is anaphylaxis?\n\nAnaphylaxis is a severe allergic reaction.")
GUIDE = on(
    "Diabetes mellitus",
    "# Treatment\n\n## Drug\n\n- Metformin is given first\n"
    "- Avoid metformin in individuals with poor kidney and liver function\n"
    "- Gliclazide is short-acting and preferred in the elderly",
    Kind.GUIDELINE,
)


def test_a_remedy_named_for_it_on_a_page_on_something_else_answers_in_part() -> None:
    found = ask("How is anaphylaxis treated?", ANAPHYLAXIS, FOODS)
    assert found.outcome is Outcome.PARTIAL
    assert found.summary[0].text.startswith("Epinephrine, a medicine to treat anaphylaxis")
    assert "Antihistamines" not in whole(found)
    assert "beyond what pages on something else say" in found.not_found[0]


def test_what_such_a_remedy_brings_about_does_not() -> None:
    text = "# Treatment\n\nMedicines to treat anaphylaxis can cause a fast heartbeat. Rest helps with food allergy."
    found = ask("How is anaphylaxis treated?", ANAPHYLAXIS, on("Food allergy", text))
    assert "heartbeat" not in whole(found)


def test_the_symptoms_of_another_illness_are_treated_as_that_illness() -> None:
    other = on("Morvan dysplasia", "# Treatment\n\nSymptoms such as anaphylaxis and short legs are managed one by one.")
    assert "one by one" not in whole(ask("How is anaphylaxis treated?", ANAPHYLAXIS, other))


def test_nothing_is_brought_from_elsewhere_where_a_page_of_its_own_answers() -> None:
    own = on("Anaphylaxis", "# Treatment\n\nAnaphylaxis is treated with an injection of adrenaline at once.")
    found = ask("How is anaphylaxis treated?", own, FOODS)
    assert found.outcome is Outcome.ANSWERED
    assert "Epinephrine" not in whole(found)


def test_what_holds_for_some_people_or_one_part_is_not_brought_for_all() -> None:
    kin = on("Food allergy", "# Treatment\n\nIn pregnant women, anaphylaxis is treated with half the amount.")
    assert "half the amount" not in whole(ask("How is anaphylaxis treated?", ANAPHYLAXIS, kin))
    sport = on("Joint disorders", "# Treatment\n\nIf you have a sprain, treatment begins with ice to relieve pain.")
    shoulder = on("Shoulder disorders", "# What are they?\n\nShoulder disorders are many.")
    assert "sprain" not in whole(ask("How do I relieve shoulder pain?", shoulder, sport))


def test_a_page_on_a_kind_of_it_brings_nothing() -> None:
    own = on("Kessel fever", "# What is kessel fever?\n\nKessel fever is an infection.")
    kind = on("Moonlight kessel fever", "# Treatment\n\nKessel fever is treated with rest in the dark.")
    assert "rest in the dark" not in whole(ask("How is kessel fever treated?", own, kind))


def test_what_keeps_it_away_is_brought_where_both_are_named() -> None:
    text = "# Treatment\n\nTake aspirin from the second trimester if you are at risk of preeclampsia."
    own = on("Preeclampsia", "# What is preeclampsia?\n\nPreeclampsia is a high blood pressure of pregnancy.")
    found = ask("aspirin to prevent preeclampsia", own, on("High blood pressure in pregnancy", text))
    assert (found.outcome, found.summary[0].text[:12]) == (Outcome.PARTIAL, "Take aspirin")


def test_what_comes_in_the_course_of_another_illness_is_no_treatment_at_large() -> None:
    text = "# Treatment\n\nLow sodium (hyponatremia) may occur and is treated with water tablets."
    found = ask("How is hyponatremia treated?", on("Kessel kidney disease", text))
    assert found.outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("metformin in liver disease", "Avoid metformin"),
        ("metformin in kidney impairment", "Avoid metformin"),
        ("gliclazide in the elderly", "preferred in the elderly"),
    ],
)
def test_a_drug_in_some_people_is_told_on_the_page_of_what_it_is_given_for(question: str, says: str) -> None:
    found = ask(question, GUIDE)
    assert found.outcome is Outcome.PARTIAL
    assert says in told(found.summary)


@pytest.mark.parametrize(
    "question", ["gliclazide in pregnancy", "gliclazide in children", "glibenclamide in liver disease"]
)
def test_advice_for_other_people_or_on_another_drug_is_none(question: str) -> None:
    assert ask(question, GUIDE).outcome is Outcome.DECLINED


def test_a_section_under_its_name_is_its_page() -> None:
    fats = on(
        "Triglycerides",
        "# What are triglycerides?\n\nTriglycerides are a fat in the blood.\n\n"
        "# What are the treatments for high triglycerides?\n\nYou may need medicines to lower your triglycerides.",
    )
    lipids = on("Hyperlipidaemia", "# Treatment\n\nHyperlipidaemia is treated with a statin.")
    found = ask("high triglycerides treatment", fats, lipids)
    assert found.outcome is Outcome.ANSWERED
    assert "lower your triglycerides" in found.summary[0].text


@pytest.mark.parametrize("question", ["treatment of community-acquired pneumonia", "uncomplicated pneumonia treatment"])
def test_the_ordinary_form_of_an_illness_is_the_illness(question: str) -> None:
    found = ask(question, on("Pneumonia", "# Treatment\n\nPneumonia is treated with amoxicillin."))
    assert "amoxicillin" in told(found.summary)


def test_one_that_is_caught_in_hospital_is_another() -> None:
    found = ask(
        "treatment of hospital-acquired pneumonia",
        on("Pneumonia", "# Treatment\n\nPneumonia is treated with amoxicillin."),
    )
    assert found.outcome is Outcome.DECLINED


def test_a_dose_by_years_is_for_children_and_is_told_with_them() -> None:
    text = "# Treatment\n\n## Drug\n\n- Senna: Adult: 2 tablets; 6 - 12 years: 1 tablet at night\n- Bisacodyl 10 mg"
    shown = told(ask("constipation in children treatment", on("Constipation", text, Kind.GUIDELINE)).summary)
    assert "6 - 12 years: 1 tablet" in shown
    assert "Bisacodyl" not in shown


def test_a_page_on_it_in_those_people_is_its_page_by_a_short_form_too() -> None:
    own = on("HIV and Pregnancy", "# Treatment\n\nYou can start treatment right away to protect the baby.")
    at_large = on(
        "HIV/AIDS", "# Treatment\n\nPeople with HIV are treated with several medicines.", subjects=("HIV/AIDS", "HIV")
    )
    found = ask("HIV in pregnancy treatment", own, at_large)
    assert "protect the baby" in told(found.summary)


def test_a_telegram_may_put_many_people_before_what_it_asks() -> None:
    text = "# Treatment\n\nConvulsions in children are treated with diazepam."
    found = ask("convulsions in children emergency treatment", on("Convulsions", text))
    assert found.outcome is Outcome.ANSWERED


def test_who_takes_medicines_is_no_treatment() -> None:
    text = (
        "# What is dehydration?\n\nDehydration is a lack of water.\n\nYoung children and some special cases - like "
        "people taking certain medications - need to be a little more careful.\n\n# Treatments for dehydration\n\n"
        "You may need to drink more.\n\nThere are also oral rehydration solutions for children."
    )
    shown = told(ask("dehydration in children treatment", on("Dehydration", text)).summary)
    assert "rehydration solutions" in shown
    assert "certain medications" not in shown


def test_medicines_that_keep_it_away_do_not_treat_it() -> None:
    text = (
        "# HIV in pregnancy\n\nPrEP means taking medicines to prevent HIV in pregnancy.\n\n"
        "If you are pregnant and have HIV, you can start treatment right away."
    )
    shown = told(ask("HIV in pregnancy treatment", on("HIV and Pregnancy", text)).summary)
    assert "start treatment" in shown
    assert "PrEP" not in shown


def test_the_illness_that_ends_a_name_may_be_what_is_kept_away() -> None:
    text = "# Treatment\n\nTo prevent strokes related to AF, doctors often prescribe blood thinners."
    found = ask("atrial fibrillation stroke prevention", on("Atrial Fibrillation and Stroke", text))
    assert "blood thinners" in told(found.summary)


def test_a_page_on_it_in_those_people_is_found_among_many_on_its_kinds() -> None:
    kinds = [on(f"Anemia kessel {n}", f"# What is it?\n\nAnemia kessel {n} is an anemia.") for n in range(70)]
    text = "# Treatment\n\n## Drug\n\n- Ferrous sulphate 200 mg\n- Folic acid 5 mg"
    own = on("Pregnancy and Anemia", text, Kind.GUIDELINE, ("What every expecting mother should know",))
    found = ask("How is anemia treated in pregnancy?", *kinds, own, on("Anemia", "# What is it?\n\nAnemia is a lack."))
    assert "Ferrous sulphate" in told(found.summary)


def test_to_be_rid_of_a_germ_is_treatment() -> None:
    text = "# Treatment\n\nHelicobacter pylori infection is treated with two antibiotics."
    found = ask("H. pylori eradication", on("Helicobacter pylori infection", text, subjects=("H. pylori",)))
    assert "two antibiotics" in told(found.summary)


def test_of_two_things_what_names_both_answers() -> None:
    text = (
        "# What is kidney disease?\n\nKidney disease is damage of the kidneys.\n\n# Be safe with your medicines\n\n"
        "NSAIDs include common medicines for headaches, pain, fever, or colds.\n\n"
        "Ibuprofen is an NSAID, but NSAIDs are sold under many different brand names.\n\n"
        "If you have kidney disease, do not use NSAIDs."
    )
    shown = told(ask("NSAIDs in kidney disease", on("Kidney disease", text)).summary)
    assert shown == "If you have kidney disease, do not use NSAIDs."
