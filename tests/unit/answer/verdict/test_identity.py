"""Whether a clause says that one thing is of a kind."""

from __future__ import annotations

import pytest

from primum.answer.verdict import identity


@pytest.mark.parametrize(
    ("question", "one", "kind"),
    [
        ("Is gout an infection", "gout", "an infection"),
        ("Is gout a form of arthritis", "gout", "a form of arthritis"),
        ("Gout is a form of arthritis", "Gout", "a form of arthritis"),
        ("Is gout a cause of fever", "", ""),
        ("Is gout caused by a virus", "", ""),
        ("Are antibiotics effective against the flu", "", ""),
        ("Is there a cure for gout", "", ""),
        ("Does gout cause a fever", "", ""),
    ],
)
def test_what_asks_for_a_kind(question: str, one: str, kind: str) -> None:
    assert identity.asked(question) == ((one, kind) if one else None)


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("Gout is an infection.", True),
        ("Gout is not an infection.", True),
        ("Gout, an infection of old, is rare.", True),
        ("Gout (podagra) has been classified as a severe infection.", True),
        ("Some call an infection, such as gout, a plague.", True),
        ("The infection gout is rare.", True),
        ("Gout is a disease caused by an infection.", True),
        ("Gout is a disease that follows an infection.", False),
        ("People with gout often have an infection.", False),
        ("Those with another infection are likely to have gout.", False),
        ("It is an infection.", True),
        ("Some have an infection.", False),
    ],
)
def test_a_kind_is_said_of_a_thing_and_not_only_beside_it(clause: str, said: bool) -> None:
    low = clause.lower()
    things = [low.index("gout")] if "gout" in low else []
    assert identity.says(clause, things, [low.index("infection")]) is said
