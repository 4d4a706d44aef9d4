"""How much weight a source can bear for this question: tier, strength, and named concerns."""

from __future__ import annotations

from primum.answer.inquiry.intents import DRUG_INTENTS
from primum.model import Evidence, Kind, Source, Strength

_ORDER = (
    Kind.GUIDELINE, Kind.SYSTEMATIC_REVIEW, Kind.TRIAL, Kind.LABEL, Kind.OBSERVATIONAL, Kind.REFERENCE, Kind.REVIEW,
    Kind.SUMMARY, Kind.CASE_REPORT, Kind.PREPRINT, Kind.OTHER,
)  # fmt: skip
_DRUG_ORDER = (Kind.LABEL, *(k for k in _ORDER if k is not Kind.LABEL))
_STRENGTHS = (Strength.VERY_LOW, Strength.LOW, Strength.MODERATE, Strength.HIGH)
_BASE = {
    Kind.GUIDELINE: 3, Kind.SYSTEMATIC_REVIEW: 3, Kind.TRIAL: 2, Kind.LABEL: 3, Kind.OBSERVATIONAL: 1, Kind.REVIEW: 1,
    Kind.REFERENCE: 2, Kind.SUMMARY: 1, Kind.CASE_REPORT: 0, Kind.PREPRINT: 0, Kind.OTHER: 0,
}  # fmt: skip
ELSEWHERE = "made for another region"
"""Concern that lowers a statement beneath those of the host's home region."""
OLD = 10
"""Years after which a source's age is a concern."""
_HUMAN = {"adult", "child", "infant", "older", "pregnant", "lactating", "men", "women"}


def tier(kind: Kind, intent: str) -> int:
    """Place of a kind in the order that suits the question; 0 is best. Labels come first for questions about a drug."""
    return (_DRUG_ORDER if intent in DRUG_INTENTS else _ORDER).index(kind)


def appraise(document: str, source: Source, *, intent: str, year: int, region: str) -> Evidence:
    """Strength starts from the kind and falls by a step for each concern that weighs; concerns are shown to the reader.

    `year` is the year that age is counted from; `region` the host's home region ("" for none)."""
    level = _BASE[source.kind]
    concerns: list[str] = []
    if source.retracted:
        return Evidence(
            document, source, tier(source.kind, intent), Strength.VERY_LOW, ("retracted: supports nothing",)
        )
    if source.superseded_by:
        level -= 1
        concerns.append(f"superseded by {source.superseded_by}")
    if source.year is None:
        concerns.append("no date given")
    elif year - source.year > OLD:
        level -= 1
        concerns.append(f"old: published {source.year}")
    if "animal" in source.populations and not _HUMAN & set(source.populations):
        level -= 1
        concerns.append("animal study")
    if source.kind is Kind.PREPRINT:
        concerns.append("preprint: not peer reviewed")
    if source.kind is Kind.CASE_REPORT:
        concerns.append("single cases")
    if source.kind is Kind.SUMMARY:
        concerns.append("a summary, not a primary source")
    if source.kind is Kind.GUIDELINE and not source.publisher and not source.kind_read:
        level -= 1
        concerns.append("issuing body not named")
    if source.kind is Kind.OTHER:
        concerns.append("type of source not stated")
    if source.kind_read:
        level -= 0 if source.publisher else 1
        concerns.append("kind read from its text" + ("" if source.publisher else "; publisher not stated"))
    if region and source.jurisdiction not in {"", "INT", region} and source.kind in {Kind.GUIDELINE, Kind.LABEL}:
        concerns.append(f"{ELSEWHERE} ({source.jurisdiction})")
    return Evidence(document, source, tier(source.kind, intent), _STRENGTHS[max(0, min(3, level))], tuple(concerns))
