"""Vital signs as numbers: pulse, breaths, oxygen, blood pressure and temperature, weighed by the age of whom they are of.

`vitals.tsv` is the table: how many points a value counts at an age, and whose limit it is. From sixteen on the points are those
of NEWS2, whose sum calls for help at once from 7 and for a doctor from 5, or from 3 in one value. Below, the limits are
those of NICE for suspected sepsis and of PALS for blood pressure; what they count there is ours: two of them, or one with a
fever, are an emergency, but a fast pulse alone, which a fever explains, is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from primum.errors import Invalid

ADULT = 16.0
"""Years from which NEWS2 holds."""
EMERGENCY = 7
URGENT = 5
ONE_VALUE = 3
"""Points that one value of an adult must have to be urgent by itself."""
Values = Mapping[str, Collection[float]]
"""Measured values by name: breaths, pulse (a minute), oxygen (%), systolic (mmHg), heat (degrees Celsius)."""

_OXYGEN = re.compile(
    r"(?:sat\w*|spo2|sao2|o2|oxygen|pulse ox\w*|oximeter)\D{0,40}?(\d{2,3})\s*(?:%|percent|\b)|\b(\d{2})\s?(?:%|percent) (?:oxygen|o2|sats?)\b"
)
_PRESSURE = re.compile(
    r"\b(\d{2,3})\s*/\s*(\d{2,3})\b(?!\s*/)|\b(?:bp|bloodpressure)\D{0,15}(\d{2,3}) over (\d{2,3})|\b(1[89]\d|2[0-6]\d) over (\d{2,3})\b"
)
_SYSTOLIC = re.compile(
    r"\b(?:systolic|sbp)\D{0,20}(\d{2,3})\b|\b(?:bp|bloodpressure)(?: is| was| of|:)? (\d{2,3})(?: systolic|/p(?:alp)?\b|(?=[,.;]|$))"
)
_PULSE = re.compile(
    r"\b(?:heart rate|pulse(?: rate)?(?! ?ox)|(?<!\d )hr|heart beat\w*|heart (?:is |was )?(?:going|beating|racing|doing|at)|(?:smart)?watch (?:says|reads|shows|is showing|is reading)|(?:tachycardi\w+|bradycardi\w+)(?: at| of| to)?)\D{0,20}?(\d{2,3})\b(?! ?(?:steps|calories|kcal|km|miles|min))|\b(\d{2,3}) ?(?:bpm|beats)"
)
_BREATHS = re.compile(
    r"\b(?:respirat\w+(?: rate)?|rr|breathing rate)\D{0,20}?(\d{1,3})\b(?!\.\d)|\b(\d{1,3}) ?breaths|\bbreath\w* (?:at |about |around )*(\d{2,3})\b(?! ?(?:%|percent|h|hr|hrs|hours|days?|weeks?|wks|months?|years?|times (?:so|this)|yards|steps|metres|meters|min|mins|minutes|seconds))"
)
_TEMPERATURE = re.compile(
    r"(?:temp\w*|fever|burning up|pyrexia)\D{0,25}?(\d{2,3}(?:\.\d)?)(?!\d|\s*(?:hours|days|mg|ml|min|year|month|week))"
    r"|\b(\d{2}(?:\.\d)?)\s*(?:°|degrees|deg|º)?\s*(?:c|celsius)\b|\b(\d{2,3}(?:\.\d)?)\s*(?:°|degrees|deg|º)?\s*(?:f|fahrenheit)\b|\bt ?[:=]? ?(3\d\.\d|4[0-2]\.\d)(?!\d)"
    r"|\b((?:3[89]|4[0-2])(?:\.\d)?) degrees\b(?!.*\b(?:out(?:side|doors|door)|weather|heat ?wave|sun\w*|shade|oven|water|wash|bath|car|angle|bend|flexion|work\w*|run\w*)\b)"
)
_ANY_DIGIT = re.compile(r"\d")
_GIVEN = re.compile(
    r"\bon (?:high flow |supplemental |home )?(?:\d+ ?(?:l|litres?|liters?)(?:/min| per minute| a minute)? (?:of )?)?(?:oxygen|o2)\b"
)


def oxygen(sentence: str) -> list[int]:
    """Saturations in percent."""
    return [value for m in _OXYGEN.finditer(sentence) if 50 <= (value := int(m[1] or m[2])) <= 100]


def pressures(sentence: str) -> Iterator[tuple[int, int]]:
    """Blood pressures in mmHg, the higher value first."""
    for found in _PRESSURE.finditer(sentence):
        high, low = (int(next(filter(None, pair))) for pair in (found.groups()[::2], found.groups()[1::2]))
        if 40 <= high <= 280 and 20 <= low <= 180 and high > low:
            yield high, low


def systolics(sentence: str) -> list[int]:
    """Systolic blood pressures in mmHg, with or without the other one."""
    alone = (int(m[1] or m[2]) for m in _SYSTOLIC.finditer(sentence))
    return [*(high for high, _ in pressures(sentence)), *(value for value in alone if 30 <= value <= 280)]


def pulses(sentence: str) -> list[int]:
    """Heart beats a minute."""
    return [value for m in _PULSE.finditer(sentence) if 20 <= (value := int(m[1] or m[2])) <= 300]


def breaths(sentence: str) -> list[int]:
    """Breaths a minute."""
    return [value for m in _BREATHS.finditer(sentence) if 3 <= (value := int(m[1] or m[2] or m[3])) <= 150]


def temperatures(sentence: str) -> list[float]:
    """Temperatures of a body that are named as such, in degrees Celsius."""
    found = []
    for match in _TEMPERATURE.finditer(sentence):
        value = float(next(filter(None, match.groups())))
        found.append((value - 32) / 1.8 if match[3] or value >= 85 else value)
    return [celsius for celsius in found if 25 <= celsius <= 45]


def values(sentence: str) -> dict[str, list[float]]:
    """All vital signs that a sentence made plain has as numbers."""
    if not _ANY_DIGIT.search(sentence):
        return {}
    found: dict[str, list[float]] = {
        "breaths": [*breaths(sentence)],
        "pulse": [*pulses(sentence)],
        "oxygen": [*oxygen(sentence)],
        "systolic": [*systolics(sentence)],
        "heat": temperatures(sentence),
    }
    if found["oxygen"] and _GIVEN.search(sentence):
        found["given_oxygen"] = [1.0]
    return {name: measured for name, measured in found.items() if measured}


def weighed(measured: Values, *, age: float | None, alert: bool) -> Iterator[str]:
    """The signs that vital signs show together; of an age that is not told they are weighed as an adult's."""
    years = ADULT if age is None else age
    told = {**measured, **({} if alert else {"alert": (0.0,)})}
    if not measured:
        return
    counted = [max((points(name, value, years) for value in of), default=0) for name, of in told.items()]
    kind = "news" if years >= ADULT else "child_vitals"
    if sum(counted) >= EMERGENCY:
        yield f"{kind}_emergency"
    elif sum(counted) >= URGENT or (years >= ADULT and max(counted) >= ONE_VALUE):
        yield f"{kind}_urgent"


@dataclass(frozen=True, slots=True)
class Limit:
    """A value from `low` to `high` counts so many points from one age to another, in years."""

    measure: str
    from_age: float
    to_age: float
    low: float
    high: float
    points: int
    source: str


def points(measure: str, value: float, age: float) -> int:
    """What a value counts at an age in years; 0 where the table has no row for it."""
    at = round(value, 1)
    return max(
        (
            row.points
            for row in _limits()
            if row.measure == measure and row.from_age <= age < row.to_age and row.low <= at <= row.high
        ),
        default=0,
    )


@cache
def _limits() -> tuple[Limit, ...]:
    """The table. Invalid where a row has not seven cells."""
    lines = resources.files(__package__).joinpath("vitals.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(_limit(line.split("\t")) for line in lines)


def _limit(cells: list[str]) -> Limit:
    if len(cells) != 7:
        raise Invalid(f"vitals.tsv: {len(cells)} cells, not 7: {cells!r}")
    measure, first, end, low, high, count, source = cells
    return Limit(measure, float(first), float(end), float(low), float(high), int(count), source)
