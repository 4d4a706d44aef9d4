"""Calibrated probabilities: a multinomial logistic model over what the layers measure.

The weights were fitted by `train/judge.py`; `docs/judge.md` is their card. They order claims that no layer objects to,
and say how sure the judge is; they never overrule a layer.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from primum.answer.verify.comparison import Comparison
from primum.errors import Invalid
from primum.model import Support

CLASSES = (Support.SUPPORTED, Support.PARTLY, Support.CONTRADICTED, Support.UNSUPPORTED)
FEATURES = (
    "coverage", "coverage_all", "concepts", "reverse", "missing", "rare_missing", "cosine", "cosine_coverage", "length",
    "amounts_wrong", "amounts_unmet", "amounts_met", "negation_differs", "null_differs", "null_theirs", "unknown",
    "no_evidence_differs", "hedged_more", "strong_hedged", "bench", "direction_opposite", "direction_same", "agree",
    "conflict", "unaligned", "denied", "rises_unmet", "falls_unmet", "antonyms", "stressed", "compares", "ratio_opposite",
    "ratio_same", "others",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weights:
    """A fitted model: for each class a bias and a weight for each of FEATURES, over values centred and scaled.
    `threshold` is the least probability at which *supported* is said."""

    centre: tuple[float, ...]
    scale: tuple[float, ...]
    bias: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]
    threshold: float

    def __post_init__(self) -> None:
        if {len(self.centre), len(self.scale), *(len(row) for row in self.weights)} != {len(FEATURES)}:
            raise Invalid(f"the judge's weights are not for its {len(FEATURES)} features")


def features(found: Comparison) -> tuple[float, ...]:
    """What the model sees of a comparison, in the order of FEATURES. A cosine that is not known counts as 0."""
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
    )
    return tuple(float(value) for value in values)


def probabilities(values: tuple[float, ...], weights: Weights) -> dict[Support, float]:
    """The probability of each class, in their order; they add up to 1."""
    scaled = [(v - c) / s for v, c, s in zip(values, weights.centre, weights.scale, strict=True)]
    logits = [
        bias + sum(w * v for w, v in zip(row, scaled, strict=True))
        for bias, row in zip(weights.bias, weights.weights, strict=True)
    ]
    top = max(logits)
    powers = [math.exp(logit - top) for logit in logits]
    return {name: power / sum(powers) for name, power in zip(CLASSES, powers, strict=True)}


@lru_cache(maxsize=8)
def load(*, vectors: bool, without: str = "") -> Weights:
    """The weights for a judge with or without an encoder; `without` names a set that they were not fitted on."""
    found = json.loads(files("primum.answer.verify").joinpath("weights.json").read_text(encoding="utf-8"))
    name = ("vectors" if vectors else "words") + (f" without {without}" if without else "")
    if name not in found["models"]:
        raise Invalid(f"there are no weights {name!r}; there are {', '.join(found['models'])}")
    return parse(found["models"][name])


def parse(row: dict[str, Any]) -> Weights:
    """Weights from their JSON form."""
    return Weights(
        tuple(row["centre"]),
        tuple(row["scale"]),
        tuple(row["bias"]),
        tuple(tuple(w) for w in row["weights"]),
        float(row["threshold"]),
    )
