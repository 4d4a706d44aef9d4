"""Logistic regression with a ridge, as the models of `primum.answer.verdict.logistic` are fitted: by Newton's method,
with no chance in it, so that the same data give the same file."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def fit(
    values: np.ndarray, answers: np.ndarray, ridge: float | np.ndarray, counted: float | np.ndarray = 1.0
) -> np.ndarray:
    """Bias and weights that make the likelihood, penalised by a ridge for each measure, greatest; the bias is free.

    `values` are of shape (rows, measures), centred and scaled; `answers` 1 or 0, of shape (rows,);
    `counted` how often each row counts."""
    whole = np.column_stack([np.ones(len(values)), values])
    penalty = np.diag([1e-8, *np.broadcast_to(ridge, values.shape[1])])
    found = np.zeros(whole.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-whole @ found))
        slope = whole.T @ (counted * (chance - answers)) + penalty @ found
        found -= np.linalg.solve((whole.T * (counted * chance * (1 - chance))) @ whole + penalty, slope)
    return found


def rounded(row: Sequence[float] | np.ndarray) -> list[float]:
    """Figures as they are written: to five digits."""
    return [round(float(value), 5) for value in row]
