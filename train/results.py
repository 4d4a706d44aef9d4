"""Makes the weights of `primum.answer.verdict.results` from the development half of PubMedQA.

    python train/results.py DATA src/primum/answer/verdict/results.json

DATA is the folder with `pubmedqa/`: questions with the sections of an abstract but its conclusion (MIT). Two logistic
regressions with a ridge, for yes and for no, for each part of the studies, fitted on the other parts; no chance in
what is written: the same data give the same file. It says how often the sides that would be taken are right.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from logistic import fit, rounded

from primum.answer.verdict import clauses
from primum.answer.verdict.concluding import RESULTS
from primum.answer.verdict.logistic import part
from primum.answer.verdict.results import NAMES, PARTS, figures, worded, wording
from primum.text import sentences

RIDGE, RIDGE_OF_CLAUSES, RIDGE_OF_WORDS = 150.0, 300.0, 400.0
OFTEN = 6
"""Questions that a word or pair of words stands in, at the least."""
LEAST = 1e-4
"""Least spread of a measure that tells anything."""


def rows(data: Path) -> tuple[np.ndarray, list[str], np.ndarray, np.ndarray]:
    """Measures and wording of each question, the words, the experts' answers, and the part that each study is of."""
    held = json.loads((data / "pubmedqa" / "pqal_dev500.json").read_text(encoding="utf-8")).values()
    told = [[text[a:b] for text in row["CONTEXTS"] for a, b in sentences.spans(text)] for row in held]
    asked = [row["QUESTION"] for row in held]
    often = Counter(word for question in asked for word in wording(question))
    words = sorted(word for word, count in often.items() if count >= OFTEN)
    values = [np.concatenate([figures(q, t), worded(q, words)]) for q, t in zip(asked, told, strict=True)]
    parts = np.array([part(statements, PARTS) for statements in told])
    return np.array(values), words, np.array([row["final_decision"] for row in held]), parts


def fitted(scaled: np.ndarray, answers: np.ndarray, side: str) -> np.ndarray:
    """Bias and weights by which a side is told from all else."""
    named = len(NAMES) - len(clauses.NAMES)
    ridge = np.full(scaled.shape[1], RIDGE_OF_WORDS)
    ridge[: len(NAMES)] = RIDGE_OF_CLAUSES
    ridge[:named] = RIDGE
    return fit(scaled, (answers == side).astype(float), ridge)


def main(data: Path, target: Path) -> None:
    values, words, answers, parts = rows(data)
    mean, spread = values.mean(axis=0), values.std(axis=0)
    spread[spread < LEAST] = 1.0
    scaled = (values - mean) / spread
    written = {
        "made_by": "train/results.py",
        "from": f"PubMedQA, development half: {len(answers)} questions, MIT",
        "names": NAMES,
        "words": words,
        "mean": rounded(mean),
        "spread": rounded(spread),
    }
    for side in ("yes", "no"):
        found = np.array([fitted(scaled[parts != n], answers[parts != n], side) for n in range(PARTS)])
        written[side] = [rounded(row) for row in found]
        chance = 1 / (1 + np.exp(-found[parts, 0] - (scaled * found[parts, 1:]).sum(axis=1)))
        sure = chance >= RESULTS[side]
        right = (answers[sure] == side).mean()
        sys.stdout.write(f"{side}: {right:.3f} right of {sure.sum()}, of {len(answers)} questions of other parts\n")
    target.write_text(json.dumps(written, separators=(",", ":")).replace('],"', '],\n"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
