"""The checker, alone: it rejects whatever does not stand in the source, whoever wrote it."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from bookshelf import page

import primum.answer.verify as checker
from primum.answer.verify import JUDGE, verify
from primum.model import Citation, Claim, Document, Source, Support, Verdict

LABEL = page(
    "label",
    "Velnarone tablets",
    """
# Dosage and administration

The recommended dose of velnarone is 5 mg twice daily with food for at least 14 days.

Velnarone should not be given to patients with severe asthma.

Velnarone is contraindicated in pregnancy.

Velnarone is given without regard to meals, and alcohol is avoided.

Serious bleeding occurred in 1.5% of patients on velnarone and in 3.5% of patients on warfarin.

The dose is less than 20 mg/kg a day in children aged 2 to 12 years.

Treatment with velnarone includes:

- Blood tests before the start
- A daily dose of 5 mg
""",
    subjects=["Velnarone"],
)
OTHER = page("other", "Gout", "# Treatment\n\nRest and ice ease the pain of an attack within two days.")
LIBRARY = {d.id: d for d in (LABEL, OTHER)}
DOSE = "The recommended dose of velnarone is 5 mg twice daily with food for at least 14 days."
ASTHMA = "Velnarone should not be given to patients with severe asthma."
BLEEDING = "Serious bleeding occurred in 1.5% of patients on velnarone and in 3.5% of patients on warfarin."
CHILDREN = "The dose is less than 20 mg/kg a day in children aged 2 to 12 years."
MEALS = "Velnarone is given without regard to meals, and alcohol is avoided."


def cite(quote: str, document: Document = LABEL) -> Citation:
    start = document.text.index(quote)
    return document.quote(start, start + len(quote))


def judge(text: str, *quotes: Citation, documents: dict[str, Document] = LIBRARY, about: bool = True) -> Verdict:
    """What the checker says of a text on its quotes, for a question on velnarone."""
    on = {"label": about, "other": False}
    return verify(Claim("c1", text, quotes), documents, subject=["velnarone", "Velnar"], about=on)


FAITHFUL = [
    (DOSE, DOSE),
    ("The recommended dose of velnarone is 5 mg twice daily.", DOSE),
    ("The recommended dose of velnarone is 5 mg twice daily with food.", DOSE),
    (ASTHMA, ASTHMA),
    ("Velnarone is contraindicated in pregnancy.", "Velnarone is contraindicated in pregnancy."),
    (BLEEDING, BLEEDING),
    ("Serious bleeding occurred in 1.5% of patients on velnarone.", BLEEDING),
    (CHILDREN, CHILDREN),
    (
        "Treatment with velnarone includes: Blood tests; A daily dose of 5 mg.",
        "Treatment with velnarone includes:\n\n- Blood tests before the start\n- A daily dose of 5 mg",
    ),
]


@pytest.mark.parametrize(("text", "quote"), FAITHFUL, ids=[row[0][:50] for row in FAITHFUL])
def test_what_the_source_says_or_says_at_greater_length_is_supported(text: str, quote: str) -> None:
    verdict = judge(text, cite(quote))
    assert verdict.support is Support.SUPPORTED
    assert verdict.judge == JUDGE


CHANGED = [
    ("a number", "The recommended dose of velnarone is 50 mg twice daily with food.", DOSE),
    ("a decimal point", "Serious bleeding occurred in 15% of patients on velnarone.", BLEEDING),
    ("a unit", "The recommended dose of velnarone is 5 g twice daily with food.", DOSE),
    ("a unit lost", "The recommended dose of velnarone is 5 twice daily.", DOSE),
    ("how often", "The recommended dose of velnarone is 5 mg daily with food.", DOSE),
    ("how often lost", "The recommended dose of velnarone is 5 mg with food.", DOSE),
    ("at least", "The recommended dose of velnarone is 5 mg twice daily with food for 14 days.", DOSE),
    ("less than", "The dose is 20 mg/kg a day in children aged 2 to 12 years.", CHILDREN),
    ("per weight", "The dose is less than 20 mg a day in children aged 2 to 12 years.", CHILDREN),
    ("a range", "The dose is less than 20 mg/kg a day in children aged 2 years.", CHILDREN),
    ("a negation lost", "Velnarone should be given to patients with severe asthma.", ASTHMA),
    ("a negation added", "The recommended dose of velnarone is not 5 mg twice daily with food.", DOSE),
    ("a word added", "The recommended safe dose of velnarone is 5 mg twice daily.", DOSE),
    ("a drug", "Warfarin should not be given to patients with severe asthma.", ASTHMA),
    ("words swapped", "Bleeding occurred in 1.5% of patients on warfarin and in 3.5% on velnarone.", BLEEDING),
    ("two numbers swapped", "Bleeding occurred in 3.5% of patients on velnarone and in 1.5% on warfarin.", BLEEDING),
    ("another sentence", "Velnarone is contraindicated in pregnancy.", ASTHMA),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote"), [row[1:] for row in CHANGED], ids=[row[0] for row in CHANGED])
def test_what_was_changed_is_not_supported_and_the_reason_is_told(text: str, quote: str) -> None:
    verdict = judge(text, cite(quote))
    assert verdict.support is Support.UNSUPPORTED
    assert len(verdict.reason.split()) >= 4


def test_the_reason_names_the_number() -> None:
    lost = judge("The dose is 20 mg/kg a day in children aged 2 to 12 years.", cite(CHILDREN))
    assert "20 mg/kg" in lost.reason


def test_words_of_two_quotes_are_not_joined() -> None:
    text = "The recommended dose of velnarone is contraindicated in pregnancy."
    assert judge(text, cite(DOSE), cite("Velnarone is contraindicated in pregnancy.")).support is Support.UNSUPPORTED


def test_any_one_of_several_quotes_may_hold_the_words() -> None:
    assert judge(ASTHMA, cite(DOSE), cite(ASTHMA)).support is Support.SUPPORTED


def test_a_quote_must_stand_at_its_offsets() -> None:
    true = cite(DOSE)
    shifted = replace(true, start=true.start + 1, end=true.end + 1)
    altered = replace(true, quote=DOSE.replace("5 mg", "9 mg"))
    for citation, text in ((shifted, DOSE), (altered, altered.quote)):
        verdict = judge(text, citation)
        assert verdict.support is Support.UNSUPPORTED
        assert "does not stand at its place" in verdict.reason
    beyond = Citation("label", 10**6, 10**6 + len(DOSE), DOSE)
    assert judge(DOSE, beyond).support is Support.UNSUPPORTED


def test_one_false_quote_spoils_a_claim_that_has_a_true_one() -> None:
    true = cite(DOSE)
    false = replace(true, start=0, end=len(DOSE))
    assert judge(DOSE, true, false).support is Support.UNSUPPORTED


def test_an_unknown_document_supports_nothing() -> None:
    verdict = judge(DOSE, cite(DOSE), documents={"other": OTHER})
    assert verdict.support is Support.UNSUPPORTED
    assert "does not hold label" in verdict.reason


def test_a_retracted_document_supports_nothing() -> None:
    retracted = replace(LABEL, source=replace(LABEL.source, retracted=True))
    verdict = judge(DOSE, cite(DOSE), documents={"label": retracted})
    assert verdict.support is Support.UNSUPPORTED
    assert "retracted" in verdict.reason


def test_a_passage_on_something_else_is_off_the_subject() -> None:
    text = "Rest and ice ease the pain of an attack within two days."
    verdict = judge(text, cite(text, OTHER))
    assert verdict.support is Support.UNSUPPORTED
    assert "subject" in verdict.reason


def test_a_passage_that_names_the_subject_by_any_of_its_names_is_on_it() -> None:
    assert judge(DOSE, cite(DOSE), about=False).support is Support.SUPPORTED
    unnamed = CHILDREN
    assert judge(unnamed, cite(unnamed), about=False).support is Support.UNSUPPORTED
    assert judge(unnamed, cite(unnamed), about=True).support is Support.SUPPORTED


def test_the_checker_imports_nothing_of_the_writer() -> None:
    """Of its own room it knows itself and the vocabulary, which writes nothing."""
    files = sorted(Path(checker.__file__).parent.glob("*.py"))
    assert len(files) > 5
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        imported |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        room = {name for name in imported if name.startswith("primum.answer")}
        others = {
            n for n in room if not n.startswith("primum.answer.verify") and n != "primum.answer.lexicon.vocabulary"
        }
        assert not others, file.name


LEFT_OUT = (
    ("Velnarone is dangerous.", "In children with fever, velnarone is dangerous."),
    ("velnarone prevents cramps.", "It has not been shown that velnarone prevents cramps."),
    ("Velnarone 75 mg daily in children.", "Velnarone 75 mg daily in adults and 10 mg daily in children."),
)


@pytest.mark.parametrize(("text", "quote"), LEFT_OUT, ids=[row[0] for row in LEFT_OUT])
def test_no_condition_is_left_out_at_the_beginning_or_within(text: str, quote: str) -> None:
    document = Document("d", Source(title="Velnarone"), quote)
    found = verify(Claim("c", text, (document.quote(0, len(quote)),)), {"d": document}, subject=["velnarone"], about={})
    assert found.support is Support.UNSUPPORTED


def test_a_statement_on_others_does_not_answer_for_those_asked_about() -> None:
    quote = "Velnarone is used in older people."
    document = Document("d", Source(title="Velnarone"), quote)
    claim = Claim("c", quote, (document.quote(0, len(quote)),))
    judged = {
        people: verify(claim, {"d": document}, subject=["velnarone"], about={}, population=people).support
        for people in ("", "older", "child")
    }
    assert judged == {"": Support.SUPPORTED, "older": Support.SUPPORTED, "child": Support.UNSUPPORTED}


WARDS = page(
    "wards",
    "Velnarone",
    """
# Dosage

The dose is 5 mg a day.

## Use in children

The dose is 2 mg a day.

## Pregnancy

It can be given to children as well.
""",
    subjects=["Velnarone"],
)


@pytest.mark.parametrize(
    ("text", "population", "support"),
    [
        ("The dose is 5 mg a day.", "pregnant", Support.SUPPORTED),
        ("The dose is 2 mg a day.", "", Support.SUPPORTED),
        ("The dose is 2 mg a day.", "child", Support.SUPPORTED),
        ("The dose is 2 mg a day.", "older", Support.UNSUPPORTED),
        ("It can be given to children as well.", "child", Support.SUPPORTED),
    ],
)
def test_a_statement_under_a_heading_on_others_is_on_others(text: str, population: str, support: Support) -> None:
    claim = Claim("c", text, (cite(text, WARDS),))
    found = verify(claim, {"wards": WARDS}, subject=["velnarone"], about={"wards": True}, population=population)
    assert found.support is support


def test_what_a_claim_has_in_brackets_stands_in_the_source_as_it_is() -> None:
    quote = "Velnarone (5 mg) is given with food; the tablet (2 mg) is scored."
    document = Document("d", Source(title="Velnarone"), quote)
    whole = (document.quote(0, len(quote)),)
    for text, support in (
        ("Velnarone (5 mg) is given with food.", Support.SUPPORTED),
        ("Velnarone (2 mg) is given with food.", Support.UNSUPPORTED),
    ):
        assert verify(Claim("c", text, whole), {"d": document}, subject=["velnarone"], about={}).support is support
