"""Blood results that a laboratory telephones at once, as `results.tsv` has them with whose limits they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from primum.errors import Invalid

# A dose, a share or a level of something else is no result.
_NUMBER = r"(?:[ :=]|is|was|of|only|just|at|to|about|up|down|level|corrected|adjusted|serum|low|high|\()*(\d+(?:\.\d+)?)(?!\d|\.\d|\s*(?:%|percent|mg\b(?!/)|g\b(?!/)|mcg|tablets?|weeks?|days?|months?|years?|hours?|times))"


@dataclass(frozen=True, slots=True)
class Test:
    """A blood test: its words before a number, the numbers that are in its unit, and those that are called in."""

    __test__ = False
    words: re.Pattern[str]
    least: float
    most: float
    too_low: float
    too_high: float
    source: str


def is_critical(sentence: str) -> bool:
    """Whether a sentence made plain has a blood result that is called in at once."""
    if not _any_test().search(sentence):
        return False
    for test in _tests():
        for found in test.words.finditer(sentence):
            value = float(found[1])
            if test.least <= value <= test.most and not test.too_low < value < test.too_high:
                return True
    return False


@cache
def _any_test() -> re.Pattern[str]:
    """The words of all tests, so that a sentence without any is looked at once."""
    return re.compile("|".join(test.words.pattern for test in _tests()))


@cache
def _tests() -> tuple[Test, ...]:
    """The table. Invalid where a row has not seven cells."""
    lines = resources.files(__package__).joinpath("results.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(_test(line.split("\t")) for line in lines)


def _test(cells: list[str]) -> Test:
    if len(cells) != 7:
        raise Invalid(f"results.tsv: {len(cells)} cells, not 7: {cells!r}")
    _, words, least, most, low, high, source = cells
    return Test(
        re.compile(rf"\b(?:{words})(?! ?a1c)(?![a-z]){_NUMBER}"),
        float(least),
        float(most),
        float(low or "-inf"),
        float(high or "inf"),
        source,
    )
