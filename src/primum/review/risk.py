"""How urgently an article needs a person: the order of the desk's queue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import log10

from primum.board import RemarkKind
from primum.model import Strength, Support
from primum.review.standing import Standing

EVIDENCE = 1000
"""What unresolved changes of evidence add: such articles come first, whatever else there is."""
_OF_SUPPORT = {Support.CONTRADICTED: 60, Support.UNSUPPORTED: 40, Support.PARTLY: 15, Support.UNCHECKED: 8}
_SAID = {
    Support.CONTRADICTED: "contradicted",
    Support.UNSUPPORTED: "not supported",
    Support.PARTLY: "supported only in part",
    Support.UNCHECKED: "not checked",
}
_OF_STRENGTH = {Strength.VERY_LOW: 4, Strength.LOW: 2}
REPORT = 25
"""What each open report of a reader adds."""
DISAGREEMENT = 30
"""What each point adds on which sources contradict each other."""
_MOST = 200


class RiskKind(StrEnum):
    """What may speak for haste. CONTRADICTED: the judge finds a source to say otherwise, or two sources contradict each
    other; UNSUPPORTED: it finds less than full support for a sentence; CAREFUL: it speaks of an emergency, or of a
    person."""

    EVIDENCE = "evidence"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"
    WEAK = "weak"
    REPORTED = "reported"
    READ = "read"
    CAREFUL = "careful"


@dataclass(frozen=True, slots=True)
class Risk:
    """A score from 0 (nothing speaks for haste) on, its reasons in words, weightiest first, and their kinds."""

    score: int
    reasons: tuple[str, ...]
    kinds: frozenset[RiskKind] = frozenset()


def risk(standing: Standing) -> Risk:
    """What the newest revision and its remarks come to. Each kind of reason but changed evidence adds 200 at most, so
    that a long article does not overtake one whose source was retracted."""
    parts: list[tuple[int, str, RiskKind]] = []
    changed = standing.evidence()
    if changed:
        parts.append((EVIDENCE + 10 * len(changed), f"{_count(len(changed), 'change')} of evidence", RiskKind.EVIDENCE))
    claims = standing.content.answer.claims()
    for support, weight in _OF_SUPPORT.items():
        count = sum(c.verdict.support is support for c in claims)
        if count:
            kind = RiskKind.CONTRADICTED if support is Support.CONTRADICTED else RiskKind.UNSUPPORTED
            parts.append((min(_MOST, weight * count), f"{_count(count, 'sentence')} {_SAID[support]}", kind))
    differ = len(standing.content.answer.disagreements)
    if differ:
        said = f"{_count(differ, 'point')} on which sources disagree"
        parts.append((min(_MOST, DISAGREEMENT * differ), said, RiskKind.CONTRADICTED))
    weak = sum(_OF_STRENGTH.get(c.strength, 0) for c in claims)
    if weak and claims:
        parts.append((min(_MOST, round(25 * weak / len(claims))), "weak sources", RiskKind.WEAK))
    reports = sum(r.kind is RemarkKind.FEEDBACK and not r.resolved for r in standing.remarks)
    if reports:
        parts.append((min(_MOST, REPORT * reports), f"{_count(reports, 'report')} by readers", RiskKind.REPORTED))
    if standing.article.readers >= 10:
        parts.append((min(_MOST, round(20 * log10(standing.article.readers))), "many readers", RiskKind.READ))
    if standing.content.answer.inquiry.safety:
        parts.append((30, "speaks of an emergency, or of a person", RiskKind.CAREFUL))
    parts.sort(key=lambda part: (-part[0], part[1]))
    return Risk(
        sum(weight for weight, _, _ in parts),
        tuple(reason for _, reason, _ in parts),
        frozenset(kind for _, _, kind in parts),
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
