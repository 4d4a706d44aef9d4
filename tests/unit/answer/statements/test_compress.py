"""Sentences made to stand alone by deletion, and those that cannot."""

from __future__ import annotations

import pytest

from primum.answer.statements.compress import (
    asks,
    continues_lead,
    is_furniture,
    is_sentence,
    lacks_subject,
    shorten,
    stands_alone,
)
from primum.text.terms import words

SHORTENED = [
    ("However, NSAIDs help.", "NSAIDs help."),
    ("In addition, NSAIDs help.", "NSAIDs help."),
    ("But NSAIDs help.", "NSAIDs help."),
    ("Note: NSAIDs thin the blood.", "NSAIDs thin the blood."),
    ("Gout is common (see Fig. 2).", "Gout is common."),
    ("Gout is common [3, 4].", "Gout is common."),
    ("Gout is common (Smith et al., 2010).", "Gout is common."),
    ("Gout is common (4).", "Gout is common."),
    ("Gout is common, as described above.", "Gout is common."),
    ("There is evidence,9,10 that it works.", "There is evidence that it works."),
    ("Gout (a joint disease) is common.", "Gout (a joint disease) is common."),
    ("The dose (5 mg) is given.", "The dose (5 mg) is given."),
    ("Gout is common\n   in men.", "Gout is common in men."),
    ("Alsoran tablets help.", "Alsoran tablets help."),
    ("Sodium is low.", "Sodium is low."),
    ("Blood Tests Tests that are given show urate.", "Tests that are given show urate."),
    ("Joint Diseases Certain diseases cause gout.", "Certain diseases cause gout."),
    ("Environment Environmental poisons cause gout.", "Environmental poisons cause gout."),
]


@pytest.mark.parametrize(("text", "short"), SHORTENED, ids=[row[0] for row in SHORTENED])
def test_connectives_pointers_and_reference_numbers_go(text: str, short: str) -> None:
    assert shorten(text) == short


@pytest.mark.parametrize("text", [row[0] for row in SHORTENED])
def test_nothing_is_added_moved_or_lost_twice(text: str) -> None:
    rest = iter(words(text))
    assert all(word in rest for word in words(shorten(text)))
    assert shorten(shorten(text)) == shorten(text)


ALONE = """
Gout is common.
It is important to rest the joint.
It is estimated that one in ten has gout.
Gout that lasts is chronic.
People over 65 are at risk.
Use a cold pack for ten minutes.
Doctors say that in women there is also another form.
"""
DEPENDENT = """
This should be avoided.
They are common.
It is common in men.
These drugs help.
Some of them die.
The following drugs help.
Patients with this condition need rest.
As shown in Fig. 2, gout is common.
Gout is listed above.
See Table 3 for doses of gout drugs.
Gout (a joint disease is common.
Is gout common?
Causes include:
Our results differ.
Then the pain goes.
Such drugs are rare.
Both are used.
The former is better.
His doctor knows.
People who have this type of gout need care.
Other treatments include rest.
Another cause is alcohol.
A poison has been suggested There is also another form.
Look at the toes and the knees If you have gout, rest.
Surgery can reverse this kind of gout.
If so, stop the drug.
Recommended tests are.
Rarely, they can spread to the knee.
Much less often they are found in the ear.
In the United States, this is usually the big toe.
For some people, it is the best hope.
Recovery from this can be slow.
During that time, the number of attacks rose.
Mutations in these genes raise the risk of gout.
Look for symptoms like these.
"""


@pytest.mark.parametrize("text", ALONE.strip().splitlines())
def test_what_can_be_read_alone(text: str) -> None:
    assert stands_alone(text)
    assert is_sentence(text)


@pytest.mark.parametrize("text", DEPENDENT.strip().splitlines())
def test_what_needs_the_sentences_around_it(text: str) -> None:
    assert not stands_alone(text)


@pytest.mark.parametrize("text", ["Low potassium", "12 | 14 | 9", "Gout is common"])
def test_what_is_no_sentence(text: str) -> None:
    assert not is_sentence(text)


FURNITURE = """
Visit our website for more information.
Talk to your doctor about gout.
We searched MEDLINE for trials of gout.
Call 1-800-555-1234.
Further research is needed.
Ask your pharmacist.
Click on the links.
This article was funded by nobody.
"""


@pytest.mark.parametrize("text", FURNITURE.strip().splitlines())
def test_what_speaks_of_the_page_and_not_of_medicine(text: str) -> None:
    assert is_furniture(text)
    assert not is_furniture("Gout affects 4% of adults.")


@pytest.mark.parametrize(
    "item", ["last longer than an hour", "is over 65", "With food", "have a fever", "you are pregnant", "when lying"]
)
def test_items_that_go_on_from_their_lead_in(item: str) -> None:
    assert continues_lead(item)


@pytest.mark.parametrize(
    "item", ["Dehydration", "Low potassium", "Certain medicines", "Island fever", "Withdrawal of alcohol"]
)
def test_items_that_name_a_thing(item: str) -> None:
    assert not continues_lead(item)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Contains lactose.", True),
        ("May cause drowsiness.", True),
        ("Increases the risk of gout.", True),
        ("Gout increases the risk.", False),
        ("Increased thirst is a sign.", False),
        ("Is it common?", False),
    ],
)
def test_what_has_its_subject_in_the_heading_above(text: str, expected: bool) -> None:
    assert lacks_subject(text) is expected


def test_an_entry_of_a_list_of_works_cited_is_no_statement() -> None:
    assert is_furniture("Doe J, Roe R. Gout statistics, 2021. J Gout. 2021;71(1):7-33.")
    assert is_furniture("Doe J. Gout. doi:10.1000/182")


@pytest.mark.parametrize("text", ["Who gets gout?", "Who gets gout? …", '"Who gets gout?"', "(Is it serious?)."])
def test_what_asks_says_nothing(text: str) -> None:
    assert asks(text)
    assert not stands_alone(text)


@pytest.mark.parametrize("text", ['Read "Who gets gout?"', "Gout is common.", "Pain (see What is gout?)"])
def test_what_points_to_a_question_does_not_ask(text: str) -> None:
    assert not asks(text)
