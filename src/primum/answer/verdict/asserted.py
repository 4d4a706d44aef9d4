"""What passages come to for a statement that is put up for a yes or a no ("…, yes or no?", "Is it true that …?").

Such a statement is a claim, and the parts of the judge (`answer/verify`) measure it: against all passages together, and
against each of the three sentences alone that hold most of it, where a denial or a turn of direction is not drowned by
what other sentences say. Two small logistic models, one for yes and one for no, make a chance of that each; a side is
taken only where one is sure, so that sentences which tell neither come to neither.

`train/asserted.py` makes the weights (`asserted.json`; docs/verdict.md has their card), one set for each part of all
texts, fitted on those of the other parts: no text is weighed by weights that were fitted on it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from primum.answer.composing.given import AIM
from primum.answer.verdict.logistic import Floats, model, part
from primum.answer.verdict.stance import hold
from primum.answer.verify import layers, scoring
from primum.answer.verify.comparison import Comparison, compare
from primum.model import Support

LEAST = {"yes": 0.5, "no": 0.2}
"""From which logit of its own model on a side is taken."""
BEST = 3
"""Sentences that are held against the statement one by one."""
MUCH = 0.6
"""What a sentence holds of a statement beyond this share, by weight, makes what it says of it weigh more."""
_AIM_COUNTS = 0.3
_OBJECTING = ("amounts", "denial", "direction", "certainty", "population", "subject", "part", "wording")
NAMES = (
    "supported by all", "contradicted by all", *(f"objects: {layer}" for layer in _OBJECTING), "objects gravely",
    "supported, best of three", "contradicted, worst of three", "supported, weighed", "contradicted, weighed",
    "sentences that contradict", "sentences without objection", "supported less contradicted, best",
    "supported less contradicted, worst", "nearly all held, contradicted", "nearly all held, no objection",
)  # fmt: skip
"""The measures, in their order."""
_TRUE = r"(?:true|correct|right|so|the case|a fact)"
_TAIL = re.compile(
    r"[\s,;:.–—-]*\b(?:(?:yes|true|right|correct) or (?:no|false|wrong|not)"
    rf"|(?:is|isn't) (?:this|that|it) {_TRUE})\s*\?*\s*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\s*(?:(?:yes or no|true or false)\s*[?:,–—-]+\s*"
    rf"|(?:is|was) it (?:really |actually |indeed )?{_TRUE} (?:to say )?that\s+)",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"^\W*(?:is|are|was|were|do|does|did|can|could|has|have|had|should|will|would|may|might|must|what|which|who|whom"
    r"|whose|when|where|why|how|if)\b",
    re.IGNORECASE,
)


def statement(question: str) -> str:
    """The statement that a question puts up for a yes or a no; empty where it asks in a question's own form."""
    found = _LEAD.sub("", _TAIL.sub("", question)).strip(" ?.")
    return "" if found == question.strip(" ?.") or _QUESTION.match(found) else found


class Odds(NamedTuple):
    """How likely sentences bear a statement out, and how likely they say the contrary, each as a logit."""

    yes: float
    no: float

    @property
    def side(self) -> str:
        """Which answer they are enough for; empty for none."""
        found = [side for side in ("yes", "no") if getattr(self, side) >= LEAST[side]]
        return found[0] if len(found) == 1 else ""


def odds(claim: str, told: Sequence[str]) -> Odds:
    """What sentences come to for a statement, in whatever order; nothing for either side where none says anything."""
    if not any(hold(claim, told).statements):
        return Odds(-math.inf, -math.inf)
    weights, row, own = model("asserted", NAMES), measures(claim, told), part(told)
    return Odds(weights.logit("yes", row, part=own), weights.logit("no", row, part=own))


def measures(claim: str, told: Sequence[str]) -> Floats:
    """One row of measures, of shape (len(NAMES),); one of the sentences must have 15 characters and be no question."""
    held = hold(claim, told)
    worth = held.shares - _AIM_COUNTS * np.array([bool(AIM.search(s)) for s in held.statements])
    best = np.argsort(-worth, kind="stable")[:BEST]
    whole, objections = _scored(compare(claim, held.statements))
    each = [_scored(compare(claim, [held.statements[n]])) for n in best]
    supported = np.array([scores[Support.SUPPORTED] for scores, _ in each])
    contradicted = np.array([scores[Support.CONTRADICTED] for scores, _ in each])
    denied = np.array([any(o.support is Support.CONTRADICTED for o in found) for _, found in each], float)
    free = np.array([not found for _, found in each], float)
    nearly = np.maximum(0.0, held.shares[best] - MUCH)
    weights = (held.shares[best] + 1e-6) ** 2
    weights /= weights.sum()
    return np.array(
        [
            _logit(whole[Support.SUPPORTED]), _logit(whole[Support.CONTRADICTED]),
            *(any(o.layer == layer for o in objections) for layer in _OBJECTING),
            any(o.support is Support.CONTRADICTED for o in objections),
            supported.max(), contradicted.max(), weights @ supported, weights @ contradicted,
            denied.sum(), free.sum(), (supported - contradicted).max(), (supported - contradicted).min(),
            (denied * nearly).max(), (free * nearly).max(),
        ],
        float,
    )  # fmt: skip


def _scored(found: Comparison) -> tuple[dict[Support, float], tuple[layers.Finding, ...]]:
    """Probabilities by the judge's score and what its layers object to: by words alone, so that a verdict is the same
    with and without an encoder, and by weights that were not fitted on SciFact, as the weights here were."""
    objections = layers.findings(found)
    weights = scoring.load(vectors=False, without="scifact")
    values = scoring.features(found, objections)
    return scoring.probabilities(values, weights.barred if objections else weights.free), objections


def _logit(chance: float) -> float:
    chance = min(0.99, max(0.01, chance))
    return math.log(chance / (1 - chance))
