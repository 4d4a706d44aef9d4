"""The body of an article: each line says something, says it once, of this subject, and under a heading that fits."""

from __future__ import annotations

import pytest
from bookshelf import ask, every_section, page, whole

from primum.answer.appraisal.disagreement import disagreement, statement
from primum.answer.composing.sameness import same, says_little
from primum.answer.statements.compress import points_back
from primum.answer.statements.lists import is_made_to
from primum.answer.statements.phrase import key_term
from primum.answer.statements.units import Unit
from primum.model import Document, Kind

BRINDLING = page(
    "brindling",
    "Brindling",
    """
# What is brindling?

Brindling is a disease that makes the skin of the hands go stiff.

# What causes brindling?

No one is sure what causes brindling.

The cause of brindling is not well understood.

A germ called Brindlia may set it off in people who work with wet wool.

# Who is at risk for brindling?

The risk factors for brindling include:

- Work with wet wool
- Cold rooms
- A parent with brindling

Here are some ways to keep your hands dry:

- Wear rubber gloves at work
- Change wet sleeves at once

## Risk factors for broken nails

- Short thumbs
- Long nails

# How is brindling diagnosed?

A skin scrape shows the germ in most people with brindling.

A skin scrape is a simple test that takes some cells from the palm.

You may have tests for brindling.

Blood tests can rule out lack of iron and an underactive thyroid.

An X-ray of the hands finds thin bone near the nails.

Your doctor may take a swab of the palm. The swab is sent to a laboratory.

# Treatment

## Drug

- Wool-wax ointment at night
- Brindlicin 10 mg daily
- Fluids by mouth with brindlicin
- Rest of the hands with brindlicin

## Non drug

- Cotton mittens
- Lukewarm water for washing

Treatment of brindling often includes medicines.

Brindling is most common in older people.

# What other problems does brindling cause?

- Cracked palms
- Loss of grip
- Infection of the nail bed

# Outlook

The outlook is good: most people with brindling recover within two years.
""",
)


def lines(question: str) -> dict[str, list[str]]:
    """What an article on brindling shows, by heading."""
    found: dict[str, list[str]] = {}
    for section in every_section(ask(question, BRINDLING)):
        found.setdefault(section.heading, []).extend(c.text for c in section.claims)
    return found


def test_a_line_that_says_nothing_but_the_words_of_every_question_is_left_out() -> None:
    for question in ("How is brindling diagnosed?", "How is brindling treated?"):
        shown = [claim.text for claim in ask(question, BRINDLING).claims()]
        assert "You may have tests for brindling." not in shown
        assert "Treatment of brindling often includes medicines." not in shown


@pytest.mark.parametrize(
    ("text", "little"),
    [
        ("Treatment of brindling often includes medicines.", True),
        ("Your doctor may adjust your treatment of brindling.", True),
        ("There is no cure for brindling.", False),
        ("Brindling is treated with drops of oil.", False),
        ("Brindling is treated with penicillin.", False),
        ("Patients with brindling should not swim.", False),
        ("The maximum recommended dosing frequency is once per day.", False),
    ],
)
def test_what_says_little_is_told_by_its_words(text: str, *, little: bool) -> None:
    unit = Unit("d", text, ((0, len(text)),), "treatment", (), 0)
    assert says_little(unit, frozenset({"brindl"})) is little


def test_an_unknown_cause_is_told_once_however_it_is_worded() -> None:
    shown = [text for texts in lines("What is brindling?").values() for text in texts]
    assert sum("sure what causes" in text or "not well understood" in text for text in shown) == 1


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        (
            "As the gene is handed from one generation to the next, the length of the wool repeat often grows larger.",
            "As it is handed through the generations, the length of the repeat in the wool gene often grows.",
            True,
        ),
        (
            "A lower starting dose should be considered in patients with any degree of lasting renal impairment.",
            "A lower starting dose should be considered in patients with any degree of lasting hepatic impairment.",
            False,
        ),
        (
            "Children who get a faulty wool gene from each of their parents will have brindling.",
            "Bearers usually feel nothing and live long lives, and can hand the faulty wool gene to their children.",
            False,
        ),
        (
            "A palm scrape shows the germ and swollen cells under a microscope within an hour.",
            "A blood count shows few red cells and large pale platelets in those who lack iron.",
            False,
        ),
    ],
)
def test_long_sentences_that_share_most_of_their_words_are_one(a: str, b: str, *, alike: bool) -> None:
    one, other = (Unit("d", text, ((0, len(text)),), "inheritance", (), 0) for text in (a, b))
    assert same(one, other) is alike


def test_what_a_test_is_gives_way_to_what_tests_show() -> None:
    shown = lines("What is brindling?")["Diagnostic approach"]
    assert "An X-ray of the hands finds thin bone near the nails." in shown
    assert "A skin scrape is a simple test that takes some cells from the palm." not in shown


def test_ways_to_lower_a_risk_are_none_of_the_risks() -> None:
    shown = lines("Who is at risk for brindling?")
    assert "Wear rubber gloves at work" not in shown.get("Who is at risk", ())
    assert "Wear rubber gloves at work" in shown["Prevention"]


def test_risk_factors_for_something_else_on_the_page_are_not_shown() -> None:
    assert "Short thumbs" not in str(lines("Who is at risk for brindling?"))


def test_what_comes_of_it_stands_under_complications_where_the_outlook_was_asked_for() -> None:
    question = "What is the prognosis of brindling?"
    assert "recover within two years" in ask(question, BRINDLING).summary[0].text
    shown = lines(question)
    assert "Loss of grip" in shown["Complications"]
    assert "Loss of grip" not in shown.get("Outlook", [])


def test_the_heading_above_a_list_gives_its_theme_before_the_words_of_its_items() -> None:
    shown = lines("How is brindling treated?")
    assert {"Fluids by mouth with brindlicin", "Rest of the hands with brindlicin"} <= set(shown["Medicines"])


def test_whom_it_meets_most_is_no_word_on_special_populations() -> None:
    assert "Brindling is most common in older people." not in str(
        {k: v for k, v in lines("How is brindling treated?").items() if "population" in k.lower()}
    )


@pytest.mark.parametrize(
    ("text", "before", "leans"),
    [
        ("The swab is sent to a laboratory.", "Your doctor may take a swab of the palm.", True),
        ("The palm is red and dry.", "Brindling begins in the palm.", False),
        ("The disease is rare.", "Brindling is a disease of the hands.", False),
        ("The brindling is mild in most.", "There are two sorts of brindling.", False),
    ],
)
def test_a_thing_that_the_sentence_before_brought_up_points_back(text: str, before: str, *, leans: bool) -> None:
    assert points_back(text, before, ("Brindling",)) is leans


def test_what_leans_on_the_sentence_before_is_shown_with_it() -> None:
    shown = [text for texts in lines("How is brindling diagnosed?").values() for text in texts]
    assert "The swab is sent to a laboratory." not in shown


def test_that_nothing_is_felt_is_told_once() -> None:
    said = ("Mild brindling usually does not cause symptoms.", "Mild brindling often has no signs or symptoms.")
    one, other = (Unit("d", text, ((0, len(text)),), "symptoms", (), 0) for text in said)
    assert same(one, other)


@pytest.mark.parametrize(
    ("lead", "item", "made"),
    [("Stiff palms can cause", "people to drop their cups", True), ("Stiff palms can cause", "loss of grip", False)],
)
def test_what_its_lead_in_makes_somebody_do_is_no_item_of_its_own(lead: str, item: str, *, made: bool) -> None:
    assert is_made_to(lead, item) is made


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Treating brindling's underlying cause may help.", ""),
        ("The points where the nails attach act like hinges.", ""),
        ('Falls and slips seldom "just happen" at work.', ""),
        ("Brindlicin is given at night.", "Brindlicin"),
    ],
)
def test_a_bold_term_is_no_broken_piece(text: str, term: str) -> None:
    assert key_term(text, listed=False) == term


def test_what_does_not_lower_a_risk_may_raise_it() -> None:
    low = statement("Mild wool soap does not lower the risk of brindling in shearers.")
    high = statement("Wool soap increases the risk of brindling in shearers.")
    assert disagreement(high, low) == ""


@pytest.mark.parametrize(
    ("text", "helps"),
    [
        ("A wool filter could one day treat brindling in all who shear.", False),
        ("Research shows that cotton gloves treat brindling.", True),
    ],
)
def test_what_is_looked_into_is_no_treatment(text: str, *, helps: bool) -> None:
    book = page("shed", "Brindling", f"# Treatment\n\nBrindling is treated with wax ointment.\n\n{text}\n")
    assert (text in whole(ask("How is brindling treated?", book))) is helps


def _label(id: str, maker: str, year: str, more: str = "") -> Document:
    return page(
        id,
        f"Brindlicin tablet, {maker}",
        f"""
# Adverse reactions

The most common side effects of brindlicin are nausea and a dry mouth.
{more}
# Warnings and precautions

Brindlicin should be used with caution in people with a slow heart.
""",
        kind=Kind.LABEL,
        subjects=("brindlicin",),
        published=year,
    )


def test_two_labels_in_the_same_words_are_one_source_the_newer() -> None:
    more = "\nBrindlicin can cause a rash on the palms in one of ten people.\n"
    shelf = [_label("old", "Shed Ltd", "2012", more), _label("new", "Barn Ltd", "2019")]
    found = ask("What are the side effects of brindlicin?", *shelf)
    by_text = {c.text: {k.document for k in c.citations} for c in found.claims()}
    assert by_text["The most common side effects of brindlicin are nausea and a dry mouth."] == {"new"}
    assert by_text["Brindlicin can cause a rash on the palms in one of ten people."] == {"old"}


def test_a_warning_does_not_stand_among_adverse_effects() -> None:
    found = ask("What are the side effects of brindlicin?", _label("new", "Barn Ltd", "2019"))
    shown = {s.heading: [c.text for c in s.claims] for s in every_section(found)}
    assert "caution" not in str(shown.get("Adverse effects", []))


def test_a_list_item_that_asks_whether_is_no_heading() -> None:
    text = """
# How is brindling diagnosed?

## Whether the palm is stiff

Brindling is diagnosed by a scrape of the palm.

The tests for brindling show a germ within hours of the scrape.
"""
    found = ask("How is brindling diagnosed?", page("scrape", "Brindling", text))
    assert not [s.heading for s in every_section(found) if s.heading.startswith("Whether")]


def test_where_enough_answers_what_only_borders_on_it_is_left_out() -> None:
    causes = "\n\n".join(
        f"Grimming is caused by {thing}."
        for thing in ("damp straw", "a bite of the barn louse", "lack of zinc", "hard water", "wool fat", "lamp oil")
    )
    text = f"# What causes grimming?\n\n{causes}\n\nGrimming is a swelling that many shepherds call the grims.\n"
    found = ask("What causes grimming?", page("grims", "Grimming", text))
    shown = [c.text for s in every_section(found) if s.kind == "causes" for c in s.claims]
    assert shown
    assert "Grimming is a swelling that many shepherds call the grims." not in shown
