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
