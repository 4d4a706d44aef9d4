"""How fast passages and questions become vectors, against what the machine's arithmetic allows.

The ceiling is this machine's rate for plain matrix products in float32 (numpy's BLAS), measured in the same run, over
the multiplications and additions that the model needs for one passage. No encoder reaches it: it leaves out everything
that is not a matrix product, and the movement of memory.
"""

from __future__ import annotations

import random
import statistics
import time
from dataclasses import dataclass

import numpy as np

from primum.app import App
from primum.bench.ground import SEED, Ground
from primum.bench.result import Result, Table, quantile
from primum.errors import Unavailable
from primum.ports import Encoder

WORDS = ("pain", "blood", "heart", "water", "night", "muscle", "old", "time", "child", "week", "food", "sleep", "walk")
"""Each is one token in the vocabulary of BERT, so a text of n of them has n + 2 tokens."""
TOKENS = 128
PASSAGES = 64
ROUNDS = 7
QUESTIONS = 60
LAYERS, WIDTH, INNER = 6, 384, 1536
"""The shape of MiniLM-L6: another encoder's ceiling is not known here."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Passages per second made and possible, and milliseconds of each single question."""

    made: float
    possible: float
    questions: tuple[float, ...]

    @property
    def share(self) -> float:
        """Part of the ceiling that was reached."""
        return self.made / self.possible


def measure(ground: Ground) -> Result:
    """Passages of 128 tokens per second, the ceiling, and milliseconds per question of ten words."""
    encoder = App(ground.config).encoder
    if encoder is None:
        raise Unavailable("this bench needs the encoder: run `make setup`, or set PRIMUM_ENCODER")
    found = speed(encoder)
    p50, p95 = quantile(found.questions, 0.5), quantile(found.questions, 0.95)
    rows = (
        ("passages of 128 tokens, made per second", round(found.made, 1)),
        ("the same, if all were matrix products", round(found.possible, 1)),
        ("share of the ceiling", round(found.share, 3)),
        ("one question of ten words, p50 ms", round(p50, 1)),
        ("one question of ten words, p95 ms", round(p95, 1)),
    )
    figures = {
        "share": round(found.share, 3),
        "passages_per_second": round(found.made, 1),
        "query_p50_ms": round(p50, 1),
    }
    return Result("encode", (Table(("what", "figure"), rows),), dict(figures), (encoder.name,))


def speed(encoder: Encoder) -> Speed:
    """Measure, by turns, so that whatever else the machine does falls on both alike; medians of the rounds."""
    chance = random.Random(SEED)
    passages = [_text(chance, TOKENS - 2) for _ in range(PASSAGES)]
    encoder.encode(passages)
    rates, made = [], []
    for _ in range(ROUNDS):
        rates.append(_matrix_rate())
        start = time.perf_counter()
        encoder.encode(passages)
        made.append(PASSAGES / (time.perf_counter() - start))
    questions = []
    for _ in range(QUESTIONS):
        question = _text(chance, 10)
        start = time.perf_counter()
        encoder.encode([question])
        questions.append((time.perf_counter() - start) * 1000)
    return Speed(statistics.median(made), statistics.median(rates) / operations(TOKENS), tuple(questions))


def operations(tokens: int) -> int:
    """Multiplications and additions for one text: the weights' products, then scores and mixing of attention."""
    weights = 4 * WIDTH * WIDTH + 2 * WIDTH * INNER
    attention = 2 * tokens * WIDTH
    return 2 * LAYERS * tokens * (weights + attention)


def _matrix_rate() -> float:
    """Operations per second of the largest product in the model, over 2,048 tokens: the best of five."""
    rows = np.ones((2048, WIDTH), np.float32)
    weights = np.ones((WIDTH, INNER), np.float32)
    out = np.empty((2048, INNER), np.float32)
    spent = []
    for _ in range(5):
        start = time.perf_counter()
        np.matmul(rows, weights, out=out)
        spent.append(time.perf_counter() - start)
    return 2 * 2048 * WIDTH * INNER / min(spent)


def _text(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words))
