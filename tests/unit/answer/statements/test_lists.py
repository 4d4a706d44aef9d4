"""Items that say nothing without what once stood beside them."""

from __future__ import annotations

import pytest

from primum.answer.statements.lists import are_links, is_nameless_amount, must_join

LINKS = [
    "Registry of Rare Cresting: cresting, mild",
    "Northland Cresting Foundation",
    "University of Westmark: Ear Clinic",
]


def test_a_list_of_bodies_and_what_they_publish_only_says_where_to_read_more() -> None:
    assert are_links(LINKS)
    assert are_links([*LINKS, "Cresting"])


def test_places_and_people_who_give_care_are_no_links() -> None:
    assert not are_links(["Hospital", "A nursing home", "Care in a hospital with a burns centre"])
    assert not are_links(["Red ear lobes", "A dull ache behind the ear"])


AMOUNTS = [
    ("Adult: 500 mg orally every 8 hours for 5 - 7 days", "Drug", True),
    ("6 - 12 years: 480 mg taken orally every 12 hours", "Drug treatment", True),
    ("Child over 50 kg: adult dose", "", True),
    ("200 - 400 mg every 12 hours by intravenous infection", "Drug", True),
    ("Antibiotics at least 2 - 4 minutes; 2 - 4 g daily in severe infection", "Drug", True),
    ("Adult: 500 mg orally every 8 hours", "Velnarone", False),
    ("Velnarone 500 mg every 8 hours", "Drug", False),
    ("Adult: velnarone 500 mg every 8 hours", "Drug", False),
    ("500 mg velnarone every 8 hours", "Drug", False),
    ("Rest for two weeks", "Drug", False),
    ("Children under 5 years", "", False),
]


@pytest.mark.parametrize(("item", "above", "nameless"), AMOUNTS, ids=[f"{row[0]} ({row[1]})" for row in AMOUNTS])
def test_an_amount_is_told_with_what_it_is_of(item: str, above: str, nameless: bool) -> None:
    assert is_nameless_amount(item, above) is nameless


def test_tests_each_at_its_own_interval_stay_together() -> None:
    assert must_join("Recommended intervals include:", ["Stool test every year", "Colonoscopy every 10 years"])
    assert not must_join("Tests include:", ["Stool test every year", "Colonoscopy"])
