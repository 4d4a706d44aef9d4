"""Fits the weights of the judge's score (`answer/verify/weights.json`). Its card is `docs/judge.md`.

    python train/judge.py --data ../shared/data --encoder .primum/encoder

Numpy alone, fixed seed, no set but those whose licence allows it: SciFact (claims CC BY 4.0, abstracts ODC-By),
ExpertQA (MIT), Evidence Inference (labels MIT, articles CC BY), PubMedQA (MIT). HealthVer, CovidFact and
AttributionBench are never trained on. A model of its own is fitted without each set that the bench reports, so that
no figure is on what was trained on.
"""

from __future__ import annotations

import argparse
import html
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from primum.answer.verify import deletion, layers, nearly, scoring
from primum.answer.verify.comparison import Similarity, compare
from primum.answer.verify.judge import plain
from primum.bench.ground import Ground
from primum.bench.judging_sets import NEUTRAL, NOT, REFUTES, SUPPORTS, Pair, expertqa, scifact, scifact_sentences
from primum.config import Config
from primum.lm import open_encoder

SEED = 20250930
PRIOR = 1 / 3
"""The share of supported pairs that the probabilities are fitted for, whatever that of the training sets."""
DECAY = 0.05
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


def pubmedqa(ground: Ground) -> Iterator[Pair]:
    """Authors' conclusions, on their own abstracts and on those of others."""
    rows = list(json.loads(ground.path("pubmedqa/pqal_dev500.json").read_text(encoding="utf-8")).items())
    chance = random.Random(SEED)
    for id, row in rows:
        _, other = chance.choice(rows)
        yield Pair(id, row["LONG_ANSWER"], tuple(row["CONTEXTS"]), SUPPORTS, id)
        if other is not row:
            yield Pair(f"{id}-other", row["LONG_ANSWER"], tuple(other["CONTEXTS"]), NEUTRAL, id)


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
        if not deletion.fault(claim, evidence) or nearly.nearest(claim, evidence) is not None:
            continue
        found = compare(claim, evidence, similarity)
        yield Row(scoring.features(found, layers.findings(found)), _OF[pair.label], set)


def fit(rows: Sequence[Row]) -> scoring.Weights:
    """Two logistic models: supported or not, with signs as `scoring.RAISES` says; and which of the rest where not.

    Full-batch Adam; a label that allows several classes counts their sum. A set weighs as the square root of its size,
    so that no set drowns the others."""
    x = np.array([r.features for r in rows])
    centre, scale = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-3)
    x = (x - centre) / scale
    sizes = {s: sum(r.set == s for r in rows) for s in {r.set for r in rows}}
    share = np.array([sizes[r.set] ** -0.5 for r in rows])
    is_true = np.array([r.classes == (0,) for r in rows])
    balance = np.where(is_true, PRIOR / share[is_true].sum(), (1 - PRIOR) / share[~is_true].sum())
    signs = np.array([1.0 if name in scoring.RAISES else -1.0 for name in scoring.FEATURES])
    allowed = np.stack([~is_true, is_true], axis=1).astype(float)
    first, first_bias = _descend(x, allowed, share * balance, signs=np.stack([-signs, signs], axis=1))
    rest = [n for n, row in enumerate(rows) if row.classes != (0,)]
    among = np.array([[float(c in rows[n].classes) for c in (1, 2, 3)] for n in rest])
    second, second_bias = _descend(x[rest], among, share[rest])
    return scoring.Weights(
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
        "scifact": [*scifact(ground), *scifact_sentences(ground), *halves(list(scifact(ground)))],
        "expertqa": list(expertqa(ground)),
        "evidence inference": list(evidence_inference(ground)),
        "pubmedqa": list(pubmedqa(ground)),
    }
    models = {}
    for kind, similarity in (("words", None), ("vectors", _cosines(given.encoder))):
        rows = [row for name, pairs in sets.items() for row in measured(pairs, similarity, set=name)]
        for without in ("", "scifact", "expertqa"):
            used = [r for r in rows if r.set != without]
            model = fit(used)
            name = f"{kind} without {without}" if without else kind
            models[name] = {field: getattr(model, field) for field in model.__slots__}
            print(f"{name}: {len(used)} pairs")
    facts = {"features": scoring.FEATURES, "classes": scoring.CLASSES, "seed": SEED, "models": models}
    given.target.write_text(json.dumps(facts, indent=0) + "\n", encoding="utf-8")


def _cosines(folder: Path) -> Similarity:
    encoder = open_encoder(folder)
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
