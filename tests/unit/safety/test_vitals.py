"""Vital signs as numbers, by age: what counts, what adds up, and what is normal in a baby."""

from __future__ import annotations

from importlib import resources

import pytest

from primum.safety import Level, triage
from primum.safety.measures import age_told, measured
from primum.safety.vitals import points, temperatures, values, weighed


@pytest.mark.parametrize(
    ("measure", "value", "news"),
    [
        ("breaths", 8, 3),
        ("breaths", 9, 1),
        ("breaths", 20, 0),
        ("breaths", 24, 2),
        ("breaths", 25, 3),
        ("oxygen", 91, 3),
        ("oxygen", 93, 2),
        ("oxygen", 96, 0),
        ("systolic", 90, 3),
        ("systolic", 110, 1),
        ("systolic", 219, 0),
        ("systolic", 220, 3),
        ("pulse", 40, 3),
        ("pulse", 90, 0),
        ("pulse", 130, 2),
        ("pulse", 131, 3),
        ("heat", 35.0, 3),
        ("heat", 36.1, 0),
        ("heat", 38.0, 0),
        ("heat", 39.0, 1),
        ("heat", 39.1, 2),
    ],
)
def test_an_adults_value_counts_as_in_news2(measure: str, value: float, news: int) -> None:
    assert points(measure, value, 40) == news


@pytest.mark.parametrize(
    ("measure", "value", "age", "counts"),
    [
        ("pulse", 140, 0.5, False),
        ("pulse", 160, 0.5, True),
        ("pulse", 140, 4, True),
        ("breaths", 44, 0.1, False),
        ("breaths", 60, 0.1, True),
        ("breaths", 30, 9, True),
        ("systolic", 88, 2, False),
        ("systolic", 72, 2, True),
        ("systolic", 72, 8, True),
    ],
)
def test_a_childs_value_counts_by_its_age(measure: str, value: float, age: float, *, counts: bool) -> None:
    assert (points(measure, value, age) > 0) is counts


def test_seven_points_are_an_emergency_and_five_are_urgent() -> None:
    six = {"breaths": [24.0], "pulse": [120.0], "oxygen": [93.0]}
    assert set(weighed(six, age=50, alert=True)) == {"news_urgent"}
    assert set(weighed({**six, "heat": [38.5]}, age=50, alert=True)) == {"news_emergency"}
    assert set(weighed(six, age=50, alert=False)) == {"news_emergency"}
    assert not set(weighed({"pulse": [100.0], "heat": [38.5]}, age=50, alert=True))
    assert not set(weighed({}, age=50, alert=False))


def test_a_fast_pulse_alone_is_nothing_in_a_feverish_child() -> None:
    assert not set(weighed({"pulse": [165.0], "heat": [39.0]}, age=0.8, alert=True))
    assert set(weighed({"pulse": [165.0], "breaths": [62.0]}, age=0.8, alert=True)) == {"child_vitals_emergency"}


@pytest.mark.parametrize(
    ("sentence", "name", "value"),
    [
        ("rr 8, hr 118", "breaths", 8),
        ("rr 8, hr 118", "pulse", 118),
        ("spo2 84 % on air", "oxygen", 84),
        ("bp 80/50", "systolic", 80),
        ("the systolic was 76", "systolic", 76),
        ("bp 70/palp", "systolic", 70),
        ("t 34.8", "heat", 34.8),
        ("tachycardic at 134", "pulse", 134),
    ],
)
def test_a_value_is_read(sentence: str, name: str, value: float) -> None:
    assert value in values(sentence)[name]


@pytest.mark.parametrize("sentence", ["a 28f with a cold", "the oven is at 180 c", "t 12.5", "38 weeks"])
def test_no_temperature_is_read_where_none_is(sentence: str) -> None:
    assert temperatures(sentence) == []


def test_fahrenheit_is_read_as_such() -> None:
    assert temperatures("103 f") == [pytest.approx(39.4, abs=0.1)]


@pytest.mark.parametrize(
    ("sentences", "case", "age"),
    [
        (["a 34 year old woman has a 2 year old son"], True, 34),
        (["i am 34 years old and my son is a 2 year old"], False, None),
        (["my baby has a cough"], False, 0.5),
        (["i am pregnant and the baby kicks"], False, None),
        (["my heart races"], False, None),
    ],
)
def test_the_age_is_that_of_the_one_told_of(sentences: list[str], age: float | None, *, case: bool) -> None:
    assert age_told(sentences, case=case) == age


def test_a_babys_normal_values_show_nothing() -> None:
    normal = "rr 34, hr 138, bp 80/45"
    assert not measured(normal, 0.5) & {"fast_pulse", "fast_breathing", "low_bp"}
    assert measured(normal, 40) >= {"fast_pulse", "fast_breathing", "low_bp"}


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("A 45-year-old man has had diarrhoea for two days. RR 26, pulse 122, BP 94/60, T 38.6.", Level.EMERGENCY),
        ("A 3-year-old boy has a cough. RR 48, HR 155, T 39.", Level.EMERGENCY),
        ("A 40-year-old woman has a swollen leg. RR 28, HR 108, SpO2 94 %.", Level.URGENT),
        ("A 30-year-old man has tonsillitis. T 39.2, HR 112, RR 16, BP 118/70, SpO2 98 %.", Level.NONE),
        ("A 6-month-old boy has a cold. T 38.3, RR 34, HR 138, SpO2 98 %. He feeds well.", Level.NONE),
        ("What do a pulse of 140, RR 30 and BP 80/50 mean?", Level.NONE),
        ("A 44-year-old man feels weak. Sodium 112 mmol/L.", Level.URGENT),
        ("A 44-year-old man feels weak. Sodium 139 mmol/L, Hb 13.4 g/dL, INR 1.1, calcium 2.4.", Level.NONE),
        ("A 35-year-old man has bleeding gums. Platelets 6.", Level.EMERGENCY),
        ("I take magnesium 400 mg and eat 1500 mg of sodium.", Level.NONE),
    ],
)
def test_numbers_alone_give_a_level(text: str, level: Level) -> None:
    assert triage(text).level is level


@pytest.mark.parametrize("table", ["vitals.tsv", "results.tsv"])
def test_every_row_has_a_named_source(table: str) -> None:
    rooms = resources.files("primum.safety")
    named = {line.split("\t")[0] for line in rooms.joinpath("sources.tsv").read_text("utf-8").splitlines()[1:]}
    rows = [line.split("\t") for line in rooms.joinpath(table).read_text("utf-8").splitlines()[1:]]
    assert rows
    assert {row[-1] for row in rows} <= named
