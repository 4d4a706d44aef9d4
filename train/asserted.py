"""Makes the weights of `primum.answer.verdict.asserted` from SciFact's claims and the abstracts that they cite.

    python train/asserted.py DATA src/primum/answer/verdict/asserted.json

DATA is the folder with `scifact/` (claims CC BY 4.0, abstracts ODC-By; the training half). Two logistic regressions
with a ridge, for yes and for no, for each part of the abstracts, fitted on the other parts, among them abstracts that
tell neither; no chance in what is written: the same data give the same file. To be run again after `train/judge.py`,
whose score is measured here. It says how often the sides that would be taken are right.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import numpy as np
from logistic import fit, rounded

from primum.answer.verdict.asserted import LEAST, NAMES, measures
from primum.answer.verdict.logistic import PARTS, part

RIDGE = 20.0
SIDES = {"SUPPORT": "yes", "CONTRADICT": "no"}


def rows(data: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Measures of each claim on each abstract that it cites, "yes", "no" or "", and the part that each is of."""
    with gzip.open(data / "scifact" / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        corpus = {row["_id"]: row for row in map(json.loads, lines)}
    values, answers, parts = [], [], []
    with gzip.open(data / "scifact" / "claims_train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for claim in map(json.loads, lines):
            said = {str(found["doc_id"]): SIDES[found["label"]] for found in claim["evidence"]}
            for cited in map(str, claim["cited_doc_ids"]):
                told = [corpus[cited]["title"], *corpus[cited]["metadata"]["sentences"]]
                values.append(measures(claim["claim"].rstrip(" ."), told))
                answers.append(said.get(cited, ""))
                parts.append(part(told))
    return np.array(values), np.array(answers), np.array(parts)


def main(data: Path, target: Path) -> None:
    values, answers, parts = rows(data)
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    scaled = (values - mean) / spread
    written = {
        "made_by": "train/asserted.py",
        "from": f"SciFact, training half: {len(answers)} claims on abstracts, CC BY 4.0 and ODC-By",
        "names": NAMES,
        "mean": rounded(mean),
        "spread": rounded(spread),
    }
    for side in SIDES.values():
        true = (answers == side).astype(float)
        found = np.array([fit(scaled[parts != n], true[parts != n], RIDGE) for n in range(PARTS)])
        written[side] = [rounded(row) for row in found]
        said = answers[found[parts, 0] + (scaled * found[parts, 1:]).sum(axis=1) >= LEAST[side]]
        right, wrong = (said == side).sum(), ((said != side) & (said != "")).sum()
        sys.stdout.write(f"{side}: {right} right, {wrong} are the other, {(said == '').sum()} neither\n")
    target.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
