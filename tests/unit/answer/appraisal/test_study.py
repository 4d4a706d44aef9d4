"""What a source says of its own study, in its own words: who, what against what, what came of it, how many."""

from __future__ import annotations

import pytest

from primum.answer.appraisal.people import number
from primum.answer.appraisal.study import NONE, StudyCache, study
from primum.answer.statements.parts import parts
from primum.answer.statements.units import UnitCache
from primum.model import Citation, Document, Kind, Source, Study
from primum.text.outline import outline

TRIAL = """# Background

Night cramps are common, and quinine has been shown to be more effective than rest in older reports.

# Methods

Of 310 people screened, 126 adults aged 60 years or older with night cramps were enrolled. They were randomly \
assigned to stretching before sleep (n = 64) or usual care (n = 62) for six weeks.

# Results

Mean age was 71 years. The primary outcome, cramps in a week, was lower with stretching than with usual care \
(1.9 vs 3.4, P = 0.01).

# Conclusions

Stretching before sleep reduces night cramps. Further research is needed.
"""


def document(text: str, kind: Kind = Kind.TRIAL) -> Document:
    return Document("d", Source(kind=kind, title="Stretching"), text, outline(text))


def told(text: str, kind: Kind = Kind.TRIAL) -> Study:
    made = document(text, kind)
    return study(made, parts(made))


def said(citation: Citation | None) -> str:
    return citation.quote if citation else ""


def test_a_structured_abstract_gives_every_cell() -> None:
    row = told(TRIAL)
    assert said(row.population) == "126 adults aged 60 years or older with night cramps"
    assert said(row.comparison) == "stretching before sleep (n = 64) or usual care (n = 62) for six weeks"
    assert said(row.finding).startswith("The primary outcome, cramps in a week, was lower with stretching")
    assert (row.size, said(row.counted)) == (126, "126 adults")


def test_every_cell_stands_at_its_place() -> None:
    made = document(TRIAL)
    row = study(made, parts(made))
    for cell in (row.population, row.comparison, row.finding, row.counted):
        assert cell is not None
        assert made.text[cell.start : cell.end] == cell.quote


@pytest.mark.parametrize("kind", [Kind.GUIDELINE, Kind.LABEL, Kind.REFERENCE, Kind.SUMMARY, Kind.REVIEW])
def test_what_is_no_study_has_no_row(kind: Kind) -> None:
    assert told(TRIAL, kind) == NONE


def test_a_page_of_unknown_kind_that_tells_of_no_study_has_no_row() -> None:
    assert told("Muscle cramps are common in older people. They often come at night.", Kind.OTHER) == NONE
    leaflet = "Hiccups are caused by a full stomach. Hiccups that last more than two days need an examination."
    assert told(leaflet, Kind.OTHER) == NONE


def test_what_a_source_does_not_tell_is_left_empty() -> None:
    row = told("# Results\n\nThe score was significantly higher after the change (P < 0.05).\n")
    assert (row.population, row.comparison, row.counted, row.size) == (None, None, None, None)
    assert said(row.finding).startswith("The score was")


@pytest.mark.parametrize(
    ("sentence", "size"),
    [
        ("We randomised 48 women to heat or cold.", 48),
        ("One hundred and twenty-four healthy volunteers took part.", 124),
        ("A total of 1,204 children were included.", 1204),
        ("Of 90 patients invited, 40 patients were enrolled in 1998.", 40),
        ("Each group had 12 weeks of rest, and 30% of patients improved.", None),
        ("Patients were seen at 24 months.", None),
    ],
)
def test_how_many_took_part(sentence: str, size: int | None) -> None:
    assert told(f"# Methods\n\n{sentence}\n").size == size


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "Patients in our clinic had undergone screening for gout and met the criteria for it.",
            "Patients in our clinic",
        ),
        ("Twenty adults with gout who had a flare; heat helped.", "Twenty adults with gout who had a flare"),
        ("Adults with gout in Leeds and received either drug.", "Adults with gout in Leeds"),
    ],
)
def test_who_took_part_ends_with_what_is_said_of_them(sentence: str, people: str) -> None:
    assert said(told(f"# Methods\n\n{sentence}\n").population) == people


@pytest.mark.parametrize(
    ("words", "value"), [("1,099", 1099), ("one thousand ninety-nine", 1099), ("a hundred and two", 102), ("forty", 40)]
)
def test_numbers_in_words(words: str, value: int) -> None:
    assert number(words) == value


def test_an_articles_abstract_tells_its_study_and_not_its_introduction() -> None:
    text = (
        "# Abstract\n\nFifty runners were randomly assigned to cold baths or rest. Pain was lower with cold baths.\n\n"
    )
    text += "# Introduction\n\nIn another study 900 swimmers were randomly assigned to heat or nothing.\n"
    row = told(text)
    assert (row.size, said(row.comparison)) == (50, "cold baths or rest")


def test_a_document_read_once_is_not_read_again() -> None:
    cache, units = StudyCache(size=1), UnitCache()
    first = document(TRIAL)
    assert cache.study(first, units) is cache.study(first, units)
    other = Document("e", first.source, first.text, first.blocks)
    assert said(cache.study(other, units).population) == said(cache.study(first, units).population)
