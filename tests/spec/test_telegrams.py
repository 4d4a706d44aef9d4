"""Short questions between two patients: names side by side, without a verb, and what is asked in one word."""

from __future__ import annotations

import pytest
from bookshelf import ask, page, told

from primum.model import Outcome

PRESSURE = page(
    "pressure",
    "Hypertension",
    "# What is hypertension?\n\nHypertension is a pressure in the arteries that stays above normal.\n\n"
    "# Treatment\n\nHypertension is treated with a thiazide.\n\n"
    "A target below 140/90 mm Hg is recommended in hypertension.\n\n"
    "Hypertension is reviewed each month.",
    subjects=["Hypertension", "High blood pressure"],
)
GOUT = page(
    "gout",
    "Gout",
    "# What is gout?\n\nGout is an arthritis caused by crystals.\n\n"
    "# Treatment\n\nGout is treated with rest and ice.\n\nA serum uric acid below 6 mg/dL is the target in gout.",
)
COPD = page(
    "copd",
    "COPD",
    "# What is COPD?\n\nCOPD is a disease of the lungs that worsens over time.\n\n"
    "# Treatment\n\nCOPD is treated with inhaled bronchodilators.\n\n# Diagnosis\n\nCOPD is diagnosed by spirometry.",
    subjects=["COPD", "chronic obstructive pulmonary disease"],
)
MIGRAINE = page(
    "migraine",
    "Migraine",
    "# What is migraine?\n\nMigraine is a recurring headache.\n\n# Treatment\n\nMigraine is treated with triptans.\n\n"
    "# Prevention\n\nPropranolol helps to prevent migraine.",
)
STROKE = page(
    "stroke",
    "Stroke",
    "# What is a stroke?\n\nA stroke is a loss of blood supply to the brain.\n\n"
    "# Treatment\n\nThrombolysis dissolves the clot of a stroke.\n\n"
    "Thrombolysis is given within 4 hours of the start of a stroke.",
)
BACK = page(
    "back",
    "Low back pain",
    "# What is low back pain?\n\nLow back pain is felt above the hips.\n\n"
    "# Diagnosis\n\nLow back pain is diagnosed from the history.\n\n"
    "An MRI is kept for low back pain with warning signs.",
)


@pytest.mark.parametrize("asked", ["target BP in hypertension", "BP target hypertension", "hypertension BP goal"])
def test_a_target_is_asked_for_in_one_word_and_told_by_its_figure(asked: str) -> None:
    found = ask(asked, PRESSURE)
    assert found.outcome is Outcome.ANSWERED
    assert "140/90" in found.summary[0].text


def test_where_no_target_is_told_the_article_says_so() -> None:
    found = ask("target BP in migraine", MIGRAINE)
    assert found.outcome is not Outcome.ANSWERED
    assert "triptans" not in told(found.summary)


@pytest.mark.parametrize("asked", ["target uric acid gout", "gout uric acid target", "uric acid target in gout"])
def test_a_test_beside_an_illness_is_no_name_of_it(asked: str) -> None:
    found = ask(asked, GOUT)
    assert found.outcome is Outcome.ANSWERED
    assert "6 mg/dL" in found.summary[0].text


def test_an_exacerbation_that_no_page_speaks_of_is_named_beside_what_is_known_of_the_illness() -> None:
    found = ask("COPD exacerbation treatment", COPD)
    assert found.outcome is Outcome.PARTIAL
    assert found.not_found == ("exacerbation",)
    assert "bronchodilators" in told(found.summary)


def test_a_kind_of_an_illness_is_not_answered_by_the_illness() -> None:
    for kind in ("familial gout treatment", "tophaceous gout treatment", "migraine mucinosis treatment"):
        assert ask(kind, GOUT, MIGRAINE).outcome is Outcome.DECLINED


def test_prophylaxis_is_prevention() -> None:
    found = ask("migraine prophylaxis", MIGRAINE)
    assert found.outcome is Outcome.ANSWERED
    assert "Propranolol" in found.summary[0].text


@pytest.mark.parametrize(
    "asked", ["how soon thrombolysis after stroke", "thrombolysis time window stroke", "stroke thrombolysis how soon"]
)
def test_how_soon_is_told_by_a_time(asked: str) -> None:
    found = ask(asked, STROKE)
    assert found.outcome is Outcome.ANSWERED
    assert "within 4 hours" in found.summary[0].text


@pytest.mark.parametrize("asked", ["imaging in low back pain", "low back pain imaging", "MRI in low back pain"])
def test_imaging_is_told_by_what_pictures_are_made(asked: str) -> None:
    found = ask(asked, BACK)
    assert found.outcome is Outcome.ANSWERED
    assert "MRI" in found.summary[0].text


def test_warning_signs_by_their_colour_are_no_part_of_a_name() -> None:
    headache = page(
        "headache",
        "Headache",
        "# When to seek urgent help\n\n- **Sudden headache:** a sudden severe headache needs medical care right away.\n"
        "- **Fever:** headache with fever and a stiff neck is an emergency.",
    )
    found = ask("headache red flags", headache)
    assert found.outcome is Outcome.ANSWERED
    assert "stiff neck" in " ".join(c.text for c in found.claims())


def test_a_trimester_is_no_part_of_a_medicines_name() -> None:
    ibuprofen = page(
        "ibuprofen",
        "Ibuprofen",
        "# What is ibuprofen?\n\nIbuprofen is a medicine for pain.\n\n"
        "# Pregnancy\n\nIbuprofen is not recommended in the last third of pregnancy.",
    )
    found = ask("ibuprofen third trimester", ibuprofen)
    assert found.outcome is Outcome.ANSWERED
    assert "not recommended" in found.summary[0].text


def test_short_forms_in_the_plural_are_the_thing_and_an_items_label_is_its_heading() -> None:
    low = page(
        "low",
        "Depression",
        "# Side effects\n\n- SSRIs: SSRIs can cause poor sleep.\n- Tricyclics: tricyclics can cause a dry mouth.",
    )
    found = ask("SSRI side effects", low)
    assert found.outcome is Outcome.ANSWERED
    assert "poor sleep" in found.summary[0].text
    assert "dry mouth" not in told(tuple(found.claims()))


def test_a_label_under_another_heading_tells_no_side_effects_and_no_dose() -> None:
    low = page("low", "Scleroderma", "# Treatment\n\n- SSRIs: SSRIs can cause calm at 20 mg a day.")
    assert ask("SSRI side effects", low).outcome is Outcome.DECLINED
    assert ask("SSRI dose", low).outcome is Outcome.DECLINED


def test_a_dose_that_nothing_tells_is_missed_by_the_drugs_name_beside_what_is_told_of_it() -> None:
    joint = page(
        "joint",
        "Gout",
        "# What is gout?\n\nGout is an arthritis caused by crystals.\n\n"
        "# Treatment\n\nColchicine is used to treat attacks of gout.\n\nGout is treated with rest and ice.",
    )
    found = ask("colchicine dose gout", joint)
    assert found.outcome is Outcome.PARTIAL
    assert found.not_found == ("dose and administration (gout, colchicine)",)
    assert "Colchicine is used" in found.summary[0].text


def test_where_an_illness_sits_does_not_keep_its_treatment_back() -> None:
    joints = page(
        "joints",
        "Osteoarthritis",
        "# What is osteoarthritis?\n\nOsteoarthritis is a wear of the joints.\n\n"
        "# Self-care\n\nExercise can ease osteoarthritis.\n\nWeight loss can ease osteoarthritis of the knee.",
    )
    found = ask("knee osteoarthritis exercise", joints)
    assert found.outcome is Outcome.PARTIAL
    assert found.not_found == ("osteoarthritis, knee and exercise together",)
    assert "Exercise can ease" in told(found.summary)


def test_which_medicine_asks_for_treatment() -> None:
    skin = page(
        "skin",
        "Eczema",
        "# What is eczema?\n\nEczema is an inflammation of the skin.\n\n"
        "# Treatment\n\nEczema is treated with a topical corticosteroid.\n\n"
        "# Side effects\n\nA topical steroid can thin the skin in eczema.",
    )
    found = ask("eczema which topical steroid", skin)
    assert found.outcome is Outcome.ANSWERED
    assert "treated with" in found.summary[0].text


@pytest.mark.parametrize("lead", ["Other causes are:", "Other causes include:", "# Other causes are"])
def test_other_causes_are_causes(lead: str) -> None:
    hair = page(
        "hair",
        "Hair loss",
        f"# What is hair loss?\n\nHair loss is thin hair.\n\n# Causes\n\n{lead}\n\n- Stress\n- Poor food\n- Iron loss",
    )
    assert "Stress; Poor food; Iron loss" in ask("causes of hair loss", hair).summary[0].text


def test_other_causes_in_a_sentence_of_their_own_are_told_with_the_one_before() -> None:
    hair = page(
        "hair",
        "Hair loss",
        "# What is hair loss?\n\nHair loss is a thinning of the hair. Thyroid disease may thin the hair. "
        "Other causes are stress, fever and poor food.",
    )
    found = ask("causes of hair loss", hair)
    assert found.outcome is Outcome.ANSWERED
    assert "Other causes are stress" in told(tuple(found.claims()))


def test_an_illness_with_many_causes_that_are_named_is_told_by_them() -> None:
    fits = page(
        "fits",
        "Seizures",
        "# What are seizures?\n\nSeizures are symptoms of a brain problem. "
        "Seizures can have many causes, including medicines, high fevers and head injuries.",
    )
    found = ask("causes of seizures", fits)
    assert found.outcome is Outcome.ANSWERED
    assert "high fevers" in found.summary[0].text


def test_men_who_are_asked_about_are_told_of_by_the_items_label() -> None:
    bladder = page(
        "bladder",
        "Urinary tract infection",
        "# What is it?\n\nUrinary tract infection is an infection of the bladder or the kidneys.\n\n"
        "# Treatment\n\n- Men: urinary tract infection in a man is taken to be complicated.\n"
        "- Fluids: drinking fluids can ease urinary tract infection.",
    )
    assert "in a man" in told(ask("UTI in men complicated?", bladder).summary)


def test_in_what_form_a_medicine_is_taken_is_not_how_the_illness_is_treated() -> None:
    chest = page(
        "chest",
        "Asthma",
        "# Treatment\n\nAsthma medicines can be taken in pill form, but most are inhaled steroids.\n\n"
        "Asthma is treated with inhaled steroids.",
    )
    assert ask("How is asthma treated?", chest).summary[0].text.startswith("Asthma is treated with")


def brings(asked: str) -> str:
    """The outcome and the direct answer on how illnesses of one another's pages stand to each other."""
    sickle = page(
        "sickle",
        "Sickle cell disease",
        "# What is sickle cell disease?\n\nSickle cell disease is a disease of red blood cells.\n\n"
        "# Causes\n\nA changed gene causes sickle cell disease.\n\n"
        "# Complications\n\nComplications of sickle cell disease include:\n\n- Stroke\n- Leg ulcers\n- Gallstones",
    )
    stroke = page(
        "stroke",
        "Stroke",
        "# What is a stroke?\n\nA stroke is a loss of blood supply to the brain.\n\n"
        "# Causes\n\nA clot causes most strokes.\n\n# Symptoms\n\nMigraine can look like a stroke.",
    )
    apnea = page(
        "apnea",
        "Sleep apnea",
        "# What is sleep apnea?\n\nSleep apnea is a stop of breathing in sleep.\n\n"
        "# Causes\n\nObesity can cause sleep apnea.\n\n# Complications\n\nSleep apnea can lead to obesity.",
    )
    found = ask(asked, sickle, stroke, apnea, page("fat", "Obesity", "# What is obesity?\n\nObesity is too much fat."))
    return f"{found.outcome}: {told(found.summary)}"


def test_whether_one_illness_causes_another_is_not_told_by_what_causes_the_first() -> None:
    found = brings("does sickle cell disease cause stroke")
    assert found.startswith("answered")
    assert "Stroke" in found
    assert "gene" not in found
    assert "clot" not in found


def test_whether_one_thing_causes_another_is_told_the_right_way_round() -> None:
    assert brings("does obesity cause sleep apnea").startswith("answered: Obesity can cause")
    assert brings("does sleep apnea cause obesity").startswith("answered: Sleep apnea can lead")


def test_what_looks_like_an_illness_is_not_said_to_cause_it_nor_is_it_told_what_it_is() -> None:
    assert brings("does migraine cause stroke").startswith("declined")
    assert brings("does stroke cause sleep apnea").startswith("declined")


def test_a_medicine_that_raises_a_risk_is_told_from_the_illness_s_page() -> None:
    gout = page(
        "gout",
        "Gout",
        "# What is gout?\n\nGout is an arthritis caused by crystals.\n\n"
        "# Risk factors\n\n- Medicines: diuretics raise the risk of gout.\n- Family: gout runs in families.",
    )
    found = ask("can diuretics cause gout", gout)
    assert found.outcome is Outcome.ANSWERED
    assert "diuretics raise" in found.summary[0].text
