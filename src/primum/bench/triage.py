"""Triage on labelled case vignettes, and on questions that people ask in general.

Half of the vignettes, drawn by a hash of their ids, served to develop the table; the other half was held out at
first and is reported apart. It has been looked at since.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from primum.app import safety
from primum.bench.ground import Ground
from primum.bench.result import Cell, Result, Table

_LEVELS = ("emergency", "urgent", "none")
_NAMES = {"em": "emergency", "ne": "not an emergency", "sc": "self-care"}


def measure(ground: Ground) -> Result:
    """Levels of vignettes by their label, of general questions, and milliseconds for each text."""
    vignettes = sorted(
        ground.rows("safety/semigran_20.jsonl"), key=lambda r: hashlib.sha256(str(r["id"]).encode()).hexdigest()
    )
    rows: list[tuple[Cell, ...]] = []
    missed: list[tuple[Cell, ...]] = []
    figures: dict[str, Cell] = {}
    for half, offset in (("developed on", 0), ("held out", 1)):
        for label, name in _NAMES.items():
            chosen = [r for r in vignettes if r["urgency_level"] == label][offset::2]
            counts = _levels(str(r["case_description"]) for r in chosen)
            rows.append((f"vignettes, {name}, {half}", len(chosen), *(counts[level] for level in _LEVELS)))
            figures[f"{label}_{'held_out' if offset else 'developed'}_none"] = counts["none"]
            missed += [
                (half, name, str(r["correct_diagnosis"])[:50], level)
                for r in chosen
                if (level := safety.triage(str(r["case_description"])).level.value) in _WRONG[label]
            ]
    for name, key in (("healthsearchqa_1000", "question"), ("kqa_questions_half", "question"), ("meqsum_800", "chq")):
        texts = [str(r[key]) for r in ground.rows(f"questions/{name}.jsonl")]
        counts = _levels(texts)
        rows.append((f"questions, {name}", len(texts), *(counts[level] for level in _LEVELS)))
        figures[f"{name}_alarmed"] = counts["emergency"] + counts["urgent"]
    tables = [Table(("texts", "number", *_LEVELS), tuple(rows))]
    if missed:
        tables.append(Table(("half", "label", "diagnosis", "level"), tuple(missed), title="Failures"))
    return Result(
        "triage",
        tuple(tables),
        figures,
        (
            "spoken emergencies, small complaints and general questions: tests/spec",
            "the half held out at first was looked at when the signs were written anew: neither is unseen",
        ),
    )


_WRONG = {"em": ("none",), "ne": (), "sc": ("emergency", "urgent")}


def _levels(texts: Iterable[str]) -> Counter[str]:
    return Counter(safety.triage(text).level.value for text in texts)
