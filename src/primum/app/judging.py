"""Judging any claim on any passages, for the doors: the layers, the encoder, and the second judge where one is set."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from primum.answer.verify import Judgement, Weights, judge, weights
from primum.config import Config
from primum.lm import open_encoder, open_judge
from primum.model import Support

__all__ = ["CLASSES", "Judgement", "Judging", "open_judging"]

CLASSES = tuple(s for s in Support if s is not Support.UNCHECKED)
"""What a judgement's scores are over, in their order."""
Judging = Callable[[str, Sequence[str]], Judgement]
"""A claim and the texts of its passages to a judgement; Invalid where either is empty."""


def open_judging(config: Config, *, without: str = "") -> Judging:
    """The judge that the config describes. `without` names a set that its weights are not to have been fitted on."""
    threads = config.threads or os.cpu_count() or 1
    encoder = open_encoder(config.encoder_folder, threads=threads) if config.encoder_folder else None
    second = open_judge(config.judge_folder, threads=threads) if config.judge_folder else None
    fitted: Weights = weights(vectors=encoder is not None, without=without)

    def judged(claim: str, evidence: Sequence[str]) -> Judgement:
        return judge(claim, evidence, encoder=encoder, second=second, weights=fitted)

    return judged
