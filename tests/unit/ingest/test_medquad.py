"""Flattened pages get their lists, headings and tables back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from reading import led, shown
from xml_reading import document, up_to_error

from primum.ingest.medquad import read, tidied_question
from primum.model import Document, Kind

DATA = Path(os.environ.get("PRIMUM_DATA", "../shared/data"))
PATH = "medquad.zip!5_NIDDK_QA/0000007.xml"


def page(*pairs: tuple[str, str, str], source: str = "NIDDK", focus: str = "Cramp") -> str:
    """A file of (question, type, answer)."""
    asked = "".join(
        f'<QAPair><Question qtype="{kind}">{question}</Question><Answer>{answer}</Answer></QAPair>'
        for question, kind, answer in pairs
    )
    return f"""<Document id="7" source="{source}" url="http://cramp.example/"><Focus>{focus}</Focus>
    <FocusAnnotations><Synonyms><Synonym>Charley horse</Synonym><Synonym>{focus}</Synonym></Synonyms></FocusAnnotations>
    <QAPairs>{asked}</QAPairs></Document>"""


def answered(answer: str, source: str = "NIDDK", focus: str = "Cramp") -> Document:
    """The document of one answer."""
    return document(read, page(("What causes Cramp ?", "causes", answer), source=source, focus=focus), PATH)


def test_a_page_says_where_it_comes_from() -> None:
    found = answered("Strain.")
    assert found.id == "medquad:5_NIDDK_QA/0000007"
    assert found.source.kind is Kind.REFERENCE
    assert found.source.publisher == "National Institute of Diabetes and Digestive and Kidney Diseases"
    assert (found.source.title, found.source.subjects) == ("Cramp", ("Cramp", "Charley horse"))
    assert (found.source.url, found.source.licence) == ("http://cramp.example/", "")


@pytest.mark.parametrize(
    ("asked", "tidy"),
    [
        ("What is (are) Gout ?", "What is Gout?"),
        ("Who is at risk for Gout? ?", "Who is at risk for Gout?"),
        ("what research (or clinical trials) is being done for Gout ?", "What research is being done for Gout?"),
        ("How to prevent Parasites - Scabies ?", "How to prevent Scabies?"),
    ],
)
def test_questions_read_as_people_write_them(asked: str, tidy: str) -> None:
    assert tidied_question(asked) == tidy


def test_questions_carry_the_role_of_their_type() -> None:
    types = ["information", "exams and tests", "outlook", "susceptibility", "genetic changes", "frequency"]
    found = document(read, page(*((f"About {t} ?", t, f"So is {t}.") for t in types)), PATH)
    roles = [b.role for b in found.blocks if b.role]
    assert roles == ["definition", "diagnosis", "prognosis", "risk_factors", "causes", "epidemiology"]


def test_a_list_in_one_line_becomes_items_led_in() -> None:
    found = answered("It hurts. Causes include       - strain    -   thirst, or salt loss    - cold       Rest helps.")
    assert shown(found)[1:] == [
        ("paragraph", "It hurts. Causes include"),
        ("item", "strain"),
        ("item", "thirst, or salt loss"),
        ("item", "cold"),
        ("paragraph", "Rest helps."),
    ]
    assert led(found)["cold"] == "It hurts. Causes include"


def test_a_list_by_lines_and_short_lines_as_headings() -> None:
    found = answered("Some causes are:\n\n - strain\n - thirst\n\nNight cramps\n\nThey wake people.\n\nTop")
    assert [kind for kind, _ in shown(found)] == ["question", "paragraph", "item", "item", "heading", "paragraph"]
    assert [b.level for b in found.blocks if b.kind == "heading"] == [2]


def test_lists_that_lost_their_bullets_are_lists_again() -> None:
    answer = (
        "Some common ones are:\n\nStrain. This is overuse.\n\nToo little salt\n\nNight Cramps\n\nThey can wake you."
    )
    assert shown(answered(answer, source="NHLBI"))[1:] == [
        ("paragraph", "Some common ones are:"),
        ("item", "Strain. This is overuse."),
        ("item", "Too little salt"),
        ("heading", "Night Cramps"),
        ("paragraph", "They can wake you."),
    ]


def test_lists_nest() -> None:
    answer = (
        "Tests used:         - Blood test for the following:         - salt.     - sugar.        - Scan : A picture."
    )
    found = answered(answer, source="CancerGov")
    assert [(found.text[b.start : b.end], b.level) for b in found.blocks[2:]] == [
        ("Blood test for the following:", 0),
        ("salt.", 1),
        ("sugar.", 1),
        ("Scan: A picture.", 0),
    ]


def test_words_above_a_list_are_no_heading_where_they_read_on() -> None:
    found = answered("The strain may be\n\n- sudden\n- slow")
    assert shown(found)[1] == ("paragraph", "The strain may be")


def test_key_points_and_link_lists_are_left_out() -> None:
    answer = "Key Points\n  - Cramps pass.    - Cramps hurt.\n\nCramps pass.\nMost need nothing."
    assert [text for _, text in shown(answered(answer, source="CancerGov"))[1:]] == [
        "Cramps pass.",
        "Most need nothing.",
    ]
    links = "These resources address the diagnosis of Cramp:  - A Registry: Cramp  - B Registry: Cramp"
    with_links = page(("How to treat Cramp ?", "treatment", links), ("What is (are) Cramp ?", "information", "A pain."))
    assert shown(document(read, with_links, PATH)) == [("question", "What is Cramp?"), ("paragraph", "A pain.")]


def test_a_list_that_is_told_twice_is_written_once() -> None:
    answer = "Signs include: - sudden pain - a hard muscle  sudden pain a hard muscle See a doctor if it lasts."
    found = answered(answer, source="NIHSeniorHealth")
    assert shown(found)[1:] == [
        ("paragraph", "Signs include:"),
        ("item", "sudden pain"),
        ("item", "a hard muscle"),
        ("paragraph", "See a doctor if it lasts."),
    ]


def test_headings_that_ran_into_their_sentences_are_parted() -> None:
    answer = "Cramp is common. Night Cramps The calf is often hit. Causes Causes are many. Vitamin A is no cure."
    assert shown(answered(answer, source="NIHSeniorHealth"))[1:] == [
        ("paragraph", "Cramp is common."),
        ("heading", "Night Cramps"),
        ("paragraph", "The calf is often hit."),
        ("heading", "Causes"),
        ("paragraph", "Causes are many. Vitamin A is no cure."),
    ]


def test_a_phenotype_table_becomes_rows_and_its_notes_go() -> None:
    answer = (
        "What are the signs and symptoms of Cramp? The Human Phenotype Ontology provides the following list of signs "
        "and symptoms for Cramp. If the information is available, the table tells more. Signs and Symptoms Approximate "
        "number of patients (when available) Stiff calf 90% Pain at night 3/5 Autosomal dominant inheritance - "
        "Sore foot - The Human Phenotype Ontology (HPO) has collected information on all this."
    )
    assert shown(answered(answer, source="GARD")) == [
        ("question", "What are the signs and symptoms of Cramp?"),
        ("caption", "The Human Phenotype Ontology provides the following list of signs and symptoms for Cramp."),
        ("row", "Signs and symptoms | Approximate number of patients"),
        ("row", "Stiff calf | 90%"),
        ("row", "Pain at night | 3/5"),
        ("row", "Sore foot"),
        ("heading", "Inheritance"),
        ("paragraph", "Autosomal dominant inheritance"),
    ]


def test_the_same_question_again_is_not_repeated() -> None:
    pairs = [
        ("What is (are) Cramp ?", "information", "A pain."),
        ("What is (are) Cramp ?", "information", "It passes."),
    ]
    assert [kind for kind, _ in shown(document(read, page(*pairs), PATH))] == ["question", "paragraph", "paragraph"]


def test_a_question_that_opens_an_answer_heads_it_where_it_is_of_what_was_asked() -> None:
    own = shown(answered("What brings on cramp? Loss of fluid."))
    assert own[0] == ("question", "What brings on cramp?")
    planted = shown(answered("What is the largest lake in Peru? Loss of fluid brings on cramp."))
    assert planted[0] == ("question", "What causes Cramp?")


def test_the_same_answer_again_is_not_repeated() -> None:
    pairs = [("What causes Cramp ?", "causes", "Strain.\n"), ("What to do for Cramp ?", "considerations", "Strain.")]
    assert shown(document(read, page(*pairs), PATH)) == [("question", "What causes Cramp?"), ("paragraph", "Strain.")]


def test_footnote_numbers_glued_sentences_and_asides_are_mended() -> None:
    found = answered(
        "One in ten has cramps.2 They pass.Rest helps. (Watch the video to see how. To enlarge it, click.)"
    )
    assert shown(found)[1:] == [("paragraph", "One in ten has cramps. They pass. Rest helps.")]


def test_medlineplus_credits_are_authors_and_no_text() -> None:
    found = answered("Cramps pass.    Rest helps.    NIH: National Institute of Calves", source="MPlusHealthTopics")
    assert found.source.authors == ("National Institute of Calves",)
    assert [text for _, text in shown(found)[1:]] == ["Cramps pass.", "Rest helps."]


def test_unanswered_questions_are_skipped_and_a_file_of_them_is_named() -> None:
    found = document(read, page(("A ?", "causes", " "), ("B ?", "symptoms", "Pain.")), PATH)
    assert shown(found)[0] == ("question", "B?")
    _, error = up_to_error(read, page(("A ?", "causes", "")), PATH)
    assert (error.where, error.reason) == (PATH, "has no text: all answers are empty")


def test_the_other_spelling_of_the_format_is_read() -> None:
    xml = """<doc corpus="NINDS" url="u"><doctitle-focus>Cramp</doctitle-focus><qaPairs><pair pid="1">
    <question qtype="treatment">is there any treatment for cramp ?</question><answer>Stretching.</answer></pair>
    </qaPairs></doc>"""
    found = document(read, xml, "6_NINDS_QA/1.xml")
    assert (found.source.title, found.source.publisher[:18]) == ("Cramp", "National Institute")
    assert shown(found) == [("question", "Is there any treatment for cramp?"), ("paragraph", "Stretching.")]


@pytest.mark.shared
@pytest.mark.skipif(not DATA.is_dir(), reason="the development data is not here")
def test_the_empty_real_files_are_each_named() -> None:
    paths = sorted(DATA.glob("medquad/empty_answers/**/*.xml"))
    assert paths
    assert {up_to_error(read, p.read_bytes(), p.name)[1].reason for p in paths} == {
        "has no text: all answers are empty"
    }


def items(found: Document) -> list[str]:
    return [text for kind, text in shown(found) if kind == "item"]


def test_a_list_told_twice_is_told_once_even_where_a_dash_parts_the_second_telling() -> None:
    found = answered(
        "Once a year, get   - a blood test   - an eye test   - with drops   - a foot check. a blood test an eye test"
        "   - with drops a foot check.     Stay active.",
    )
    assert items(found) == ["a blood test", "an eye test", "with drops", "a foot check."]


def test_an_item_that_says_itself_twice_says_it_once() -> None:
    found = answered("Twice a year, get   - a urine test. It may be done more. a urine test. It may be done more.")
    assert items(found) == ["a urine test. It may be done more."]


def test_a_heading_that_opens_the_sentence_below_it_in_small_letters_stands_alone() -> None:
    found = answered("It is rare. First Signs First signs are slight.", source="NIHSeniorHealth")
    assert ("heading", "First Signs") in shown(found)
