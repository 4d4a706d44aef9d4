"""Judging any claim on any passages, for the doors: the layers, the encoder, and the second judge where one is set."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from primum.answer.verify import Judgement, Weights, judge, weights
from primum.config import Config
from primum.lm import open_encoder, open_judge
from primum.model import Support
from primum.ports import Encoder, Judge

__all__ = ["Judgement", "Judging", "note", "open_judging"]

Judging = Callable[[str, Sequence[str]], Judgement]
"""A claim and the texts of its passages to a judgement; Invalid where either is empty."""


def open_judging(config: Config, *, without: str = "", encoder: Encoder | None = None) -> Judging:
    """The judge that the config describes. `without` names a set that its weights are not to have been fitted on;
    `encoder` is the configured one, where it is open already."""
    threads = config.threads or os.cpu_count() or 1
    if encoder is None and config.encoder_folder:
        encoder = open_encoder(config.encoder_folder, threads=threads)
    second = _second(config, threads)
    fitted: Weights = weights(vectors=encoder is not None, without=without)

    def judged(claim: str, evidence: Sequence[str]) -> Judgement:
        return judge(claim, evidence, encoder=encoder, second=second, weights=fitted)

    return judged


def note(found: Judgement) -> str:
    """What to know of the scores of a judgement whose verdict is not the likeliest of them; else empty."""
    support = found.verdict.support
    if support is Support.UNCHECKED:
        return "The scores decide nothing: left to a person."
    if found.scores[support] < max(found.scores.values()):
        return "Decided by a rule or a second judge, over the scores."
    return ""


def _second(config: Config, threads: int) -> Judge | None:
    if config.judge_address:
        from primum.lm.language import LanguageJudge

        return LanguageJudge(config.judge_address, model=config.judge_model, key=config.judge_key)
    return open_judge(config.judge_folder, threads=threads) if config.judge_folder else None
