"""Numbers, units, doses, ranges and dates of a claim, held against those of its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from primum.text.numbers import Quantity, quantities

_OPPOSITE = {frozenset("≥≤"), frozenset("><"), frozenset("≥<"), frozenset(">≤")}
_AGED = re.compile(r"\b(?:aged?|ages)(?: of| from| between)? $", re.IGNORECASE)
_SHARES_UNIT = re.compile(r"-,? (?:and|or|to) \d+[- ]years?\b", re.IGNORECASE)
_NAME = re.compile(r"\b([A-Z]{3,}) $")


@dataclass(frozen=True, slots=True)
class Amounts:
    """How a claim's quantities fare: `wrong` are (what the claim says, what the source says in that unit), `unmet`
    those that the evidence does not give at all, `met` counts the rest, of which `apart` stand in another sentence."""

    wrong: tuple[tuple[str, str], ...] = ()
    unmet: tuple[str, ...] = ()
    met: int = 0
    apart: tuple[str, ...] = ()


def amounts(claim: str, sentence: str, evidence: Sequence[str]) -> Amounts:
    """Compare a claim's quantities with those of the sentence it comes nearest to, then with all its evidence."""
    asked = [q for q in _read(claim) if (q.values or q.rate) and not _named(claim, q, evidence)]
    if not asked:
        return Amounts()
    near = [(q, sentence) for q in _read(sentence)]
    far = [(q, text) for text in evidence for q in _read(text)]
    wrong, unmet, apart, met = [], [], [], 0
    for quantity in asked:
        said = claim[quantity.start : quantity.end].strip()
        here = any(same(quantity, other) for other, _ in near)
        if here or any(same(quantity, other) for other, _ in far):
            met += 1
            apart += [] if here else [said]
            continue
        rival = _rival(quantity, near) or _rival(quantity, far)
        if rival:
            wrong.append((said, rival))
        else:
            unmet.append(said)
    return Amounts(tuple(wrong), tuple(unmet), met, tuple(apart))


def _read(text: str) -> list[Quantity]:
    """The quantities of a text; an age is one of years, whether it says so ("aged 16 to 24", "55- and 65-year-old")."""
    return [replace(q, unit="year") if not q.unit and _is_age(text, q) else q for q in quantities(text)]


def _is_age(text: str, quantity: Quantity) -> bool:
    before = text[max(0, quantity.start - 20) : quantity.start]
    return bool(quantity.values) and bool(_AGED.search(before) or _SHARES_UNIT.match(text, quantity.end))


def _named(claim: str, quantity: Quantity, evidence: Sequence[str]) -> bool:
    """Whether a number belongs to a name that the evidence writes as one word ("BRCA 1", "BRCA1"), and counts nothing."""
    name = _NAME.search(claim, max(0, quantity.start - 20), quantity.start)
    if not name or quantity.unit or quantity.rate or len(quantity.values) != 1:
        return False
    joined = re.compile(rf"\b{name[1]}{re.escape(quantity.values[0])}(?!\d)")
    return any(joined.search(text) for text in evidence)


def same(claimed: Quantity, given: Quantity) -> bool:
    """Whether a source's quantity bears a claimed one out: the same unit, rate and values, or what they round to; a
    comparator may be left out or added where it does not turn the other way."""
    if claimed.rate != given.rate and claimed.rate and (claimed.values or given.rate):
        return False
    if claimed.rate and not claimed.values:
        return claimed.rate == given.rate
    if frozenset(claimed.comparator + given.comparator) in _OPPOSITE:
        return False
    if {claimed.unit, given.unit} == {"%", ""} and len(claimed.values) == len(given.values) == 1:
        return _as_share(claimed) == _as_share(given) or claimed.values == given.values
    if claimed.unit != given.unit:
        return False
    if len(claimed.values) == len(given.values):
        rough = claimed.comparator == "~"
        return all(_near(a, b, rough=rough) for a, b in zip(claimed.values, given.values, strict=True))
    return False


def _as_share(quantity: Quantity) -> Decimal | None:
    value = _number(quantity.values[0])
    return None if value is None else value / 100 if quantity.unit == "%" else value


def _near(claimed: str, given: str, *, rough: bool) -> bool:
    """Equal; or the given number rounded to the claimed one's places; or, for "about", within a twentieth of it."""
    if claimed == given:
        return True
    a, b = _number(claimed), _number(given)
    if a is None or b is None:
        return False
    if rough:
        return abs(a - b) <= abs(b) / 20
    places = -int(a.as_tuple().exponent)
    return "." in given and places < -int(b.as_tuple().exponent) and round(b, max(0, places)) == a


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _rival(claimed: Quantity, given: Iterable[tuple[Quantity, str]]) -> str:
    """What a source says instead: of the same unit another number, or the same number in another unit or rate."""
    for other, text in given:
        if not other.values:
            continue
        alike = other.unit == claimed.unit and (claimed.unit or claimed.rate)
        moved = other.values == claimed.values and (other.unit != claimed.unit or other.rate != claimed.rate)
        if alike or moved or (other.values == claimed.values and other.comparator != claimed.comparator):
            return text[other.start : other.end].strip()
    return ""
