"""Judging any claim on any passages, for the doors: the layers, the encoder, and the second judge where one is set."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from primum.answer.verify import Judgement, Weights, judge, weights
from primum.config import Config
from primum.lm import open_encoder, open_judge
from primum.ports import Encoder

__all__ = ["Judgement", "Judging", "open_judging"]

Judging = Callable[[str, Sequence[str]], Judgement]
"""A claim and the texts of its passages to a judgement; Invalid where either is empty."""


def open_judging(config: Config, *, without: str = "", encoder: Encoder | None = None) -> Judging:
    """The judge that the config describes. `without` names a set that its weights are not to have been fitted on;
    `encoder` is the configured one, where it is open already."""
    threads = config.threads or os.cpu_count() or 1
    if encoder is None and config.encoder_folder:
        encoder = open_encoder(config.encoder_folder, threads=threads)
    second = open_judge(config.judge_folder, threads=threads) if config.judge_folder else None
    fitted: Weights = weights(vectors=encoder is not None, without=without)

    def judged(claim: str, evidence: Sequence[str]) -> Judgement:
        return judge(claim, evidence, encoder=encoder, second=second, weights=fitted)

    return judged
