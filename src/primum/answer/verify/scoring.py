"""Calibrated probabilities: logistic models over what the layers measure, each of which may pull one way only.

There are two: one for claims that no layer objects to, which it puts in order, and one for all others. What tells true
from false among sentences that come near a claim is not what tells near from far. The weights were fitted by
`train/judge.py`; `docs/judge.md` is their card. They say how sure the judge is, and never overrule a layer.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from primum.answer.verify.comparison import Comparison, asks
from primum.answer.verify.layers import Finding
from primum.answer.verify.wording import CONCEPT
from primum.errors import Invalid
from primum.model import Support

CLASSES = (Support.SUPPORTED, Support.PARTLY, Support.CONTRADICTED, Support.UNSUPPORTED)
FEATURES = (
    "coverage", "coverage_all", "concepts", "reverse", "missing", "rare_missing", "cosine", "cosine_coverage", "length",
    "amounts_wrong", "amounts_unmet", "amounts_met", "negation_differs", "null_differs", "null_theirs", "unknown",
    "no_evidence_differs", "hedged_more", "strong_hedged", "bench", "direction_opposite", "direction_same", "agree",
    "conflict", "unaligned", "denied", "rises_unmet", "falls_unmet", "antonyms", "stressed", "compares", "ratio_opposite",
    "ratio_same", "others", "mixed", "signed_missing", "grouped_missing", "degree", "asks", "absent_concepts",
    "sentences", "unsaid", "gap", "objected_gravely",
)  # fmt: skip


THRESHOLD = 0.7
"""The least probability at which *supported* is said of what no layer objects to."""
RAISES = frozenset(
    "coverage coverage_all concepts reverse cosine cosine_coverage amounts_met direction_same agree ratio_same".split()
)
"""Features that may speak for *supported*; every other may speak against it alone, whatever a fit would say."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model over FEATURES, centred and scaled: weights and bias for *supported*, and for each of the other
    three classes where it is not."""

    centre: tuple[float, ...]
    scale: tuple[float, ...]
    supported: tuple[float, ...]
    supported_bias: float
    others: tuple[tuple[float, ...], ...]
    others_bias: tuple[float, ...]

    def __post_init__(self) -> None:
        if {len(row) for row in (self.centre, self.scale, self.supported, *self.others)} != {len(FEATURES)}:
            raise Invalid(f"the judge's weights are not for its {len(FEATURES)} features")


@dataclass(frozen=True, slots=True)
class Weights:
    """The model for claims that no layer objects to, and the one for all others."""

    free: Fit
    barred: Fit


def features(found: Comparison, objections: Sequence[Finding] = ()) -> tuple[float, ...]:
    """What the model sees of a comparison, in the order of FEATURES; `objections` are those of the
    layers, the gravest first. A cosine that is not known counts as 0."""
    ours, theirs, numbers = found.ours, found.theirs, found.amounts
    rising = sum(1 if r > 1 else -1 for r in theirs.ratios) * ours.direction
    opposite, cosine = ours.direction * theirs.direction, found.cosine or 0.0
    values = (
        found.coverage,
        found.coverage_all,
        found.concepts,
        found.reverse,
        math.log1p(sum(t.weight for t in found.missing)),
        max((t.weight for t in found.missing), default=0.0) > 1,
        cosine,
        cosine * found.coverage,
        math.log1p(len(found.terms)),
        min(2, len(numbers.wrong)),
        min(2, len(numbers.unmet)),
        min(2, numbers.met),
        bool(ours.negations) != bool(theirs.negations),
        bool(ours.nulls) != bool(theirs.nulls),
        bool(theirs.nulls),
        theirs.unknown > 0 and not ours.unknown,
        bool(ours.no_evidence) != bool(theirs.no_evidence),
        theirs.hedges > 0 and not ours.hedges,
        ours.strong > 0 and theirs.hedges > 0,
        theirs.bench > 0 and not ours.bench,
        opposite < 0,
        opposite > 0,
        min(3, found.agree),
        min(3, found.conflict),
        min(3, found.unaligned),
        min(3, found.denied),
        ours.up > 0 and not theirs.up,
        ours.down > 0 and not theirs.down,
        bool(found.antonyms),
        bool(found.stressed),
        found.compares,
        rising < 0,
        rising > 0,
        bool(found.others),
        min(3, found.mixed),
        min(3, found.signed_missing),
        min(3, found.grouped_missing),
        min(2, found.degree),
        asks(found.sentence),
        min(3, sum(t.weight >= CONCEPT for t in found.absent)),
        math.log(found.sentences),
        min(3, len(found.unsaid)),
        min(4, found.gap),
        bool(objections) and objections[0].support is not Support.UNCHECKED,
    )
    return tuple(float(value) for value in values)


def probabilities(values: tuple[float, ...], weights: Fit) -> dict[Support, float]:
    """The probability of each class, in their order; they add up to 1."""
    scaled = [(v - c) / s for v, c, s in zip(values, weights.centre, weights.scale, strict=True)]
    chance = 1 / (1 + math.exp(-_sum(scaled, weights.supported, weights.supported_bias)))
    logits = [_sum(scaled, row, bias) for row, bias in zip(weights.others, weights.others_bias, strict=True)]
    powers = [math.exp(logit - max(logits)) for logit in logits]
    rest = [(1 - chance) * power / sum(powers) for power in powers]
    return dict(zip(CLASSES, (chance, *rest), strict=True))


def _sum(values: Sequence[float], weights: Sequence[float], bias: float) -> float:
    return bias + sum(v * w for v, w in zip(values, weights, strict=True))


@lru_cache(maxsize=8)
def load(*, vectors: bool, without: str = "") -> Weights:
    """The weights for a judge with or without an encoder; `without` names a set that they were not fitted on."""
    found = json.loads(files("primum.answer.verify").joinpath("weights.json").read_text(encoding="utf-8"))
    name = ("vectors" if vectors else "words") + (f" without {without}" if without else "")
    if name not in found["models"]:
        raise Invalid(f"there are no weights {name!r}; there are {', '.join(found['models'])}")
    return Weights(**{part: parse(row) for part, row in found["models"][name].items()})


def parse(row: dict[str, Any]) -> Fit:
    """A fit from its JSON form."""
    return Fit(
        tuple(row["centre"]),
        tuple(row["scale"]),
        tuple(row["supported"]),
        float(row["supported_bias"]),
        tuple(tuple(w) for w in row["others"]),
        tuple(row["others_bias"]),
    )
