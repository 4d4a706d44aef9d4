"""Makes the trees of `primum.answer.composing.extracts` from BioASQ's questions of challenges 7B to 9B.

    python train/extracts.py DATA src/primum/answer/composing/extracts.json

DATA is the folder with `bioasq/`. What is fitted is ROUGE-2 F1 of every extract of a question's snippets against the
experts' answers, less the mean of that question: gradient boosting of squared errors (Friedman, 2001) with oblivious
trees (one question for each level), over samples of questions and measures from a fixed seed: the same data give the
same file. It says whether the file that was there is the same, and what the extracts chosen score, by type of question,
on folds that the trees were not fitted on. Challenge 10B is not
read; figures on it: `primum bench ideal`.
"""

from __future__ import annotations

import gzip
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from primum.answer.composing.extracts import NAMES, Trees, extracts, measures
from primum.answer.composing.given import sentences_of
from primum.bench.ideal import rouge_2

BATCHES = ("7B", "8B", "9B")
TREES, DEPTH, RATE = 400, 4, 0.05
BINS, RIDGE, LEAST = 32, 60.0, 60
ROWS, COLUMNS = 0.7, 0.3
FOLDS = 5
SEED = 7


@dataclass(frozen=True)
class Case:
    """One question: measures of its extracts, what each scores, and what the first snippet alone scores."""

    values: np.ndarray
    scores: np.ndarray
    first: float
    type: str


def cases(data: Path) -> list[Case]:
    """All questions of the challenges, in the order of their files."""
    found = []
    for batch in BATCHES:
        with gzip.open(data / "bioasq" / f"bioasq_{batch}_golden.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                ideal = row["ideal_answer"] if isinstance(row["ideal_answer"], list) else [row["ideal_answer"]]
                texts = [s["text"] for s in row["snippets"]]
                passages = [sentences_of(text) for text in texts]
                runs = extracts(passages)
                scores = np.array([rouge_2(run.text, ideal)[0] for run in runs])
                if runs:
                    values = measures(row["body"], passages, runs)
                    found.append(Case(values, scores, rouge_2(texts[0], ideal)[0], row["type"]))
    return found


def fit(given: list[Case], *, trees: int = TREES, depth: int = DEPTH) -> Trees:
    """Trees that tell what an extract scores, less the mean of its question."""
    values = np.concatenate([c.values for c in given])
    left = np.concatenate([c.scores - c.scores.mean() for c in given])
    weight = np.concatenate([np.full(len(c.scores), len(c.scores) ** -0.5) for c in given])
    owner = np.repeat(np.arange(len(given)), [len(c.scores) for c in given])
    weight /= weight.mean()
    limits = [_limits(column) for column in values.T]
    binned = np.stack([np.searchsorted(cut, column, side="left") for cut, column in zip(limits, values.T, strict=True)])
    chance = np.random.default_rng(SEED)
    asked, cuts, leaves = [], [], []
    for _ in range(trees):
        rows = np.flatnonzero((chance.random(len(given)) < ROWS)[owner])
        columns = np.flatnonzero(chance.random(len(NAMES)) < COLUMNS)
        questions = _grow(binned[:, rows], left[rows], weight[rows], columns, depth)
        at = sum((binned[m] > cut).astype(int) << level for level, (m, cut) in enumerate(questions))
        total = np.bincount(at[rows], weight[rows] * left[rows], 1 << depth)
        count = np.bincount(at[rows], weight[rows], 1 << depth)
        leaf = RATE * total / (count + RIDGE)
        left = left - leaf[at]
        asked.append([m for m, _ in questions])
        cuts.append([limits[m][cut] for m, cut in questions])
        leaves.append(leaf)
    return Trees(np.array(asked), np.array(cuts), np.array(leaves))


def _limits(column: np.ndarray) -> np.ndarray:
    """At most BINS - 1 limits between the values of a measure, each half-way between two that occur."""
    known = np.unique(column)
    at = np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1], method="lower")
    spots = np.unique(np.searchsorted(known, at))
    spots = spots[spots + 1 < len(known)]
    return (known[spots] + known[spots + 1]) / 2


def _grow(
    binned: np.ndarray, left: np.ndarray, weight: np.ndarray, columns: np.ndarray, depth: int
) -> list[tuple[int, int]]:
    """One tree's questions: (measure, bin above which the answer is yes), each the best for all branches together."""
    at = np.zeros(len(left), int)
    pull = weight * left
    chosen: list[tuple[int, int]] = []
    for level in range(depth):
        best = (-1.0, 0, 0)
        for measure in columns:
            spot = at * BINS + binned[measure]
            total = np.bincount(spot, pull, BINS << level).reshape(-1, BINS)
            count = np.bincount(spot, weight, BINS << level).reshape(-1, BINS)
            low, low_count = total.cumsum(axis=1)[:, :-1], count.cumsum(axis=1)[:, :-1]
            high, high_count = total.sum(axis=1)[:, None] - low, count.sum(axis=1)[:, None] - low_count
            gain = (low**2 / (low_count + RIDGE) + high**2 / (high_count + RIDGE)).sum(axis=0)
            gain[np.minimum(low_count.sum(axis=0), high_count.sum(axis=0)) < LEAST] = -1.0
            cut = int(gain[: binned[measure].max(initial=0)].argmax()) if binned[measure].max(initial=0) else -1
            if cut >= 0 and gain[cut] > best[0]:
                best = (float(gain[cut]), int(measure), cut)
        chosen.append(best[1:])
        at += (binned[best[1]] > best[2]).astype(int) << level
    return chosen


def held_out(given: list[Case]) -> np.ndarray:
    """What the chosen extract scores for each question, the trees fitted on the other folds."""
    found = np.zeros(len(given))
    for fold in np.array_split(np.random.default_rng(SEED).permutation(len(given)), FOLDS):
        held = set(fold.tolist())
        trees = fit([c for n, c in enumerate(given) if n not in held])
        for n in fold:
            found[n] = given[n].scores[trees.worth(given[n].values).argmax()]
    return found


def main(data: Path, target: Path) -> None:
    given = cases(data)
    trees = fit(given)
    written = {
        "made_by": "train/extracts.py",
        "from": f"BioASQ {', '.join(BATCHES)}: {len(given)} questions, CC BY 2.5",
        "names": NAMES,
        "asked": trees.asked.tolist(),
        "limits": [[float(f"{v:.5g}") for v in row] for row in trees.limits],
        "leaves": [[round(float(v), 5) for v in row] for row in trees.leaves],
    }
    text = json.dumps(written, separators=(",", ":")).replace('],"', '],\n"') + "\n"
    own = target.exists() and target.read_text(encoding="utf-8") == text
    sys.stdout.write(f"{target} is {'' if own else 'not '}what this script makes of these data\n")
    target.write_text(text, encoding="utf-8")
    scores, first = held_out(given), np.array([c.first for c in given])
    for name in ("all", *sorted({c.type for c in given})):
        of = np.array([name in ("all", c.type) for c in given])
        told = f"{scores[of].mean():.3f} on held-out folds, the first snippet {first[of].mean():.3f}"
        sys.stdout.write(f"{name}, {of.sum()} questions: {told}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
