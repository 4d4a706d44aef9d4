"""Make src/primum/safety/likeness.tsv: the weights by which words are like those in which people tell of emergencies.

Emergencies      tests/spec/spoken_emergencies.tsv
Others           tests/spec/self_care.txt and general_questions.txt; of the development data, the questions of K-QA
                 (MIT) and the messages of MeQSum (CC BY 4.0) in which no rule finds anything. Only weights are taken.
Model            logistic regression on words, pairs of words, and signs, as safety/likeness.py reads them. A word has,
                 beside its own weight, one from its vector in the encoder's first layer (all-MiniLM-L6-v2, Apache-2.0),
                 so that words never seen weigh as their neighbours do.

Nothing is random: the same texts give the same table.
Run: python train/likeness.py DATA ENCODER_FOLDER src/primum/safety/likeness.tsv
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import numpy_helper
from tokenizers import Tokenizer

from primum.answer.lexicon.spelling import is_valid
from primum.safety import Level
from primum.safety.likeness import Features, runs
from primum.safety.triage import triage, weighed

SPEC = Path(__file__).parent.parent / "tests" / "spec"
HEAD = """\
# Weights of words, pairs of words and signs (after @) in telling emergencies; the row without a name: of nothing.
# Made by train/likeness.py; facts of frequency, no text is contained.
"""
SEEN = 3
"""A pair, or a word's own weight, needs to be in this many samples."""
STEPS, OWN, SHARED = 150, 0.1, 1.0
LEAST = 0.03
USUAL = 15_000
"""So many of the encoder's words, which stand by frequency, get a weight though no text has them."""


def samples(text: str, *, whole: bool) -> list[Features]:
    """What of a text is weighed: of an emergency its longest runs, of others every run."""
    told = weighed(text, is_word=is_valid)
    found = [run for run in runs(told) if run]
    return found[-max(1, len(told) - 2) :] if whole and found else found


def vectors(folder: Path) -> tuple[Tokenizer, Any]:
    """The encoder's tokenizer, and the vectors of its word pieces about their mean."""
    graph = onnx.load(str(folder / "model.onnx")).graph
    table = next(numpy_helper.to_array(t) for t in graph.initializer if len(t.dims) == 2 and t.dims[0] > 30_000)
    table = table.astype(np.float32) - table[1000:].mean(0)
    return Tokenizer.from_file(str(folder / "tokenizer.json")), table / np.linalg.norm(table, axis=1).mean()


class Words:
    """A word's vector, the shorter the more common the word is in the texts."""

    def __init__(self, folder: Path, texts: list[Features]) -> None:
        self.tokenizer, self.table = vectors(folder)
        self.held = Counter(f for text in texts for f in text)
        self.total = len(texts)

    def vector(self, word: str) -> Any:
        """The mean of its pieces' vectors, by its rarity."""
        pieces = self.tokenizer.encode(word, add_special_tokens=False).ids
        rarity = math.log(self.total / (self.held[word] + 0.5)) / 8
        return self.table[pieces].mean(0) * rarity if pieces else np.zeros(self.table.shape[1], np.float32)

    def usual(self) -> list[str]:
        """The encoder's own words of letters alone, the most common first."""
        vocabulary = sorted(self.tokenizer.get_vocab().items(), key=lambda pair: pair[1])
        return [word for word, _ in vocabulary if re.fullmatch(r"[a-z]{3,}", word)][:USUAL]


def is_word(feature: str) -> bool:
    """Whether a feature is one word that nobody denies, not a pair and not a sign."""
    return " " not in feature and feature[0] not in "@!"


def fitted(alarming: list[Features], calm: list[Features], asked: list[Features], words: Words) -> dict[str, float]:
    """The weights, by logistic regression; emergencies weigh as much as small complaints, and as what is asked."""
    every = alarming + calm + asked
    counted = Counter(f for sample in every for f in sample)
    column = {f: i for i, f in enumerate(sorted(f for f, n in counted.items() if n >= SEEN))}
    row = {f: i for i, f in enumerate(sorted(f for f in counted if is_word(f)))}
    meaning = np.array([words.vector(f) for f in row], np.float32)
    own = np.zeros((len(every), len(column)), np.float32)
    shared = np.zeros((len(every), meaning.shape[1]), np.float32)
    for at, sample in enumerate(every):
        size = math.sqrt(len(sample))
        own[at, [column[f] for f in sample if f in column]] = 1 / size
        if here := [row[f] for f in sample if f in row]:
            shared[at] = meaning[here].sum(0) / size
    scale = float(shared.std())
    target = np.array([1.0] * len(alarming) + [0.0] * len(calm + asked), np.float32)
    balance = np.array([s for side in (alarming, calm, asked) for s in [1 / 3 / len(side)] * len(side)], np.float32)
    both = np.hstack([own, shared / scale])
    rates = np.array([0.05] * len(column) + [0.01] * meaning.shape[1], np.float32)
    decay = np.array([OWN] * len(column) + [SHARED] * meaning.shape[1], np.float32) / len(every)
    weight, nothing = descended(both, target, balance, rates, decay)
    found = {f: float(weight[i]) for f, i in column.items()}
    direction = weight[len(column) :] / scale
    for word in sorted({*row, *words.usual()}):
        found[word] = found.get(word, 0.0) + float(words.vector(word) @ direction)
    return {"": nothing, **found}


def descended(inputs: Any, target: Any, balance: Any, rates: Any, decay: Any) -> tuple[Any, float]:
    """Weights and the constant that part the two sides best, by Adam (Kingma and Ba 2014)."""
    across = np.ascontiguousarray(inputs.T)
    weight = np.zeros(inputs.shape[1], np.float32)
    mean, square, nothing = weight.copy(), weight.copy(), 0.0
    for step in range(1, STEPS + 1):
        error = (1 / (1 + np.exp(-(inputs @ weight + np.float32(nothing)))) - target) * balance
        slope = across @ error.astype(np.float32) + decay * weight
        mean = np.float32(0.9) * mean + np.float32(0.1) * slope
        square = np.float32(0.999) * square + np.float32(0.001) * slope * slope
        raised = np.sqrt(square / np.float32(1 - 0.999**step)) + np.float32(1e-8)
        weight -= rates * (mean / np.float32(1 - 0.9**step)) / raised
        nothing -= 0.3 * float(error.sum())
    return weight, nothing


def rows(path: Path, key: str) -> list[str]:
    """One field of a file of JSON lines."""
    return [str(json.loads(line)[key]) for line in path.read_text("utf-8").splitlines() if line.strip()]


def texts(data: Path) -> tuple[list[str], list[str], list[str]]:
    """The emergencies, the small complaints and general questions of our own, and what others ask."""
    spoken = (SPEC / "spoken_emergencies.tsv").read_text("utf-8").splitlines()[1:]
    others = [line.split("\t")[1] for line in (SPEC / "spoken_urgent.tsv").read_text("utf-8").splitlines()[1:]]
    others += [
        text
        for name in ("self_care", "general_questions")
        for text in (SPEC / f"{name}.txt").read_text("utf-8").splitlines()
    ]
    questions = rows(data / "questions/kqa_questions_half.jsonl", "question")
    messages = rows(data / "questions/meqsum_800.jsonl", "chq")
    quiet = [t for t in questions + messages if triage(t, is_word=is_valid, by_words=False).level is Level.NONE]
    return [line.split("\t")[1] for line in spoken], others, quiet


def main(data: Path, encoder: Path, target: Path) -> None:
    """Read the texts, fit, and write the table."""
    spoken, small, questions = texts(data)
    alarming = [run for text in spoken for run in samples(text, whole=True)]
    calm = [run for text in small for run in samples(text, whole=False)]
    asked = [run for text in questions for run in samples(text, whole=False)]
    found = fitted(alarming, calm, asked, Words(encoder, alarming + calm + asked))
    lines = (f"{name}\t{weight:.2f}" for name, weight in sorted(found.items()) if not name or abs(weight) >= LEAST)
    target.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    print(f"{len(alarming)} samples of emergencies, {len(calm + asked)} of others, {len(found)} weights")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
