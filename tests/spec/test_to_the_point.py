"""Each statement is one on the side that was asked for, in its own section, and is said once."""

from __future__ import annotations

import pytest
from bookshelf import ask, every_section, page, told

from primum.model import Document, Kind, Outcome

CRESTING = page(
    "cresting",
    "Cresting",
    """
# What is cresting?

Cresting is a swelling of the ear lobes.

# Causes

Cresting is caused by cold wind on the ears.

Cresting can cause a sudden ringing that wakes people at night.

# Symptoms

The symptoms of cresting include:

- Red ear lobes
- A dull ache behind the ear
- 2 or more - admit to hospital
- Urea > 7 mmol/L
- Itching at night

# Treatments

## Goals

- Relieve the ache
- Find the cause

## Non drug

- Cover the ear lobes in wind
- Avoid swimming in cold water
- Limit salt in the diet
- Surgery of the ear lobe
- Cresting is a swelling of the lobes that comes with frost

## Drug

- Cresting is treated with paracetamol 500 mg tablets.
- Prednisolone tablets for severe cresting

Staying out of the wind will help you avoid cresting.

Call your doctor if you have any of the following:

- Blood from the ear
- A sudden loss of hearing

# Outlook

The good news is that people with cresting are seldom ill for long.

Most cases of cresting last for two weeks.

# Inheritance

Parents, siblings or children of people with cresting are no likelier to get it.
""",
)


def under(question: str, *documents: Document) -> dict[str, str]:
    """The heading of its outermost section for each statement of an article; "direct answer" for the summary."""
    found = ask(question, *documents)
    sections = {c.text: s.heading for s in found.sections for inner in (s, *s.sections) for c in inner.claims}
    return {c.text: "direct answer" for c in found.summary} | sections


@pytest.mark.parametrize(
    "question", ["How can cresting be treated without medicine?", "Can cresting be treated without drugs?"]
)
def test_an_answer_about_going_without_drugs_names_none(question: str) -> None:
    found = ask(question, CRESTING)
    said = told(tuple(found.claims()))
    assert found.inquiry.intent == "self_care"
    assert "Cover the ear lobes" in told(found.summary)
    assert "paracetamol" not in said
    assert "Prednisolone" not in said
    assert "Surgery" not in told(found.summary)


def test_what_others_do_is_no_self_care() -> None:
    shown = under("How can I live with cresting?", CRESTING)
    assert "Surgery of the ear lobe" not in {t for t, heading in shown.items() if "Self-care" in heading}


def test_rows_of_a_score_and_aims_are_neither_signs_nor_measures() -> None:
    for question in ("What are the symptoms of cresting?", "How is cresting treated?"):
        said = told(tuple(ask(question, CRESTING).claims()))
        assert "admit to hospital" not in said
        assert "Urea" not in said
        assert "Find the cause" not in said


def test_what_a_disease_brings_about_is_none_of_its_causes() -> None:
    shown = under("What causes cresting?", CRESTING)
    assert shown["Cresting is caused by cold wind on the ears."] == "direct answer"
    assert not any("ringing" in text and heading in {"Causes", "direct answer"} for text, heading in shown.items())


def test_how_not_to_get_it_and_when_to_call_are_no_treatment() -> None:
    shown = under("How is cresting treated?", CRESTING)
    managed = " ".join(text for text, heading in shown.items() if heading in {"Management", "direct answer"})
    assert "out of the wind" not in managed
    assert "Blood from the ear" not in managed
    assert shown["Blood from the ear"] == "When to seek care urgently"


def test_what_a_thing_is_is_no_treatment_of_it() -> None:
    shown = under("How is cresting treated?", CRESTING)
    assert shown.get("Cresting is a swelling of the lobes that comes with frost", "What it is") == "What it is"


def test_children_of_the_sick_are_no_section_on_children() -> None:
    headings = {s.heading for s in every_section(ask("What is cresting?", CRESTING))}
    assert not any("Children" in heading or "children" in heading for heading in headings)


def test_a_sentence_that_tells_nothing_is_not_shown_beside_one_that_does() -> None:
    found = ask("What is the outlook for cresting?", CRESTING)
    assert "two weeks" in told(found.summary)
    assert "good news" not in told(found.summary)


def test_who_should_be_screened_is_not_told_by_what_screening_is() -> None:
    lumps = page(
        "lumps",
        "Lump cancer",
        """
# What is lump cancer?

Lump cancer is a cancer of the lumps.

# Lump cancer screening

Lump cancer screening is having tests before there are symptoms.

Screening tests have risks.
""",
    )
    found = ask("Who should be screened for lump cancer?", lumps)
    assert found.outcome is Outcome.PARTIAL
    assert found.not_found == ("screening (lump cancer)",)
    advised = page(
        "advice", "Lump cancer", "# Screening\n\nPeople aged 50 to 70 should be screened for lump cancer every year."
    )
    better = ask("Who should be screened for lump cancer?", lumps, advised)
    assert better.outcome is Outcome.ANSWERED
    assert "aged 50 to 70" in better.summary[0].text


def test_a_question_on_two_things_has_nothing_beside_it_on_one_alone() -> None:
    salt = page(
        "salt",
        "Sea salt",
        """
# What is sea salt?

Sea salt is salt from the sea.

# Problems

Sea salt can cause cresting where people bathe in it.

# Prevention

Sea salt bathing may keep hay fever away.
""",
    )
    found = ask("Does sea salt cause cresting?", salt, CRESTING)
    assert "where people bathe in it" in told(found.summary)
    assert "hay fever" not in told(tuple(found.claims()))


def test_a_wider_guideline_answers_on_the_kind_that_it_names() -> None:
    general = page(
        "diabetes",
        "Diabetes Mellitus",
        "# Treatment\n\nAll with type 2 diabetes should be commenced on metformin.\n\nInsulin is needed in type 1.",
        kind=Kind.GUIDELINE,
    )
    own = page(
        "type2", "Type 2 Diabetes", "# Treatment\n\nTreatment of type 2 diabetes means managing the sugar in the blood."
    )
    found = ask("What is the first-line treatment of type 2 diabetes?", own, general)
    assert "metformin" in found.summary[0].text
    assert "Insulin is needed in" not in told(tuple(found.claims()))


def test_items_that_the_direct_answer_lists_are_not_listed_again_where_others_are_left() -> None:
    one = page(
        "one", "Cresting", "# Symptoms\n\nThe symptoms of cresting include:\n\n- Red lobes\n- Itching\n- Ringing"
    )
    two = page(
        "two",
        "Cresting",
        "# Signs\n\n- Itching\n- Ringing\n- Hot ears\n- Poor sleep\n- Dry skin\n- Pale lips\n- Cough\n- Sneezing",
    )
    found = ask("What are the symptoms of cresting?", one, two)
    first = found.summary[0].text
    again = [c.text for s in every_section(found) for c in s.claims if c.text in {"Itching", "Ringing", "Hot ears"}]
    assert not [text for text in again if text in first]


def test_what_it_is_that_brings_something_about_is_no_cause() -> None:
    fits = page(
        "fits",
        "Dropsick",
        "# What is dropsick?\n\nDropsick is a disorder that causes people to faint.\n\n# Causes\n\n"
        "Dropsick has many possible causes.\n\nDropsick is caused by a scar in the ear.",
    )
    found = ask("What causes dropsick?", fits)
    assert [c.text for c in found.summary] == ["Dropsick is caused by a scar in the ear."]


def test_an_outlook_shows_no_complications_where_it_is_told() -> None:
    ill = page(
        "ill",
        "Dropsick",
        "# Outlook\n\nDropsick goes away within a week.\n\nMost people with dropsick recover at home.\n\n"
        "Old people with dropsick recover more slowly.\n\nDropsick is seldom fatal.\n\n"
        "# Complications\n\n- Scars of the ear\n- Loss of balance",
    )
    found = ask("What is the outlook for dropsick?", ill)
    at = {c.text: s.heading for s in found.sections for c in s.claims}
    assert at["Scars of the ear"] == "Complications"


def test_a_page_with_its_short_form_in_brackets_is_on_its_subject() -> None:
    ulcer = page(
        "pud",
        "Peptic Ulcer Disease (PUD)",
        "# Treatment\n\nPeptic ulcer disease is treated with acid blockers and, where the germ is found, antibiotics.",
        kind=Kind.GUIDELINE,
    )
    summary = page("ulcer", "Peptic Ulcer", "# What is a peptic ulcer?\n\nA peptic ulcer is a sore of the stomach.")
    found = ask("What is the treatment for peptic ulcer disease?", ulcer, summary)
    assert "acid blockers" in found.summary[0].text


def test_what_comes_of_no_treatment_is_no_treatment() -> None:
    sore = page(
        "sore",
        "Dropsick",
        "# What is dropsick?\n\nDropsick is a swelling of the ear.\n\nDropsick will get worse if not treated.\n\n"
        "Dropsick is treated with drops of oil.",
    )
    assert "drops of oil" in ask("How is dropsick treated?", sore).summary[0].text


OWLERY = page(
    "owlery",
    "Owlery",
    """
# What is owlery?

Owlery is a stiffness of the neck that comes at night.

# Causes

Certain pillows may play a part, but scientists do not believe that pillows alone cause owlery.

Owlery is caused by muscles that are held turned for hours.

# Treatment

There is no cure for owlery, and treatment is important to begin early.

Owlery is treated with ibuprofen and with physical therapy of the neck.

Outdoors

- Wear a scarf in wind
- Turn with the whole body
""",
)


@pytest.mark.parametrize(
    ("question", "says"),
    [("How is owlery treated?", "ibuprofen"), ("What causes owlery?", "held turned for hours")],
)
def test_the_direct_answer_names_what_was_asked_for_first(question: str, says: str) -> None:
    assert says in ask(question, OWLERY).summary[0].text


GRELLING = page(
    "grelling",
    "Grelling",
    """
# What is grelling?

Grelling is a disorder of the eyelids. The lids turn stiff in winter. Doctors use a blood test to diagnose grelling.
There is no cure for grelling, but drops can help.

# Treatment

## Drug

- Velnarone tablets
- Adult: 500 mg orally every 8 hours
- Velnarone drops: 2 drops in each eye at night

## Where to read more

- Grelling Foundation of Westmark: Your Eyelids
- University of Northland: Grelling Clinic
""",
)


def test_what_a_page_opens_with_on_other_sides_stands_under_their_headings() -> None:
    found = ask("What is grelling?", GRELLING)
    under = {claim.text: section.kind for section in every_section(found) for claim in section.claims}
    assert "Grelling is a disorder of the eyelids." in told(found.summary)
    assert under.get("Doctors use a blood test to diagnose grelling.") in {None, "diagnosis"}
    assert under.get("There is no cure for grelling, but drops can help.") == "treatment"


def test_an_amount_without_its_drug_and_links_to_others_are_no_treatment() -> None:
    found = ask("How is grelling treated?", GRELLING)
    shown = " ".join(claim.text for claim in found.claims())
    assert "Velnarone drops" in shown
    assert "500 mg" not in shown
    assert "Foundation" not in shown
    assert "University" not in shown


MURLING = page(
    "murling",
    "Murling",
    """
# Symptoms

The symptoms of murling include:

- Hoarseness
- A stiff neck

Women are more likely to have a dry cough and blue nails.

Men and women may lose their voice.

# Treatments

Murling is treated with warm milk.

Murling can be treated by:

- Excision of the node
- Tonsillectomy
- Resting the voice and drinking warm fluids
""",
)


@pytest.mark.parametrize("people", ["women", "a woman"])
def test_whoever_asks_of_women_is_told_what_holds_in_them(people: str) -> None:
    assert "Women are more likely" in told(ask(f"What are the symptoms of murling in {people}?", MURLING).summary)


def test_what_holds_in_women_does_not_answer_for_men() -> None:
    assert "Women are more likely" not in told(ask("What are the symptoms of murling in men?", MURLING).summary)


def test_an_operation_is_no_care_of_ones_own() -> None:
    found = ask("How is murling treated?", MURLING)
    own = [c.text for s in every_section(found) if s.kind == "self_care" for c in s.claims]
    assert not any("Excision" in text or "Tonsillectomy" in text for text in own)


FENNING = page(
    "fenning",
    "Fenning",
    """
# What is fenning?

Fenning is a chronic condition that causes pain all over the body.

Cold water can cause fenning.

# Symptoms

The symptoms of fenning include numb lips and a dry cough.

See a doctor right away if you have symptoms of fenning.

If fenning harms your heart, you would see a cardiologist.
""",
)


def test_what_a_disease_brings_about_is_none_of_its_causes_beside_the_answer() -> None:
    found = ask("What is fenning?", FENNING)
    causes = [c.text for s in every_section(found) if s.kind == "causes" for c in s.claims]
    assert not any("pain all over" in text for text in causes)


def test_where_to_go_with_it_is_no_symptom_and_a_specialist_no_emergency() -> None:
    found = ask("What are the symptoms of fenning?", FENNING)
    assert "numb lips" in told(found.summary)
    assert "right away" not in told(found.summary)
    urgent = [c.text for s in every_section(found) if s.kind == "red_flags" for c in s.claims]
    assert not any("cardiologist" in text for text in urgent)
