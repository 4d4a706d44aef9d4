"""What a bench found: tables of figures, and the circumstances they were measured in."""

from __future__ import annotations

import math
import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

Cell = str | int | float
_Z = 1.959964
"""The normal quantile of a two-sided interval of 95 %."""


@dataclass(frozen=True, slots=True)
class Table:
    """Figures side by side. Every row has one cell for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""

    def markdown(self) -> str:
        """The table in Markdown, padded so that it reads well as it stands."""
        cells = [self.columns, *(tuple(_shown(c) for c in row) for row in self.rows)]
        widths = [max(len(row[i]) for row in cells) for i in range(len(self.columns))]
        lines = ["| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |" for row in cells]
        lines.insert(1, "|" + "|".join("-" * (w + 2) for w in widths) + "|")
        return "\n".join([f"{self.title}\n", *lines] if self.title else lines)


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one bench. `figures` are the numbers that a bar is held against; `notes` say what else matters."""

    name: str
    tables: tuple[Table, ...]
    figures: dict[str, Cell] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def markdown(self) -> str:
        """The tables, then the notes."""
        notes = "\n".join(f"- {note}" for note in (*self.notes, machine()))
        return "\n\n".join([f"## {self.name}", *(t.markdown() for t in self.tables), notes])

    def json(self) -> dict[str, Any]:
        """Everything, JSON-ready."""
        tables = [
            {"title": t.title, "rows": [dict(zip(t.columns, r, strict=True)) for r in t.rows]} for t in self.tables
        ]
        return {**asdict(self), "tables": tables, "machine": machine()}


def packed(result: Result) -> dict[str, Any]:
    """A result as JSON that `unpacked` reads back."""
    tables = [{"columns": t.columns, "rows": t.rows, "title": t.title} for t in result.tables]
    return {"name": result.name, "tables": tables, "figures": result.figures, "notes": result.notes}


def unpacked(found: dict[str, Any]) -> Result:
    """The result that was packed; KeyError or TypeError where it is none."""
    tables = (Table(tuple(t["columns"]), tuple(map(tuple, t["rows"])), t["title"]) for t in found["tables"])
    return Result(found["name"], tuple(tables), dict(found["figures"]), tuple(found["notes"]))


def machine() -> str:
    """The machine, and how busy it was."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}{load}"
    )


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0..1) of the values lie, by linear interpolation; 0 where there are none."""
    if len(values) < 2:
        return float(values[0]) if values else 0.0
    return statistics.quantiles(values, n=1000, method="inclusive")[min(998, max(0, round(share * 1000) - 1))]


def interval(share: float, size: int) -> tuple[float, float]:
    """The 95 % confidence interval of a share of `size` (Wilson, 1927, Journal of the American Statistical Association
    22: 209–212), both ends 0..1; everything where there is nothing."""
    if size < 1:
        return 0.0, 1.0
    square = _Z * _Z / size
    middle = (share + square / 2) / (1 + square)
    half = _Z / (1 + square) * math.sqrt(share * (1 - share) / size + square / (4 * size))
    return max(0.0, middle - half), min(1.0, middle + half)


def _shown(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:,.3f}" if abs(cell) < 10 else f"{cell:,.1f}"
    return f"{cell:,}" if isinstance(cell, int) else cell
