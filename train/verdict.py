"""Makes the weights of `primum.answer.verdict.concluding` from BioASQ's yes/no questions of challenges 7B to 9B.

    python train/verdict.py DATA src/primum/answer/verdict/verdict.json

DATA is the folder with `bioasq/`. It says how right the model is on folds that it was not fitted on. Challenge 10B,
PubMedQA and SciFact are not read; figures on them: `primum bench verdict`.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import numpy as np
from logistic import fit, rounded

from primum.answer.verdict.stance import NAMES, hold, measures
from primum.text import sentences

BATCHES = ("7B", "8B", "9B")
RIDGE = 10.0
FOLDS, TURNS = 10, 5


def rows(data: Path) -> tuple[np.ndarray, np.ndarray]:
    """Measures of shape (questions, len(NAMES)), and 1 for yes, 0 for no."""
    found, answers = [], []
    for batch in BATCHES:
        with gzip.open(data / "bioasq" / f"bioasq_{batch}_golden.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["type"] != "yesno":
                    continue
                texts = [s["text"] for s in row["snippets"]]
                said = [text[start:end] for text in texts for start, end in sentences.spans(text)]
                found.append(measures(hold(row["body"], said)))
                answers.append(str(row["exact_answer"]).lower() == "yes")
    return np.array(found), np.array(answers, float)


def held_out(values: np.ndarray, answers: np.ndarray) -> float:
    """Accuracy on folds that the weights were not fitted on, over several ways to part them."""
    right = 0
    for turn in range(TURNS):
        for fold in np.array_split(np.random.default_rng(turn).permutation(len(answers)), FOLDS):
            rest = np.setdiff1d(np.arange(len(answers)), fold)
            mean, spread = values[rest].mean(axis=0), values[rest].std(axis=0) + 1e-9
            found = fit((values[rest] - mean) / spread, answers[rest], RIDGE)
            said = (values[fold] - mean) / spread @ found[1:] + found[0] > 0
            right += int((said == (answers[fold] > 0.5)).sum())
    return right / (TURNS * len(answers))


def main(data: Path, target: Path) -> None:
    values, answers = rows(data)
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    found = fit((values - mean) / spread, answers, RIDGE)
    written = {
        "made_by": "train/verdict.py",
        "from": f"BioASQ {', '.join(BATCHES)}: {len(answers)} yes/no questions, CC BY 2.5",
        "names": NAMES,
        "mean": rounded(mean),
        "spread": rounded(spread),
        "yes": [rounded(found)],
    }
    target.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(answers)} questions, {held_out(values, answers):.3f} right on held-out folds\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
