from __future__ import annotations

import pytest

from primum.answer.composing.remedies import comes_first, is_given, worth_as_treatment
from primum.model import Kind

NONE = frozenset[str]()


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Gout is treated with steroids.", "Steroids increase the risk of gout."),
        ("Treatments for warts include surgery and creams.", "Surgery is an operation to remove warts."),
        ("Antibiotics are used to treat boils.", "It is not known whether antibiotics help against boils."),
        ("Sprains are treated with ibuprofen.", "Stage II sprains are treated with surgery."),
        ("Croup is treated with steroids.", "Pregnant women with croup are given steroids."),
        ("Treatment of croup is with oxygen.", "Treatment of croup depends on oxygen."),
    ],
)
def test_what_is_given_is_worth_more_than_what_else_is_said_of_it(better: str, worse: str) -> None:
    assert worth_as_treatment(better, NONE, advises=False) > worth_as_treatment(worse, NONE, advises=False) + 0.5


def test_people_who_were_asked_about_are_no_special_case() -> None:
    told = "Pregnant women with croup are given steroids."
    asked = worth_as_treatment(told, frozenset({"pregnanc", "croup"}), advises=False)
    assert asked > worth_as_treatment(told, NONE, advises=False)


def test_what_a_guideline_recommends_is_worth_more_than_what_a_page_tells() -> None:
    advised = worth_as_treatment("The society recommends colchicine for gout.", NONE, advises=True)
    assert advised > worth_as_treatment("Colchicine was long taken for gout.", NONE, advises=False)


def test_a_guidelines_list_of_drugs_is_given_and_its_list_of_other_measures_is_not() -> None:
    assert is_given(Kind.GUIDELINE, "Drug: Amoxicillin; Ibuprofen.")
    assert not is_given(Kind.GUIDELINE, "Non drug: Diet; Rest.")
    assert not is_given(Kind.REFERENCE, "Drug: Amoxicillin; Ibuprofen.")


def test_a_sentence_comes_before_a_list_of_drugs_where_it_says_what_is_done() -> None:
    antibiotics = "Treatment of boils is with antibiotics."
    assert comes_first(antibiotics, NONE, worth_more=False)
    assert not comes_first(antibiotics, frozenset({"drug"}), worth_more=True)
    assert not comes_first("The body suggests combination therapy for gout.", NONE, worth_more=True)
    surgery = "Treatments for warts include surgery."
    assert comes_first(surgery, NONE, worth_more=True)
    assert not comes_first(surgery, NONE, worth_more=False)
    assert comes_first("All should be commenced on metformin.", frozenset({"drug"}), worth_more=True)


def test_what_helps_in_an_attack_is_worth_more_than_what_keeps_the_next_away() -> None:
    attack = worth_as_treatment("Triptans are used to treat migraine.", NONE, advises=False)
    assert attack > worth_as_treatment("Triptans are used to prevent future attacks of migraine.", NONE, advises=False)
