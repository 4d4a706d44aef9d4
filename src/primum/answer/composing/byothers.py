"""What others do for somebody, an operation or a drug that is prescribed, and what people do for themselves."""

from __future__ import annotations

import re

from primum.answer.statements.units import Unit
from primum.text.hinted import Hinted

# What nobody does for themselves: an operation, and a drug that somebody prescribes.
_BY_OTHERS = Hinted(
    r"\bsurg(?:ery|eries|ical(?:ly)?|eon)|\boperation|\btransplant|radiotherap|chemotherap|\bdialysis\b|\bbiops|\binject|\binfusion|\bintravenous|"
    r"\brefer(?:red|ral)?\b|\bthrough a needle\b|\bhormon(?:e|al) (?:replacement )?therapy|\bcatheter|\boxygen\b|\bIV fluids\b|\w{3,}(?:ectomy|otomy|ostomy|plasty|scopy|centesis)\b|\btrephin|\blavage\b|\bwash-?out\b|\b(?:in|ex)cision|\btransfusion|\bantipyretic|\bpsychotherap",
    re.IGNORECASE,
)
_ON_DRUGS = Hinted(
    r"\b\d+ ?(?:mg|mcg|µg|ml|units?)\b|\bmedic(?:ine|ation)|\bdrugs?\b|pharmacolog|\bprescri|inhibitor|blocker|diuretic|antibiotic|\bsteroid|corticosteroid|statin\b|\binsulin\b|"
    r"analgesic|\bNSAID|\baspirin|\btablets?\b|\bcapsules?\b|\bpills?\b|laxative|antihypertens|antidepress|antivir|antifung|antihistamin|paracetamol|acetaminophen|ibuprofen|naproxen|"
    r"\bACE|\bARBs?\b|[a-z]{4,}(?:pril|sartan|olol|azole|cillin|mycin|oxacin|dipine|triptan|prazole|gliptin|gliflozin|glutide|purinol|xostat)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"\b(?:without|instead of|avoid|fewer|less|no) (?:\w+ ){0,2}(?:drug|medic|pill|tablet)|\bnon-?drug|over-the-counter",
    re.IGNORECASE,
)


def is_on_drugs(unit: Unit) -> bool:
    """Whether a statement is on drugs, and not on doing without them."""
    return _ON_DRUGS.search(unit.text) is not None and not _WITHOUT.search(unit.text)


def is_not_ones_own(unit: Unit) -> bool:
    """Whether a statement tells what others do for somebody: an operation, a drug."""
    return _BY_OTHERS.search(unit.text) is not None or is_on_drugs(unit)
