"""How the name of a page stands to the name of what was asked."""

from __future__ import annotations

import pytest

from primum.answer.lexicon.names import Match, heads, match, name_stems, names_in, text_stems
from primum.model import Kind, Source

LEVELS = [
    ("gout", "Gout", Match.EXACT),
    ("gout", "Gout: causes", Match.EXACT),
    ("gout", "Treatment of gout in adults", Match.EXACT),
    ("gout", "What I need to know about gout", Match.EXACT),
    ("gout", "Living with gout and how it is treated", Match.EXACT),
    ("kidney stones", "Kidney stone", Match.EXACT),
    ("oedema", "Edema", Match.EXACT),
    ("Parkinson's disease", "Parkinson's", Match.EXACT),
    ("Crohn", "Crohn's disease", Match.EXACT),
    ("ibuprofen", "Ibuprofen tablets USP", Match.EXACT),
    ("hay fever", "Allergic rhinitis or hay fever", Match.EXACT),
    ("hay fever", "Allergic rhinitis / hay fever", Match.EXACT),
    ("bronchitis", "Acute bronchitis", Match.NEAR),
    ("hypertension", "Pulmonary hypertension", Match.NARROWER),
    ("stroke", "Heat stroke", Match.NARROWER),
    ("diabetes", "Type 2 diabetes", Match.NARROWER),
    ("type 2 diabetes", "Diabetes", Match.BROADER),
    ("lung cancer", "Cancer", Match.BROADER),
    ("heart disease", "Heart", Match.BROADER),
    ("Cushing's disease", "Cushing's syndrome", Match.NONE),
    ("asthma", "Eczema", Match.NONE),
    ("muscle spasm", "Coronary artery spasm", Match.NONE),
]


@pytest.mark.parametrize(("name", "title", "level"), LEVELS, ids=[f"{row[0]}, {row[1]}" for row in LEVELS])
def test_a_title_stands_to_a_name(name: str, title: str, level: Match) -> None:
    assert match([name], Source(title=title)) is level


def test_the_nearest_of_all_names_and_subjects_counts() -> None:
    source = Source(title="A page", subjects=("High blood pressure", "Heart"))
    assert match(["hypertension"], source) is Match.NONE
    assert match(["hypertension", "high blood pressure"], source) is Match.EXACT


def test_a_short_form_among_a_pages_subjects_is_not_what_has_a_full_name() -> None:
    acid = Source(title="Argenosis", subjects=("Argenosis", "ASA"))
    assert match(["aspirin", "acetylsalicylic acid", "ASA"], acid) is Match.NONE
    assert match(["ASA"], acid) is Match.NEAR
    assert match(["aspirin", "ASA"], Source(title="ASA")) is Match.EXACT


def test_a_disease_called_by_its_features_is_none_of_them() -> None:
    assert match(["sumac"], Source(title="Poison Ivy, Oak, and Sumac")) is Match.EXACT
    assert match(["ataxia"], Source(title="Cataracts, ataxia, and short stature")) is Match.NARROWER


def test_nearer_is_higher() -> None:
    assert Match.EXACT > Match.NEAR > Match.NARROWER > Match.BROADER > Match.NONE


@pytest.mark.parametrize(
    ("name", "heading", "expected"),
    [
        ("gout", "What causes gout?", True),
        ("gout", "Treatment of gout", True),
        ("type 2 diabetes", "Type 2 diabetes", True),
        ("gout", "Gout and kidney disease", False),
        ("gout", "Causes", False),
    ],
)
def test_a_heading_names_the_concept_alone_or_something_more(name: str, heading: str, expected: bool) -> None:
    assert heads([name], heading) is expected


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (["muscle cramps"], "A cramp of the calf muscle hurts.", True),
        (["muscle cramps"], "A cramp hurts.", False),
        (["hypertension", "high blood pressure"], "His blood pressure is high.", True),
        (["gout"], "Gouty joints", False),
        ([], "Anything", False),
        (["the"], "The", False),
    ],
)
def test_a_text_names_a_concept_when_all_words_of_one_name_stand_in_it(
    names: list[str], text: str, expected: bool
) -> None:
    assert names_in(names, name_stems(text)) is expected


def test_the_letter_of_a_name_is_part_of_it() -> None:
    assert match(("hepatitis A",), Source(Kind.REFERENCE, "Hepatitis")) is Match.BROADER
    assert match(("hepatitis a",), Source(Kind.REFERENCE, "Hepatitis A")) is Match.EXACT
    assert match(("hepatitis",), Source(Kind.REFERENCE, "Hepatitis A")) is Match.NARROWER
    assert match(("vitamin A deficiency",), Source(Kind.REFERENCE, "Vitamin A Deficiency")) is Match.EXACT
    assert names_in(("hepatitis A",), text_stems("Most people with hepatitis A get well."))
    assert not names_in(("hepatitis A",), text_stems("Hepatitis is a disease of the liver."))


def test_an_inhaler_is_no_inhalant() -> None:
    assert match(("inhaler",), Source(Kind.REFERENCE, "Inhalants")) is Match.NONE


@pytest.mark.parametrize(
    ("title", "people", "level"),
    [
        ("HIV and Pregnancy", frozenset({"pregnanc", "pregnant"}), Match.EXACT),
        ("HIV and Pregnancy", frozenset(), Match.NARROWER),
        ("HIV Medicines", frozenset({"pregnanc", "pregnant"}), Match.NARROWER),
        ("HIVES and Pregnancy", frozenset({"pregnanc", "pregnant"}), Match.NONE),
    ],
)
def test_a_short_form_in_a_title_is_the_one_asked_about(title: str, people: frozenset[str], level: Match) -> None:
    source = Source(kind=Kind.REFERENCE, title=title, publisher="x")
    assert match(("HIV", "human immunodeficiency virus"), source, people=people) is level
