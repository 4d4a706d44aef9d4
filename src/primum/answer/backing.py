"""Whether each further source that a statement cites says it, too, on its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from primum.answer.verify import judge
from primum.model import Claim, Evidence, Strength, Support

_ORDER = (Strength.VERY_LOW, Strength.LOW, Strength.MODERATE, Strength.HIGH)


def upheld(claim: Claim, evidence: Mapping[str, Evidence]) -> Claim:
    """The claim without those further sources whose quoted words alone do not bear it out, such as hold all of its
    words and a denial beside them. What its first source says is the checker's business. The claim is as strong as the
    strongest source left."""
    own = claim.citations[0].document if claim.citations else ""
    kept = tuple(
        c
        for c in claim.citations
        if c.document == own or judge(claim.text, [c.quote]).verdict.support is Support.SUPPORTED
    )
    if kept == claim.citations:
        return claim
    return replace(claim, citations=kept, strength=max((evidence[c.document].strength for c in kept), key=_ORDER.index))
