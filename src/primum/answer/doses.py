"""Doses are shown from labels and guidelines alone, in their words.

A page for the public rounds them, and those of a study are its own. Our own summaries may give one where the sentence
itself names the label or the guideline that it is from.
"""

from __future__ import annotations

import re

from primum.model import Kind

REASON = "a dose is shown only from a label or a guideline"
_SOURCES = {Kind.LABEL, Kind.GUIDELINE}
_AMOUNT = re.compile(
    r"\b\d[\d.,]*(?: ?(?:-|–|to) ?\d[\d.,]*)? ?"
    r"(?:mg|mcg|µg|μg|micrograms?|milligrams?|g|grams?|ml|mL|IU|international units|units"
    r"|tablets?|capsules?|drops?|puffs?)\b"
    r"(?! ?/ ?(?:dL|L|l|mL|ml|dl|24|h)\b)(?! per (?:deciliter|liter|litre|millilit))"
)
_TO_BE_TAKEN = re.compile(
    r"\b(?:recommended|usual|starting|initial|maximum|maintenance|typical|adult) (?:\w+ )?(?:dose|dosage|amount)\b"
    r"|\b(?:should|must|may|can|need to|needs to|advised to|told to) (?:be |also )?"
    r"(?:take|taken|given|give|use|used|receive|get)\b"
    r"|^(?:take|give|use|start)\b|\bthe dose (?:is|for|of)\b|\bdosage is\b",
    re.IGNORECASE,
)
# What is eaten is no dose.
_EATEN = re.compile(
    r"\b(?:sodium|salt|fib(?:er|re)|sugar|cholesterol|caffeine|fat|protein|diet|foods?|eat|alcohol)\b", re.IGNORECASE
)
_NAMED = re.compile(r"\b(?:label|guidelines?|WHO|prescribing information)\b", re.IGNORECASE)


def is_out_of_place(text: str, kind: Kind) -> bool:
    """Whether a statement says how much of a medicine is to be taken, and its source is not one to say it."""
    if kind in _SOURCES or not _AMOUNT.search(text) or not _TO_BE_TAKEN.search(text) or _EATEN.search(text):
        return False
    return not (kind is Kind.SUMMARY and _NAMED.search(text))
