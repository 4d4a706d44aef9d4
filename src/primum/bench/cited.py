"""Cited documents: over a library of all snippets of BioASQ 7B to 10B, how many of those that an article cites are
gold, and how many of the gold ones it cites.

A document is all snippets of one PubMed identifier, its title the snippet that was a title. Most gold documents hold
one or two sentences of an abstract; what was not picked as a snippet for any question is not there.
"""

from __future__ import annotations

import json
import statistics
from collections import defaultdict
from pathlib import Path

from primum.app import Supply
from primum.bench.bioasq import BATCHES, questions
from primum.bench.ground import Ground
from primum.bench.result import Cell, Result, Table
from primum.model import Kind, Question

_Z = 1.96
SUPPLY = Supply(Kind.OTHER, "", "", "CC BY 2.5")


def measure(ground: Ground) -> Result:
    """Precision and recall of cited documents, per question, of 10B's questions. The library is encoded once."""
    folder = ground.folder("cited")
    made = folder / "snippets.jsonl"
    documents = write(ground, made)
    encoder = ground.config.encoder_folder is not None
    library = folder / ("library" if encoder else "library by words")
    app = ground.fill(library, [([made], SUPPLY)], encoder=encoder)
    precise, found, cited, gold_counts, without = [], [], [], [], 0
    for asked in questions(ground):
        gold = {pmid for pmid, _, _ in asked.snippets}
        answer = app.ask(Question(asked.text))
        named = {_pmid(evidence.document) for evidence in answer.references}
        without += not named
        cited.append(len(named))
        gold_counts.append(len(gold))
        found.append(len(named & gold) / len(gold))
        if named:
            precise.append(len(named & gold) / len(named))
    rows: tuple[tuple[Cell, ...], ...] = (
        ("precision, where an article cites any", len(precise), *_mean(precise)),
        ("recall, of all questions", len(found), *_mean(found)),
        ("documents cited", len(cited), *_mean(cited)),
        ("gold documents", len(gold_counts), *_mean(gold_counts)),
        ("questions without any citation", len(found), without, 0),
    )
    figures: dict[str, Cell] = {"precision": round(statistics.fmean(precise), 4) if precise else 0.0,
                                "recall": round(statistics.fmean(found), 4)}  # fmt: skip
    note = f"{documents:,} documents; {'words and vectors' if encoder else 'by words alone'}"
    return Result("cited", (Table(("what", "questions", "mean", "± (95 %)"), rows),), figures, (note,))


def write(ground: Ground, target: Path) -> int:
    """Writes the library's documents as JSON lines, in the order of their identifiers; how many there are."""
    texts: dict[str, dict[str, None]] = defaultdict(dict)
    titles: dict[str, str] = {}
    for batch in BATCHES:
        for asked in questions(ground, batch):
            for pmid, text, is_title in asked.snippets:
                if is_title:
                    titles.setdefault(pmid, text.strip().rstrip("."))
                texts[pmid][" ".join(text.split())] = None
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for pmid in sorted(texts):
            row = {"_id": f"pmid-{pmid}", "title": titles.get(pmid, ""), "text": "\n\n".join(texts[pmid])}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return len(texts)


def _pmid(document: str) -> str:
    return document.rsplit("-", 1)[-1]


def _mean(values: list[float] | list[int]) -> tuple[float, float]:
    """The mean and half its 95 % interval."""
    half = _Z * statistics.stdev(values) / len(values) ** 0.5 if len(values) > 1 else 0.0
    return round(statistics.fmean(values), 3), round(half, 3)
