"""Items of lists that say nothing without what stood beside them: links to other bodies, amounts without the drug."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BODY = re.compile(
    r"\b(?:Registry|Encyclopedia|Association|Society|Foundation|Institutes?|Cent(?:er|re)s?|University|Hospital|Clinic|"
    r"Programme|Federation|Library|Network|Council|Alliance|College|Academy|Genetics Home Reference|Gene ?Reviews?)\b"
)
_SMALL = re.compile(r"\b[a-z]{4,}\b")
_JOINING = {"with", "from", "against", "into"}
_AMOUNT = re.compile(
    r"\d[\d.,]*(?:\s?[-–—]\s?\d[\d.,]*)?\s?(?:mg|mcg|[µμ]g|micrograms?|g|ml|IU|"
    r"(?:million )?units?|mmol|puffs?|tablets?|capsules?|drops?)\b(?:/kg)?|\bdoses?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
# What an amount is given with, and to whom: all the words that it may have beside it without naming what is given.
_BESIDE_AMOUNTS = """
about above according adjusted administered adolescent adolescents adult adults age aged also alternate and another
antibiotics any appropriate bds bedtime before below between birth bolus bottle but can capsule capsules child
children complete continued course courses daily day days depending diluted divided dosage dosages dose doses double
drip drops drug drugs each either elderly equal equally every fasting first five followed for four from further
given giving hour hourly hours immediately impairment increase increased increasing infant infants infection
infusion initial initially inject injected injection interval intervals intramuscular intramuscularly intravenous
intravenously least less lesser load loading long low lower maintain maintenance max maximum may medication medicine
medicines micrograms million minute minutes mmol month months more morning mouth necessary needed neonate neonates
next night nocte not occasion older once one only oral orally over patient patients per preferably premature
preparation preparations puff puffs rate rectally rectum reduce reduced renal repeat repeated require required
response same second seconds severe severity should single site slow slowly start starting subcutaneous
subcutaneously subsequent subsequently tablet tablets taken tds than the then therapy third thirty three time times
tolerated topically total treat treatment twice two under unit units until upto usual usually week weekly weeks weight
well when with within year years young younger
"""
_DOSING = frozenset(_BESIDE_AMOUNTS.split())


def are_links(items: Sequence[str]) -> bool:
    """Whether the items of a list name bodies and what they publish, and not things: where to read more."""
    return 2 * sum(_is_link(item) for item in items) >= len(items)


def _is_link(item: str) -> bool:
    name = item.partition(":")[0]
    written_as_name = not set(_SMALL.findall(name)) - _JOINING
    return len(item.split()) > 2 and written_as_name and _BODY.search(name) is not None


def is_nameless_amount(item: str, above: str) -> bool:
    """Whether an item of a list tells how much is given and not of what: "Child: 20 mg/kg daily". `above` is its
    lead-in or heading, which may say it."""
    found = _AMOUNT.search(item)
    if found is None or not _DOSING.issuperset(w.lower() for w in _WORD.findall(above)):
        return False
    opening = _WORD.search(item, found.end()) if found.start() == 0 else None
    if opening is not None and opening.group().lower() in _DOSING:
        return True
    return _DOSING.issuperset(w.lower() for w in _WORD.findall(item))
