"""What stands below the direct answer is for whoever asked: little where nobody knows what was asked, nothing on
another side of the subject, nothing that was said above, nothing that cannot be read alone."""

from __future__ import annotations

import pytest
from bookshelf import ask, every_section, page
from bookshelf import whole as whole_of

from primum.answer.composing.sameness import same
from primum.answer.statements.compress import points_back, stands_alone
from primum.answer.statements.lists import is_nameless_amount
from primum.answer.statements.merit import TELLS_NOTHING, merit
from primum.answer.statements.units import Unit
from primum.model import Kind

TARNISH = page(
    "tarnish",
    "Tarnish fever",
    """
# What is tarnish fever?

Tarnish fever is an infection that turns the nails grey.

Tarnish fever is an outbreak of grey nails that comes with a fever.

Some people call tarnish fever the silver sickness.

Tarnish fever was first seen in glass workers.

Tarnish fever may last for several weeks in old glass workers.

Tarnish fever can leave ridges in the nails.

Tarnish fever is caught from wet sand.

Tarnish fever begins with chills and a dry mouth.

Tarnish fever is found by a test of the nails.

Tarnish fever is treated with zincolin tablets.

Tarnish fever can come back after a cold winter.

Tarnish fever keeps away from salt water.

Weak nails can cause trouble with buttons in people with tarnish fever.

# What causes tarnish fever?

Tarnish fever is caused by a germ called Tarnisia.

# What are the symptoms of tarnish fever?

- Grey nails
- Chills at dusk
- Focused look to confirm that the nails are grey

Symptoms of tarnish fever include grey nails and chills.

The dentist will also check the jaw for signs of tarnish fever.

# What is the treatment for tarnish fever?

There is no cure for tarnish fever, but tablets of zincolin shorten it.

There is no cure for tarnish fever, so treatment helps with the symptoms.

Rest and zincolin treat the fever in most people with tarnish fever.

# When should I see a doctor about tarnish fever?

Some grey spots develop right away.

Call your doctor right away if the nails of a child with tarnish fever bleed.

# How is tarnish fever diagnosed?

A test of the nails shows the germ in tarnish fever.

## Specialists involved

- Nail surgeon
- Doctor of glass workers

## Copyright and source information

A test of this page by Congress supports the operations of the printers.
""",
)


def shown(question: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for section in every_section(ask(question, TARNISH)):
        found.setdefault(section.heading, []).extend(c.text for c in section.claims)
    return found


def body(question: str) -> list[str]:
    return [text for texts in shown(question).values() for text in texts]


MESSAGE = "When is it safe to go back with tarnish fever? I meet many people."


def test_what_asks_something_that_no_rule_knows_is_given_little() -> None:
    found = ask(MESSAGE, TARNISH)
    assert found.summary
    told = shown(MESSAGE).get("What the sources say", [])
    assert 0 < len(told) <= 6


def test_an_illness_is_said_to_be_one_once() -> None:
    everything = [c.text for c in ask("What is tarnish fever?", TARNISH).claims()]
    assert sum(text.startswith("Tarnish fever is an ") for text in everything) == 1


def test_what_somebody_who_has_it_suffers_from_is_no_cause() -> None:
    assert "Weak nails" not in str(shown("What causes tarnish fever?").get("Causes", []))


def test_how_a_thing_is_found_is_no_symptom() -> None:
    told = str(shown("What are the symptoms of tarnish fever?").get("Symptoms and signs", []))
    assert "dentist" not in told
    assert "to confirm" not in told


def test_that_there_is_no_cure_is_told_once() -> None:
    everything = [c.text for c in ask("How is tarnish fever treated?", TARNISH).claims()]
    assert sum("no cure" in text for text in everything) == 1


def test_what_comes_at_once_is_no_emergency() -> None:
    told = shown("How is tarnish fever treated?")["When to seek care urgently"]
    assert told == ["Call your doctor right away if the nails of a child with tarnish fever bleed."]


def test_who_sees_to_it_and_who_printed_it_say_nothing_of_it() -> None:
    told = str(body("How is tarnish fever diagnosed?"))
    assert "A test of the nails" in str([c.text for c in ask("How is tarnish fever diagnosed?", TARNISH).claims()])
    assert "Nail surgeon" not in told
    assert "Congress" not in told


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("There is no cure for gout, but rest helps.", "There is no cure, so treatment helps with the symptoms.", True),
        (
            "There is no cure for gout, but rest helps.",
            "There is no cure; colchicine, ice and steroids shorten an attack of the knee.",
            True,
        ),
        (
            "There is no cure for gout, but allopurinol, ice and a diet without beer keep attacks away.",
            "There is no cure; colchicine and injected steroids shorten an attack of the knee.",
            False,
        ),
    ],
)
def test_two_denials_of_a_cure_are_one_unless_each_says_more(a: str, b: str, *, alike: bool) -> None:
    first, second = (Unit("d", text, ((0, len(text)),), "treatment", (), 0) for text in (a, b))
    assert same(first, second) is alike


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("To be effective, they must be started within three days.", False),
        ("At times, however, they can have severe anemia.", False),
        ("If they stop taking the drugs too soon, they can become sick again.", False),
        ("An infection of the throat can cause the reaction.", False),
        ("Depending on the gene, this severe, early onset form of it may be called type 4.", False),
        ("To be effective, antibiotics must be started within three days.", True),
        ("When kidneys fail, they stop making the hormone.", True),
        ("Substances that cause the reactions of hay fever are in pollen.", True),
    ],
)
def test_they_without_those_whom_they_are_cannot_be_read_alone(text: str, *, alone: bool) -> None:
    assert stands_alone(text) is alone


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("The test also can show areas of poor blood flow.", True),
        ("The herb interferes with some drugs.", True),
        ("The heart test can show areas of poor blood flow.", False),
    ],
)
def test_the_test_is_one_that_was_named_before(text: str, *, back: bool) -> None:
    assert points_back(text, "Echocardiography uses sound.", ("Palpitations", "Echocardiography")) is back
    assert not points_back(text, "Echocardiography uses sound.", ("Tests and herbs", "The test, the herb"))


@pytest.mark.parametrize(
    ("item", "nameless"),
    [
        ("50 µg into each nostril 8 hourly", True),
        ("Reduce dose to 50 µg into each nostril when symptoms are controlled", True),
        ("Adult: 1 g intravenously 12 hourly for patients with severe disease", True),
        ("Child: 4 ml of 125 mg suspension every 8 hours; dose doubled in severe infections", True),
        ("Velnarone 50 µg into each nostril 8 hourly", False),
        ("Adult: 1 g velnarone intravenously", False),
        ("The dose and rate of velnarone are critical", False),
    ],
)
def test_an_amount_for_somebody_is_nameless_however_it_goes_on(item: str, *, nameless: bool) -> None:
    assert is_nameless_amount(item, "Drug treatment") is nameless


@pytest.mark.parametrize(
    "text",
    [
        "Scientists hope that what they learn will lead to a cure.",
        "To understand tarnish, it helps to know how nails grow.",
        "Not all providers are familiar with tarnish fever.",
        "Non-drug treatment can take many forms.",
    ],
)
def test_hopes_and_announcements_tell_nothing(text: str) -> None:
    assert merit(text, Kind.REFERENCE, "treatment") <= TELLS_NOTHING


def test_a_register_of_a_kinds_signs_is_not_told_of_the_whole_that_has_its_own_page() -> None:
    own = page("cresting", "Cresting", "# Cresting\n\nCresting is a disease of the ear lobes.")
    rows = "| Signs and symptoms | Number of patients |\n|---|---|\n| Cleft palate | 90% |\n| Pale skin | 50% |"
    text = f"# What are the signs and symptoms of Blue cresting?\n\nAffected people often have cold hands.\n\n{rows}\n"
    kind = page("blue", "Blue cresting", text, subjects=("Cresting",))
    assert "Cleft palate" not in whole_of(ask("What are the symptoms of cresting?", own, kind))
    assert "Affected people" not in whole_of(ask("What are the symptoms of cresting?", own, kind))
    assert "Cleft palate" in whole_of(ask("What are the symptoms of blue cresting?", own, kind))
    assert "Cleft palate" in whole_of(ask("What are the symptoms of cresting?", kind))


def test_a_sentence_that_leans_on_what_was_already_described_does_not_stand_alone() -> None:
    assert not stands_alone(
        "In addition to the treatments already described, a provider will likely adjust the insulin."
    )


def test_what_holds_of_a_kind_is_told_of_the_whole_only_where_the_kind_is_named() -> None:
    own = page("whole", "Cresting", "# What is cresting?\n\nCresting is a swelling of the ears.")
    text = (
        "# What causes blue cresting?\n\nBlue cresting is caused by cold wind.\n\n"
        "Cresting comes of a change in the gene ZNT1 that one parent passes on."
    )
    kind = page("blue", "Blue cresting", text, subjects=("Cresting",))
    shown = whole_of(ask("What causes cresting?", own, kind))
    assert "Blue cresting is caused by cold wind" in shown
    assert "ZNT1" not in shown
    assert "ZNT1" in whole_of(ask("What causes blue cresting?", own, kind))
