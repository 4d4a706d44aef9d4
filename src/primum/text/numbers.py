"""Quantities in a text: numbers, ranges, comparators, units, doses and how often, in one normal form.

"at least 5–10 mg twice daily" and "≥ 5 to 10 milligrams two times a day" have the same key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

Key = tuple[str, tuple[str, ...], str, str]

_WORDS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30",
    "forty": "40",
    "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", 
    "half": "0.5", "one-half": "0.5", "one half": "0.5", "a half": "0.5", "one-third": "1/3", "one third": "1/3",
    "two-thirds": "2/3", "two thirds": "2/3", "one-quarter": "0.25", "one quarter": "0.25", "a quarter": "0.25",
    "three-quarters": "0.75", "three quarters": "0.75", "a third": "1/3", "once": "1", "twice": "2", "thrice": "3",
    "½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3", "a dozen": "12", "dozen": "12",
}  # fmt: skip
_COMPARATORS = (
    (
        "≥",
        r"≥|>=|⩾|at least|greater than or equal to|no less than|not less than|no fewer than|a minimum of|minimum of"
        r"|minimum",
    ),
    (
        "≤",
        r"≤|<=|⩽|at most|less than or equal to|up to|no more than|not more than|no greater than|not exceed(?:ing)?"
        r"|a maximum of|maximum of|maximum|within",
    ),
    (">", r">|more than|greater than|higher than|longer than|older than|over|above|exceeds?|exceeding"),
    ("<", r"<|less than|fewer than|lower than|shorter than|younger than|under|below"),
    ("~", r"~|≈|about|approximately|approx\.?|around|roughly|nearly|almost|an average of"),
    ("±", r"±|\+/-"),
)
_AFTER = (
    ("≥", r"or (?:more|greater|higher|older|above|over|longer)|and (?:older|over|above|up)|\+"),
    ("≤", r"or (?:less|fewer|lower|younger|under|below)|and (?:younger|under|below)"),
)
_UNITS = (
    ("mcg", r"µg|μg|mcg|ug|micrograms?"), ("mg", r"mgs?|milligrams?"), ("ng", r"ng|nanograms?"), ("pg", r"pg"),
    ("kg", r"kgs?|kilograms?|kilos?"), ("g", r"gms?|grams?|grammes?|g"), ("lb", r"lbs?|pounds?"), ("oz", r"oz|ounces?"),
    ("IU", r"IU|I\.U\.|international units?"), ("U", r"units?|U"), ("mEq", r"mEq"),
    ("mmol", r"mmol|millimoles?"), ("mcmol", r"µmol|μmol|umol|micromol"), ("nmol", r"nmol"), ("pmol", r"pmol"),
    ("mol", r"mol"),
    ("ml", r"mls?|mL|cc|millilit(?:er|re)s?"), ("dl", r"dL|dl"), ("l", r"lit(?:er|re)s?|L"),
    ("mcl", r"µL|μL|mcL|uL|microlit(?:er|re)s?"),
    ("mmHg", r"mm ?Hg|millimeters? of mercury"), ("cmH2O", r"cm ?H2O"), ("kPa", r"kPa"),
    ("mm3", r"mm3|mm³|cubic millimeters?"), ("m2", r"m2|m²|square meters?"),
    ("mm", r"mm|millimet(?:er|re)s?"), ("cm", r"cm|centimet(?:er|re)s?"), ("km", r"km"), ("in", r"inch(?:es)?"),
    ("ft", r"feet|ft"), ("m", r"met(?:er|re)s?|m"),
    ("°C", r"° ?C|degrees? (?:C\b|Celsius)|℃"), ("°F", r"° ?F|degrees? (?:F\b|Fahrenheit)"),
    ("%", r"%|percent|per cent|percentage points?"), ("kcal", r"kcal|calories"), ("Gy", r"Gy"), ("dB", r"dB|decibels?"),
    ("bpm", r"bpm|beats (?:per|a) minute"), ("fold", r"-?fold"), ("s", r"seconds?|secs?"), ("min", r"minutes?|mins?"),
    ("h", r"hours?|hrs?|h"), ("day", r"days?|d"), ("week", r"weeks?|wks?"), ("month", r"months?|mos?"),
    ("year", r"years?|yrs?|y"),
    ("tablet", r"tablets?|tabs?|pills?"), ("capsule", r"capsules?|caps?"), ("puff", r"puffs?|inhalations?|sprays?"),
    ("drop", r"drops?"),
    ("dose", r"doses?"), ("time", r"times"), ("tsp", r"teaspoons?|teaspoonfuls?|tsp"),
    ("tbsp", r"tablespoons?|tablespoonfuls?|tbsp"),
    ("cup", r"cups?"), ("glass", r"glasses"), ("drink", r"drinks?"), ("serving", r"servings?"), ("cell", r"cells"),
    ("copy", r"copies"),
)  # fmt: skip
_PERIODS = {
    "day": "day", "daily": "day", "d": "day", "night": "day", "nightly": "day", "week": "week", "weekly": "week",
    "month": "month", "monthly": "month", "year": "year", "yearly": "year", "annually": "year", "hour": "h",
    "hourly": "h",
}  # fmt: skip
_LATIN = {
    "qd": "1/day",
    "od": "1/day",
    "bid": "2/day",
    "bd": "2/day",
    "tid": "3/day",
    "tds": "3/day",
    "qid": "4/day",
    "qds": "4/day",
    "qhs": "1/day",
}

_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](?:one|two|three|four|five|six|seven|eight|nine)"
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.·]\d+)?(?:/\d+(?:\.\d+)?)?|\.\d+)(?: ?[×x] ?10\^?\d+)?"
_SPELT = "|".join(sorted((re.escape(w) for w in _WORDS if w[0].isalpha() and w != "one"), key=len, reverse=True))
_ONE = r"(?<!no )(?<!each )(?<!this )(?<!any )\bone\b(?! another|['’]s| of\b)"
_NUMBER = rf"(?:(?:{_DIGITS}|\b{_TENS}\b|\b(?:{_SPELT})\b|{_ONE}|[½¼¾⅓⅔])(?: (?:hundred|thousand|million|billion)\b)?)"
_PERIOD = r"(?:day|night|week|month|year|hour)"
_COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|eight|ten|twelve)"
_SPAN = rf"{_COUNT}(?: ?[-–] ?{_COUNT}| to {_COUNT})?"
_ROUTE = (
    r"(?:orally|by mouth|p\.?o\.?|i\.?v\.?|intravenously|subcutaneously|intramuscularly|topically|in divided doses),? "
)


def _either(pairs: tuple[tuple[str, str], ...]) -> str:
    return "|".join(pattern for _, pattern in pairs)


_UNIT = rf"(?:{_either(_UNITS)})(?![A-Za-z²³\d])"
_CORE = re.compile(
    rf"(?:(?<![A-Za-z])(?P<compared>{_either(_COMPARATORS)})\s*)?(?P<between>between )?"
    rf"(?<![\w.])(?<![A-Za-z]-)(?P<low>{_NUMBER})(?![A-Za-z]*\d)"
    rf"(?:(?:[- ]?(?P<lowunit>{_UNIT}))?\s?(?:[-–—]|\bto\b|\bor\b|(?(between)\band\b"
    rf"|(?!)))\s?(?P<high>{_NUMBER})(?![A-Za-z]*\d))?"
    rf"(?:[- \xa0]?(?P<unit>{_UNIT}(?:(?:/| per ){_UNIT}){{0,2}}))?",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    rf"(?:[ -]?\b(?:{_either(_AFTER[1:])}|{_AFTER[0][1].removesuffix('|' + chr(92) + '+')})\b)|(?<=\d)\+", re.IGNORECASE
)
_RATE = re.compile(
    rf"(?P<route>{_ROUTE})?\b(?:(?P<times>once|twice|thrice|{_SPAN} times?) (?:(?:a|an|per|each"
    rf"|every) (?P<each>{_PERIOD})|"
    rf"(?P<eachly>daily|weekly|monthly|nightly|yearly))|every (?P<other>other) (?P<otherday>day|week|month)"
    rf"|every (?P<span>{_SPAN}) ?(?P<spanned>hours?|hrs?|h|days?|weeks?|months?|minutes?|years?)"
    rf"|(?:a|an|per|each|every) (?P<single>{_PERIOD})|(?P<ly>daily|nightly|weekly|monthly|yearly|annually|hourly)"
    rf"|(?P<latin>q\.?d|b\.?i\.?d|t\.?i\.?d|t\.?d\.?s|q\.?i\.?d|q\.?d\.?s|q\.?h\.?s)|q ?(?P<q>\d+) ?h)\b",
    re.IGNORECASE,
)
_UNIT_NAMES = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _UNITS)
_COMPARISONS = tuple((sign, re.compile(pattern, re.IGNORECASE)) for sign, pattern in _COMPARATORS)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at start..end of a text.

    `comparator` is one of ≥ ≤ > < ~ ± or empty; `values` are one number, or the two ends of a range, in plain decimals
    ("0.5", "120/80"); `unit` is the short form ("mg/kg", "%", empty); `rate` is how often ("2/day", "per 6 h",
    empty)."""

    start: int
    end: int
    comparator: str
    values: tuple[str, ...]
    unit: str
    rate: str

    @property
    def key(self) -> Key:
        """What two quantities have in common when they say the same."""
        return self.comparator, self.values, self.unit, self.rate


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in order, without overlap. Digits that are part of a name (B12, COVID-19, IL-6) are
    none."""
    found: list[Quantity] = []
    at = 0
    core, rate = _CORE.search(text), _RATE.search(text)
    while core or rate:
        if core and core.start() < at:
            core = _CORE.search(text, at)
            continue
        if rate and rate.start() < at:
            rate = _RATE.search(text, at)
            continue
        if core is None or (rate is not None and rate.start() <= core.start()):
            assert rate is not None
            found.append(Quantity(rate.start(), rate.end(), "", (), "", _often(rate)))
        else:
            found.append(_quantity(text, core))
        at = found[-1].end
    return tuple(found)


def _quantity(text: str, core: re.Match[str]) -> Quantity:
    end, comparator = core.end(), _sign(core["compared"] or "", _COMPARISONS)
    follows = _FOLLOWS.match(text, end)
    if follows and not comparator:
        comparator, end = ("≤" if _LESS.search(follows.group()) else "≥"), follows.end()
    parts = re.split(r"/| per ", core["unit"], flags=re.IGNORECASE) if core["unit"] else []
    units = [_sign(part, _UNIT_NAMES) for part in parts]
    rate = f"1/{units.pop()}" if len(units) > 1 and units[-1] in {"day", "week", "month", "year", "h"} else ""
    often = _RATE.match(text, end + 1) if not rate and text[end : end + 1] in (" ", "-") else None
    if often:
        rate, end = _often(often), often.end()
    values = tuple(_value(number) for number in (core["low"], core["high"]) if number)
    return Quantity(core.start(), end, comparator, values, "/".join(units), rate)


_LESS = re.compile(r"less|fewer|lower|younger|under|below", re.IGNORECASE)


def _sign(words: str, table: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    return next((name for name, pattern in table if pattern.fullmatch(words)), "")


def _often(rate: re.Match[str]) -> str:
    if rate["latin"]:
        return _LATIN[rate["latin"].lower().replace(".", "")]
    if rate["q"]:
        return f"per {int(rate['q'])} h"
    if rate["other"]:
        return f"per 2 {rate['otherday'].lower()}"
    if rate["span"]:
        return f"per {_ends(rate['span'])} {_sign(rate['spanned'], _UNIT_NAMES)}"
    period = rate["each"] or rate["eachly"] or rate["single"] or rate["ly"]
    times = _ends(re.sub(r" times?$", "", rate["times"], flags=re.IGNORECASE)) if rate["times"] else "1"
    return f"{times}/{_PERIODS[period.lower()]}"


def _ends(span: str) -> str:
    return "-".join(_value(part) for part in re.split(r" ?[-–] ?| to ", span))


def _value(number: str) -> str:
    """A number in plain decimals; a fraction or ratio keeps its stroke, "½" and "half" are 0.5."""
    bare = number.lower().replace(",", "").replace("·", ".")
    scale = Decimal(1)
    head, _, last = bare.rpartition(" ")
    if head and last in _SCALES:
        bare, scale = head, Decimal(_SCALES[last])
    power = re.search(r" ?[×x] ?10\^?(\d{1,2})$", bare)
    if power:
        bare, scale = bare[: power.start()], scale.scaleb(int(power[1]))
    if re.fullmatch(_TENS, bare):
        tens, ones = re.split("[- ]", bare)
        return _plain((Decimal(_WORDS[tens]) + Decimal(_WORDS[ones])) * scale)
    bare = _WORDS.get(bare, bare)
    return bare if "/" in bare else _plain(Decimal(bare) * scale)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text
