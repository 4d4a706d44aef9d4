"""What a question asks of its subject, and whether a statement says it."""

from __future__ import annotations

import pytest

from primum.answer.inquiry.points import NONE, points_of

# question, statement that says what was asked, statement near it
ROWS = [
    ("Can kessel fever be cured?", "Kessel fever cannot be cured.", "To survive, people need fluids."),
    ("Is kessel fever deadly?", "One in ten people die of it.", "Most people feel better in a week."),
    ("Do warts go away?", "Most warts disappear within two years.", "A virus is used on its own as bait."),
    ("Does gout come back?", "Attacks often return.", "Gout is treated with rest."),
    ("Is kessel fever contagious?", "It spreads easily from person to person.", "It can spread to your blood."),
    ("What is a normal Q7 level?", "A normal Q7 level is below 6 percent.", "Q7 is a blood test."),
    ("Who should get the kessel vaccine?", "Everyone over two should get it.", "The vaccine makes antibodies."),
    ("How often should I have a Q7 test?", "The test is done twice a year.", "The test takes some blood."),
    ("Is kessel fever rare?", "It affects about 1 in 5,000 people.", "In rare cases the rash bleeds."),
    ("How common is gout?", "Gout is common in men.", "The most common symptom is pain."),
    ("Is gout hereditary?", "Gout runs in families.", "Doctors ask for your medical and family history."),
    ("What are the 4 stages of gout?", "In the first stage nothing is felt.", "Gout is a disease of joints."),
    ("What are the 3 degrees of gout?", "Gout is mild, moderate or severe.", "Gout has many forms."),
    ("What if I miss a dose of kesselin?", "Take a missed dose at once.", "The dose is one tablet."),
    ("Can I take kesselin with food?", "It is taken with or without food.", "It is taken with water."),
    ("Is kesselin addictive?", "It can lead to dependence.", "It can lead to sleepiness."),
    ("Can I stop kesselin suddenly?", "Withdraw it gradually.", "Sudden death was reported."),
    ("How long can I take kesselin?", "It is used for ten days.", "The rash fades within ten days."),
    ("Can I get pregnant with gout?", "Gout does not affect fertility.", "Gout hurts more in pregnancy."),
    ("Are cataracts part of growing old?", "Cataracts come with age.", "Cataracts cloud the lens."),
    ("Can you get kessel fever twice?", "Few people get it again.", "A few people get it."),
    ("How long does a cold last?", "A cold is over in ten days.", "A cold makes your nose run."),
]


@pytest.mark.parametrize(("question", "says", "near"), ROWS, ids=[row[0] for row in ROWS])
def test_a_statement_says_what_was_asked_or_only_stands_near_it(question: str, says: str, near: str) -> None:
    points = points_of(question)
    assert points.are_in(says)
    assert not points.are_in(near)
    assert points.worth(says) > points.worth(near)


def test_what_asks_two_things_is_answered_by_what_says_both() -> None:
    points = points_of("How long is kessel fever contagious?")
    assert points.are_in("It is contagious for five days.")
    assert not points.are_in("It spreads from person to person.")
    assert points.worth("It spreads from person to person.") > 0
    assert points.name == "how it spreads and how long"


@pytest.mark.parametrize(
    "question",
    ["gout", "What is gout?", "What causes gout?", "Is it normal to sweat?", "How are recurrent boils treated?"],
)
def test_most_questions_have_no_such_point(question: str) -> None:
    assert points_of(question) == NONE
    assert not points_of(question).are_in("Gout goes away, and nobody dies of it.")


def test_whether_a_tumour_is_cancer_is_told_by_what_says_so() -> None:
    points = points_of("Are kesselomas cancerous?")
    assert points.are_in("Kesselomas are usually benign, but can be large.")
    assert not points.are_in("Other drugs attack cancer cells.")
    assert points_of("What is a malignant melanoma?") == NONE


@pytest.mark.parametrize(
    "text",
    [
        "Children between the ages of 6 months and 3 years are most at risk.",
        "Kesselin: adults 10 mg three times daily for 7 days.",
        "If you may have it, see your doctor within 72 hours.",
    ],
)
def test_ages_and_courses_of_a_drug_do_not_say_how_long_an_illness_lasts(text: str) -> None:
    assert not points_of("How long does kessel fever last?").are_in(text)
    assert points_of("How long does kessel fever last?").worth(text) == 0
