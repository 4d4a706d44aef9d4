"""Small logistic models over measures that have names. Their weights stand in JSON files beside the code that measures,
and `train/` makes these; docs/verdict.md has their cards.

A model may have weights for each of several parts of all texts, fitted on those of the other parts: no text is weighed
by weights that were fitted on it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PARTS = 5
"""Parts of all texts, where each has weights of its own."""


@dataclass(frozen=True, slots=True)
class Model:
    """`mean` and `spread`, of shape (measures,), centre and scale a row of measures. `sides` has, for "yes", "no" or
    both, weights that tell the side from all else, of shape (parts, 1 + measures), the bias first. `words` are those
    whose presence is measured after what has a name."""

    mean: Floats
    spread: Floats
    sides: Mapping[str, Floats]
    words: tuple[str, ...]

    def logit(self, side: str, measures: Floats, *, part: int = 0) -> float:
        """How likely a row of measures, of shape (measures,), is of a side, as a logit."""
        own = self.sides[side][part]
        return float(own[0] + (measures - self.mean) / self.spread @ own[1:])


@cache
def model(name: str, measures: tuple[str, ...]) -> Model:
    """The model of a file of this package, by its name without its ending. ValueError where it is of other measures."""
    held = json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    if tuple(held["names"]) != measures:
        raise ValueError(f"{name}.json was made for other measures: run {held['made_by']}")
    sides = {side: np.array(held[side], float) for side in ("yes", "no") if side in held}
    return Model(np.array(held["mean"]), np.array(held["spread"]), sides, tuple(held.get("words", ())))


def part(told: Sequence[str], parts: int = PARTS) -> int:
    """Which part of all texts one belongs to, 0..parts-1, by its statements alone, in whatever order."""
    return min((crc32(s.encode()) for s in told), default=0) % parts
