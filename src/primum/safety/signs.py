"""Signs: reading `concepts.txt` and `signs.txt`, and finding which of the signs a sentence reports and does not deny."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from primum.errors import Invalid
from primum.safety.denial import denied, is_denied_after
from primum.safety.patterns import Lexicon

MEASURED = (
    "under_three_months old_age many_pills high_fever fever cold_body low_oxygen fast_pulse slow_pulse fast_breathing bp_crisis "
    "high_bp_word low_bp sugar_very_low sugar_low sugar_very_high baby child"
).split()
"""Signs that measures.py finds in numbers; some of them have words as well."""
_WORD = re.compile(r"\w+")


@cache
def lexicon() -> Lexicon:
    """All patterns. Invalid where a file cannot be read as described in patterns.py."""
    return Lexicon(_named("concepts.txt"), _named("signs.txt"))


def known() -> frozenset[str]:
    """The names of all signs that a text may show, by words or by numbers."""
    return frozenset((*lexicon().signs, *MEASURED))


def reported(sentence: str) -> frozenset[str]:
    """The signs that a sentence states and does not deny."""
    places = [m.span() for m in _WORD.finditer(sentence)]
    spans = denied(sentence)
    found: set[str] = set()
    for name, (first, end), denies in lexicon().scan([sentence[a:b] for a, b in places]):
        if name not in found and _stands(sentence, places[first][0], places[end - 1], spans, denies=denies):
            found.add(name)
    return frozenset(found)


def _stands(
    sentence: str, start: int, last: tuple[int, int], spans: tuple[tuple[int, int], ...], *, denies: bool
) -> bool:
    """Whether no denial reaches a finding; one that denies something itself may reach into such a span, not begin in it."""
    for low, high in spans:
        if low <= start < high or (not denies and low <= last[0] < high):
            return False
    return not is_denied_after(sentence[last[1] : last[1] + 40])


def _named(name: str) -> dict[str, str]:
    """The patterns of a file by their names; a line that begins with a space goes on with the one above."""
    found: dict[str, str] = {}
    last = ""
    for number, line in enumerate(resources.files(__package__).joinpath(name).read_text("utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] == " ":
            found[last] += f" {line.strip()}"
            continue
        last, mark, pattern = (part.strip() for part in line.partition("="))
        if not mark or last in found:
            raise Invalid(f"{name}, line {number}: no name, or one that stands there twice: {last!r}")
        found[last] = pattern
    return found
