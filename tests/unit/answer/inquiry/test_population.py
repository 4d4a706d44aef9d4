"""Whom a text speaks of where it calls them by their years."""

from __future__ import annotations

import pytest

from primum.answer.inquiry.population import tells_ages_of


@pytest.mark.parametrize(
    ("text", "people", "tells"),
    [
        ("6 - 12 years: 1 tablet at night", "child", True),
        ("Not for those under 12 years of age", "child", True),
        ("1 month - 12 years: 5 mg/kg", "child", True),
        ("6 to 11 months: half a tablet", "infant", True),
        ("6 - 12 years: 1 tablet at night", "infant", False),
        ("18 - 65 years: 2 tablets", "child", False),
        ("6 - 12 years: 1 tablet at night", "older", False),
        # A time of treatment is no age.
        ("Treatment is given for 6 - 12 months", "child", False),
        ("Treatment goes on for 2 to 3 years", "child", False),
    ],
)
def test_years_before_a_dose_are_those_of_children(text: str, people: str, *, tells: bool) -> None:
    assert tells_ages_of(text, people) is tells
