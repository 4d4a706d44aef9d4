"""The kind of a document that nothing states: told from its title, its headings and its words, or left open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from primum.ingest import Supply, read_paths
from primum.ingest.kind_reading import read_kind, with_kind
from primum.model import Document, Kind, Source
from primum.text.outline import outline


def document(text: str, title: str = "", publisher: str = "") -> Document:
    return Document("d", Source(title=title, publisher=publisher), text, outline(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ninety adults with cramps were randomly assigned to stretching or rest for six weeks.", Kind.TRIAL),
        ("We randomized 40 runners to cold or heat. Registered as NCT00000001.", Kind.TRIAL),
        ("We searched MEDLINE and Embase up to May. Fourteen trials were included; heterogeneity was low.",
         Kind.SYSTEMATIC_REVIEW),
        ("The review includes nine trials with 812 participants. One randomised trial was at high risk of bias.",
         Kind.SYSTEMATIC_REVIEW),
        ("In this retrospective cohort study, the medical records of 310 people with cramps were read.",
         Kind.OBSERVATIONAL),
        ("A cross-sectional survey of 900 nurses. Logistic regression was used.", Kind.OBSERVATIONAL),
        ("We report a case of cramps after a bee sting. A 54-year-old woman came with pain in both calves.",
         Kind.CASE_REPORT),
        ("This article reviews what is known of night cramps. Recent advances in their care", Kind.REVIEW),
        ("This preprint has not been peer reviewed. Cramps were counted in 12 people.", Kind.PREPRINT),
        ("Cramps are painful. They often come at night and pass by themselves.", Kind.OTHER),
        ("The authors thank all who took part. No funding was received.", Kind.OTHER),
    ],
)  # fmt: skip
def test_what_a_text_says_of_itself(text: str, kind: Kind) -> None:
    assert read_kind(document(text)) is kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Stretching for cramps: a randomised controlled trial", Kind.TRIAL),
        ("Cramps in late life: a systematic review", Kind.SYSTEMATIC_REVIEW),
        ("Protocol of a randomised trial of stretching", Kind.OTHER),
        ("Correction: a cohort study of cramps", Kind.OTHER),
    ],
)
def test_what_a_title_says(title: str, kind: Kind) -> None:
    assert read_kind(document("Cramps are painful.", title)) is kind


ADVICE = """# Guideline on night cramps

# Recommendations

We recommend stretching before sleep. Quinine is not recommended. The panel suggests walking.
"""


def test_a_guideline_needs_a_named_body() -> None:
    title = "Guideline on the care of night cramps"
    assert read_kind(document(ADVICE, title, "Society of Sleep Medicine")) is Kind.GUIDELINE
    assert read_kind(document(ADVICE, title)) is Kind.OTHER
    assert read_kind(document(ADVICE, title, "Anna's health blog")) is Kind.OTHER


def test_a_page_of_reference_needs_a_publisher() -> None:
    page = "# What is gout?\n\nA disease.\n\n# Causes\n\nUric acid.\n\n# Symptoms\n\nPain.\n\n# Treatment\n\nRest.\n"
    assert read_kind(document(page, "Gout", "Health encyclopaedia")) is Kind.REFERENCE
    assert read_kind(document(page, "Gout")) is Kind.OTHER


def test_a_label_is_told_by_its_sections() -> None:
    sections = ("Indications and usage", "Contraindications", "Adverse reactions", "Dosage and administration")
    text = "\n\n".join(f"# {name}\n\nWords on it." for name in sections)
    assert read_kind(document(text, "Quiescin tablets")) is Kind.LABEL


def test_a_kind_that_was_read_is_marked_and_one_that_is_open_is_not() -> None:
    read = with_kind(document("Ninety adults were randomly assigned to stretching or rest."))
    assert (read.source.kind, read.source.kind_read) == (Kind.TRIAL, True)
    plain = document("Cramps are painful.")
    assert with_kind(plain) is plain


def rows(path: Path, *records: dict[str, str], supply: Supply | None = None) -> list[Source]:
    path.write_text("\n".join(json.dumps(r) for r in records), encoding="utf-8")
    found = (r.item for r in read_paths([path], supply=supply or Supply()))
    return [item.source for item in found if isinstance(item, Document)]


def test_what_is_stated_or_supplied_stands_and_only_the_rest_is_read(tmp_path: Path) -> None:
    text = "Ninety adults were randomly assigned to stretching or rest."
    stated, read = rows(tmp_path / "a.jsonl", {"id": "1", "text": text, "kind": "summary"}, {"id": "2", "text": text})
    assert (stated.kind, stated.kind_read) == (Kind.SUMMARY, False)
    assert (read.kind, read.kind_read) == (Kind.TRIAL, True)
    [supplied] = rows(tmp_path / "b.jsonl", {"id": "3", "text": text}, supply=Supply(kind=Kind.REVIEW))
    assert (supplied.kind, supplied.kind_read) == (Kind.REVIEW, False)
