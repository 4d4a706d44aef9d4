"""How right the judge is about claims that people have labelled, and how well its probabilities are calibrated.

For each set, weights are used that were never fitted on it (`train/judge.py`)."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from primum.app.judging import open_judging
from primum.bench.ground import SEED, Ground
from primum.bench.judging_sets import NEUTRAL, NOT, REFUTES, SETS, SUPPORTS, Pair
from primum.bench.result import Cell, Result, Table, interval
from primum.model import Support

FITTED = {"scifact": "scifact", "scifact_sentences": "scifact", "expertqa": "expertqa"}
"""Sets that the shipped weights were fitted on, and the name of the fit that leaves each out."""
MOST = 2000
"""Most pairs of one set; of larger sets a sample is drawn."""
BINS = 10
_AS_LABEL = {Support.SUPPORTED: SUPPORTS, Support.CONTRADICTED: REFUTES}


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, what was said of it, and the probability given to *supported*."""

    pair: Pair
    said: Support
    chance: float
    reason: str


def measure(ground: Ground) -> Result:
    """Precision and recall of *supported*, macro-F1, abstentions and calibration on every labelled set."""
    rows: list[tuple[Cell, ...]] = []
    figures: dict[str, float] = {}
    everything: list[Judged] = []
    wrong: list[tuple[Cell, ...]] = []
    confused: list[tuple[Cell, ...]] = []
    risky: list[tuple[Cell, ...]] = []
    intervals: list[tuple[Cell, ...]] = []
    for name in SETS:
        judged = judge_set(ground, name)
        confused += [(name, *row) for row in confusion(judged)]
        risky += [(name, *row) for row in risks(judged)]
        precision, recall = of_supported(judged)
        row = (precision, recall, macro_f1(judged), abstained(judged), calibration_error(judged))
        said = sum(j.said is Support.SUPPORTED for j in judged)
        rows.append((name, len(judged), said, *(round(v, 3) for v in row)))
        true = sum(j.pair.label == SUPPORTS for j in judged)
        for what, share, size in (("precision", precision, said), ("recall", recall, true)):
            low, high = interval(share, max(1, size))
            intervals.append((name, what, *(round(v, 3) for v in (share, low, high))))
        figures |= {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_macro_f1": row[2]}
        figures |= {f"{name}_abstained": row[3], f"{name}_ece": row[4]}
        everything += judged
        false = [j for j in judged if j.said is Support.SUPPORTED and j.pair.label != SUPPORTS]
        wrong += [(name, j.pair.id, j.pair.claim[:90], j.pair.label, round(j.chance, 2)) for j in false[:5]]
        ground.say(f"{name}: {len(judged):,} pairs")
    columns = ("set", "pairs", "said supported", "precision", "recall", "macro-F1", "unchecked", "calibration error")
    tables = (
        Table(columns, tuple(rows)),
        Table(
            ("probability of supported", "pairs", "mean probability", "were supported"),
            tuple((f"{low / BINS:.1f}–{(low + 1) / BINS:.1f}", *cells) for low, cells in bins(everything)),
            title="Calibration, all sets",
        ),
        Table(
            ("probability of supported", "said supported", "were supported", "left to a person", "of these supported"),
            tuple((f"{low / BINS:.1f}–{(low + 1) / BINS:.1f}", *cells) for low, cells in decided(everything)),
            title="Calibration where it says supported, and where it abstains",
        ),
        Table(("set", "of supported", "figure", "from", "to"), tuple(intervals), title="Intervals of 95 %"),
        Table(("set", "label", *map(str, Support)), tuple(confused), title="Confusion"),
        Table(("set", "coverage", "risk"), tuple(risky), title="Risk and coverage"),
        Table(("set", "pair", "claim", "label", "probability"), tuple(wrong), title="Wrongly supported (five a set)"),
    )
    return Result("judge", tables, {k: round(v, 4) for k, v in figures.items()})


def judge_set(ground: Ground, name: str) -> list[Judged]:
    """Every pair of a set judged, with weights that were not fitted on it."""
    judge = open_judging(ground.config, without=FITTED.get(name, ""))
    pairs = list(SETS[name](ground))
    if len(pairs) > MOST:
        pairs = random.Random(SEED).sample(pairs, MOST)
    judged = []
    for pair in pairs:
        found = judge(pair.claim, pair.evidence)
        judged.append(Judged(pair, found.verdict.support, found.scores[Support.SUPPORTED], found.verdict.reason))
    return judged


def of_supported(judged: Sequence[Judged]) -> tuple[float, float]:
    """Precision and recall of *supported*; 0 where there is nothing to divide by."""
    said = [j for j in judged if j.said is Support.SUPPORTED]
    true = sum(j.pair.label == SUPPORTS for j in judged)
    right = sum(j.pair.label == SUPPORTS for j in said)
    return right / len(said) if said else 0.0, right / true if true else 0.0


def macro_f1(judged: Sequence[Judged]) -> float:
    """Mean F1 over the labels of the set; what is neither supported nor contradicted counts as neutral, and in sets of
    two labels as not supported."""
    labels = sorted({j.pair.label for j in judged})
    rest = NOT if NOT in labels else NEUTRAL if NEUTRAL in labels else REFUTES
    answers = [_AS_LABEL.get(j.said, rest) for j in judged]
    answers = [a if a in labels else rest for a in answers]
    scores = []
    for label in labels:
        both = sum(a == label == j.pair.label for a, j in zip(answers, judged, strict=True))
        either = answers.count(label) + sum(j.pair.label == label for j in judged)
        scores.append(2 * both / either if either else 0.0)
    return sum(scores) / len(scores)


def abstained(judged: Sequence[Judged]) -> float:
    """The share left to a person."""
    return sum(j.said is Support.UNCHECKED for j in judged) / len(judged)


def calibration_error(judged: Sequence[Judged]) -> float:
    """Expected calibration error of the probability of *supported*: mean distance, over tenths, between the mean
    probability and the share that was supported, weighted by how many pairs lie in each (Naeini and others, 2015)."""
    total = len(judged)
    return sum(int(n) / total * abs(float(mean) - float(share)) for _, (n, mean, share) in bins(judged))


def confusion(judged: Sequence[Judged]) -> list[tuple[str | int, ...]]:
    """For each label of the set: it, and how often each verdict was given to pairs that people gave it to."""
    labels = sorted({j.pair.label for j in judged})
    return [
        (label, *(sum(j.pair.label == label and j.said is said for j in judged) for said in Support))
        for label in labels
    ]


def risks(judged: Sequence[Judged], *, steps: int = 20) -> list[tuple[float, float]]:
    """Risk by coverage (El-Yaniv and Wiener, 2010): were the likeliest share of pairs called supported, what share of
    these would be wrong. Rows (coverage, risk), both 0..1, at even steps."""
    ranked = sorted(judged, key=lambda j: -j.chance)
    wrong = list(accumulate(j.pair.label != SUPPORTS for j in ranked))
    ends = sorted({max(1, len(ranked) * step // steps) for step in range(1, steps + 1)}) if ranked else []
    return [(round(end / len(ranked), 3), round(wrong[end - 1] / end, 3)) for end in ends]


def bins(judged: Sequence[Judged]) -> list[tuple[int, tuple[int, float, float]]]:
    """For each tenth of the probability that has pairs: (how many, mean probability, share that was supported)."""
    found = []
    for low in range(BINS):
        inside = [j for j in judged if min(BINS - 1, int(j.chance * BINS)) == low]
        if inside:
            mean = sum(j.chance for j in inside) / len(inside)
            share = sum(j.pair.label == SUPPORTS for j in inside) / len(inside)
            found.append((low, (len(inside), round(mean, 3), round(share, 3))))
    return found


def decided(judged: Sequence[Judged]) -> list[tuple[int, tuple[int, float, int, float]]]:
    """For each tenth of the probability: how many it called supported, the share of these that was; how many it left to
    a person, and the share of these. A tenth with neither is left out; a share of none is 0."""
    found = []
    for low in range(BINS):
        inside = [j for j in judged if min(BINS - 1, int(j.chance * BINS)) == low]
        cells: list[int | float] = []
        for said in (Support.SUPPORTED, Support.UNCHECKED):
            right = [j.pair.label == SUPPORTS for j in inside if j.said is said]
            cells += [len(right), round(sum(right) / len(right), 3) if right else 0.0]
        if cells[0] or cells[2]:
            found.append((low, (int(cells[0]), float(cells[1]), int(cells[2]), float(cells[3]))))
    return found
