"""One article for four readers: every claim once, in the order, headings and words that fit."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from primum.answer.adapt import adapt
from primum.answer.disclaimers import DISCLAIMERS
from primum.model import (
    Answer,
    Audience,
    Claim,
    Concept,
    Document,
    Evidence,
    Inquiry,
    Outcome,
    Question,
    Run,
    Section,
    Source,
    Strength,
    Support,
    Verdict,
)
from primum.reader import Part, Rendition

SENTENCES = {
    "answer": "Hypertension is treated with a diuretic or another antihypertensive drug.",
    "first": "Start with 12.5 mg b.i.d. of the diuretic.",
    "cost": "HTN is expensive to treat.",
    "heart": "Untreated, it may lead to myocardial infarction.",
    "lungs": "Dyspnea can be a sign of heart failure.",
    "call": "Call for help if chest pain lasts.",
    "check": "Check the blood pressure each month.",
    "cough": "Cough is an adverse effect of some drugs.",
    "pins": "A muscle cramp passes.",
}


def article() -> Answer:
    """Nine claims: one in the answer, the others under six headings, two of them deeper."""
    document = Document("d", Source(title="Blood pressure"), "\n".join(SENTENCES.values()))

    def claim(name: str) -> Claim:
        text = SENTENCES[name]
        at = document.text.index(text)
        term = {"answer": "Hypertension", "lungs": "Dyspnea"}.get(name, "")
        return Claim(name, text, (document.quote(at, at + len(text)),), term=term)

    medicines = Section("treatment", "Medicines", (claim("cost"),))
    checks = Section("treatment", "Monitoring and follow-up", (claim("check"),))
    return Answer(
        id="a",
        inquiry=Inquiry(Question("How is hypertension treated?"), "treatment", Concept("hypertension")),
        title="How is hypertension treated?",
        outcome=Outcome.ANSWERED,
        run=Run("c", "d", "1"),
        summary=(claim("answer"),),
        sections=(
            Section("treatment", "Management", (claim("first"),), (medicines, checks)),
            Section("complications", "Complications", (claim("heart"),)),
            Section("symptoms", "Symptoms and signs", (claim("lungs"),)),
            Section("adverse_effects", "Adverse effects", (claim("cough"),)),
            Section("red_flags", "When to seek care urgently", (claim("call"),)),
            Section("definition", "Skeletal muscle", (claim("pins"),)),
        ),
        references=(Evidence("d", document.source, 0, Strength.LOW),),
    )


def said(rendition: Rendition) -> dict[str, str]:
    return {w.claim: w.whole for w in rendition.lines()}


def headings(parts: Sequence[Part]) -> list[str]:
    return [p.heading for p in parts]


@pytest.mark.parametrize("audience", list(Audience))
def test_every_claim_is_worded_exactly_once(audience: Audience) -> None:
    made = adapt(article(), audience)
    assert sorted(w.claim for w in made.lines()) == sorted(SENTENCES)
    assert [w.claim for w in made.summary] == ["answer"]
    assert made.audience is audience
    assert made.disclaimer == DISCLAIMERS[audience]


def test_a_physician_reads_it_as_composed() -> None:
    made = adapt(article(), Audience.PHYSICIAN)
    assert said(made) == SENTENCES
    assert headings(made.parts) == [s.heading for s in article().sections]
    assert not made.explanations


def test_a_patient_reads_plain_words_and_where_to_get_help_first() -> None:
    made = adapt(article(), Audience.PATIENT)
    words = said(made)
    assert words["answer"].startswith("High blood pressure is treated with")
    assert words["answer"].count("(water pill)") == 1
    assert words["first"] == "Start with 12.5 mg twice a day of the diuretic.", "explained once"
    assert words["heart"] == "Untreated, it may lead to a heart attack."
    assert words["cost"] == "High blood pressure is expensive to treat."
    assert headings(made.parts)[:2] == ["When to get help", "How is it treated?"]
    assert headings(made.parts)[-1] == "Muscle", "a source's own heading is in plain words too"
    assert ("hypertension", "high blood pressure") in made.explanations


def test_the_key_term_follows_its_words() -> None:
    terms = {w.claim: w.term for w in adapt(article(), Audience.PATIENT).lines()}
    assert terms["answer"] == "High blood pressure"
    assert terms["lungs"] == "Shortness of breath"


def test_a_student_reads_the_sources_words_with_terms_explained_where_they_first_stand() -> None:
    words = said(adapt(article(), Audience.STUDENT))
    assert words["answer"].startswith("Hypertension (high blood pressure) is treated")
    assert words["lungs"].startswith("Dyspnea (shortness of breath) can be")
    assert words["first"] == SENTENCES["first"], "directions stay as they are"
    assert sum("(high blood pressure)" in text for text in words.values()) == 1


def test_a_nurse_sees_what_to_watch_first_and_abbreviations_spelled_out() -> None:
    made = adapt(article(), Audience.NURSE)
    assert headings(made.parts)[:3] == ["Management", "Adverse effects", "When to seek care urgently"]
    assert headings(made.parts[0].parts) == ["Monitoring and follow-up", "Medicines"]
    assert said(made)["cost"] == "Hypertension (HTN) is expensive to treat."
    assert said(made)["answer"] == SENTENCES["answer"]


def test_the_patients_grade_is_the_lowest() -> None:
    grades = {audience: adapt(article(), audience).grade for audience in Audience}
    assert min(grades, key=lambda a: grades[a]) is Audience.PATIENT
    assert all(grade > 0 for grade in grades.values())


def test_a_rewording_that_the_judge_refuses_does_not_stand() -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []

    def judge(text: str, evidence: Sequence[str]) -> Verdict:
        asked.append((text, tuple(evidence)))
        stands = "heart attack" not in text
        return Verdict(Support.SUPPORTED if stands else Support.UNSUPPORTED, "", "strict")

    words = said(adapt(article(), Audience.PATIENT, judge=judge))
    assert words["heart"] == SENTENCES["heart"]
    assert words["cost"] == "High blood pressure is expensive to treat."
    assert ("Untreated, it may lead to a heart attack.", (SENTENCES["heart"],)) in asked


def test_the_same_article_gives_the_same_words() -> None:
    assert adapt(article(), Audience.PATIENT) == adapt(article(), Audience.PATIENT)
