"""Questions to a library of studies: whether the one that answers is cited first, and whether a question that none
answers is declined.

The abstracts of PubMedQA, each with its conclusion and without its title, which is the question, stand among those of
SciFact. The halves asked here were not looked at while the rules for studies were written.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from primum.app import Supply
from primum.bench.ground import Ground
from primum.bench.result import Cell, Result, Table
from primum.model import Kind, Outcome, Question

HELD, ASKED = 300, 150
"""Abstracts in the library, and how many of their questions are asked: the last ones of a shuffled list."""
_SEED = 5


def measure(ground: Ground) -> Result:
    """Of the questions whose abstract the library holds, and of those whose abstract it lacks, what becomes of them. By
    words alone, without vectors."""
    rows: dict[str, dict[str, Any]] = json.loads(ground.path("pubmedqa/pqal_dev500.json").read_text(encoding="utf-8"))
    ids = sorted(rows)
    random.Random(_SEED).shuffle(ids)
    folder = ground.folder("studies")
    made = folder / "abstracts.jsonl"
    _write(made, {id: rows[id] for id in ids[:HELD]})
    sets = [([made, ground.path("scifact/corpus.jsonl.gz")], Supply(Kind.OTHER, "", "", ""))]
    app = ground.fill(folder / "library", sets, encoder=False)
    held, lacked = ids[HELD - ASKED : HELD], ids[HELD + 100 :]
    first = cited = other = 0
    for id in held:
        shown = [c.citations[0].document for c in app.ask(Question(rows[id]["QUESTION"])).summary]
        first += shown[:1] == [f"pubmedqa-{id}"]
        cited += f"pubmedqa-{id}" in shown
        other += bool(shown) and f"pubmedqa-{id}" not in shown
    declined = sum(app.ask(Question(rows[id]["QUESTION"])).outcome is Outcome.DECLINED for id in lacked)
    table = Table(
        ("questions", "asked", "right study first", "in the direct answer", "another instead", "declined"),
        (
            ("its abstract is held", len(held), first, cited, other, len(held) - cited - other),
            ("its abstract is lacking", len(lacked), "", "", len(lacked) - declined, declined),
        ),
    )
    figures: dict[str, Cell] = {
        "cited_percent": round(100 * cited / len(held), 1),
        "declined_percent": round(100 * declined / len(lacked), 1),
    }
    return Result("studies", (table,), figures, (f"{HELD} abstracts of PubMedQA and those of SciFact, by words alone",))


def _write(target: Path, rows: dict[str, dict[str, Any]]) -> None:
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for id, row in rows.items():
            told = [f"{label}: {text}" for label, text in zip(row["LABELS"], row["CONTEXTS"], strict=True)]
            text = "\n\n".join([*told, f"CONCLUSIONS: {row['LONG_ANSWER']}"])
            file.write(json.dumps({"id": f"pubmedqa-{id}", "title": "", "text": text}, ensure_ascii=False) + "\n")
