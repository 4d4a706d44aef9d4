"""The sentences of a study: what it may say of itself, labels in front, and ends without a full stop."""

from __future__ import annotations

import pytest

from primum.answer.statements.parts import parts
from primum.answer.statements.reported import TITLE, reports
from primum.answer.statements.units import Unit
from primum.model import Document, Kind, Source
from primum.text.outline import outline


def told(text: str, title: str = "A study") -> list[Unit]:
    source = Source(kind=Kind.OTHER, title=title, publisher="", published="")
    document = Document(id="study", source=source, text=text, blocks=outline(text))
    return [unit for part in parts(document) for unit in reports(document, part)]


@pytest.mark.parametrize(
    "text",
    [
        "We found that velnarone prevents clots after ankle surgery.",
        "Our results suggest that velnarone prevents clots after ankle surgery.",
        "In this study, velnarone was associated with fewer clots.",
        "Here, we have previously shown that velnarone prevents clots.",
        "velN2 is a receptor that binds velnarone in the liver.",
        "p77 acts as a brake on the growth of cells.",
        '"Velnarosis" is a name for the tremor that velnarone causes.',
        "Velnarosis represents a tremor of both hands.",
        "Bleeding was normal in patients on velnarone and seems no reason to stop it in these patients.",
        "Velnarone lowers the risk of clots in adults with a broken ankle",
    ],
)
def test_what_a_study_says_of_itself_and_its_patients_can_be_shown_as_it_stands(text: str) -> None:
    assert [unit.text for unit in told(text)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "These drugs may increase bleeding after ankle surgery.",
        "Mutations in this gene have been associated with velnarosis.",
        "It was seen in four of nine patients.",
        "ther assessed the effects of velnarone on clots after surgery.",
        "Velnarone was associated with the risk of ankle fractu",
        "Velnarone was given to adults and to children older than 9",
        "Velnarone has been studied in many trials, several of which were in both",
    ],
)
def test_what_leans_on_the_sentence_before_or_was_cut_off_cannot(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "role", "shown"),
    [
        (
            "OBJECTIVE: Velnarosis is a rare tremor of the hands.",
            "background",
            "Velnarosis is a rare tremor of the hands.",
        ),
        ("<b>Background</b>: Velnarosis is a rare tremor.", "background", "Velnarosis is a rare tremor."),
        ("PURPOSE OF REVIEW: Velnarosis is a rare tremor.", "background", "Velnarosis is a rare tremor."),
        ("CONCLUSIONS Velnarone prevents clots in adults.", "conclusions", "Velnarone prevents clots in adults."),
        ("VN-9: Velnarone prevents clots in adults.", "", "VN-9: Velnarone prevents clots in adults."),
    ],
)
def test_a_label_in_front_is_no_part_of_the_sentence_and_says_its_part(text: str, role: str, shown: str) -> None:
    found = [u for u in told(f"Velnarone is a drug.\n\n{text}\n\nIt helps.") if u.text == shown]
    assert [u.role for u in found] == [role]
    assert all(text[-len(shown) :] == shown for _ in found)


def test_a_label_that_ran_into_the_sentence_before_parts_the_two() -> None:
    text = "Velnarosis is a rare tremor of the hands.CONCLUSIONS: Velnarone heals nine in ten patients."
    found = {unit.text: unit.role for unit in told(text)}
    assert found["Velnarone heals nine in ten patients."] == "conclusions"
    assert "Velnarosis is a rare tremor of the hands." in found


@pytest.mark.parametrize(
    ("title", "is_named"),
    [("Outcomes of clots treated with velnarone", True), ("Velnarone prevents clots after ankle surgery", False)],
)
def test_a_title_that_states_nothing_only_names_its_study(title: str, is_named: bool) -> None:
    found = told(f"{title}.\n\nClots came in 2% of those on velnarone.", title)
    assert [unit.role == TITLE for unit in found if unit.text == f"{title}."] == [is_named]


def test_the_words_and_the_place_are_those_of_the_document() -> None:
    text = "METHODS: We did so.\n\nRESULTS: In this trial, velnarone prevented clots.CONCLUSION: We conclude: it works"
    for unit in told(text):
        assert text[slice(*unit.spans[0])] == unit.text
