"""Questions to a library of studies: whether the one that answers is cited first, and by what it concludes; and whether
a question that none answers is declined.

The abstracts of PubMedQA, each with its conclusion, stand among those of SciFact: once without titles, once with theirs
(the questions). What is asked here was not looked at while the rules for studies were written.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

from primum.app import App, Supply
from primum.bench.ground import Ground
from primum.bench.result import Cell, Result, Table
from primum.model import Kind, Question

HELD, ASKED = 300, 150
"""Abstracts in the library, and how many of their questions are asked: the last ones of a shuffled list."""
_SEED = 5
_CONCLUSIONS = "CONCLUSIONS: "


Rows = dict[str, dict[str, Any]]


def measure(ground: Ground) -> Result:
    """What becomes of questions whose abstract the library holds, and of such as it lacks. By words alone, without
    vectors."""
    rows: Rows = json.loads(ground.path("pubmedqa/pqal_dev500.json").read_text(encoding="utf-8"))
    ids = sorted(rows)
    random.Random(_SEED).shuffle(ids)
    lines: list[tuple[Cell, ...]] = []
    figures: dict[str, Cell] = {}
    for titled in (False, True):
        name = "titled" if titled else "untitled"
        folder = ground.folder(f"studies/{name}")
        made = folder / "abstracts.jsonl"
        _write(made, {id: rows[id] for id in ids[:HELD]}, titled=titled)
        sets = [([made, ground.path("scifact/corpus.jsonl.gz")], Supply(Kind.OTHER, "", "", ""))]
        app = ground.fill(folder / "library", sets, encoder=False)
        found = Counter(_found(app, id, rows[id]) for id in ids[HELD - ASKED : HELD])
        lacked = Counter(_found(app, id, rows[id]) for id in ids[HELD + 100 :])
        right = found["conclusion"] + found["elsewhere"]
        lines += [
            (f"held, {name}", ASKED, right, found["conclusion"], found["another"], found["declined"]),
            (f"lacking, {name}", sum(lacked.values()), "", "", lacked["another"], lacked["declined"]),
        ]
        figures |= {f"{name}_right": right, f"{name}_declined": lacked["declined"]}
    columns = ("abstract", "questions", "cited first", "by its conclusion", "another instead", "declined")
    note = f"{HELD} abstracts of PubMedQA and those of SciFact, by words alone"
    return Result("studies", (Table(columns, tuple(lines)),), figures, (note,))


def _found(app: App, id: str, row: dict[str, Any]) -> str:
    """What the direct answer begins with: the "conclusion" of the right abstract, what stands "elsewhere" in it,
    "another" abstract; or "declined"."""
    summary = app.ask(Question(row["QUESTION"])).summary
    if not summary:
        return "declined"
    first = summary[0].citations[0]
    if first.document != f"pubmedqa-{id}":
        return "another"
    text = app.document(first.document).text
    return "conclusion" if first.start > text.rindex(_CONCLUSIONS) else "elsewhere"


def _write(target: Path, rows: Rows, *, titled: bool) -> None:
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for id, row in rows.items():
            told = [f"{label}: {text}" for label, text in zip(row["LABELS"], row["CONTEXTS"], strict=True)]
            text = "\n\n".join([*told, f"{_CONCLUSIONS}{row['LONG_ANSWER']}"])
            title = row["QUESTION"] if titled else ""
            file.write(json.dumps({"id": f"pubmedqa-{id}", "title": title, "text": text}, ensure_ascii=False) + "\n")
