"""Guidelines and labels speak first where they speak to it; what is retracted supports nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bookshelf import YEAR, ask, cited, every_section, page, told, whole

from primum.answer.pipeline import Knowledge, answer
from primum.library.memory import MemoryLibrary
from primum.model import Kind, Notice, Outcome, Question, Strength

GUIDELINE = page(
    "guideline",
    "Guideline on gout",
    """
# Treatment

The society recommends colchicine or naproxen for the treatment of gout attacks.
""",
    kind=Kind.GUIDELINE,
    subjects=["Gout"],
)
SUMMARY = page(
    "summary",
    "Gout",
    """
# Treatment

Gout attacks are treated with ice packs and with anti-inflammatory medicines.
""",
    kind=Kind.SUMMARY,
)
RETRACTED = page(
    "retracted",
    "Gout",
    "# Treatment\n\nGout is treated with a cherry extract that cured all patients within one day.",
    retracted=True,
)
DRUG = page(
    "label",
    "Velnarone tablets",
    """
# Dosage and administration

The recommended dose of velnarone is 5 mg twice daily with food.

# Overdosage

A dose of 300 mg of velnarone was taken by mistake by one adult.

# Adverse reactions

At a dose of 20 mg of velnarone, headache was reported in 9% of patients.

# Clinical studies

In a trial a dose of 15 mg of velnarone daily was compared with placebo.
""",
    kind=Kind.LABEL,
)
MENTION = page(
    "review",
    "Velnarone",
    "# Dose\n\nThe dose of velnarone in the review was 7 mg daily.",
    kind=Kind.REVIEW,
)


def test_a_guideline_speaks_before_a_summary() -> None:
    found = ask("How is gout treated?", SUMMARY, GUIDELINE)
    assert cited(found)[0] == "guideline"
    assert [e.strength for e in found.references] == [Strength.HIGH, Strength.LOW]
    assert "a summary, not a primary source" in found.references[1].concerns


def test_a_label_speaks_before_others_on_its_own_drug() -> None:
    found = ask("What is the dose of velnarone?", MENTION, DRUG)
    assert cited(found)[0] == "label"
    assert found.summary[0].text == "The recommended dose of velnarone is 5 mg twice daily with food."


@pytest.mark.parametrize(
    "question", ["What is the dose of velnarone?", "velnarone dosage", "How much velnarone should I take?"]
)
def test_a_label_gives_the_dose_from_its_dose_section_alone(question: str) -> None:
    found = ask(question, DRUG)
    dose = told([*found.summary, *(c for s in every_section(found) if s.kind == "dose" for c in s.claims)])
    assert "5 mg twice daily" in dose
    for other in ("300 mg", "20 mg", "15 mg"):
        assert other not in dose


def test_side_effects_come_from_their_own_section_as_well() -> None:
    found = ask("What are the side effects of velnarone?", DRUG)
    assert "headache" in told(found.summary)
    assert "5 mg twice" not in told(found.summary)


def test_a_retracted_source_supports_nothing() -> None:
    found = ask("How is gout treated?", RETRACTED, SUMMARY)
    assert found.outcome is Outcome.ANSWERED
    assert cited(found) == ["summary"]
    assert "cherry" not in whole(found)


def test_where_all_is_retracted_there_is_no_answer_and_nothing_near() -> None:
    found = ask("How is gout treated?", RETRACTED)
    assert found.outcome is Outcome.DECLINED
    assert not found.nearest


def test_a_notice_of_retraction_takes_an_answer_away() -> None:
    shelf = MemoryLibrary(None)
    shelf.add([SUMMARY])
    before = shelf.version()

    def asked(version: str = "") -> Outcome:
        question = Question("How is gout treated?")
        return answer(
            question, library=shelf, code="", config="", year=YEAR, knowledge=Knowledge(), version=version
        ).outcome

    assert asked() is Outcome.ANSWERED
    shelf.add([], notices=[Notice("retracted", "summary", "notice:1")])
    assert asked() is Outcome.DECLINED
    assert asked(before) is Outcome.ANSWERED


def test_a_superseded_source_is_marked_and_weaker() -> None:
    old = replace(GUIDELINE, source=replace(GUIDELINE.source, superseded_by="guideline-2026"))
    found = ask("How is gout treated?", old)
    assert found.references[0].strength is Strength.MODERATE
    assert "superseded by guideline-2026" in found.references[0].concerns


def test_references_are_those_cited_in_the_order_of_their_first_mention() -> None:
    found = ask("How is gout treated?", SUMMARY, replace(GUIDELINE, id="z-guideline"), DRUG)
    assert cited(found) == ["z-guideline", "summary"]
    mentioned = list(dict.fromkeys(c.document for claim in found.claims() for c in claim.citations))
    assert cited(found) == mentioned
