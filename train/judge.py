"""Fits the weights of the judge's score (`answer/verify/weights.json`). Its card is `docs/judge.md`.

    python train/judge.py --data ../shared/data --encoder .primum/encoder

Numpy alone, fixed seed, no set but those whose licence allows it: SciFact (claims CC BY 4.0, abstracts ODC-By),
ExpertQA (MIT), Evidence Inference (labels MIT, articles CC BY). HealthVer, CovidFact and
AttributionBench are never trained on. A model of its own is fitted without each set that the bench reports, so that
no figure is on what was trained on.
"""

from __future__ import annotations

import argparse
import html
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from primum.answer.verify import deletion, layers, nearly, scoring
from primum.answer.verify.comparison import Similarity, compare
from primum.answer.verify.judge import plain, told
from primum.bench.ground import Ground
from primum.bench.judging_sets import NEUTRAL, NOT, REFUTES, SUPPORTS, Pair, expertqa, scifact
from primum.config import Config
from primum.lm import open_encoder
from primum.model import Support

SEED = 20250930
DECAY = 0.04
STEPS, RATE = 1000, 0.05
TARGET = Path(__file__).parents[1] / "src/primum/answer/verify/weights.json"
PARTLY = "partly"
_OF = {
    SUPPORTS: (0,),
    PARTLY: (1,),
    REFUTES: (2,),
    NEUTRAL: (3,),
    NOT: (1, 2, 3),
}
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """A training pair measured: its features, the classes that its label allows, its set."""

    features: tuple[float, ...]
    classes: tuple[int, ...]
    set: str
    barred: bool


def evidence_inference(ground: Ground) -> Iterator[Pair]:
    """Sentences on trials, made from what was asked about them: intervention, comparator, outcome and direction."""
    says = {"significantly increased": 0, "no significant difference": 1, "significantly decreased": 2}
    wording = (
        ("{i} increases {o} compared with {c}", "{o} is higher with {i} than with {c}"),
        ("{i} has no significant effect on {o} compared with {c}", "{o} does not differ between {i} and {c}"),
        ("{i} reduces {o} compared with {c}", "{o} is lower with {i} than with {c}"),
    )
    chance = random.Random(SEED)
    rows, seen = [], set()
    for row in ground.rows("jats/evidence_inference_labels.jsonl.gz"):
        key = row["prompt_id"]
        if row["label"] in says and row["evidence"] and not row["prompt_flagged_incorrect"] and key not in seen:
            seen.add(key)
            rows.append(row)
    for row in rows:
        parts = {"i": row["intervention"], "o": row["outcome"], "c": row["comparator"]}
        filled = {k: " ".join(html.unescape(v).split()) for k, v in parts.items()}
        true = says[row["label"]]
        other = chance.choice(rows)
        for said, evidence, label in (
            (true, row["evidence"], SUPPORTS),
            (chance.choice([n for n in range(3) if n != true]), row["evidence"], REFUTES),
            (chance.randrange(3), other["evidence"], NEUTRAL),
        ):
            claim = chance.choice(wording[said]).format(**filled)
            if label != NEUTRAL or other["pmcid"] != row["pmcid"]:
                yield Pair(row["prompt_id"], claim, (html.unescape(evidence),), label, row["pmcid"])


def halves(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Two supported claims joined, on the evidence of the first alone: borne out in part."""
    chance = random.Random(SEED)
    true = [p for p in pairs if p.label == SUPPORTS]
    for pair in true:
        other = chance.choice(true)
        if other.group != pair.group:
            claim = f"{pair.claim.rstrip('.')}, and {other.claim}"
            yield Pair(f"{pair.id}-half", claim, pair.evidence, PARTLY, pair.group)


def measured(pairs: Iterable[Pair], similarity: Similarity | None, *, set: str) -> Iterator[Row]:
    """Features of every pair that is left to the score: what the words alone decide is not trained on."""
    for pair in pairs:
        claim, evidence = plain(pair.claim, pair.evidence)
        if not told(evidence) or not deletion.fault(claim, evidence):
            continue
        edited = nearly.nearest(claim, evidence)
        change = layers.of_edits(edited) if edited else None
        if edited and (change is None or change.layer != layers.ADDED or nearly.unheard(edited, evidence)):
            continue
        found = compare(claim, evidence, similarity)
        objections = layers.findings(found)
        yield Row(scoring.features(found, objections), _OF[pair.label], set, bool(objections))


def weights(rows: Sequence[Row]) -> scoring.Weights:
    """A calibrated model for the pairs that no layer objects to, and one for the others."""
    return scoring.Weights(
        calibrated([row for row in rows if not row.barred]), calibrated([row for row in rows if row.barred])
    )


def calibrated(rows: Sequence[Row]) -> scoring.Fit:
    """A fit whose odds of *supported* are brought nearer to what they are on sets left out (Platt, 1999).

    Each set is scored by a fit of the others, and every set counts alike. Of the slope and the shift that make these
    scores likeliest half is put into the weights of the fit of all: it has seen one set more than they."""
    odds, true, share = [], [], []
    for name in sorted({row.set for row in rows}):
        inside = [row for row in rows if row.set == name]
        other = fit([row for row in rows if row.set != name])
        chances = [scoring.probabilities(row.features, other)[Support.SUPPORTED] for row in inside]
        odds += [np.log(c / (1 - c)) for c in chances]
        true += [row.classes == (0,) for row in inside]
        share += [1 / len(inside)] * len(inside)
    slope, shift = _platt(np.array(odds), np.array(true, float), np.array(share) / sum(share))
    whole = fit(rows)
    supported = tuple(round(slope * weight, 5) for weight in whole.supported)
    return replace(whole, supported=supported, supported_bias=round(slope * whole.supported_bias + shift, 5))


def _platt(odds: Array, true: Array, share: Array) -> tuple[float, float]:
    slope, shift = 1.0, 0.0
    for _ in range(5000):
        miss = (1 / (1 + np.exp(-(slope * odds + shift))) - true) * share
        slope, shift = max(0.1, slope - 0.2 * float(miss @ odds)), shift - 0.2 * float(miss.sum())
    return (1 + slope) / 2, shift / 2


def fit(rows: Sequence[Row]) -> scoring.Fit:
    """Two logistic models: supported or not, with signs as `scoring.RAISES` says; and which of the rest where not.

    Full-batch Adam; a label that allows several classes counts their sum. A set weighs as the square root of its size,
    so that no set drowns the others."""
    x = np.array([r.features for r in rows])
    centre, scale = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-3)
    x = (x - centre) / scale
    sizes = {s: sum(r.set == s for r in rows) for s in {r.set for r in rows}}
    share = np.array([sizes[r.set] ** -0.5 for r in rows])
    is_true = np.array([r.classes == (0,) for r in rows])
    signs = np.array([1.0 if name in scoring.RAISES else -1.0 for name in scoring.FEATURES])
    allowed = np.stack([~is_true, is_true], axis=1).astype(float)
    first, first_bias = _descend(x, allowed, share, signs=np.stack([-signs, signs], axis=1))
    rest = [n for n, row in enumerate(rows) if row.classes != (0,)]
    among = np.array([[float(c in rows[n].classes) for c in (1, 2, 3)] for n in rest])
    second, second_bias = _descend(x[rest], among, share[rest])
    return scoring.Fit(
        _floats(centre),
        _floats(scale),
        _floats(first[:, 1] - first[:, 0]),
        float(round(first_bias[1] - first_bias[0], 5)),
        tuple(_floats(row) for row in second.T),
        _floats(second_bias),
    )


def _descend(x: Array, allowed: Array, share: Array, *, signs: Array | None = None) -> tuple[Array, Array]:
    """Weights and biases of a softmax over classes; where `signs` are given, a weight of the other sign becomes 0."""
    share = share / share.sum()
    theta = np.zeros((x.shape[1] + 1, allowed.shape[1]))
    padded = np.hstack([x, np.ones((len(x), 1))])
    first, second = np.zeros_like(theta), np.zeros_like(theta)
    for step in range(1, STEPS + 1):
        p = _softmax(padded @ theta)
        wanted = p * allowed
        wanted /= np.maximum(wanted.sum(axis=1, keepdims=True), 1e-12)
        slope = padded.T @ ((p - wanted) * share[:, None])
        slope[:-1] += DECAY * theta[:-1]
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        theta -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        if signs is not None:
            theta[:-1] = np.where(theta[:-1] * signs > 0, theta[:-1], 0)
    return theta[:-1], theta[-1]


def main() -> None:
    """Measure the pairs once, then fit a model on all sets, and one without each that is reported."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--encoder", type=Path, default=Path(".primum/encoder"))
    options.add_argument("--target", type=Path, default=TARGET)
    given = options.parse_args()
    ground = Ground(given.data, Config())
    sets = {
        "scifact": [*scifact(ground), *halves(list(scifact(ground)))],
        "expertqa": list(expertqa(ground)),
        "evidence inference": list(evidence_inference(ground)),
    }
    models = {}
    for kind, similarity in (("words", None), ("vectors", _cosines(given.encoder))):
        rows = [row for name, pairs in sets.items() for row in measured(pairs, similarity, set=name)]
        for without in ("", "scifact", "expertqa"):
            used = [r for r in rows if r.set != without]
            name = f"{kind} without {without}" if without else kind
            models[name] = asdict(weights(used))
            print(f"{name}: {len(used)} pairs")
    facts = {"features": scoring.FEATURES, "classes": scoring.CLASSES, "seed": SEED, "models": models}
    given.target.write_text(json.dumps(facts, indent=0) + "\n", encoding="utf-8")


def _cosines(folder: Path) -> Similarity:
    encoder = open_encoder(folder, threads=1)
    known: dict[str, Array] = {}

    def similarity(text: str, others: Sequence[str]) -> list[float]:
        new = [t for t in dict.fromkeys([text, *others]) if t not in known]
        if new:
            known.update(zip(new, np.asarray(encoder.encode(new), np.float64), strict=True))
        return [float(known[text] @ known[t]) for t in others]

    return similarity


def _softmax(logits: Array) -> Array:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: Array = powers / powers.sum(axis=1, keepdims=True)
    return result


def _floats(values: Array) -> tuple[float, ...]:
    return tuple(round(float(v), 5) for v in values)


if __name__ == "__main__":
    main()
