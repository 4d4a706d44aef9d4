"""Articles in the reader's words, for the doors: every rewording passes the checker's layers against its claim."""

from __future__ import annotations

from functools import lru_cache

from primum.answer.adapt import adapt, plain_words
from primum.answer.verify.comparison import compare
from primum.answer.verify.layers import Finding, findings
from primum.model import Answer, Audience, Support, Verdict
from primum.reader import Rendition

__all__ = ["adapted", "beside", "grades", "plain_words"]
KEPT = 512
"""Renditions kept: a page is read more often than it changes."""
JUDGED = 16384
"""Rewordings whose verdict is kept: sentences come back in other articles."""
JUDGE = "layers of the checker"
_OBJECTS = frozenset({Support.CONTRADICTED, Support.UNSUPPORTED})


def adapted(answer: Answer, audience: Audience | None = None) -> Rendition:
    """The article for one audience, else for the one that asked: the same claims and citations in each."""
    return _kept(answer, audience or answer.inquiry.question.audience)


def beside(answer: Answer) -> Rendition | None:
    """What is published beside the answer itself: the words for its reader, None where it stands as composed."""
    return None if answer.inquiry.question.audience is Audience.PHYSICIAN else adapted(answer)


def grades(answer: Answer) -> dict[Audience, float]:
    """The reading grade of each audience's wording, by Flesch and Kincaid: for editors."""
    return {audience: adapted(answer, audience).grade for audience in Audience}


@lru_cache(maxsize=KEPT)
def _kept(answer: Answer, audience: Audience) -> Rendition:
    return adapt(answer, audience, judge=lambda text, evidence: _judged(text, tuple(evidence)))


@lru_cache(maxsize=JUDGED)
def _judged(text: str, evidence: tuple[str, ...]) -> Verdict:
    """Whether amounts, denials, directions, people and subject of a rewording are those of its claim. The checker's
    score is not asked: it knows a lay word and its term for two things, which the lexicon knows for one."""
    grave = _objections(text, evidence)
    # What it would object to in the claim itself says nothing of its rewording.
    new = [f for f in grave if f.reason not in {own.reason for own in _objections(evidence[0], evidence)}]
    if new:
        return Verdict(new[0].support, new[0].reason, JUDGE)
    return Verdict(Support.SUPPORTED, "no layer objects to the wording", JUDGE)


def _objections(text: str, evidence: tuple[str, ...]) -> list[Finding]:
    return [f for f in findings(compare(text, evidence)) if f.support in _OBJECTS]
