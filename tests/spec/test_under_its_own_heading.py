"""What stands under a heading is of that side of its subject, and of whom and what the question asks."""

from __future__ import annotations

from functools import cache

from bookshelf import ask, every_section, page

from primum.model import Outcome

GLAZE = page(
    "glaze",
    "Glaze cough",
    """
# What is glaze cough?

A wet cough of potters that is characterized by a fever at dusk.

Glaze cough is an infection of the windpipe causing clinical symptoms.

Wet sand can also cause glaze cough in children.

Gout develops when crystals of urate build up in potters with glaze cough.

# What causes glaze cough?

Glaze cough is caused by a germ that lives in clay.

All potters with glaze cough should be treated, since the germ causes cough again.

It is important to treat glaze cough early, or clay dust will be causing a worse cough.

Old kilns cause glaze cough as well.

# What are the symptoms of glaze cough?

- Wet cough
- Fever at dusk
- Examination of the hands to identify clay in the nails

Your doctor may prescribe zincolin for the symptoms of glaze cough.

Glaze cough in pregnant women causes swollen feet.

# What are the treatments for glaze cough?

Zincolin tablets treat glaze cough.

Steam helps to loosen it in glaze cough.

A short glaze cough lasts less than three weeks.

Glaze cough can cause a sore throat in the long run.

The old glaze cough is difficult to treat in dry towns.

## Help at home

Call your doctor if the glaze cough comes back in winter after a journey by boat.
""",
)
ALARMING = page(
    "ember",
    "Ember rash",
    """
# What is ember rash?

Ember rash is a rash of the neck that comes from hot glass and goes within days.

# What are the treatments for ember rash?

Ember rash is treated with cold cloths and zincolin cream.

# When should I see a doctor about ember rash?

Contact your doctor if the ember rash lasts for more than a week and itches at dusk.

Call for an ambulance right away if somebody with ember rash cannot breathe freely.
""",
)
SHARED = page(
    "others",
    "Kiln lung",
    """
# What are the treatments for kiln lung?

There is a treatment for late kiln lung, and steam is used to treat any such case.
""",
)


@cache
def under(question: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for section in every_section(ask(question, GLAZE, ALARMING)):
        found.setdefault(section.heading, []).extend(c.text for c in section.claims)
    return found


def told(question: str, heading: str) -> str:
    return " ".join(under(question).get(heading, []))


def test_what_is_done_about_it_is_no_cause() -> None:
    causes = told("What causes glaze cough?", "Causes") + str(ask("What causes glaze cough?", GLAZE).summary)
    assert "kilns" in causes
    assert "should be treated" not in causes
    assert "important to treat" not in causes


def test_how_something_else_comes_about_is_no_cause() -> None:
    assert "urate" not in told("What causes glaze cough?", "Causes")


def test_what_it_is_and_what_is_examined_or_given_is_no_symptom() -> None:
    symptoms = told("What are the symptoms of glaze cough?", "Symptoms and signs")
    for wrong in ("wet cough of potters", "to identify", "may prescribe"):
        assert wrong not in symptoms
    assert "clinical symptoms" not in told("What causes glaze cough?", "Symptoms and signs")


def test_how_long_it_lasts_and_what_it_causes_is_no_treatment() -> None:
    question = "How is glaze cough treated?"
    told_of = told(question, "Management") + str(ask(question, GLAZE).summary)
    assert "Zincolin" in told_of
    for wrong in ("three weeks", "sore throat", "difficult to treat"):
        assert wrong not in told_of


def test_what_else_brings_it_about_does_not_say_what_it_is() -> None:
    assert "can also cause" not in told("How is glaze cough treated?", "What it is")


def test_what_can_wait_for_a_visit_is_not_told_as_urgent() -> None:
    glaze, ember = under("How is glaze cough treated?"), under("How is ember rash treated?")
    assert "When to seek care urgently" not in glaze
    assert "comes back" in " ".join(glaze["When to see a doctor"])
    assert "ambulance" in " ".join(ember["When to seek care urgently"])
    assert "more than a week" in " ".join(ember["When to see a doctor"])


def test_whoever_asks_of_men_is_not_told_of_pregnant_women() -> None:
    def asked(question: str) -> str:
        return str([c.text for c in ask(question, GLAZE).claims()])

    assert "swollen feet" in asked("What are the symptoms of glaze cough?")
    assert "swollen feet" not in asked("What are the symptoms of glaze cough in a man?")


def test_a_question_that_names_nothing_is_not_answered_from_wherever_its_words_stand() -> None:
    assert ask("Is there a treatment?", SHARED).outcome is Outcome.DECLINED
    assert ask("In case of anything, what do you recommend?", SHARED).outcome is Outcome.DECLINED


def test_a_mere_name_stands_under_a_heading_that_says_what_it_is() -> None:
    ague = page(
        "ague",
        "Slate ague",
        """
# What is slate ague?

Slate ague is a fever of roofers.

# Complications

- Slate ague of the ear
- Slate ague of the lung

# Treatment

## Non drug

- Lancing of slate ague spots
- Slate ague baths
- Rest
""",
    )
    found = {c.text: s.heading for s in every_section(ask("Can I get slate ague?", ague)) for c in s.claims}
    assert found["Slate ague of the ear"] == "Complications"
    assert found["Slate ague baths"] == "Management"
