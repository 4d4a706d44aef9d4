"""Articles are made of a source's structure: answering sections, lists with lead-ins, headings that change meaning."""

from __future__ import annotations

import re

import pytest
from bookshelf import CRAMPS, THYROID, ask, every_section, page, told, whole

from primum.answer.statements.compress import stands_alone
from primum.model import Document, Kind, Outcome

GOUT = page(
    "gout",
    "Gout",
    """
# What is gout?

Gout is a painful swelling of joints that comes in attacks.

# Causes

Gout is caused by crystals of uric acid in a joint.

Things that make gout attacks more likely include:

- Red meat and shellfish
- Beer and spirits
- Kidney disease

# Treatment

Gout attacks are treated with rest, ice and anti-inflammatory medicines.

# Symptoms

The symptoms of a gout attack include:

- Sudden pain in the big toe
- Red and shiny skin over the joint
- Fever
""",
)


def heading_of(question: str, says: str, *documents: Document) -> list[str]:
    """The headings from the outermost in above the claim that says it; "direct answer" for the summary."""
    found = ask(question, *documents)
    if says in told(found.summary):
        return ["direct answer"]
    for section in found.sections:
        if says in told(section.claims):
            return [section.heading]
        for inner in section.sections:
            if says in told(inner.claims):
                return [section.heading, inner.heading]
    return []


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("What is gout?", "painful swelling of joints"),
        ("What causes gout?", "crystals of uric acid"),
        ("How is gout treated?", "rest, ice and anti-inflammatory medicines"),
        ("What are the symptoms of gout?", "Sudden pain in the big toe; Red and shiny skin over the joint; Fever"),
    ],
)
def test_the_section_whose_heading_asks_the_question_answers_it(question: str, says: str) -> None:
    assert heading_of(question, says, GOUT) == ["direct answer"]


@pytest.mark.parametrize(
    ("question", "says", "heading"),
    [
        ("What is gout?", "Gout is caused by crystals", "Causes"),
        ("What is gout?", "Gout attacks are treated", "Management"),
        ("What causes gout?", "Gout attacks are treated", "Management"),
        ("How is gout treated?", "painful swelling", "What it is"),
    ],
)
def test_the_rest_stands_under_the_heading_of_its_side(question: str, says: str, heading: str) -> None:
    assert heading_of(question, says, GOUT) == [heading]


def test_every_item_of_a_list_cites_itself_and_its_lead_in() -> None:
    found = ask("What causes gout?", GOUT)
    items = [c for s in every_section(found) for c in s.claims if c.text == "Beer and spirits"]
    assert len(items) == 1
    quotes = " ".join(c.quote for c in items[0].citations)
    assert "Things that make gout attacks more likely include:" in quotes
    assert "Beer and spirits" in quotes
    assert items[0].term == "Beer and spirits"


def test_items_that_continue_their_lead_in_are_one_sentence_with_it() -> None:
    found = ask("When should I see a doctor for muscle cramps?", CRAMPS)
    assert found.summary[0].text == (
        "Contact a doctor if the muscle cramps: last longer than an hour; come with swelling or redness of the leg; "
        "happen after contact with a toxin."
    )
    assert not any(c.text.startswith(("last longer", "come with")) for c in found.claims())


def test_features_of_one_type_are_never_shown_without_the_type() -> None:
    found = ask("What are the symptoms of nodal dystrophy?", THYROID)
    under = {c.text: s.heading for s in every_section(found) for c in s.claims}
    assert under["Weakness of the hands from early childhood"] == "Type 1"
    assert under["Stiff fingers in cold weather"] == "Type 2"
    for claim in found.summary:
        assert claim.text.startswith(("Type 1:", "Type 2:"))
        one, two = "Weakness" in claim.text, "Stiff" in claim.text
        assert not (one and two)


def test_a_joined_condition_keeps_its_condition_when_it_stands_in_a_side_section() -> None:
    assert heading_of("What causes muscle cramps?", "Contact a doctor if the muscle cramps: last") == [
        "When to see a doctor"
    ]


QUESTIONS = [
    "What causes muscle cramps?",
    "How are muscle cramps treated?",
    "What are muscle cramps?",
    "muscle cramps",
    "How is migraine treated?",
    "What is migraine?",
    "First-line treatment for hypertension",
    "What is Cushing's syndrome?",
    "What is the dose of tolvapril?",
    "Can tolvapril be taken during pregnancy?",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_dangles_nothing_is_told_twice_and_no_heading_stands_over_little(question: str) -> None:
    found = ask(question)
    said = [c.text for c in found.claims()]
    for text in said:
        assert stands_alone(text.replace(":", ",") if text.endswith(".") else text + "."), text
        assert not re.match(r"(?:This|These|It|They|However|But|Also|As Fig)\b", text)
        assert "Fig" not in text
    assert len(said) == len(set(said))
    for section in every_section(found):
        assert section.sections or len(section.claims) > 1 or len(section.claims[0].text.split()) >= 8, section.heading
    assert len(whole(found).split()) <= 700


REPEATED = page(
    "flu",
    "Influenza",
    """
# Treatment

Influenza is treated with rest, plenty of fluids and paracetamol for fever.

Influenza is usually treated with rest, fluids and paracetamol for the fever.

Antiviral medicines are used to treat influenza in people at high risk.
""",
)


def test_what_a_source_says_twice_is_shown_once() -> None:
    found = ask("How is influenza treated?", REPEATED)
    assert found.outcome is Outcome.ANSWERED
    assert whole(found).count("paracetamol") == 1
    assert "Antiviral medicines" in whole(found)


def test_what_a_disease_brings_about_is_not_what_causes_it() -> None:
    kidneys = page(
        "kidneys", "Kidney failure", "Kidney failure is often due to diabetes. Kidney failure can cause swelling."
    )
    found = ask("What causes kidney failure?", kidneys)
    assert told(found.summary) == "Kidney failure is often due to diabetes."


def test_a_question_for_a_figure_is_answered_by_one_and_not_by_a_list() -> None:
    body = "# Treatment\n\nGout is treated for 2 to 3 weeks.\n\nTreatments for gout include:\n\n- Rest\n- Colchicine"
    found = ask("How long does treatment of gout last?", page("gout", "Gout", body))
    assert found.summary[0].text == "Gout is treated for 2 to 3 weeks."


def test_a_comparison_begins_with_the_sentence_that_sets_one_against_the_other() -> None:
    gout = page("gout", "Gout", "Gout is a disease of crystals. Unlike sprue, gout spares the bowel.")
    sprue = page("sprue", "Sprue", "Sprue is a disease of the bowel. Sprue is common.")
    found = ask("What is the difference between gout and sprue?", gout, sprue)
    assert found.summary[0].text == "Unlike sprue, gout spares the bowel."


def test_whether_one_thing_causes_another_is_answered_by_the_list_of_its_causes() -> None:
    cramps = page("cramps", "Muscle cramps", "# Causes\n\nCauses of muscle cramps include:\n\n- Strain\n- Dehydration")
    water = page("water", "Dehydration", "Dehydration is a lack of water.")
    found = ask("Can dehydration cause muscle cramps?", cramps, water)
    assert found.summary[0].text == "Causes of muscle cramps include: Dehydration."


ADVICE = page(
    "advice",
    "Gout",
    """
# Treatment

## Goals

- Ease the pain
- Keep attacks away

## Non drug

- Drink enough water
- Avoid beer
- Avoid shellfish
- Lose weight slowly
- Rest the joint
- Cool the joint
- Avoid tight shoes
- Keep a diary

## Drug

- Naproxen: 500 mg twice daily
- Colchicine: 0.5 mg twice daily
- Prednisolone: 30 mg daily for five days
- Allopurinol: 100 mg daily, raised slowly
- Febuxostat: 80 mg daily
- Probenecid: 250 mg twice daily
""",
    kind=Kind.GUIDELINE,
)


def test_what_a_guideline_gives_is_told_before_what_to_live_by() -> None:
    said = whole(ask("How is gout treated?", ADVICE))
    drugs = ("Naproxen", "Colchicine", "Prednisolone", "Allopurinol", "Febuxostat", "Probenecid")
    assert [drug for drug in drugs if drug not in said] == []
    assert "Drink enough water" in said
