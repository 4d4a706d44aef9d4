"""The same amount written in different ways has one key; different amounts never share one."""

from __future__ import annotations

import pytest

from primum.text.numbers import quantities

SAME = [
    ("at least 5–10 mg twice daily", "≥ 5 to 10 milligrams two times a day"),
    ("10 mg/kg/day", "10 mg per kg per day"),
    ("10 mg/kg/day", "10 mg/kg daily"),
    ("5 µg once daily", "5 micrograms a day"),
    ("5 mcg", "5 μg"),
    ("1,000 IU", "1000 international units"),
    ("65 years or older", "≥65 years"),
    ("half a tablet", "½ a tablet"),
    ("twenty-five percent", "25%"),
    ("one third of patients", "⅓ of patients"),
    ("2 million people", "2,000,000 people"),
    ("less than 140/90 mm Hg", "<140/90 mmHg"),
    ("every 6 hours", "q6h"),
    ("10 mg b.i.d. with food", "10 mg twice a day with food"),
    ("10 mg TID", "10 mg three times daily"),
    ("between 5 and 10 days", "5-10 days"),
    ("0·5 mL", "0.5 millilitres"),
    ("up to 3 g/day", "no more than 3 grams per day"),
    ("1.5 × 10^9", "1.5 x 109".replace("109", "10^9")),
    ("p < .05", "p <0.05"),
    ("three weeks", "3 wks"),
    ("a 12-month-old infant", "a 12 month old infant"),
]
DIFFERENT = [
    ("5 mg", "5 mcg"),
    ("5 mg daily", "5 mg twice daily"),
    ("5 mg daily", "5 mg weekly"),
    ("5 mg", "5 mg/kg"),
    ("5 mg", "0.5 mg"),
    ("at least 5 days", "at most 5 days"),
    ("5 to 10 mg", "5 mg"),
    ("more than 5 days", "5 days"),
    ("5 days", "5 weeks"),
    ("every 4 hours", "every 6 hours"),
    ("120/80 mmHg", "120/90 mmHg"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_amount_has_one_key(one: str, other: str) -> None:
    assert [q.key for q in quantities(one)] == [q.key for q in quantities(other)] != []


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_amounts_differ(one: str, other: str) -> None:
    assert [q.key for q in quantities(one)] != [q.key for q in quantities(other)]


def test_dose_is_read_whole() -> None:
    text = "Give at least 5 mg/kg by mouth every 6 to 8 hours for 10 days."
    first, second = quantities(text)
    assert text[first.start : first.end] == "at least 5 mg/kg by mouth every 6 to 8 hours"
    assert (first.comparator, first.values, first.unit, first.rate) == ("≥", ("5",), "mg/kg", "per 6-8 h")
    assert second.key == ("", ("10",), "day", "")


@pytest.mark.parametrize("text", ["COVID-19, vitamin B12 and IL-6", "no one knows", "H1N1", "one another", "pain"])
def test_names_hold_no_quantity(text: str) -> None:
    assert quantities(text) == ()


def test_how_often_without_a_dose() -> None:
    assert [q.rate for q in quantities("Stretch two to three times a week, walk daily.")] == ["2-3/week", "1/day"]
