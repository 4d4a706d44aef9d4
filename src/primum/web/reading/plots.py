"""Plots of the scorecard as points in a square, ready to be drawn as SVG without styles of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SIDE = 300
"""Length of a plot's axes, in the units of its drawing."""
EDGE = 64
"""What is left beside and below the axes for their numbers and names."""
DASHES = ("", "7 4", "2 3", "9 3 2 3", "1 5", "12 4", "9 3 2 3 2 3")
"""How lines are told apart where there is no colour."""


@dataclass(frozen=True, slots=True)
class Line:
    """A named line: its points as an SVG attribute, its dashes, its numbers as they are."""

    name: str
    points: str
    dashes: str
    rows: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A point, and how wide it is drawn."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Square:
    """One cell of a confusion plot; `share` of its row, 0..1."""

    count: int
    share: float


def calibration(rows: Sequence[Sequence[float]]) -> tuple[Line, list[Dot]]:
    """Rows (mean probability, share that was so, pairs) as a line with dots whose area grows with the pairs."""
    most = max((row[2] for row in rows), default=1) or 1
    dots = [Dot(_x(row[0]), _y(row[1]), round(3 + 7 * (row[2] / most) ** 0.5, 1)) for row in rows]
    return Line("the judge", _points(rows), "", tuple(tuple(row) for row in rows)), dots


def curves(sets: Mapping[str, Sequence[Sequence[float]]]) -> list[Line]:
    """Rows (coverage, risk) of each set as a line."""
    return [
        Line(name.replace("_", " "), _points(rows), DASHES[n % len(DASHES)], tuple(tuple(row) for row in rows))
        for n, (name, rows) in enumerate(sets.items())
    ]


def squares(rows: Sequence[Sequence[Any]]) -> list[tuple[str, list[Square]]]:
    """Rows (label, counts) with each count's share of its row."""
    found = []
    for label, *counts in rows:
        whole = sum(counts) or 1
        found.append((str(label).replace("_", " "), [Square(int(n), n / whole) for n in counts]))
    return found


def ticks() -> list[tuple[str, float, float]]:
    """(number, its place along the bottom, its place up the side) of both axes, which go from 0 to 1."""
    return [(f"{step / 4:g}", _x(step / 4), _y(step / 4)) for step in range(5)]


def place(row: Sequence[float]) -> tuple[float, float]:
    """Where a row (across, up) lies in the drawing."""
    return _x(row[0]), _y(row[1])


def _points(rows: Sequence[Sequence[float]]) -> str:
    return " ".join(f"{_x(row[0])},{_y(row[1])}" for row in rows)


def _x(share: float) -> float:
    return round(EDGE + SIDE * share, 1)


def _y(share: float) -> float:
    return round(10 + SIDE * (1 - share), 1)
