"""What means the same, what is a kind of what, and what only looks alike."""

from __future__ import annotations

import time
from collections import defaultdict

import pytest

from primum.answer.inquiry.question import ASKING
from primum.answer.lexicon.spelling import Speller
from primum.answer.lexicon.vocabulary import TYPES, Vocabulary, parse, spoken, vocabulary
from primum.errors import Invalid


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return vocabulary()


SAME = [
    ("high blood pressure", "hypertension"),
    ("HTN", "hypertension"),
    ("heart attack", "myocardial infarction"),
    ("muscle spasms", "muscle cramp"),
    ("charley horse", "muscle cramp"),
    ("anaemia", "anemia"),
    ("haemorrhoids", "piles"),
    ("coeliac disease", "celiac disease"),
    ("cancer of the breast", "breast cancer"),
    ("renal cancer", "kidney cancer"),
    ("paracetamol", "acetaminophen"),
    ("Tylenol", "paracetamol"),
    ("whooping cough", "pertussis"),
    ("Crohns", "Crohn's disease"),
    ("water pills", "diuretic"),
    ("flu jab", "influenza vaccine"),
    ("C-section", "caesarean section"),
    ("shingles", "herpes zoster"),
]
APART = [
    ("coronary spasm", "muscle spasm"),
    ("osteoarthritis", "rheumatoid arthritis"),
    ("osteoporosis", "osteopenia"),
    ("cardiac arrest", "heart attack"),
    ("hypoglycemia", "hyperglycemia"),
    ("viral hepatitis", "hepatitis"),
    ("type 1 diabetes", "type 2 diabetes"),
    ("lisinopril", "losartan"),
    ("hydralazine", "hydroxyzine"),
    ("MS", "multiple sclerosis"),
    ("anorexia nervosa", "loss of appetite"),
    ("urine", "urination"),
    ("tendons", "tendonitis"),
    ("colonization", "colon"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_of_one_thing(words: Vocabulary, one: str, other: str) -> None:
    assert words.preferred(one) == words.preferred(other)
    assert other.lower() in {n.lower() for n in words.names(one)} | {words.preferred(one).lower()}


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_things_are_kept_apart(words: Vocabulary, one: str, other: str) -> None:
    assert words.preferred(one) != words.preferred(other)
    assert other not in words.names(one)


def test_names_leave_out_the_phrase_itself(words: Vocabulary) -> None:
    names = words.names("hypertension")
    assert "high blood pressure" in names
    assert "hypertension" not in names


def test_names_give_british_spellings(words: Vocabulary) -> None:
    assert "oedema" in words.names("edema")
    assert "dyspnoea" in words.names("shortness of breath")


def test_unknown_phrase_swaps_noun_and_adjective(words: Vocabulary) -> None:
    assert "renal pain" in words.names("kidney pain")
    assert "kidney tenderness" in words.names("renal tenderness")
    assert words.names("zorbalomyxosis") == ()


FOUND = [
    ("What causes muscle spasms at night?", [("muscle spasms", "muscle cramp")]),
    ("first-line treatment for high blood pressure", [("high blood pressure", "hypertension")]),
    ("Is coeliac disease worse with oedema?", [("coeliac disease", "celiac disease"), ("oedema", "edema")]),
    ("an H. pylori infection", [("H. pylori infection", "Helicobacter pylori infection")]),
    ("cancer of the breast", [("cancer of the breast", "breast cancer")]),
    ("STDs and UTIs", [("STDs", "sexually transmitted infection"), ("UTIs", "urinary tract infection")]),
    ("hand, foot and mouth disease", [("hand, foot and mouth disease", "hand, foot and mouth disease")]),
    ("no periods for months", [("no periods", "amenorrhea")]),
    ("hearing aids", [("hearing aids", "hearing aid")]),
    ("it aids digestion", []),
    ("heart. Attack", [("heart", "heart")]),
    ("type 2 diabetes mellitus", [("type 2 diabetes mellitus", "type 2 diabetes")]),
    ("the incubation period", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_phrases_are_found_in_questions(words: Vocabulary, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[m.start : m.end], m.preferred) for m in words.find(text)] == expected


def test_ambiguous_forms_are_marked(words: Vocabulary) -> None:
    (match,) = words.find("new drugs for MS")
    assert (match.preferred, match.type) == ("MS", "ambiguous")
    assert "multiple sclerosis" in words.senses("MS")
    assert "mitral stenosis" in words.senses("MS")


def test_classes_and_members(words: Vocabulary) -> None:
    assert "lisinopril" in words.members("ACE inhibitors")
    assert "ibuprofen" in words.members("non-steroidal anti-inflammatory drug")
    assert "statin" in words.classes_of("Lipitor")
    assert words.members("hypertension") == words.classes_of("hypertension") == ()


def test_broader_and_narrower(words: Vocabulary) -> None:
    assert "nocturnal leg cramps" in words.narrower("muscle spasm")
    assert words.broader("nocturnal leg cramps") == ("muscle cramp",)
    assert "diabetes mellitus" in words.broader("type 2 diabetes")


def test_no_name_stands_in_two_groups(words: Vocabulary) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in words.rows():
        if row.type in {"same", "abbreviation"}:
            for name in (row.preferred, *row.names):
                owners[words.preferred(name).lower()].add(words.preferred(row.preferred).lower())
    ambiguous = {row.preferred.lower() for row in words.rows() if row.type == "ambiguous"}
    assert {name: tops for name, tops in owners.items() if len(tops) > 1 and name not in ambiguous} == {}


def test_every_member_of_a_class_is_one_thing(words: Vocabulary) -> None:
    for row in words.rows():
        if row.type == "class":
            assert len({words.preferred(name) for name in row.names}) == len(row.names), row.preferred


def test_size_and_types(words: Vocabulary) -> None:
    rows = words.rows()
    assert {row.type for row in rows} == set(TYPES) - {"said"}
    assert len(rows) >= 2000


def test_what_people_say_is_understood_and_looked_for_in_no_text(words: Vocabulary) -> None:
    assert spoken().preferred("stomach virus") == "gastroenteritis"
    assert "stomach virus" not in spoken().names("gastroenteritis")
    assert not any(m.preferred == "gastroenteritis" for m in words.find("a stomach virus"))


def test_every_spoken_name_is_found_whole_and_misspelt_by_nobody() -> None:
    speller = Speller(ASKING)
    said = [(row.preferred, name) for row in spoken().rows() if row.type == "said" for name in row.names]
    assert len(said) > 100
    for preferred, name in said:
        found = spoken().find(name)
        assert [m.preferred for m in found] == [spoken().preferred(preferred)], name
        assert not speller.correct(name), name


@pytest.mark.parametrize("line", ["same\thypertension", "alike\ta\tb", "same\ta\tb||c", "same\t\tb", "same\ta\tb\tc"])
def test_bad_line_is_named(line: str) -> None:
    with pytest.raises(Invalid, match="line 2"):
        parse("# head\n" + line)


def test_finding_is_quick(words: Vocabulary) -> None:
    text = "what are the best treatments for high blood pressure in older adults with chronic kidney disease"
    words.find(text)
    began = time.process_time()
    for _ in range(50):
        words.find(text)
    assert time.process_time() - began < 1.0


def test_hostile_text_does_not_stall(words: Vocabulary) -> None:
    began = time.process_time()
    for hostile in ("of the " * 2000, "a." * 4000, "heart " * 2000):
        words.find(hostile)
    assert time.process_time() - began < 5.0
